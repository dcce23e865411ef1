"""Phối hợp: what each agency of the district did in the quarter, who reported, what comes next."""

import streamlit as st

from app import filters, folds, widgets
from app.coordination.markup import Paper, write_assigned, write_page, write_papers
from app.coordination.section import read_page
from app.folds import Fold
from data.vietnamese import write_quarter

view = filters.current()
page = read_page(view)

widgets.head(f"Phối hợp {write_quarter(view.quarter)}", view)
told = write_page(page.title, page.notes, page.cards, page.absent)


def show_all() -> None:
    """Everything that is told of the agencies in one table, with its files."""
    widgets.show_table(page.table, page.title, "phoi-hop", view)


every = Fold("Bảng việc của từng cơ quan, tải về", "phoi-hop", show_all)
more = [] if page.table.empty else [every]
if page.presence:
    widgets.show_section(page.presence, view, unfolds=more, above=told)
elif more:
    folds.show(more, told)
else:
    st.html(told)
to = filters.link("van-ban")
papers = [Paper(one.label, one.about, one.url or to) for one in page.documents]
below = [
    write_assigned(*page.assigned) if page.assigned else "",
    write_papers("Văn bản", papers) if papers else "",
]
if any(below):
    st.html("".join(below))
