"""The pieces of the intake page about a quarter as a whole, and about the clock that dates it."""

from collections.abc import Mapping
from datetime import timedelta

import streamlit as st

from app.acting import ask_who, say
from app.view import View
from app.widgets import plain
from data import words
from data.versions import WarehouseError
from data.vietnamese import write_moment, write_quarter
from intake import clock, closing, journal, listing, mending
from measures import duty

_SHOWN = 3  # of the places where the clock was wrong; `python -m intake journal` lists all


def show_clock(view: View) -> None:
    """Say when the machine's clock must be wrong, or was; let somebody answer for it.

    A journal that can't be read is told of as well: forms can be made and looked at all the same.
    """
    data_set = view.snapshot.data_set
    try:
        told = clock.doubt(data_set, clock.read())
        odd = clock.look_back(journal.read(data_set))
    except WarehouseError as error:
        st.error(plain(error), icon=":material/menu_book:")
        return
    if told:
        st.warning(
            f"{plain(told)} Chưa ghi được gì vào sổ: hãy chỉnh lại ngày giờ của máy.",
            icon=":material/schedule:",
        )
        with st.form("clock", border=True):
            reason = st.text_input("Giờ này đúng, vì", max_chars=200)
            who = st.text_input("Người xác nhận (ghi vào sổ)", max_chars=60)
            if st.form_submit_button("Xác nhận giờ máy"):
                say(mending.trust_clock, data_set, reason, who)
    if odd:
        more = f" Còn {len(odd) - _SHOWN} chỗ nữa, xem “python -m intake journal”."
        st.warning(
            plain(" ".join(odd[:_SHOWN]) + (more if odd[_SHOWN:] else "")),
            icon=":material/schedule:",
        )


def show_closing(view: View, quarter: str, units: Mapping[str, str]) -> None:
    """Close a quarter, after asking; open it again, or let one unit send all the same."""
    data_set = view.snapshot.data_set
    events = journal.read(data_set)
    closed = journal.closed_at(events, quarter)
    who = ask_who("Người khóa, mở, cho phép")
    if closed is None:
        _ask_closing(data_set, quarter, who)
    else:
        st.session_state.pop("closing", None)
        name = f"{write_quarter(quarter)} đã khóa lúc {write_moment(closed)}."
        st.caption(plain(words.start(name)))
        _show_exception(data_set, quarter, units, who)
        _show_opening(data_set, quarter, who)
    for line in listing.list_closings(events, quarter):
        st.caption(plain(line))


def _ask_closing(data_set: str, quarter: str, who: str) -> None:
    """Name who has not reported before the quarter is closed."""
    st.caption("Khóa quý thì không đơn vị nào gửi thêm, trừ khi được cho phép riêng.")
    asked = st.session_state.get("closing") == (data_set, quarter)
    if not asked:
        if st.button(f"Khóa {write_quarter(quarter)}…"):
            st.session_state["closing"] = data_set, quarter
            st.rerun()
        return
    told = closing.find_outstanding(data_set, quarter).sentence
    st.warning(
        plain(f"{told} Khóa {write_quarter(quarter)} thật không?"), icon=":material/lock_clock:"
    )
    with st.container(horizontal=True, gap="small"):
        if st.button(f"Khóa {write_quarter(quarter)}", type="primary"):
            say(closing.close, data_set, quarter, who)
        if st.button("Thôi, để mở"):
            del st.session_state["closing"]
            st.rerun()


def _show_exception(data_set: str, quarter: str, units: Mapping[str, str], who: str) -> None:
    with st.form("allow", border=True):
        unit_id = st.selectbox("Cho đơn vị gửi muộn", list(units), format_func=units.get)
        week = duty.today() + timedelta(days=7)
        until = st.date_input("Đến hết ngày", week, format="DD/MM/YYYY")
        reason = st.text_input("Lý do", max_chars=200)
        if st.form_submit_button("Cho phép"):
            say(closing.allow, data_set, unit_id, quarter, until, reason, who)


def _show_opening(data_set: str, quarter: str, who: str) -> None:
    with st.form("open", border=True):
        reason = st.text_input("Lý do mở lại", max_chars=200)
        if st.form_submit_button(f"Mở lại {write_quarter(quarter)}"):
            st.session_state.pop("closing", None)
            say(closing.reopen, data_set, quarter, reason, who)
