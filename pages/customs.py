"""Hủ tục, phong tục: the official list with what is left of each, and every place by name."""

import streamlit as st

from app import filters, widgets
from app.tables.customs import list_customs, list_places
from app.titles.customs import title_customs
from app.totals import join_sources
from data.vietnamese import write_quarter
from queries import query

view = filters.current()
chosen = {"quarter": view.quarter, "before": view.quarter_before, "communes": view.communes}

official = query("customs/official_list", on=view.snapshot, **chosen)
places = query("customs/places", on=view.snapshot, **chosen)

widgets.head(f"Hủ tục, phong tục {write_quarter(view.quarter)}", view)

st.header(title_customs(official, view.quarter), anchor=False)
st.caption(
    f"Danh mục {len(official)} hủ tục, phong tục không còn phù hợp, "
    f"{write_quarter(view.quarter)} so với {write_quarter(view.quarter_before)}, {view.where}."
)
source = join_sources(official["source"].dropna().tolist())
table = list_customs(official, view.quarter_before)
widgets.show_table(table, "Danh mục hủ tục, phong tục", "danh-muc", view, source)

reported = places[places["state"] != "zero"].dropna(subset=["state"])
if not reported.empty:
    st.header("Nơi còn thực hiện", anchor=False)
    table = list_places(reported, view.quarter_before)
    widgets.show_table(table, "Nơi còn thực hiện hủ tục, phong tục", "noi-con", view)
