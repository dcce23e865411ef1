"""Có gì mới: every change of the quarter beside the one it is compared with, weightiest first."""

from app import filters, folds, widgets
from app.duty.asked import ask
from app.folds import Fold
from app.news.section import read_page
from data.vietnamese import write_quarter

view = filters.current()
asked = ask(view)
page = read_page(view, *asked)

widgets.head(f"Có gì mới {write_quarter(view.quarter)}", view)

if page.is_known:
    widgets.show_title(page.title)
else:
    widgets.nothing_here("để so sánh", view)
groups = [*page.groups]
if page.refused:
    groups.append(("Chưa so sánh được, và vì sao", "", page.refused, "", False))
if groups:
    widgets.show_groups(groups)


def show_rows() -> None:
    """The same as a table, and its files."""
    widgets.show_table(page.table, page.title, "co-gi-moi", view)


if groups:
    folds.show([Fold("Bảng các thay đổi, tải về", "co-gi-moi", show_rows)])
