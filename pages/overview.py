"""Tổng quan: the quarter at a glance, for a leader who has ten seconds."""

import streamlit as st

from app import filters, widgets, words
from app.cards import make_cards
from app.charts.tiles import MEASURES, describe_map, map_cells, tile_map
from app.findings import find
from app.gaps import find_gaps
from app.totals import join_sources
from data.vietnamese import write_quarter
from queries import query

view = filters.current()
quarters = [view.quarter, view.quarter_before]
facts, communes = view.snapshot, view.communes

models = query("overview/models", on=facts, quarters=quarters, communes=communes)
customs = query("overview/customs", on=facts, quarters=quarters, communes=communes)
outreach = query("overview/outreach", on=facts, quarters=quarters, communes=communes)
reporters = query("overview/reporters", on=facts, quarters=quarters, communes=communes)
places = query(
    "customs/places", on=facts, quarter=view.quarter, before=view.quarter_before, communes=communes
)

widgets.head(f"Tổng quan {write_quarter(view.quarter)}", view)
widgets.show_cards(make_cards(view, models, customs, places, outreach, reporters))

st.header("Điểm nổi bật", anchor=False)
findings = find(view, models, customs, places, outreach, reporters)
if findings:
    widgets.show_findings(findings)
else:
    widgets.nothing_here("nổi bật", view)

st.header("Theo xã, thị trấn", anchor=False)
everywhere = query("overview/map", on=facts, quarter=view.quarter, communes=[])
is_chosen = everywhere["unit_id"].isin(communes or list(view.commune_labels))
by_commune = everywhere[is_chosen]
measure = st.segmented_control(
    "Số đo trên bản đồ",
    list(MEASURES),
    default="ho",
    required=True,
    format_func=MEASURES.get,
    key="measure",
    label_visibility="collapsed",
)
cells = map_cells(by_commune, measure)
left, right = st.columns([3, 2], gap="large")
with left:
    tiles = tile_map(cells, measure, widgets.theme(), everywhere[~is_chosen])
    widgets.show_chart(tiles, describe_map(cells, measure), "map")
    st.caption(
        "Ô viền chấm: chưa có số. Ô gạch chéo: còn hủ tục, phong tục chưa rõ số hộ. "
        "Số 0: đã báo không còn."
    )
with right:
    table = cells[["label", "text"]].set_axis(["Xã, thị trấn", MEASURES[measure]], axis=1)
    table["Xã, thị trấn"] = table["Xã, thị trấn"].map(words.start)
    source = join_sources(cells["source"].dropna().tolist())
    widgets.show_table(table, f"{MEASURES[measure]}, theo xã", "ban-do", view, source)

st.header("Còn thiếu", anchor=False)
unallocated = query("overview/unallocated", on=facts, quarter=view.quarter)
silent = query("overview/silent", on=facts, quarter=view.quarter)
widgets.show_findings(find_gaps(view, unallocated, places, by_commune, silent))
