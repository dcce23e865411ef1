"""Văn bản: what steers the campaign, what was issued in the quarter, what hangs on each."""

import pandas as pd
import streamlit as st

from app import filters, folds, roles, widgets
from app.documents.markup import write_documents, write_notes
from app.documents.section import read_page
from app.documents.tables import list_documents
from app.documents.titles import tell_forms, tell_pages
from app.documents.writing import show_writing
from app.folds import Fold
from data.vietnamese import write_number, write_quarter

view = filters.current()
page = read_page(view)


def link(to: str, quarter: str) -> str:
    """The address of a page that shows what hangs on a document."""
    return filters.link(to, quy=quarter) if quarter else filters.link(to)


widgets.head(f"Văn bản {write_quarter(view.quarter)}", view)

if done := st.session_state.pop("told", ""):
    st.success(done, icon=":material/check_circle:")
widgets.show_title(page.title, page.undated)
if page.fresh:
    st.html(write_documents(page.fresh, link))
if page.others:
    widgets.show_title(page.others_title)
    st.html(write_documents(page.others, link))
left = f"Còn {write_number(page.left)} văn bản nữa, xem ở bảng bên dưới." if page.left else ""
others = "" if page.found.forms else tell_forms(page.found)
st.html(write_notes([left, page.note, others], tell_pages(page.found), filters.link("nguon")))


def show_documents() -> None:
    """All of them in one table, with its files."""
    widgets.show_table(list_documents(page.every), page.title, "van-ban-chi-dao", view)


def show_forms() -> None:
    """The forms of units, counted by who sent them."""
    rows = [(issuer, write_number(count)) for issuer, count in page.found.forms.items()]
    widgets.show_table(
        pd.DataFrame(rows, columns=["Đơn vị", "Biểu"]), "Biểu nhận từ đơn vị", "bieu-nhan", view
    )


lists = []
if page.found.steering:
    lists.append(Fold("Bảng văn bản, tải về", "van-ban-chi-dao", show_documents))
if page.found.forms:
    lists.append(Fold(tell_forms(page.found), "bieu-nhan", show_forms))
if lists:
    folds.show(lists)
if not roles.may_write():
    widgets.tell_reading_only()
elif not view.as_reported:
    widgets.fold("Ghi thêm, sửa văn bản", "ghi-van-ban", lambda: show_writing(view))
