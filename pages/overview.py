"""Tổng quan: the quarter at a glance, for a leader who has ten seconds."""

import streamlit as st

from app import filters, folds, markup, widgets
from app.folds import Fold
from app.links import link_names
from app.overview import section
from app.overview.map_chart import MEASURES
from app.overview.section import read_gaps, read_map, read_numbers, read_quarter, read_tiles
from app.overview.small_charts import WIDTH
from data.vietnamese import write_quarter

SIGNS = (
    "Một màu là cùng một mức ở mọi quý. Ô viền chấm: chưa có số. Ô gạch chéo, ≥: còn phần chưa rõ "
    "số. Số 0: đã báo không còn. Xã không chọn thì mờ đi."
)
HOW_TO_OPEN = "Bấm vào một ô, hoặc tên xã ở bảng bên, để mở hồ sơ của xã đó."
MORE = "Có gì mới, vì sao chưa so sánh được ›"

view = filters.current()
cards, highlights = read_quarter(view)

widgets.head(f"Tổng quan {write_quarter(view.quarter)}", view)
with st.container(key="first_screen"):
    for tile in read_tiles(view):
        address = filters.link(tile.page) if tile.page else ""
        widgets.show_small_chart(tile.chart, view, tile.subject, address, WIDTH, tile.said)
    widgets.show_cards(cards, MORE, filters.link("co-gi-moi"))


def show_numbers() -> None:
    """The numbers of the small charts, and their files."""
    caption = f"Số liệu theo quý, đến {write_quarter(view.quarter)}"
    widgets.show_table(read_numbers(view), caption, "theo-quy", view)


numbers = Fold("Bảng số của các biểu đồ, tải về", "theo-quy", show_numbers)
# In a place of its own: what is unfolded there has the map not built anew.
with st.container(key="so_cua_bieu_do"):
    folds.show([numbers], markup.write_lines([section.SIGNS]))

head = markup.write_title("Theo xã, thị trấn")
measure = filters.choose("so_do", "Số đo trên bản đồ", MEASURES, hide=True, above=head)
tiles = read_map(view, measure)
left, right = st.columns([3, 2], gap="large")
with left:
    widgets.show_chart(tiles, view, notes=[HOW_TO_OPEN, SIGNS])
with right:
    widgets.show_table(tiles.table, tiles.title, tiles.name, view, tiles.source)

standing_out = markup.write_title("Điểm nổi bật")
missing = markup.write_title("Còn thiếu") + link_names(markup.write_sentences(read_gaps(view)))
if highlights:
    st.html(standing_out + link_names(markup.write_sentences(highlights)) + missing)
else:
    st.html(standing_out)
    widgets.nothing_here("nổi bật", view)
    st.html(missing)
