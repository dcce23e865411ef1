"""Chỉ tiêu: what each indicator measures and since when, and the public figures on poverty."""

import streamlit as st

from app import filters, widgets
from app.tables.indicators import list_indicators
from app.tables.sources import list_context
from app.titles.indicators import title_indicators
from data.vietnamese import write_quarter
from queries import query

view = filters.current()
definitions = query("indicators/definitions", on=view.snapshot, quarter=view.quarter)
poverty = query("sources/context", on=view.snapshot, topics=["ho_ngheo"])

widgets.head(f"Chỉ tiêu {write_quarter(view.quarter)}", view)

st.header(title_indicators(definitions), anchor=False)
st.caption(
    f"Định nghĩa của từng chỉ tiêu và thời gian áp dụng, đến {write_quarter(view.quarter)}. "
    "Chỉ tiêu đổi định nghĩa thì không so sánh qua hai định nghĩa."
)
widgets.show_table(list_indicators(definitions), "Định nghĩa các chỉ tiêu", "chi-tieu", view)

if not poverty.empty:
    st.header("Số liệu công khai về hộ nghèo", anchor=False)
    st.caption(
        "Số của toàn huyện hoặc của thôn, theo báo chí và trang điện tử; chưa công bố theo từng "
        "xã. Chuẩn nghèo thay đổi từ 2022, nên không so sánh số trước và sau mốc đó."
    )
    widgets.show_long_table(list_context(poverty), "Số liệu hộ nghèo", "ho-ngheo", view)
