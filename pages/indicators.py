"""Chỉ tiêu: where each indicator stands in each commune, the course of one, public poverty."""

import streamlit as st

from app import filters, widgets
from app.explaining import writing as explaining
from app.indicators.how import HOW
from app.indicators.markup import write_indicator
from app.indicators.section import (
    read_indicator,
    read_inputs,
    read_overview,
    read_poverty,
    read_progress,
)
from data.vietnamese import write_quarter

view = filters.current()
overview = read_overview(view)

widgets.head(f"Chỉ tiêu {write_quarter(view.quarter)}", view)

if overview.missing:
    widgets.show_title(overview.title)
    widgets.show_absent(overview.missing)
else:
    if overview.too_many:
        widgets.show_notes([overview.too_many])
    widgets.show_section(
        read_progress(view),
        view,
        lambda picked: filters.set_choice("chi_tieu", picked),
        leads_to="tung_chi_tieu",
        choices=filters.count_choices("chi_tieu"),
    )
    widgets.fold(
        "Số liệu đầu vào của từng ô, tải về",
        "tien-do-dau-vao",
        lambda: widgets.show_table(
            read_inputs(view), "Số liệu đầu vào của từng ô", "tien-do-dau-vao", view
        ),
    )
    widgets.fold("Cách tính", "cach-tinh", lambda: st.markdown(HOW))

    with st.container(key="tung_chi_tieu"):
        chosen = filters.choose("chi_tieu", "Từng chỉ tiêu", overview.options, as_list=True)
        indicator = read_indicator(view, chosen)
        picked = bool(filters.held_choice("chi_tieu"))
        st.html(write_indicator(indicator.name, indicator.why, indicator.definition, picked))
        widgets.show_section(indicator.standing, view)
        if indicator.course:
            widgets.show_section(indicator.course.section, view, notes=indicator.course.key)
    explaining.show(view, "indicators", overview.options)

poverty = read_poverty(view)
if poverty:
    if poverty.rates:
        widgets.show_section(poverty.rates, view)
    widgets.fold(
        "Mọi số liệu công khai về hộ nghèo",
        "ho-ngheo",
        lambda: widgets.show_table(poverty.figures, "Số liệu hộ nghèo", "ho-ngheo", view),
    )


def show_definitions() -> None:
    """What each indicator measures, and since when."""
    widgets.show_notes([overview.note])
    widgets.show_table(overview.definitions, "Định nghĩa các chỉ tiêu", "chi-tieu", view)


widgets.fold(
    "Định nghĩa các chỉ tiêu", "chi-tieu", show_definitions, expanded=bool(overview.missing)
)
