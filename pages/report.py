"""Báo cáo: every figure of the quarter that belongs in its report, each bound to its source."""

import streamlit as st

from app import filters, widgets, words
from app.tables.report import list_figures
from data.vietnamese import write_count, write_quarter
from queries import query

view = filters.current()
figures = query("report/figures", on=view.snapshot, quarter=view.quarter)

widgets.head(f"Số liệu cho báo cáo {write_quarter(view.quarter)}", view)
if figures.empty:
    widgets.nothing_here("báo cáo", view)
    st.stop()

derived = int(figures["derived"].notna().sum())
st.caption(
    f"{write_count(len(figures))} số của cả huyện, theo thứ tự chú thích; {write_count(derived)} "
    "số do suy ra, có ghi cách suy. Bộ lọc xã không áp dụng ở trang này."
)
for locator, group in figures.groupby("locator", sort=False):
    st.header(words.start(str(locator)), anchor=False)
    name = f"bao-cao-{str(locator).replace(' ', '-').replace('ú', 'u').replace('í', 'i')}"
    source = "; ".join(group["source"].unique())
    widgets.show_table(list_figures(group), f"Số liệu ở {locator}", name, view, source)
