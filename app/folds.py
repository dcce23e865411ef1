"""What one press unfolds: buttons below a chart, or in a row of their own.

An expander of Streamlit's costs the browser time on every click, folded or not. These buttons cost
no element below a chart (app/charts.py), and one a row elsewhere; only what is open is drawn.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import streamlit as st

from app import trees
from app.scripts import join_scripts

# A table that nobody has opened costs time on every click; tests read all of them.
DRAW_FOLDED = False

_component = st.components.v2.component(
    "folds",
    html="<div></div>",
    js=join_scripts("trees.js", "fold_buttons.js", "folds.js"),
    isolate_styles=False,
)


class Fold(NamedTuple):
    """What a button unfolds.

    `name` is unique among the folds of the page; `draw` is called only while it is open;
    `begins_open`: whether it is open before anybody has pressed its button.
    """

    label: str
    name: str
    draw: Callable[[], None]
    begins_open: bool = False


def show(folds: Sequence[Fold], above: str = "") -> None:
    """A row of buttons that belong to no chart, below what stands `above` it (HTML of ours), and
    below it what is unfolded. A row costs as much as an expander: below a chart its buttons cost
    nothing."""
    key = f"folds_{folds[0].name}"
    _component(
        data={"folds": tell(folds), "above": trees.tell(above)},
        key=key,
        on_unfolded_change=lambda: take(folds, st.session_state[key].unfolded),
    )
    draw(folds)


def tell(folds: Sequence[Fold]) -> list[dict[str, object]]:
    """The buttons, as the browser draws them (static/fold_buttons.js)."""
    return [{"name": one.name, "label": one.label, "open": _is_open(one)} for one in folds]


def take(folds: Sequence[Fold], told: dict[str, list[str]] | None) -> None:
    """Keep which of the folds are open, after a press told it: all of them, so that none of two
    quick presses is lost."""
    if told is not None:
        _pressed().update({one.name: one.name in told["open"] for one in folds})


def draw(folds: Sequence[Fold]) -> None:
    """What is unfolded, one below the other."""
    for one in folds:
        if _is_open(one) or DRAW_FOLDED:
            with st.container(key=f"fold_{one.name}"):
                one.draw()


def _is_open(fold: Fold) -> bool:
    return _pressed().get(fold.name, fold.begins_open)


def _pressed() -> dict[str, bool]:
    """What was opened and closed on this page, by name; another page begins anew."""
    page = st.session_state.get("page")
    if st.session_state.get("folds_page") != page:
        st.session_state["folds_page"] = page
        st.session_state["folds"] = {}
    return st.session_state["folds"]
