"""During a slide: what was concluded, by whom it is to be done and by when, kept at once."""

import logging
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from app import filters, roles
from app.acting import WRITING, ask_ending, ask_who, say
from app.deck.slide import Slide
from app.view import View
from data import holds, words
from data.versions import WarehouseError
from data.vietnamese import read_date, write_quarter
from intake import concluding
from intake.concluding import About
from intake.findings import IntakeError
from queries import query

logger = logging.getLogger("konray")
_TOLD = "deck_told"


def show_concluding(view: View, slides: Sequence[Slide]) -> None:
    """The form for a conclusion, which keeps the slide and the version that were shown."""
    if told := st.session_state.pop("told", ""):
        st.success(told, icon=":material/check_circle:")
    if not _may_write(view):
        return
    data_set = view.snapshot.data_set
    names = _name_units(view)
    titles = {slide.name: slide.title for slide in slides}
    who, ends = ask_who("Người ghi"), ask_ending(data_set)
    with st.form("conclude_slide", border=True):
        name = st.selectbox(
            "Kết luận khi đang chiếu trang",
            [*titles],
            format_func=lambda each: f"{[*titles].index(each) + 1}. {titles[each]}",
        )
        text = st.text_area("Nội dung kết luận", max_chars=concluding.LONGEST["text"])
        left, right = st.columns(2)
        unit = left.selectbox(
            "Đơn vị thực hiện", [*names], format_func=lambda each: words.start(names[each])
        )
        due = right.date_input(
            "Hạn hoàn thành (để trống khi không nêu ngày)", None, format="DD/MM/YYYY"
        )
        writes = st.form_submit_button("Ghi kết luận")
    st.html(
        f'<p class="small"><a href="{filters.link("nhiem-vu")}" target="_self">Các kết luận, nhiệm '
        "vụ đã ghi ›</a></p>"
    )
    if writes:
        slide = titles[name][: concluding.LONGEST["slide"]]
        about = About(view.quarter, unit, due, slide=slide, version=view.snapshot.version)
        done = f"Đã ghi kết luận {write_quarter(view.quarter)}, {names[unit]}."
        told = (data_set, about, text, who)
        say(concluding.conclude, *told, ends=ends, done=done, wait=WRITING)


def ask_over_slide(view: View) -> dict[str, Any] | None:
    """What the form over a slide asks (static/deck_form.js); None where nothing may be written, and
    while a rollback is in force, which is ended at the form below the slides."""
    if not _may_write(view) or holds.read(view.snapshot.data_set):
        return None
    units = {unit: words.start(name) for unit, name in _name_units(view).items()}
    who = st.session_state.get("who", "")
    return {"units": units, "longest": concluding.LONGEST["text"], "who": who}


def take_told() -> dict[str, Any] | None:
    """What became of the last conclusion that was typed over a slide: its `number` as the browser
    counts them, whether it is `done`, and a sentence."""
    return st.session_state.get(_TOLD)


def conclude_over_slide(view: View, typed: Mapping[str, Any]) -> None:
    """Write down what was typed over a slide; what became of it is for `take_told`. Of whom
    nothing was asked (`ask_over_slide`) nothing is taken."""
    if not _may_write(view):
        return
    text, unit, due, who, slide = (
        str(typed.get(field) or "") for field in ("text", "unit", "due", "who", "slide")
    )
    st.session_state["who"] = who
    done = False
    try:
        about = About(
            view.quarter,
            unit,
            _read_day(due),
            slide=slide[: concluding.LONGEST["slide"]],
            version=_read_number(typed.get("version")),
        )
        concluding.conclude(view.snapshot.data_set, about, text, who)
        done = True
        told = f"Đã ghi kết luận {write_quarter(view.quarter)}, {_name_units(view)[unit]}."
    except (IntakeError, WarehouseError) as error:
        logger.warning("refused: %s", error)
        told = str(error)
    number = _read_number(typed.get("number"))
    st.session_state[_TOLD] = {"number": number, "done": done, "text": told}


def _may_write(view: View) -> bool:
    return roles.may_write() and not view.as_reported


def _name_units(view: View) -> dict[str, str]:
    units = query("explanations/units", on=view.snapshot, quarter=view.quarter)
    return dict(zip(units["unit_id"], units["label"], strict=True))


def _read_day(text: str) -> date | None:
    """A day as somebody typed it, None for none; IntakeError for what is no day."""
    try:
        return read_date(text) if text.strip() else None
    except ValueError as error:
        raise IntakeError(f"Kết luận CHƯA được ghi. {error}") from None


def _read_number(told: object) -> int:
    return told if isinstance(told, int) else 0
