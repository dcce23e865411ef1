"""Who changes the figures from a screen, and what is told of it: for all pages that write."""

import logging
from collections.abc import Callable
from contextlib import nullcontext

import streamlit as st

from app.widgets import plain
from data import accepted, holds
from data.versions import WarehouseError
from intake import drafting
from intake.findings import IntakeError

WRITING = "Đang ghi và dựng lại kho số liệu…"
REBUILDING = "Đang dựng lại kho số liệu, tính lại các tổng kiểm soát…"
logger = logging.getLogger("konray")


def ask_who(role: str) -> str:
    """The field for the name of whoever acts; the same one for all that is done in this session."""
    return st.text_input(f"{role} (ghi vào sổ)", key="who", max_chars=60, persist_state="session")


def ask_ending(data_set: str, withdrawn: str = "") -> holds.Hold | None:
    """The rollback that is in force, once whoever decides agrees to end it; `withdrawn`: the
    submission that does not come back."""
    hold = holds.read(data_set)
    if hold is None:
        return None
    back = [one for one in accepted.listed(data_set) if one.submission_id != withdrawn]
    told = drafting.tell_ending(data_set, hold, back)
    st.warning(plain(told), icon=":material/history:")
    agreed = st.checkbox(f"Đồng ý kết thúc việc quay về bản {hold.version}", key="end_rollback")
    return hold if agreed else None


def say(act: Callable, *arguments: object, done: str = "", wait: str = "", **named: object) -> None:
    """Do something that may be refused with a sentence; draw the page anew when it was done.

    done: what is told then, where `act` itself gives no sentence; wait: what is told meanwhile.
    """
    try:
        with st.spinner(wait) if wait else nullcontext():
            answer = act(*arguments, **named)
    except (IntakeError, WarehouseError) as error:
        logger.warning("refused: %s", error)
        st.error(plain(error), icon=":material/error:")
        return
    st.session_state["told"] = plain(answer if isinstance(answer, str) else done)
    st.rerun()
