"""Tables in the browser: one component for all, to read, sort, search and pick from.

A real HTML table: it can be read out, copied with its rows and columns, and printed whole, none of
which holds for Streamlit's own long table.
"""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st

from app import trees
from app.links import find_links
from app.scripts import join_scripts

MOST = 2000  # rows that are drawn; the files have all
SHORT = 15  # rows of a table that is shown whole; a longer one scrolls in a frame, with a search


_component = st.components.v2.component(
    "table",
    html="<div></div>",
    js=join_scripts("trees.js", "sorting.js", "table.js"),
    isolate_styles=False,
)


def draw(
    cells: pd.DataFrame,
    caption: str,
    key: str,
    chosen: int | None = None,
    on_pick: Callable[[int | None], None] | None = None,
    marks: Mapping[str, Sequence[str]] | None = None,
    above: str = "",
) -> None:
    """Draw a table of cells that are written already, below what stands `above` it (HTML of ours);
    `caption` is read out before it.

    `on_pick` makes its rows choices: it is called with the position of a row that is clicked, None
    when the `chosen` one is let go. `marks`: of a column the colours (CSS) that its cells begin
    with. A cell that names a commune leads to its profile.
    """

    def pick() -> None:
        picked = st.session_state[key].picked
        if picked is not None and on_pick is not None:
            on_pick(None if picked == chosen else int(picked))

    told = cells.head(MOST).to_numpy().tolist()
    rows = [["" if pd.isna(cell) else str(cell) for cell in row] for row in told]
    more = len(cells) - len(rows)
    _component(
        data={
            "heads": [str(head) for head in cells.columns],
            "rows": rows,
            "above": trees.tell(above),
            "caption": caption,
            "long": len(rows) > SHORT,
            "more": f"Còn {more} dòng nữa; tệp tải về có đủ." if more else "",
            "links": find_links(rows),
            "picks": on_pick is not None,
            "chosen": chosen,
            "marks": {name: list(colours) for name, colours in (marks or {}).items()},
        },
        key=key,
        on_picked_change=pick,
    )
