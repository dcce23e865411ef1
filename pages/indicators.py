"""Chỉ tiêu: where each indicator stands in each commune, the course of one, public poverty."""

import streamlit as st

from app import filters, folds, markup, widgets
from app.explaining import writing as explaining
from app.folds import Fold
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


def show_definitions() -> None:
    """What each indicator measures, and since when."""
    widgets.show_notes([overview.note])
    widgets.show_table(overview.definitions, "Định nghĩa các chỉ tiêu", "chi-tieu", view)


definitions = Fold(
    "Định nghĩa các chỉ tiêu", "chi-tieu", show_definitions, begins_open=bool(overview.missing)
)
if overview.missing:
    absent = markup.write_lines([overview.missing], "absent")
    st.html(markup.write_title(overview.title) + absent)
else:
    inputs = Fold(
        "Số liệu đầu vào của từng ô, tải về",
        "tien-do-dau-vao",
        lambda: widgets.show_table(
            read_inputs(view), "Số liệu đầu vào của từng ô", "tien-do-dau-vao", view
        ),
    )
    how = Fold("Cách tính", "cach-tinh", lambda: st.markdown(HOW))
    # In a place of its own: what is unfolded there has nothing below it built anew.
    with st.container(key="tien_do"):
        widgets.show_section(
            read_progress(view),
            view,
            lambda picked: filters.set_choice("chi_tieu", picked),
            leads_to="tung_chi_tieu",
            choices=filters.count_choices("chi_tieu"),
            unfolds=[inputs, how, definitions],
            above=markup.write_lines([overview.too_many]),
        )

    with st.container(key="tung_chi_tieu"):
        chosen = filters.choose("chi_tieu", "Từng chỉ tiêu", overview.options, as_list=True)
        indicator = read_indicator(view, chosen)
        picked = bool(filters.held_choice("chi_tieu"))
        about = write_indicator(indicator.name, indicator.why, indicator.definition, picked)
        course = indicator.course
        explained = [explaining.fold(view, "indicators", overview.options)]
        widgets.show_section(
            indicator.standing, view, unfolds=[] if course else explained, above=about
        )
        if course:
            widgets.show_section(course.section, view, notes=course.key, unfolds=explained)

poverty = read_poverty(view)
if poverty:
    figures = Fold(
        "Mọi số liệu công khai về hộ nghèo",
        "ho-ngheo",
        lambda: widgets.show_table(poverty.figures, "Số liệu hộ nghèo", "ho-ngheo", view),
    )
    if poverty.rates:
        widgets.show_section(poverty.rates, view, unfolds=[figures])
    else:
        folds.show([figures])
if overview.missing:
    folds.show([definitions])
