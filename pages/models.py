"""Mô hình: how many run and why, how many met their goal, how long they last, and the list."""

from collections.abc import Sequence

import streamlit as st

from app import filters, folds, markup, widgets
from app.explaining import writing as explaining
from app.folds import Fold
from app.models import lives, section, stock
from app.models.section import GROUPS, LIST, SPANS
from app.section import Section
from data.vietnamese import write_quarter
from measures.outcomes import ALL

view = filters.current()

widgets.head(f"Mô hình {write_quarter(view.quarter)}", view)
if not (stock.is_reported(view) or lives.is_reported(view)):
    widgets.nothing_here("mô hình", view)
    st.stop()

balance, running = stock.read_balance(view), stock.read_running(view)


def show_noted(noted: stock.Noted, unfolds: Sequence[Fold] = ()) -> None:
    """A section without its table, which stands below with that of its neighbour."""
    widgets.show_chart(
        noted.section,
        view,
        notes=noted.notes,
        unfolds=unfolds,
        above=markup.write_title(noted.section.title, noted.section.subtitle),
        elsewhere=True,
    )


def show_tables(sections: list[Section]) -> None:
    """The tables behind the charts of how many run."""
    for one in sections:
        widgets.show_table(one.table, one.title, one.name, view, one.source)


explained = explaining.fold(view, "models")


def show_how_many() -> None:
    """How many run and why, with what does not add up."""
    if balance and running:
        both = [balance.section, running.section]
        numbers = Fold("Bảng số của hai biểu đồ, tải về", "can-doi", lambda: show_tables(both))
        with st.container(key="side_by_side"):
            left, right = st.columns(2, gap="large")
        with left:
            show_noted(balance)
        with right:
            show_noted(running, [numbers, explained])
        if differences := stock.read_differences(view):
            st.warning(widgets.plain(differences), icon=":material/balance:")
        folds.draw([numbers, explained])
    else:
        missing = stock.read_missing(view)
        notes = [*missing.notes, markup.write_source(missing.source)]
        st.html(markup.write_title(missing.title) + missing.strip + markup.write_lines(notes))
        by_commune = Fold(
            "Bảng số theo xã, tải về",
            "can-doi",
            lambda: widgets.show_table(missing.table, missing.caption, "can-doi", view),
        )
        known = [by_commune] if missing.table is not None else []
        if running:
            if known:
                folds.show(known)
            widgets.show_section(running.section, view, notes=running.notes, unfolds=[explained])
        else:
            folds.show([*known, explained])


# In a place of its own: where its pieces are more or fewer, those below it are not built anew.
with st.container(key="bao_nhieu"):
    show_how_many()

# The chart shows what is chosen below it, and its title what is chosen beside it.
head, chart, lasting = (st.container(key=key) for key in ("dung_dau", "dung", "keo_dai"))
listing = st.container(key=LIST)
with chart:
    left, right = st.columns(2)
with left:
    span = filters.choose("khoang", "Khoảng thời gian", SPANS)
with right:
    by = filters.choose("theo", "Theo", GROUPS)
options = section.read_groups(view, span, by)
if (filters.held_choice("chon") or ALL) not in options:
    filters.set_choice("chon", "")  # of the groups before: what does not fit is dropped
with listing:
    title = st.empty()
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


groups = Fold("Bảng số, tải về", "hieu-qua", show_groups)
stopped = section.read_stopped(view, span, by, chosen)
with head:
    widgets.show_title(stopped.title, stopped.subtitle)
with chart:
    if stopped.is_drawn:
        # Whoever lets go of a bar stays where he is.
        leads_to = LIST if chosen != ALL else ""
        choices = filters.count_choices("chon")
        widgets.show_chart(stopped, view, pick, stopped.notes, leads_to, choices, [groups])
    else:
        widgets.show_notes(stopped.notes, stopped.source)
        folds.show([groups])

with lasting:
    why_not = lives.tell_no_curves(view)
    if medians := lives.read_medians(view):
        curves = lives.read_curves(view)
        lines = Fold(
            f"Xem biểu đồ đường: {curves.title}",
            curves.name,
            lambda: widgets.show_chart(curves, view, notes=[curves.subtitle]),
        )
        widgets.show_section(medians, view, notes=[why_not], unfolds=[lines])
    else:
        st.html(markup.write_title(lives.TITLE) + markup.write_lines([why_not], "absent"))

found = section.read_list(view, span, by, chosen, outcome)
with title:
    widgets.show_title(found.title)
with listing:
    if narrowed := section.tell_narrowed(view, span, by, chosen, outcome):
        with st.container(horizontal=True, gap="small", key="narrowed"):
            for field, label in narrowed.items():
                st.button(
                    widgets.plain(f"Bỏ chọn: {label}"),
                    key=f"let_go_{field}",
                    icon=":material/close:",
                    on_click=filters.set_choice,
                    args=(field, ""),
                )
    widgets.show_text(found.caption)
    if found.table is not None:
        widgets.show_rows(found.shown, found.title, "mo-hinh", found.marks)
        widgets.show_notes([], found.source)
        widgets.download(found.table, "mo-hinh", view, f"{found.title}. {found.caption}")
