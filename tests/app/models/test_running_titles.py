"""Sentences and the table about how many models run."""

from app.models.running_titles import COLUMNS, list_running, tell_change, title_running
from measures.figures.figure import Figure
from measures.figures.quarter import ask_figures
from measures.running import Point
from measures.totals import Total
from tests.app.table_lines import lines
from tests.measures.test_running import ask_points


def title(value, told=7, uncounted=0):
    total = None if value is None else Total(value, uncounted, 0, 0, "")
    figure = Figure("models.running", "", "mô hình", "2024-Q1", total=total)
    return title_running(Point("2024-Q2", total, told, 7), figure)


def test_title():
    assert title(5) == "Cuối quý II/2024: 05 mô hình đang hoạt động"
    assert title(5, told=6) == "Cuối quý II/2024: ít nhất 5 mô hình đang hoạt động (6/7 xã báo cáo)"
    assert title(5, uncounted=1) == "Cuối quý II/2024: ít nhất 5 mô hình đang hoạt động"
    assert title(None, told=0) == "Cuối quý II/2024: chưa có số mô hình đang hoạt động"


def test_the_change_is_like_for_like(demo_view):
    figure = ask_figures(demo_view.scope, ["stock"]).get("models.running")
    assert tell_change(figure) == "4 xã cùng báo cáo: giảm 08 mô hình so với quý I/2024."


def test_the_table_has_the_newest_quarter_first(demo_view):
    table = list_running(ask_points(demo_view))
    assert list(table.columns) == COLUMNS
    first, second, third, *_ = lines(table)
    assert first[:5] == ("quý II/2024", "ít nhất 45", "không", 6, 7)
    assert second[:5] == ("quý I/2024", "ít nhất 47", "không", 6, 7)
    assert third == ("quý IV/2023", 66, "có", 7, 7, "Biểu minh họa quý IV/2023, biểu 1")


def test_a_quarter_without_a_number_has_no_zero():
    [row] = lines(list_running([Point("2024-Q2", None, 0, 7)]))
    assert row == ("quý II/2024", "chưa có số", "không", 0, 7, None)
