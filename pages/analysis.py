"""Phân tích: any subject by any two heads, the facts behind each cell, and SQL that only reads."""

import streamlit as st

from app import filters, widgets
from app.analysis import cell_table
from app.analysis.asking import offer
from app.analysis.choices import FILLS, SPANS, Choice, list_measures, list_options
from app.analysis.drill import read_drill
from app.analysis.files import show_files
from app.analysis.rows import make_long, make_wide
from app.analysis.saving import show_saved
from app.analysis.section import read_page
from app.analysis.sql_field import show_field
from data.vietnamese import write_quarter
from measures.analysis.subjects import COMPARED

view = filters.current()
offered = offer(view)

widgets.head(f"Phân tích {write_quarter(view.quarter)}", view)

with st.container(key="analysis_choices"):
    subject = filters.choose(
        "chu_de",
        "Chủ đề",
        {key: one.label for key, one in offered.subjects.items()},
        as_list=True,
        default=offered.first,
        clears=("so_do", "hang", "cot", "o"),
    )
    about = offered.subjects[subject]
    measures = list_measures(about)
    measure = filters.choose(
        "so_do",
        "Số đo",
        measures,
        as_list=True,
        default=offered.measures[subject],
        clears=("hang", "cot", "o"),
    )
    rows, columns = list_options(about, about.measures[measure])
    row = filters.choose("hang", "Hàng", rows, as_list=True, clears=("o",))
    others = {key: name for key, name in columns.items() if key != row}
    column = filters.choose("cot", "Cột", others, as_list=True, clears=("o",))
    span = next(iter(SPANS))
    if column != COMPARED:
        span = filters.choose("thoi_gian", "Thời gian", SPANS, as_list=True, clears=("o",))
    fill = filters.choose("to", "Tô ô", FILLS, as_list=True)

choice = Choice(subject, measure, row, column, span, fill)
page = read_page(view, choice)
place = filters.hold("o")

if page.missing:
    widgets.show_absent(page.missing)
else:
    widgets.show_title(page.title, page.subtitle)
    cell_table.draw(page, place, lambda picked: filters.set_choice("o", picked), "o_chi_tiet")
    widgets.show_notes(page.notes, page.source)
    show_files(
        view, "phan-tich", page.title, page.source,
        lambda: make_wide(view, choice), lambda: make_long(view, choice),
    )  # fmt: skip
    drill = read_drill(view, choice, place) if place else None
    if drill:
        with st.container(key="o_chi_tiet"):
            widgets.show_title(drill.title, drill.note)
            widgets.show_table(drill.rows, drill.title, "so-lieu-cua-o", view)

widgets.fold("Bảng đã lưu", "bang-da-luu", lambda: show_saved(view))
if view.villages:
    widgets.fold("Hỏi kho bằng SQL (chỉ đọc)", "sql", lambda: show_field(view))
