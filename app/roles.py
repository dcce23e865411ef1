"""Who may see and do what: one place for it, so that a later sign-in has one place to change."""

from ipaddress import ip_address

import streamlit as st

from data import permission

READING_ONLY = (
    "Phần mềm đang mở cho máy khác mà chưa có đăng nhập, nên chỉ để xem và tải về: không nhận "
    "biểu, không duyệt, không soạn hay chốt báo cáo được. Muốn làm những việc đó, hãy chạy phần "
    "mềm trên chính máy này, không kèm --server.address."
)

_reached_from_outside = False


def sees_villages() -> bool:
    """Whether the reader may see figures of single villages. Today everybody may."""
    return True


def may_write() -> bool:
    """Whether the reader may send, decide, write and issue.

    Today whoever sits at this computer may: the server listens to nobody else, and nobody else
    ever reached it.
    """
    return is_loopback(st.get_option("server.address")) and not _reached_from_outside


def explain_refusal() -> str:
    """Why the reader may not write, as a sentence; "" if he may."""
    return "" if may_write() else READING_ONLY


def follow_at_writing() -> None:
    """Have everything that writes in this process ask `may_write` as well."""
    permission.follow(explain_refusal)


def note_reached(address: str) -> None:
    """Take note of an own address at which the server was reached.

    Streamlit knows only the address it was told; another server (`uvicorn dashboard:app --host …`)
    may have opened more.
    """
    global _reached_from_outside
    _reached_from_outside = _reached_from_outside or not is_loopback(address)


def is_loopback(address: str | None) -> bool:
    """Whether an address is reached from this computer alone; without one a server has them all."""
    if not address:
        return False
    if address == "localhost" or address.startswith("unix://"):
        return True
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False  # a name: who knows where it leads
