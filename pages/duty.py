"""Chế độ báo cáo: who reported when, rates, who is to be reminded, the next deadline."""

import streamlit as st

from app import filters, folds, widgets
from app.duty.asked import ask
from app.duty.section import Waiting, read_matrix, read_next, read_rates, read_reminder
from app.duty.titles import tell_how
from app.explaining import writing as explaining
from app.folds import Fold
from data.vietnamese import write_quarter

view = filters.current()
asked = ask(view)

widgets.head(f"Chế độ báo cáo {write_quarter(view.quarter)}", view)

matrix = read_matrix(view, *asked)
widgets.show_title(matrix.title, matrix.subtitle)
if matrix.html:
    st.html(matrix.html)
if matrix.notes:
    st.info("\n".join(f"- {widgets.plain(note)}" for note in matrix.notes), icon=":material/info:")
widgets.show_notes([], matrix.source)


def show_reports() -> None:
    """The matrix in words, and every report with its days; their files."""
    widgets.show_rows(matrix.table, matrix.alt, matrix.name)
    widgets.download(matrix.table, matrix.name, view, matrix.title, matrix.source)
    widgets.show_table(matrix.reports, "Từng báo cáo", "tung-bao-cao", view)


if not matrix.table.empty:
    folds.show([Fold("Bảng số, từng báo cáo, tải về", matrix.name, show_reports)])


def show_waiting(waiting: Waiting, name: str) -> None:
    """Who has not reported, and the text to send."""
    widgets.show_title(waiting.title, waiting.subtitle)
    if waiting.table is not None:
        widgets.show_table(waiting.table, waiting.title, name, view)
    if waiting.text:
        st.code(waiting.text, language=None, wrap_lines=True)


if reminder := read_reminder(view, *asked):
    show_waiting(reminder, "can-nhac")
show_waiting(read_next(view, *asked), "ky-toi")

below = [
    explaining.fold(view, "duty"),
    Fold("Cách tính", "cach-tinh", lambda: st.markdown(tell_how())),
]
if rates := read_rates(view, *asked):
    widgets.show_section(rates.quarters, view)
    widgets.show_title(rates.title, "Số lần phải báo cáo, đúng hạn, trễ của từng đơn vị.")
    by_unit = Fold(
        "Bảng từng đơn vị, tải về",
        "don-vi",
        lambda: widgets.show_table(rates.units, rates.title, "don-vi", view, rates.quarters.source),
    )
    below = [by_unit, *below]
folds.show(below)
