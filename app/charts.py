"""Charts in the browser: one component that draws what Plotly's Python part describes.

`st.plotly_chart` throws a chart away and builds another on each change of its data; this one draws
into the same place, with the smaller part of Plotly that has bars, lines and points
(static/plotly-basic-….min.js, MIT, the version that the Python part is made for).
"""

from collections.abc import Callable, Sequence

import streamlit as st

from app import folds, trees
from app.folds import Fold
from app.scripts import PLOTLY, join_drawing
from app.web import versioned

_component = st.components.v2.component(
    "chart",
    html="<figure></figure>",
    js=join_drawing("trees.js", "fold_buttons.js", "chart.js"),
    isolate_styles=False,  # in a shadow root Plotly's texts are not seen
)
ADDRESS = versioned(PLOTLY)


def draw(
    spec: str,
    alt: str,
    key: str,
    below: Sequence[str],
    picture: dict[str, object],
    on_pick: Callable[[str], None] | None = None,
    leads_to: str = "",
    choices: int = 0,
    small: dict[str, object] | None = None,
    unfolds: Sequence[Fold] = (),
    above: str = "",
) -> None:
    """Draw a chart below what stands `above` it (HTML of ours), lines of small print below it, and
    a row of buttons: one saves it as a picture, the others tell which of the folds that it
    `unfolds` are open (what is in them draws folds.draw).

    `picture`: what stands around the saved chart (`title`, `subtitle`, `chips`, `source`, `mark`
    of invented figures) and the `file` it is saved as. `on_pick` is called with the `customdata`
    of a mark that is clicked; what it changes, the container with the key `leads_to`, is brought
    into sight. So it is when `choices` has changed: how often the same choice was made by a widget.

    `small` makes it one of several that lead to a page each: the `page`, its `address`, the
    `title` of the chart, the `width` in pixels that it is made for (where there is more, all of it
    grows), and what is `said` in its place where there is nothing to draw.
    """

    def pick() -> None:
        picked = st.session_state[key].picked
        if picked is not None and on_pick is not None:
            on_pick(str(picked))

    _component(
        data={
            "spec": spec,
            "alt": alt,
            "below": list(below),
            "picture": picture,
            "picks": on_pick is not None,
            "leads": leads_to,
            "choices": choices,
            "plotly": ADDRESS,
            "small": small,
            "above": trees.tell(above),
            "folds": folds.tell(unfolds),
        },
        key=key,
        on_picked_change=pick,
        on_unfolded_change=lambda: folds.take(unfolds, st.session_state[key].unfolded),
    )
