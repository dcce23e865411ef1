"""The deck in the browser: one component that gets all slides in one message and turns them there.

A key then costs no question to the server, and what is shown stays what it was when the meeting
began, whatever is published meanwhile (static/deck.js).
"""

import streamlit as st

from app import charts, scripts
from app.deck.message import describe_deck
from app.deck.slide import Slide
from app.view import View

_component = st.components.v2.component(
    "deck",
    html='<section class="deck"></section>',
    js=scripts.join_scripts("deck.js"),
    css=scripts.read("deck.css"),
    isolate_styles=False,  # in a shadow root Plotly's texts are not seen
)


def draw(slides: list[Slide], view: View, name: str) -> None:
    """Draw the deck; `name`: of the deck."""
    _component(data=describe_deck(slides, view, name) | {"plotly": charts.ADDRESS}, key="deck")
