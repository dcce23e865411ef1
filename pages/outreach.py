"""Tuyên truyền: each channel over the years, by unit, what units highlight, support handed over."""

import streamlit as st

from app import filters, folds, markup, widgets
from app.explaining import writing as explaining
from app.folds import Fold
from app.outreach.channels import CHANNELS, SHORT
from app.outreach.section import (
    Told,
    is_reported,
    read_course,
    read_highlights,
    read_support,
    read_units,
)
from data import words
from data.vietnamese import write_quarter

view = filters.current()

widgets.head(f"Tuyên truyền {write_quarter(view.quarter)}", view)

if is_reported(view):
    course = read_course(view)
    widgets.show_section(course.section, view, notes=course.notes)
else:
    widgets.nothing_here("tuyên truyền", view)

units = read_units(view, "session")
explained = explaining.fold(view, "outreach", words.CHANNEL)
if units:
    keys = {key: SHORT[channel] for channel, key in CHANNELS.items()}
    if not units.is_whole:
        picked = filters.read_chosen("kenh", keys)
        units = read_units(view, {key: channel for channel, key in CHANNELS.items()}[picked])
    head = markup.write_title(units.title, units.subtitle)
    if not units.is_whole:
        filters.choose("kenh", "Kênh tuyên truyền", keys, as_list=True, hide=True, above=head)
        head = ""
    every = Fold(
        "Mọi kênh theo đơn vị, tải về",
        "theo-don-vi",
        lambda: widgets.show_table(units.table, units.title, "theo-don-vi", view, units.source),
    )
    if units.chart:
        more = [every, explained]
        widgets.show_chart(units.chart, view, notes=units.notes, unfolds=more, above=head)
    else:
        source = markup.write_source(units.source)
        folds.show([every, explained], head + markup.write_lines([*units.notes, source]))
else:
    folds.show([explained])


def write_kind(told: Told) -> str:
    """What units of one kind say, in one piece."""
    source = markup.write_lines([markup.write_source(told.source)])
    return (
        markup.write_lines([told.title], "group-kind") + markup.write_groups(told.groups) + source
    )


highlights, support = read_highlights(view), read_support(view)
# Both in one piece: each element costs the browser time on every click.
told = (
    markup.write_title(highlights.title, highlights.note)
    + "".join(map(write_kind, highlights.kinds))
    + markup.write_title(support.told.title, support.told.note)
    + markup.write_groups(support.told.groups)
    + markup.write_lines([markup.write_source(support.told.source)])
)


def show_gifts() -> None:
    """Sums by thing and quarter, and every gift; their files."""
    caption = "Hỗ trợ đã trao theo quý; chỉ cộng những số cùng đơn vị tính"
    widgets.show_table(support.sums, caption, "ho-tro-theo-quy", view)
    widgets.show_table(support.gifts, "Từng lần hỗ trợ", "ho-tro", view)


if support.gifts.empty:
    st.html(told)
else:
    folds.show([Fold("Hỗ trợ theo quý, từng lần, tải về", "ho-tro", show_gifts)], told)
