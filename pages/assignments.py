"""Nhiệm vụ: what was set for the next quarter and this one, by whom, and how far it has come."""

import streamlit as st

from app import filters, folds, roles, widgets
from app.assignments.section import read_page, write_pdf, write_word
from app.assignments.writing import show_writing
from app.downloads import file_name
from app.duty.asked import ask
from app.folds import Fold
from data.vietnamese import write_quarter
from report.files import DOCX, PDF

view = filters.current()
page = read_page(view, ask(view)[0])

widgets.head(f"Nhiệm vụ {write_quarter(page.quarter)}", view)
if told := st.session_state.pop("told", ""):
    st.success(told, icon=":material/check_circle:")
st.html(page.html)
if page.plan:
    st.html(page.plan)
if page.conclusions:
    widgets.show_title(
        "Thông báo kết luận (dự thảo)",
        "Các kết luận đã ghi, đúng thể thức; chưa có số, ngày, chữ ký.",
    )
    with st.container(horizontal=True, gap="small", key="thong_bao_tep"):
        for label, ending, mime, made in (
            ("Tải thông báo (Word)", "docx", DOCX, write_word),
            ("Tải thông báo (PDF)", "pdf", PDF, write_pdf),
        ):
            st.download_button(
                label,
                data=lambda made=made: made(view, page),
                file_name=file_name(view, "thong-bao-ket-luan", ending),
                mime=mime,
                icon=":material/download:",
                on_click="ignore",
                key=f"thong_bao_{ending}",
            )
if not page.table.empty:
    tasks = Fold(
        "Bảng nhiệm vụ, tải về",
        "nhiem-vu",
        lambda: widgets.show_table(
            page.table, f"Nhiệm vụ {write_quarter(page.quarter)}", "nhiem-vu", view
        ),
    )
    folds.show([tasks])
if not roles.may_write():
    widgets.tell_reading_only()
elif not view.as_reported:
    widgets.fold("Ghi kết luận, ghi tình hình", "ghi-nhiem-vu", lambda: show_writing(view, page))
