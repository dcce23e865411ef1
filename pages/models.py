"""Mô hình: their balance, how many met their goal, how long they live, and the list behind it."""

import streamlit as st

from app import filters, widgets
from app.models import section
from app.models.section import GROUPS, SPANS
from data.vietnamese import write_quarter
from measures.outcomes import ALL

view = filters.current()

widgets.head(f"Mô hình {write_quarter(view.quarter)}", view)
if not section.has_models(view):
    widgets.nothing_here("mô hình", view)
    st.stop()

if balance := section.read_balance(view):
    if differences := section.read_differences(view):
        st.warning(widgets.plain(differences), icon=":material/balance:")
    widgets.show_section(balance, view)
else:
    missing = section.read_missing(view)
    widgets.show_title("Cân đối số mô hình")
    st.info(widgets.plain(missing.why), icon=":material/balance:")
    widgets.show_notes([], missing.source)
    if missing.table is not None:
        widgets.fold(
            "Bảng số theo xã, tải về",
            "can-doi",
            lambda: widgets.show_table(missing.table, missing.caption, "can-doi", view),
        )

# The chart shows what is chosen below it, and its title what is chosen beside it.
head, chart, lives, listing = (st.container() for _ in range(4))
with chart:
    left, right = st.columns(2)
with left:
    span = filters.choose("khoang", "Khoảng thời gian", SPANS)
with right:
    by = filters.choose("theo", "Theo", GROUPS)
options = section.read_groups(view, span, by)
if (st.session_state.get("chon") or ALL) not in options:
    filters.set_choice("chon", "")  # of the groups before: what does not fit is dropped
with listing:
    widgets.show_title("Danh sách")
    left, right = st.columns(2)
with left:
    chosen = filters.choose("chon", GROUPS[by], options, as_list=True)
with right:
    outcome = filters.choose("ket_qua", "Kết quả", section.read_outcomes(view), as_list=True)


def pick(slug: str) -> None:
    """Narrow the list to a group that is clicked; a second click lets go of it."""
    filters.set_choice("chon", "" if slug == chosen else slug)


def pick_row(row: int | None) -> None:
    """The same for a click on a row of the table; its last row is the total."""
    slugs = [*options][1:]
    filters.set_choice("chon", slugs[row] if row is not None and row < len(slugs) else "")


def show_groups() -> None:
    """The rows of the chart, to pick one of."""
    st.caption("Chọn một dòng để xem danh sách mô hình của riêng dòng đó.")
    widgets.show_rows_to_pick(stopped.table, stopped.title, stopped.name, stopped.rows, pick_row)
    widgets.download(stopped.table, "hieu-qua", view, stopped.title, stopped.source)


stopped = section.read_stopped(view, span, by, chosen)
with head:
    widgets.show_title(stopped.title, stopped.subtitle)
with chart:
    if stopped.is_drawn:
        widgets.show_chart(stopped, view, pick, stopped.notes)
    else:
        widgets.show_notes(stopped.notes, stopped.source)
    widgets.fold("Bảng số của biểu đồ, tải về", "hieu-qua", show_groups)

with lives:
    why_not = section.tell_no_curves(view)
    if curves := section.read_curves(view):
        widgets.show_section(curves, view, notes=[why_not])
    else:
        widgets.show_title("Mô hình sống bao lâu")
        st.info(widgets.plain(why_not), icon=":material/timeline:")

with listing:
    found = section.read_list(view, span, by, chosen, outcome)
    widgets.show_text(found.caption)
    if found.table is not None:
        widgets.show_table(found.table, found.caption, "mo-hinh", view)
