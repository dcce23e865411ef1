"""Tuyên truyền: each channel over the years, by unit, what units highlight, support handed over."""

import streamlit as st

from app import filters, markup, widgets
from app.outreach.channels import CHANNELS, SHORT
from app.outreach.section import (
    SIGNS,
    Told,
    is_reported,
    read_course,
    read_highlights,
    read_support,
    read_units,
)
from data.vietnamese import write_quarter

view = filters.current()

widgets.head(f"Tuyên truyền {write_quarter(view.quarter)}", view)

if is_reported(view):
    widgets.show_section(read_course(view), view, notes=[SIGNS])
else:
    widgets.nothing_here("tuyên truyền", view)

by_address = {key: channel for channel, key in CHANNELS.items()}
if read_units(view, "session"):
    head = st.container()
    options = {key: SHORT[channel] for key, channel in by_address.items()}
    picked = by_address[
        filters.choose("kenh", "Kênh tuyên truyền", options, as_list=True, hide=True)
    ]
    units = read_units(view, picked)
    with head:
        widgets.show_title(units.title, units.subtitle)
    if units.chart:
        widgets.show_chart(units.chart, view, notes=units.notes)
    else:
        widgets.show_notes(units.notes, units.source)
    widgets.fold(
        "Mọi kênh theo đơn vị, tải về",
        "theo-don-vi",
        lambda: widgets.show_table(units.table, units.title, "theo-don-vi", view, units.source),
    )


def show_told(told: Told) -> None:
    """A title and lists in one piece."""
    st.html(markup.write_title(told.title, told.note) + markup.write_groups(told.groups))


show_told(read_highlights(view))

support = read_support(view)
show_told(support.told)


def show_gifts() -> None:
    """Sums by thing and quarter, and every gift; their files."""
    caption = "Hỗ trợ đã trao theo quý; chỉ cộng những số cùng đơn vị tính"
    widgets.show_table(support.sums, caption, "ho-tro-theo-quy", view)
    widgets.show_table(support.gifts, "Từng lần hỗ trợ", "ho-tro", view)


if not support.gifts.empty:
    widgets.fold("Hỗ trợ theo quý, từng lần, tải về", "ho-tro", show_gifts)
