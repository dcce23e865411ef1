"""Tables that were saved under a name: to open, to save, to remove."""

from collections.abc import Callable
from urllib.parse import urlencode

import streamlit as st

from app import filters, markup, roles, widgets
from app.analysis.choices import FIELDS
from app.view import View
from app.widgets import plain
from data import saved_tables
from data.saved_tables import Refused, Saved
from intake import people

KEPT = (*FIELDS, "xa")  # of the address: a saved table always shows the quarter looked at


def show_saved(view: View) -> None:
    """The saved tables as links; whoever may write can add and remove."""
    data_set = view.snapshot.data_set
    try:
        tables = saved_tables.read(data_set)
    except Refused as error:
        st.error(plain(error))
        return
    if tables:
        st.html(write_links(tables))
    else:
        widgets.show_notes(["Chưa có bảng nào được lưu. Bảng đã lưu thì ai xem cũng mở được."])
    if not roles.may_write() or view.as_reported:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="save_table"):
        name = st.text_input("Tên bảng", key="table_name", max_chars=saved_tables.LONGEST_NAME)
        if st.button("Lưu bảng đang xem", key="table_save"):
            _try(lambda: _save(data_set, name))
    if tables:
        with st.container(horizontal=True, vertical_alignment="bottom", key="remove_table"):
            names = [one.name for one in tables]
            picked = st.selectbox("Xóa bảng", names, key="table_removed")
            if st.button("Xóa", key="table_remove"):
                _try(lambda: saved_tables.remove(data_set, picked))


def write_links(tables: list[Saved]) -> str:
    """Saved tables as links that keep the quarter and the data set."""
    links = []
    for one in tables:
        address = filters.link("phan-tich", leave=KEPT)
        address += ("&" if "?" in address else "?") + one.asks
        href, name = markup.write(address), markup.write(one.name)
        links.append(f'<li><a href="{href}" target="_self">{name}</a></li>')
    return f'<ul class="sentences">{"".join(links)}</ul>'


def _save(data_set: str, name: str) -> None:
    if people.has_numbers(name) or people.judge(name) == people.SURE:
        raise Refused("Bảng CHƯA được lưu: tên bảng không ghi tên người, số điện thoại.")
    chosen = {field: filters.held_choice(field) for field in FIELDS}
    chosen["xa"] = st.session_state.get("xa", "")
    asks = urlencode({field: text for field, text in chosen.items() if text})
    saved_tables.save(data_set, name, asks)


def _try(do: Callable[[], object]) -> None:
    try:
        do()
    except Refused as error:
        st.error(plain(error))
    else:
        st.rerun()
