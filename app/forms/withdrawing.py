"""The piece of the intake page that takes accepted figures out of use."""

from collections.abc import Mapping

import streamlit as st

from app.acting import REBUILDING, ask_ending, ask_who, say
from app.view import View
from app.widgets import plain
from data.vietnamese import write_moment, write_quarter
from intake import acceptances, journal, listing, withdrawing
from intake.journal import Submission


def show_withdrawing(view: View, quarter: str, units: Mapping[str, str]) -> None:
    """One form whose figures are in use: what counts once it is withdrawn, why, and the button."""
    data_set = view.snapshot.data_set
    events = journal.read(data_set)
    in_use = {
        one.submission.sha: one.submission
        for one in acceptances.in_force(events)
        if one.submission.quarter == quarter
    }
    st.caption(
        "Rút biểu duyệt nhầm: số liệu trở về bản trước của đơn vị, không có bản trước thì không "
        "còn số liệu. Cả hai bản và lý do vẫn ở trong sổ."
    )
    if in_use:
        _ask(data_set, in_use, units)
    else:
        st.info(
            f"Chưa có biểu nào của {write_quarter(quarter)} đang được dùng.",
            icon=":material/inbox:",
        )
    for line in listing.list_withdrawals(events, quarter):
        st.caption(plain(line))


def _ask(data_set: str, in_use: Mapping[str, Submission], units: Mapping[str, str]) -> None:
    who = ask_who("Người rút biểu")
    sha = st.selectbox(
        "Biểu đang được dùng",
        list(in_use),
        format_func=lambda sha: _name(in_use[sha], units),
        key="in_use",
    )
    ends = ask_ending(data_set, withdrawn=in_use[sha].submission_id)
    with st.form("withdraw", border=True):
        reason = st.text_input("Lý do rút (ít nhất ba từ)", max_chars=300)
        if st.form_submit_button("Rút biểu này"):
            say(_withdraw, data_set, sha, reason, who, ends=ends, wait=REBUILDING)


def _withdraw(*arguments: object, **named: object) -> str:
    return withdrawing.withdraw(*arguments, **named).sentence


def _name(one: Submission, units: Mapping[str, str]) -> str:
    decided = f"{write_moment(one.decided_at)} ({one.decided_by})" if one.decided_at else ""
    return f"{units.get(one.unit_id, one.unit_id)}, bản {one.number}, duyệt lúc {decided}"
