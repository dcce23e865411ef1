"""The report of the quarter as HTML, for the file that is taken along; every word escaped."""

from collections.abc import Sequence
from typing import NamedTuple

from app.duty.asked import ask
from app.markup import write
from app.view import View
from data.vietnamese import write_quarter
from report import drafts, issued
from report.compose import DRAFT, compose
from report.errors import ReportError
from report.lines import Line, Run, read_lines
from report.storage import Draft
from report.trial import fill_up

_STYLES = {"strong": "strong", "emph": "em"}


class ReportText(NamedTuple):
    """A report: what it is, "Báo cáo quý II/2024 (dự thảo)", and its text as HTML."""

    title: str
    html: str


def tell_report(view: View) -> ReportText:
    """The report of a view's quarter: as it was issued where a view shows those figures, else the
    newest draft with the figures of the view and what the intake's journal knows, as on its page.
    One that can't be read says so in its place; WarehouseError for a damaged journal."""
    name = f"Báo cáo {write_quarter(view.quarter)} của huyện"
    try:
        if view.as_reported:
            report = issued.in_force(view.snapshot.data_set, view.quarter)[-1]
            lines = read_lines(issued.read_body(report))
            return ReportText(f"{name} (đã chốt)", write_report(lines))
        return ReportText(f"{name} ({DRAFT.lower()})", write_report(_compose(view)))
    except ReportError as error:
        return ReportText(name, f"<p>{write(str(error))}</p>")


def _compose(view: View) -> list[Line]:
    data_set, quarter = view.snapshot.data_set, view.quarter
    last = drafts.newest(data_set, quarter)
    draft = last.draft if last else Draft({}, {})
    texts, standing = (fill_up(data_set, quarter, own) for own in (draft.texts, {}))
    composed = compose(
        view.snapshot, quarter, texts, draft.settings, fallback=standing, sent=ask(view)[1]
    )
    return composed.lines


def write_report(lines: Sequence[Line]) -> str:
    """Paragraphs and headings; notes below, each begun with its number."""
    told, noted = [], 0
    for line in lines:
        tag = f"h{line.level + 2}" if line.level else "p"
        mark = f"<sup>({line.note})</sup> " if line.note > noted else ""
        noted = max(noted, line.note)
        kind = ' class="note"' if line.note else ""
        told.append(f"<{tag}{kind}>{mark}{''.join(map(_write_run, line.runs))}</{tag}>")
    return "\n".join(told)


def _write_run(run: Run) -> str:
    if run.kind == "note":
        return f"<sup>{write(run.text)}</sup>"
    # a run keeps the blanks at its ends, which part it from its neighbours
    inside = run.text.strip()
    before, _, after = run.text.partition(inside) if inside else (run.text, "", "")
    text = f"{before and ' '}{write(inside)}{after and ' '}"
    tag = "mark" if run.kind == "thieu" else _STYLES.get(run.style, "")
    return f"<{tag}>{text}</{tag}>" if tag else text
