"""The files of a report: Word, PDF, the annex of its figures; and all of them frozen together."""

from typing import Any

import pandas as pd

from data import permission, store, words
from data.store import Snapshot
from data.versions import DATA_SETS
from data.vietnamese import write_quarter
from measures.duty import Sent
from measures.figures.quarter import read_facts, read_rows
from report import annex, freezing, letters, word
from report.annex_numbers import split_values
from report.checks import check_letters, check_notes, check_text, tell_unready
from report.compose import Composed, compose
from report.errors import ReportError
from report.freezing import Frozen
from report.frozen_files import UNDONE
from report.identity import Identity
from report.issued import Issued
from report.lines import Line
from report.storage import Draft
from report.text_parts import PARTS, standing_text

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


def name_file(composed: Composed, ending: str, *, what: str = "bao-cao") -> str:
    """The name of a file: "bao-cao-2024-Q2.docx", "minh-hoa-bao-cao-2024-Q2.docx"."""
    demo = "minh-hoa-" if composed.document.banner else ""
    draft = "-du-thao" if composed.document.mark else ""
    return f"{demo}{what}-{composed.figures.quarter}{draft}.{ending}"


def write_annex(composed: Composed, snapshot: Snapshot) -> bytes:
    """The rows behind each footnote as an Excel file, one sheet each, and one for the body."""
    notes: dict[int, list[Line]] = {}
    for line in composed.lines:
        notes.setdefault(line.note, []).append(line)
    sheets = []
    for note, lines in sorted(notes.items(), key=lambda item: item[0] or 10_000):
        rows = _rows_behind(composed, lines)
        if rows.empty and note:
            rows = _rows_of_words(composed, lines)
        if rows.empty:
            continue
        name = f"Chú thích {note}" if note else "Trong bài"
        title = lines[0].text if note else "Số liệu nêu trong bài, ngoài chú thích"
        source = "; ".join(dict.fromkeys(rows["Nguồn"]))
        sheets.append(annex.Sheet(name, title, split_values(rows), source))
    return annex.write(sheets, _describe(composed, snapshot))


def collect_figures(composed: Composed) -> dict[str, dict[str, Any]]:
    """Every figure that the report shows, by name: what it read, its source and its facts."""
    shown = {run.name for line in composed.lines for run in line.runs if run.kind == "so"}
    figures = [composed.figures.get(name) for name in sorted(shown)]
    return {
        figure.name: {
            "text": figure.text,
            "change": figure.change,
            "label": figure.label,
            "source": figure.source,
            "rows": list(figure.rows),
        }
        for figure in figures
    }


def issue(
    snapshot: Snapshot,
    quarter: str,
    draft: Draft,
    issued_by: str = "",
    sent: tuple[Sent, ...] = (),
) -> Issued:
    """Freeze the report as it stands, without the mark of a draft; `sent`: as in `compose`.

    ReportError where nothing may be written, when a text can't be filled in, when something is
    missing (number, date, signer, a gap), when it is issued already, or the files could not be
    written.
    """
    if refusal := permission.refusal():
        raise ReportError(f"{UNDONE}. {refusal}")
    if store.is_replaced(snapshot):
        raise ReportError(
            f"{UNDONE}: bản số liệu {snapshot.path.name} vừa được thay bằng tệp "
            "khác. Hãy tải lại trang, xem lại báo cáo rồi chốt lại."
        )
    standing = {
        part.name: standing_text(snapshot.data_set, quarter, part.name)
        for part in PARTS
        if part.name not in draft.texts
    }
    composed = compose(
        snapshot, quarter, standing | draft.texts, draft.settings, mark="", sent=sent
    )
    if composed.errors:
        raise composed.errors[0]
    _require_complete(composed, draft)
    frozen = Frozen(
        draft=draft,
        standing=standing,
        body=composed.body,
        figures=collect_figures(composed),
        word=word.write(composed.document, _identify(snapshot, quarter)),
        pdf=letters.write_pdf(composed.document),
        annex=write_annex(composed, snapshot),
        warehouse=snapshot.path,
    )
    return freezing.freeze(snapshot.data_set, quarter, frozen, issued_by)


def _require_complete(composed: Composed, draft: Draft) -> None:
    """ReportError that names all that is missing."""
    checks = [
        *check_text(composed.lines),
        *check_notes(composed.faults),
        *check_letters(composed.lines, draft.settings),
    ]
    if told := tell_unready(draft.settings, composed.document.signer, checks):
        raise ReportError(f"{UNDONE}: {told}. Hãy điền, sửa cho đủ rồi chốt lại.")


def _identify(snapshot: Snapshot, quarter: str) -> Identity:
    return Identity(snapshot.data_set, quarter, "chot", str(snapshot.version))


def _rows_behind(composed: Composed, lines: list[Line]) -> pd.DataFrame:
    """The facts behind all that some lines take from the warehouse, each once, in their order."""
    frames = []
    for name in dict.fromkeys(run.name for line in lines for run in line.runs if run.name):
        if composed.figures.has(name):
            frames.append(read_rows(composed.figures, name))
        else:
            frames.append(read_facts(composed.figures, [name]))
    found = [frame for frame in frames if not frame.empty]
    if not found:
        return pd.DataFrame()
    return pd.concat(found, ignore_index=True).drop_duplicates(ignore_index=True)


def _rows_of_words(composed: Composed, lines: list[Line]) -> pd.DataFrame:
    """A note without a figure: its lines, and the documents that they cite."""
    names = {
        row.document_id: f"{row.kind} {row.number}"
        for row in composed.figures.documents.itertuples()
    }
    rows = []
    for line in lines:
        cited = [names[run.name] for run in line.runs if run.kind == "vb" and run.name in names]
        source = "; ".join(dict.fromkeys(cited)) or "lời của người soạn"
        rows.append({"Nội dung": line.text, "Nguồn": source})
    return pd.DataFrame(rows)


def _describe(composed: Composed, snapshot: Snapshot) -> dict[str, str]:
    demo = composed.document.banner == words.DEMO
    number = composed.document.number
    return {
        "Phụ lục của": f"Báo cáo {number + '-' if number else ''}{composed.document.symbol}, "
        f"{write_quarter(composed.figures.quarter)}",
        "Bộ số liệu": words.DEMO if demo else f"Số liệu {DATA_SETS[snapshot.data_set]}",
        "Kho số liệu": f"bản {snapshot.version}",
        "Ô trống": "chưa có số, không phải bằng không",
    } | ({"Bản": composed.document.mark} if composed.document.mark else {})
