"""The deck in the browser: one component that gets all slides in one message and turns them there.

A key then costs no question to the server, and what is shown stays what it was when the meeting
began, whatever is published meanwhile (static/deck.js).
"""

from pathlib import Path

import pandas as pd
import streamlit as st

from app import charts, markup
from app.deck.foot import make_foot
from app.deck.slide import Slide
from app.view import View
from data.spreadsheets import write_cells

HERE = Path(__file__).resolve().parent.parent / "static"
MOST = 300  # rows of a list over a slide; its page has all

_component = st.components.v2.component(
    "deck",
    html='<section class="deck"></section>',
    js=charts.join_scripts("deck.js"),
    css=(HERE / "deck.css").read_text(encoding="utf-8"),
    isolate_styles=False,  # in a shadow root Plotly's texts are not seen
)


def draw(slides: list[Slide], view: View, name: str) -> None:
    """Draw the deck; `name`: of the deck, with the choices it says which deck this is."""
    foot = make_foot(view)
    _component(
        data={
            "deck": "|".join([name, *foot.chips, foot.mark, *(slide.name for slide in slides)]),
            "version": str(view.snapshot.identity or view.as_reported),
            "slides": [describe(slide) for slide in slides],
            "chips": " · ".join(foot.chips),
            "until": foot.until,
            "mark": foot.mark,
            "units": view.commune_labels,
            "plotly": charts.ADDRESS,
        },
        key="deck",
    )


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
    }


def _list(table: pd.DataFrame | None) -> dict[str, object] | None:
    """A table as texts."""
    if table is None or table.empty:
        return None
    cells = write_cells(table.head(MOST)).to_numpy().tolist()
    return {
        "heads": [str(head) for head in table.columns],
        "rows": [["" if pd.isna(cell) else str(cell) for cell in row] for row in cells],
    }
