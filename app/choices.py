"""Choices in the browser: one component that draws all of a place, each a list or marks to set.

A widget of Streamlit's costs the browser time on every click, for each of its words is read as
Markdown; these are the browser's own fields.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from uuid import uuid4

import streamlit as st

from app import trees
from app.scripts import join_scripts

_component = st.components.v2.component(
    "choices",
    html="<div></div>",
    js=join_scripts("trees.js", "choices.js"),
    isolate_styles=False,
)


class Choice(NamedTuple):
    """One thing to choose.

    `options`: what the reader sees for each key; `chosen`: the keys that are. `kind`: "list" is
    folded away, "bar" has its options side by side, "marks" one below the other, and of "many" any
    number may be chosen. `note` stands below it. `is_label_hidden`: it is read out only.
    """

    field: str
    label: str
    kind: str
    options: Mapping[str, str]
    chosen: Sequence[str]
    note: str = ""
    is_label_hidden: bool = False


def draw(
    choices: Sequence[Choice],
    key: str,
    on_choice: Callable[[str, list[str]], None],
    above: str = "",
) -> None:
    """Draw choices one below the other, below what stands `above` them (HTML of ours).

    `on_choice` is called with the field that was changed and the keys that are chosen now, those
    of its options only.
    """
    made = f"{key}_made"  # the number of the newest choice: an older answer must not undo it

    def take() -> None:
        picked = st.session_state[key].picked
        if picked is None:
            return
        field, keys, number = json.loads(str(picked))
        st.session_state[made] = number
        for choice in choices:
            if choice.field == field:
                on_choice(field, [option for option in choice.options if option in keys])

    _component(
        data={
            "session": st.session_state.setdefault("choices_of", uuid4().hex),
            "above": trees.tell(above),
            "choices": [
                {
                    "field": choice.field,
                    "label": choice.label,
                    "kind": choice.kind,
                    "options": [list(option) for option in choice.options.items()],
                    "chosen": list(choice.chosen),
                    "note": choice.note,
                    "hidden": choice.is_label_hidden,
                }
                for choice in choices
            ],
            "made": st.session_state.get(made, 0),
        },
        key=key,
        on_picked_change=take,
    )
