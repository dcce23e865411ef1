"""What the page of documents shows: those of the quarter, the others, and what hangs on each."""

from typing import NamedTuple

from app.cache import kept
from app.documents.titles import (
    tell_abstracts,
    tell_change,
    tell_tie,
    tell_undated,
    title_others,
    title_quarter,
)
from app.menu import SCREENS
from app.view import View
from data import words
from data.vietnamese import previous_quarter
from measures.documents import Document, Documents, Tie, is_of_quarter, read_documents
from queries import query

MOST = 30  # documents that are shown one by one; the table has all
# The pages that show what hangs on a document, the first of them that there is.
PAGES = {
    "definition": ("chi-tieu",),
    "custom": ("hu-tuc",),
    "unit": ("ho-so-xa", ""),
    "deadline": ("che-do-bao-cao",),
    "fact_target": ("chi-tieu",),
    "fact_task": ("nhiem-vu", "bao-cao"),
    "task": ("nhiem-vu", "bao-cao"),
    "fact_model": ("mo-hinh",),
    "fact_model_stock": ("mo-hinh",),
    "fact_custom": ("hu-tuc",),
    "fact_indicator": ("chi-tieu",),
    "fact_outreach": ("tuyen-truyen", ""),
    "fact_support": ("phoi-hop", "tuyen-truyen", "bao-cao"),
    "fact_duty": ("che-do-bao-cao",),
    "fact_note": ("phoi-hop", "bao-cao"),
    "control": ("nguon",),
    "context": ("nguon",),
}
# A task is set in the report of the quarter before.
TASKS = ("fact_task", "task")


class Shown(NamedTuple):
    """A document in words. ties: what hangs on it, each with the page that shows it, None without
    one, and the quarter to show there, "" for the one that is chosen."""

    document: Document
    changes: list[str]
    ties: list[tuple[str, str | None, str]]


class Page(NamedTuple):
    """fresh: documents of the quarter; undated: which may be of any; others: all others, the newest
    first; left: how many of these are in the table alone; note: how exact they are; every: fresh
    and others, all of them."""

    found: Documents
    title: str
    undated: str
    fresh: list[Shown]
    others_title: str
    others: list[Shown]
    left: int
    note: str
    every: list[Shown]


@kept
def read_page(view: View) -> Page:
    """All documents of a version, as a quarter looks at them."""
    found = read_documents(view.snapshot)
    fresh = [one for one in found.steering if is_of_quarter(one.issued_on, view.quarter)]
    others = [one for one in found.steering if one not in fresh]
    units = _label_units(view, found)
    quarters = query("frame/quarters", on=view.snapshot)["quarter"].tolist()

    def show(document: Document) -> Shown:
        invented = document.note.upper() == words.DEMO  # as the head of the page says
        return Shown(
            document._replace(note="") if invented else document,
            [tell_change(change, units) for change in document.changes],
            [(tell_tie(tie), *_find_place(tie, quarters)) for tie in document.ties],
        )

    return Page(
        found,
        title_quarter(found, fresh, view.quarter),
        tell_undated(found),
        [show(one) for one in fresh],
        title_others(others, bool(fresh)),
        [show(one) for one in others[:MOST]],
        max(0, len(others) - MOST),
        tell_abstracts(found),
        [show(one) for one in found.steering],
    )


def _label_units(view: View, found: Documents) -> dict[str, str]:
    """The names of the units whose duty to report a document changed, by their ids."""
    quarters = {
        change.things[1] if change.kind == "extension" else str(change.since)
        for document in found.steering
        for change in document.changes
        if change.kind in ("extension", "exemption")
    }
    if not quarters:
        return {}
    rows = query("duty/units", on=view.snapshot, quarters=sorted(quarters))
    return dict(zip(rows["unit_id"], rows["label"], strict=True))


def _find_place(tie: Tie, quarters: list[str]) -> tuple[str | None, str]:
    """The page that shows a tie, and the quarter, if that one is there to be looked at."""
    there = {screen.address for screen in SCREENS}
    page = next((page for page in PAGES.get(tie.what, ()) if page in there), None)
    quarter = tie.quarter
    if quarter and tie.what in TASKS:
        quarter = previous_quarter(quarter)
    return page, quarter if quarter in quarters else ""
