"""The deck in the browser: one component that gets all slides in one message and turns them there.

A key then costs no question to the server, and what is shown stays what it was when the meeting
began, whatever is published meanwhile (static/deck.js).
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from app import charts, scripts
from app.deck.message import describe_deck
from app.deck.slide import Slide
from app.view import View

KEY = "deck"

_component = st.components.v2.component(
    "deck",
    html='<section class="deck"></section>',
    js=scripts.join_drawing(*scripts.DECK),
    css=scripts.read("deck.css"),
    isolate_styles=False,  # in a shadow root Plotly's texts are not seen
)


def draw(
    slides: list[Slide],
    view: View,
    name: str,
    concluding: dict[str, Any] | None,
    told: dict[str, Any] | None,
    on_concluded: Callable[[dict[str, Any]], None],
) -> None:
    """Draw the deck; `name`: of the deck. `concluding`: what the form for a conclusion over a
    slide asks, None where nothing may be written; `on_concluded` is called with what was typed
    there, and `told` is what became of the last (app/deck/concluding.py)."""

    def conclude() -> None:
        typed = st.session_state[KEY].concluded
        if typed is not None:
            on_concluded(typed)

    _component(
        data=describe_deck(slides, view, name)
        | {
            "plotly": charts.ADDRESS,
            "number": view.snapshot.version,
            "concluding": concluding,
            "told": told,
        },
        key=KEY,
        on_concluded_change=conclude,
    )
