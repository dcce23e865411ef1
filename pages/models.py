"""Mô hình: what became of the livelihood models in the quarter, and the list behind it."""

import streamlit as st

from app import filters, widgets, words
from app.charts.models import describe_outcomes, outcome_bars
from app.tables.models import list_models, list_outcomes
from app.titles.models import title_outcomes
from app.totals import join_sources
from data.vietnamese import write_quarter
from queries import query

view = filters.current()
chosen = {"quarter": view.quarter, "communes": view.communes}

outcomes = query("models/outcomes_by_commune", on=view.snapshot, **chosen)
events = query("models/events", on=view.snapshot, **chosen)

widgets.head(f"Mô hình {write_quarter(view.quarter)}", view)
if events.empty:
    widgets.nothing_here("mô hình", view)
    st.stop()

if not outcomes.empty:
    st.header(title_outcomes(outcomes), anchor=False)
    st.caption(
        f"Mô hình dừng hoạt động theo xã và lý do, {write_quarter(view.quarter)}, {view.where}."
    )
    bars = outcome_bars(outcomes, widgets.theme())
    widgets.show_chart(bars, describe_outcomes(outcomes), "outcomes")
    source = join_sources(outcomes["source"].tolist())
    widgets.source_line(source)
    with st.expander("Bảng số của biểu đồ"):
        table = list_outcomes(outcomes)
        widgets.show_table(table, "Mô hình dừng theo xã", "dung-theo-xa", view, source)

st.header("Danh sách", anchor=False)
table = list_models(events)
widgets.show_table(table, f"Mô hình được nêu trong {write_quarter(view.quarter)}", "mo-hinh", view)
st.caption(f"“{words.start(words.NO_COMMUNE)}”: nguồn không nêu xã.")
