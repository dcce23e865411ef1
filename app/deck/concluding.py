"""During a slide: what was concluded, by whom it is to be done and by when, kept at once."""

from collections.abc import Sequence

import streamlit as st

from app import filters, roles
from app.deck.slide import Slide
from app.forms.receiving import ask_ending, ask_who, say
from app.view import View
from data import words
from data.vietnamese import write_quarter
from intake import concluding
from intake.concluding import About
from queries import query

_WAIT = "Đang ghi và dựng lại kho số liệu…"


def show_concluding(view: View, slides: Sequence[Slide]) -> None:
    """The form for a conclusion, which keeps the slide and the version that were shown."""
    if told := st.session_state.pop("told", ""):
        st.success(told, icon=":material/check_circle:")
    if not roles.may_write() or view.as_reported:
        return
    data_set = view.snapshot.data_set
    units = query("explanations/units", on=view.snapshot, quarter=view.quarter)
    names = dict(zip(units["unit_id"], units["label"], strict=True))
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
        slide = titles[name][: concluding.LONGEST.get("slide", 200)]
        about = About(view.quarter, unit, due, slide=slide, version=view.snapshot.version)
        done = f"Đã ghi kết luận {write_quarter(view.quarter)}, {names[unit]}."
        with st.spinner(_WAIT):
            say(concluding.conclude, data_set, about, text, who, ends=ends, done=done)
