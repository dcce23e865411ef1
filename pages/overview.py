"""Tổng quan: the quarter at a glance, for a leader who has ten seconds."""

import streamlit as st

from app import filters, widgets
from app.overview.map_chart import MEASURES
from app.overview.section import read_gaps, read_map, read_quarter
from data.vietnamese import write_quarter

SIGNS = (
    "Ô viền chấm: chưa có số. Ô gạch chéo: còn hủ tục, phong tục chưa rõ số hộ. "
    "Số 0: đã báo không còn."
)

view = filters.current()
cards, highlights = read_quarter(view)

widgets.head(f"Tổng quan {write_quarter(view.quarter)}", view)
widgets.show_cards(cards)

widgets.show_title("Điểm nổi bật")
if highlights:
    widgets.show_sentences(highlights)
else:
    widgets.nothing_here("nổi bật", view)

widgets.show_title("Theo xã, thị trấn")
measure = filters.choose("so_do", "Số đo trên bản đồ", MEASURES, hide=True)
tiles = read_map(view, measure)
left, right = st.columns([3, 2], gap="large")
with left:
    widgets.show_chart(tiles, view, notes=[SIGNS])
with right:
    widgets.show_table(tiles.table, tiles.title, tiles.name, view, tiles.source)

widgets.show_title("Còn thiếu")
widgets.show_sentences(read_gaps(view))
