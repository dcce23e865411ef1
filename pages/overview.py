"""Tổng quan: the quarter at a glance, for a leader who has ten seconds."""

import streamlit as st

from app import filters, widgets
from app.overview.map_chart import MEASURES
from app.overview.section import read_gaps, read_map, read_quarter
from data.vietnamese import write_quarter

view = filters.current()
cards, highlights = read_quarter(view)

widgets.head(f"Tổng quan {write_quarter(view.quarter)}", view)
widgets.show_cards(cards)

st.header("Điểm nổi bật", anchor=False)
if highlights:
    widgets.show_sentences(highlights)
else:
    widgets.nothing_here("nổi bật", view)

st.header("Theo xã, thị trấn", anchor=False)
measure = filters.choose("so_do", "Số đo trên bản đồ", MEASURES, hide=True)
tiles = read_map(view, measure, widgets.theme())
left, right = st.columns([3, 2], gap="large")
with left:
    widgets.show_chart(tiles.figure, tiles.alt, "map")
    st.caption(
        "Ô viền chấm: chưa có số. Ô gạch chéo: còn hủ tục, phong tục chưa rõ số hộ. "
        "Số 0: đã báo không còn."
    )
with right:
    widgets.show_table(tiles.table, tiles.title, tiles.name, view, tiles.source)

st.header("Còn thiếu", anchor=False)
widgets.show_sentences(read_gaps(view))
