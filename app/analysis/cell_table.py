"""The table in the browser: a real HTML table whose cells can be picked (static/cells.js)."""

from collections.abc import Callable

import streamlit as st

from app.analysis.section import Page
from app.scripts import join_scripts

LONG = 15  # lines of a table that is shown whole; a longer one scrolls in a frame

_component = st.components.v2.component(
    "cells",
    html="<div></div>",
    js=join_scripts("trees.js", "sorting.js", "cells.js"),
    isolate_styles=False,
)


def draw(page: Page, chosen: str, on_pick: Callable[[str], None], leads_to: str) -> None:
    """Draw the table.

    `on_pick` is called with the place of a cell that is clicked, "" when the `chosen` one is let
    go; what that changes, in the container `leads_to`, is brought into sight.
    """
    key = "table_analysis"

    def pick() -> None:
        picked = st.session_state[key].picked
        if picked is not None:
            on_pick("" if picked == chosen else str(picked))

    _component(
        data={
            "caption": page.title,
            "corner": page.corner,
            "columns": page.heads,
            "lines": [
                {"head": line.head, "cells": line.cells, "total": line.is_total}
                for line in page.lines
            ],
            "long": len(page.lines) > LONG,
            "chosen": chosen,
            "leads": leads_to,
        },
        key=key,
        on_picked_change=pick,
    )
