"""Trình chiếu: the slides of a quarter on the big screen, as files, and which of them are shown."""

import streamlit as st

from app import filters, widgets
from app.deck import saving, screen
from app.deck.concluding import (
    ask_over_slide,
    conclude_over_slide,
    show_concluding,
    take_told,
)
from app.deck.offering import offer_files
from app.deck.slides import make_deck, order_slides, tell_absent
from app.duty.asked import ask
from data.vietnamese import write_quarter

view = filters.current()
asked = ask(view)

widgets.head(f"Trình chiếu {write_quarter(view.quarter)}", view)

decks = saving.read_decks(view)
place = st.container()
name = ""
if decks:
    names = {"": "Bộ chung"} | {one.name: one.name for one in decks}
    name = filters.choose("bo", "Bộ trang chiếu", names, as_list=True)
chosen = next((one for one in decks if one.name == name), None)
own = chosen.slides if chosen else ()
shown = order_slides(filters.hold("trang"), own)
deck = make_deck(view, shown, *asked)

with place:
    screen.draw(
        deck.slides,
        view,
        name,
        ask_over_slide(view),
        take_told(),
        lambda typed: conclude_over_slide(view, typed),
    )
    offer_files(deck.slides, view, name)
    if told := tell_absent(deck.absent):
        widgets.show_notes([told])

widgets.fold("Ghi kết luận", "ket-luan", lambda: show_concluding(view, deck.slides))


def show_editing() -> None:
    """Which slides, in which order; texts; kept decks."""
    saving.show_choice(shown, own)
    saving.show_saving(view, chosen, shown, decks)


widgets.fold("Soạn bộ trang chiếu", "bo-trang-chieu", show_editing)
