"""Hủ tục, phong tục: the list by commune, the way down, when it may end, and every place."""

import streamlit as st

from app import filters, folds, markup, widgets
from app.customs.few_rows import draw_alarms
from app.customs.forecast_chart import METHOD
from app.customs.rundown_chart import SCALES, SIGNS
from app.customs.section import (
    read_forecast,
    read_grid,
    read_left,
    read_names,
    read_panels,
    read_places,
    read_way_down,
    tell_none_left,
)
from app.explaining import writing as explaining
from app.explaining.section import read_told
from app.folds import Fold
from app.links import link_names
from data.vietnamese import write_quarter

view = filters.current()

widgets.head(f"Hủ tục, phong tục {write_quarter(view.quarter)}", view)

grid = read_grid(view)


def show_list() -> None:
    """The same list as a table, and its files."""
    widgets.show_rows(grid.table, grid.alt, grid.name)
    widgets.download(grid.table, grid.name, view, grid.title, grid.source)


folds.show(
    [Fold("Bảng số, tải về", grid.name, show_list)],
    markup.write_title(grid.title, grid.subtitle)
    + grid.html
    + markup.write_lines([*grid.notes, markup.write_source(grid.source)]),
)

way = read_way_down(view)
head = markup.write_title(way.title, way.subtitle if way.count else "") + link_names(
    draw_alarms(way.returns), view
)
more = [explaining.fold(view, "customs", read_names(view))]
if way.count:
    by_quarter = Fold(
        "Bảng số theo quý, tải về",
        "duong-di",
        lambda: widgets.show_table(way.quarters, way.title, "duong-di", view),
    )
    by_commune = Fold(
        "Tình trạng từng xã",
        "tinh-trang",
        lambda: widgets.show_table(way.states, "Tình trạng theo xã", "tinh-trang", view),
    )
    more = [by_quarter, by_commune, *more]
few = ""
if way.count:
    source = "" if way.drawn else markup.write_source(way.source)
    few = way.few + markup.write_lines([way.never, source])
if way.drawn:
    scale = filters.choose("thang", "Thang đo", SCALES, hide=True, above=head)
    panels = read_panels(view, scale)
    told = [SIGNS, *read_told(view, "customs").key]
    widgets.show_chart(panels, view, notes=told, unfolds=more)
else:
    folds.show(more, head + few)

left = read_left(view)
below = few if way.drawn else ""  # with what follows it: one element less
if left:
    end = read_forecast(view, filters.read_chosen("hu_tuc", left))
    below += markup.write_title(end.title, end.subtitle)
    label = "Hủ tục, phong tục còn thực hiện"
    filters.choose("hu_tuc", label, left, as_list=True, hide=True, above=below)
    widgets.show_chart(end, view, notes=[METHOD], unfolds=[widgets.fold_table(end, view)])
else:
    none = markup.write_title("Chưa có gì để ước tính thời điểm chấm dứt", tell_none_left(view))
    st.html(below + none)

places = read_places(view)
head = markup.write_title(places.title, places.subtitle)
if places.table is None or places.table.empty:
    st.html(head)
    if places.table is not None:
        widgets.nothing_here("nơi còn thực hiện", view)
else:
    caption = "Nơi còn thực hiện"
    widgets.show_table(places.table, caption, "noi-con", view, places.source, head)
