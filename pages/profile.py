"""Hồ sơ xã: all that is known of one commune, or two or three communes side by side."""

import streamlit as st

from app import filters, folds, widgets
from app.downloads import file_name
from app.duty.asked import ask
from app.folds import Fold
from app.profile.section import (
    ASK,
    BESIDE,
    MOST,
    read_beside,
    read_choices,
    read_page,
    write_pdf,
    write_word,
)
from data.vietnamese import write_quarter
from report.files import DOCX, PDF

view = filters.current()
asked = ask(view)
quarter = write_quarter(view.quarter)

if not view.communes or len(view.communes) > MOST:
    widgets.head(f"Hồ sơ xã {quarter}", view)
    if view.communes:
        widgets.show_text(
            f"Xem cạnh nhau được 02 hoặc {MOST:02} xã; đang chọn {len(view.communes):02} xã."
        )
    widgets.show_text(ASK)
    st.html(read_choices(view))
    st.stop()

if len(view.communes) > 1:
    beside = read_beside(view, *asked)
    widgets.head(f"Hồ sơ {len(view.communes)} xã {quarter}", view)
    widgets.show_title(beside.title, BESIDE)
    st.html(beside.html)
    widgets.show_notes([], beside.source)
    widgets.download(beside.table, "ho-so-xa", view, beside.title, beside.source)
    st.stop()

page = read_page(view, *asked)
name = f"ho-so-{view.communes[0]}"
widgets.head(f"Hồ sơ {page.label} {quarter}", view)
st.html(page.first)
with st.container(horizontal=True, gap="small", key="ho_so_tep"):
    for label, ending, mime, made in (
        ("Tải hồ sơ (Word)", "docx", DOCX, write_word),
        ("Tải hồ sơ (PDF)", "pdf", PDF, write_pdf),
    ):
        st.download_button(
            label,
            data=lambda made=made: made(view, page),
            file_name=file_name(view, name, ending),
            mime=mime,
            icon=":material/download:",
            on_click="ignore",
            key=f"ho_so_{ending}",
        )
st.html(page.rest)
numbers = Fold(
    "Bảng số của hồ sơ, tải về",
    name,
    lambda: widgets.show_table(page.table, f"Hồ sơ {page.label} {quarter}", name, view),
)
folds.show([numbers])
