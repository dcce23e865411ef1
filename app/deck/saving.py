"""Which slides are shown, in which order, with which texts; and decks kept under a name."""

import re
from collections.abc import Callable, Sequence

import streamlit as st

from app import filters, roles
from app.deck.slides import read_plan
from app.view import View
from app.widgets import plain
from data import saved_decks
from data.saved_decks import Deck, Refused, SavedSlide
from intake import people

_TEXT = re.compile(r"chu-(\d+)")


def read_decks(view: View) -> list[Deck]:
    """The decks that were kept; a sentence on the page when they can't be read."""
    try:
        return saved_decks.read(view.snapshot.data_set)
    except Refused as error:
        st.error(plain(error))
        return []


def show_choice(shown: Sequence[SavedSlide], own: Sequence[SavedSlide]) -> None:
    """Leave slides out, take them in, and move one; all of it stands in the address."""
    names = [one.name for one in shown]
    labels = {name: planned.label for name, planned in read_plan().items()}
    labels |= {one.name: one.title for one in own if one.is_text}
    options = [*names, *(name for name in labels if name not in names)]

    def choose() -> None:
        picked = st.session_state["deck_slides"]
        _ask([name for name in options if name in picked])

    def move(by: int) -> None:
        name = st.session_state["deck_moved"]
        at = names.index(name)
        others = [one for one in names if one != name]
        _ask([*others[: max(at + by, 0)], name, *others[max(at + by, 0) :]])

    st.session_state["deck_slides"] = names
    st.pills(
        "Trang được chiếu (bấm để bỏ ra, thêm vào)",
        options,
        key="deck_slides",
        selection_mode="multi",
        format_func=lambda name: plain(labels[name]),
        on_change=choose,
    )
    with st.container(horizontal=True, vertical_alignment="bottom", key="move_slide"):
        if st.session_state.get("deck_moved") not in names:
            st.session_state["deck_moved"] = names[0]
        st.selectbox("Đổi chỗ trang", names, key="deck_moved", format_func=labels.get)
        st.button("Lên trước", key="deck_up", on_click=move, args=(-1,))
        st.button("Xuống sau", key="deck_down", on_click=move, args=(1,))
    st.button("Trở về thứ tự của bộ", key="deck_reset", type="tertiary", on_click=_ask, args=([],))


def show_saving(
    view: View, deck: Deck | None, shown: Sequence[SavedSlide], decks: list[Deck]
) -> None:
    """Add a text, keep the deck, remove one; only for whoever may write, and
    not beside figures of an issued report."""
    if not roles.may_write() or view.as_reported:
        return
    data_set = view.snapshot.data_set
    with st.form("keep_deck", border=True):
        name = st.text_input(
            "Tên bộ trang chiếu", deck.name if deck else "", max_chars=saved_decks.LONGEST_NAME
        )
        title = st.text_input(
            "Thêm một trang chữ: tiêu đề (để trống nếu không thêm)",
            max_chars=saved_decks.LONGEST_TITLE,
        )
        text = st.text_area(
            "Lời của trang chữ, mỗi ý một dòng", max_chars=saved_decks.LONGEST_TEXT, height=110
        )
        if st.form_submit_button("Lưu bộ trang chiếu"):
            _try(lambda: _save(data_set, name, add_text(shown, title, text)), name)
    if decks:
        with st.container(horizontal=True, vertical_alignment="bottom", key="remove_deck"):
            names = [one.name for one in decks]
            picked = st.selectbox("Xóa bộ trang chiếu", names, key="deck_removed")
            if st.button("Xóa", key="deck_remove"):
                _try(lambda: saved_decks.remove(data_set, picked), "")


def add_text(shown: Sequence[SavedSlide], title: str, text: str) -> list[SavedSlide]:
    """The slides and, where anything is written, a text after them, before the last if that is
    for conclusions."""
    slides = list(shown)
    if not (title.strip() or text.strip()):
        return slides
    used = [int(found[1]) for one in slides if (found := _TEXT.fullmatch(one.name))]
    fresh = SavedSlide(f"chu-{max(used, default=0) + 1}", title.strip() or "Ghi chú", text.strip())
    at = len(slides) - 1 if slides and slides[-1].name == "ket-luan" else len(slides)
    return [*slides[:at], fresh, *slides[at:]]


def _save(data_set: str, name: str, slides: list[SavedSlide]) -> None:
    for text in (name, *(part for one in slides for part in (one.title, one.text))):
        if people.has_numbers(text) or people.judge(text) == people.SURE:
            raise Refused(
                "Bộ trang chiếu CHƯA được lưu: tên bộ và trang chữ không ghi tên người, số điện "
                "thoại."
            )
    saved_decks.save(data_set, name, slides)


def _ask(names: list[str]) -> None:
    filters.set_choice("trang", ",".join(names))


def _try(do: Callable[[], object], name: str) -> None:
    """Do it, and show the deck of that name."""
    try:
        do()
    except Refused as error:
        st.error(plain(error))
        return
    filters.set_choice("trang", "")
    filters.set_choice("bo", name.strip())
    st.rerun()
