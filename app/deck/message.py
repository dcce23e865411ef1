"""The deck as the browser gets it, on the page and in the file to take along (static/deck.js)."""

from collections.abc import Sequence

import pandas as pd

from app import markup
from app.deck.foot import make_foot
from app.deck.slide import Slide
from app.deck.slides import read_plan
from app.view import View
from data.spreadsheets import write_cells
from data.vietnamese import write_number, write_quarter

# Slides that change whenever a conclusion is written down.
OF_TASKS = frozenset(
    one.name for one in read_plan().values() if one.part in ("tasks", "conclusions")
)
MOST = 300  # rows of a list over a slide; its page has all


def describe_deck(slides: Sequence[Slide], view: View, name: str) -> dict[str, object]:
    """All slides in one message; `name`: of the deck, with the choices it says which deck this
    is."""
    foot = make_foot(view)
    return {
        "deck": "|".join([name, *foot.chips, foot.mark, *(slide.name for slide in slides)]),
        "version": str(view.snapshot.identity or view.as_reported),
        "slides": [describe(slide) for slide in slides],
        "chips": " · ".join(foot.chips),
        "until": foot.until,
        "mark": foot.mark,
        "units": view.commune_labels,
        "quarter": write_quarter(view.quarter),
    }


def describe(slide: Slide) -> dict[str, object]:
    """A slide as the browser gets it."""
    return {
        "name": slide.name,
        "label": slide.label,
        "title": slide.title,
        "subtitle": slide.subtitle,
        "spec": slide.spec,
        "html": slide.html,
        "alt": slide.alt,
        "explained": slide.explained,
        "source": markup.write_source(slide.source),
        "notes": list(slide.notes),
        "table": _list(slide.table),
        "rows": _list(slide.rows),
        "is_of_tasks": slide.name in OF_TASKS,
    }


def _list(table: pd.DataFrame | None) -> dict[str, object] | None:
    """A table as texts, and how many rows were left out."""
    if table is None or table.empty:
        return None
    cells = write_cells(table.head(MOST)).to_numpy().tolist()
    left = len(table) - len(cells)
    return {
        "heads": [str(head) for head in table.columns],
        "rows": [["" if pd.isna(cell) else str(cell) for cell in row] for row in cells],
        "more": f"Còn {write_number(left)} dòng nữa; trang của mục này có đủ." if left else "",
    }
