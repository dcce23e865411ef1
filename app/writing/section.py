"""What the report's page shows beside the report itself: where a number comes from, what there is
to put into the text, and what should be looked at before it is issued."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

from app.duty.asked import ask
from app.view import View
from data.vietnamese import previous_quarter, write_date
from measures.figures.quarter import Figures, read_figures
from measures.figures.rows import read_facts, read_rows
from measures.reporting import Asked
from measures.tasks import find_tasks
from queries import load
from report import corrections, issued
from report.carried import Carried
from report.checks import (
    KINDS,
    Check,
    check_coverage,
    check_doubts,
    check_form,
    check_letters,
    check_notes,
    check_reporting,
    check_standard,
    check_sums,
    check_text,
    tell_carried,
    tell_moved,
)
from report.compose import Composed
from report.issued import Issued
from report.lines import Count


class Origin(NamedTuple):
    """Where a piece of the report comes from.

    title: what it is; value: how it reads, "" for a name or document; details: further sentences;
    rows: the facts behind it; source: documents and places; question: the text of the query.
    """

    title: str
    value: str
    details: list[str]
    rows: pd.DataFrame
    source: str
    query: str = ""
    question: str = ""


def find_titles(composed: Composed) -> dict[str, str]:
    """What each bound piece of the text is, by its key: "so:models.stopped"."""
    figures = composed.figures
    keys = {(run.kind, run.name) for line in composed.lines for run in line.runs if run.name}
    facts = read_facts(figures, [name for _, name in keys if not figures.has(name)])
    names = dict(zip(facts["Mã"], facts["Nội dung"], strict=True))
    names |= {row.document_id: _name_document(row) for row in figures.documents.itertuples()}
    return {
        f"{kind}:{name}": figures.get(name).label if figures.has(name) else names[name]
        for kind, name in keys
        if figures.has(name) or name in names
    }


def find_origin(figures: Figures, key: str) -> Origin | None:
    """Where the piece of that key comes from; None for a key that the quarter doesn't have."""
    kind, _, name = key.partition(":")
    if kind == "vb":
        return _find_document(figures, name)
    if figures.has(name):
        return _find_figure(figures, name)
    rows = read_facts(figures, [name])
    if rows.empty:
        return None
    source = "; ".join(dict.fromkeys(rows["Nguồn"]))
    return Origin(rows["Nội dung"].iat[0], "", [], rows, source)


def list_usable(figures: Figures) -> pd.DataFrame:
    """Every figure that a text may ask for and that is known, by name."""
    known = [figure for name in figures.names if (figure := figures.get(name)).is_known]
    return pd.DataFrame(
        [
            {
                "Viết vào văn bản": f'{{{{ so("{figure.name}") }}}}',
                "Là": figure.label,
                "Giá trị": figure.text,
                "Đơn vị tính": figure.unit,
                "So với quý trước": figure.change if figure.is_compared else "–",
            }
            for figure in known
        ]
    )


def tell_count(count: Count) -> str:
    """ "61 số gắn với dữ liệu, 2 số nhập tay, 5 chỗ trống"."""
    told = f"{count.bound} số gắn với dữ liệu, {count.typed} số nhập tay"
    return f"{told}, {count.gaps} chỗ trống cần viết" if count.gaps else told


def list_done(view: View) -> list[str]:
    """The tasks of the quarter that are known to be done, in their words."""
    return [task.text for task in find_tasks(view.snapshot, view.quarter) if task.state == "done"]


def find_checks(
    view: View, composed: Composed, settings: dict[str, str], carried: Iterable[Carried] = ()
) -> list[Check]:
    """Everything to look at before the report is issued, in the order of the kinds.

    carried: what it says word for word as the report before.
    """
    communes = view.commune_labels
    before = issued.in_force(view.snapshot.data_set, previous_quarter(view.quarter))
    found = [
        *check_text(composed.lines),
        *check_notes(composed.faults),
        *check_letters(composed.lines, settings),
        *check_reporting(composed.figures),
        *check_coverage(composed.lines, composed.figures),
        *check_doubts(composed.figures),
        *check_sums(view.snapshot, view.quarter, communes),
        *(tell_moved(compare_with_issued(view, before[-1]), view.quarter) if before else []),
        *tell_carried(carried),
        *check_form(view.snapshot.data_set, settings, view.quarter, composed.document.signer),
        *check_standard(composed.document, view.district),
    ]
    return sorted(found, key=lambda check: list(KINDS).index(check.kind))


def compare_with_issued(view: View, report: Issued) -> list[str]:
    """What the facts say today otherwise than an issued report, in words; who is late is judged as
    of the same day."""
    printed = issued.read_figures(report)
    asked = Asked(report.judged_on, ask(view)[1])
    today = read_figures(view.snapshot, report.quarter, asked)
    known = {name: today.get(name).text for name in printed if today.has(name)}
    return corrections.compare_with_previous(printed, known)


def _find_figure(figures: Figures, name: str) -> Origin:
    figure = figures.get(name)
    details = []
    if figure.is_known:
        details.append(f"Thay đổi: {figure.change}.")
    if figure.part:
        details.append(f"Phạm vi: {figure.part}.")
    if figure.derived:
        details.append(f"Suy ra: {figure.derived}.")
    value = f"{figure.text} {figure.unit}".replace(" %", "") if figure.is_known else figure.text
    sql, _ = load(figure.query)
    rows = read_rows(figures, name)
    return Origin(figure.label, value, details, rows, figure.source, figure.query, sql)


def _find_document(figures: Figures, document: str) -> Origin | None:
    found = [row for row in figures.documents.itertuples() if row.document_id == document]
    if not found:
        return None
    row = found[0]
    cells = {
        "Loại": row.kind,
        "Số, ký hiệu": row.number or "–",
        "Ngày": "–" if row.issued_on is None else write_date(pd.Timestamp(row.issued_on).date()),
        "Cơ quan ban hành": row.issuer,
        "Nội dung": row.about,
    }
    rows = pd.DataFrame([cells])
    return Origin(_name_document(row), "", [], rows, "Danh mục văn bản của kho số liệu")


def _name_document(row: Any) -> str:
    return " ".join(part for part in (row.kind, row.number) if isinstance(part, str))
