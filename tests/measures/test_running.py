"""How many models run: when a quarter is told to the end, and how it is written."""

import pandas as pd
import pytest

from measures.communes import read_terms
from measures.figures.quarter import ask_figures
from measures.running import Point, follow
from measures.totals import Total
from queries import query


def ask_points(view):
    chosen = {"quarter": view.quarter, "communes": view.communes}
    rows = query("models/running", on=view.snapshot, **chosen)
    return follow(rows, read_terms(view.snapshot, view.communes), view.quarter)


def make(value, told=7, asked=7, uncounted=0, more_than=0, about=0):
    return Point("2024-Q2", Total(value, uncounted, more_than, about, ""), told, asked)


@pytest.mark.parametrize(
    ("point", "complete", "sign", "part"),
    [
        (make(1238), True, "1.238", ""),
        (make(0), True, "0", ""),
        (make(45, told=6), False, "≥ 45", "6/7 xã"),
        (make(45, uncounted=1), False, "≥ 45", ""),
        (make(45, more_than=1), False, "≥ 45", ""),
        (make(45, about=1), False, "≈ 45", ""),
        (make(45, told=6, about=1), False, "≥ 45", "6/7 xã"),
        (Point("2024-Q2", None, 0, 7), False, "", "0/7 xã"),
    ],
)
def test_what_is_known_of_a_quarter(point, complete, sign, part):
    assert (point.complete, point.sign, point.part) == (complete, sign, part)


def test_quarters_without_a_number_are_there_and_unknown(demo_view):
    rows = pd.DataFrame(
        [("2023-Q3", 7, 7, False, 0, 0, 0, "A"), ("2024-Q1", 9, 0, True, 0, 0, 0, "B")],
        columns=[
            "quarter", "models", "communes", "told_as_whole", "uncounted", "more_than", "about",
            "source",
        ],
    )  # fmt: skip
    points = follow(rows, read_terms(demo_view.snapshot), "2024-Q2")
    assert [(point.quarter, point.sign, point.told) for point in points] == [
        ("2023-Q3", "7", 7), ("2023-Q4", "", 0), ("2024-Q1", "9", 7), ("2024-Q2", "", 0)
    ]  # fmt: skip
    assert follow(rows, {}, "2023-Q2") == []


@pytest.mark.parametrize("communes", [[], ["mau-1"], ["mau-1", "mau-6"]])
@pytest.mark.parametrize("quarter", ["2021-Q2", "2022-Q3", "2024-Q1", "2024-Q2"])
def test_the_last_point_is_the_figure_of_the_quarter(demo_view, communes, quarter):
    view = demo_view._replace(quarter=quarter, communes=communes)
    figure = ask_figures(view.scope, ["stock"]).get("models.running")
    last = ask_points(view)[-1]
    assert (last.total and last.total[:4]) == (figure.total and figure.total[:4])
    assert bool(last.part) == bool(figure.part or figure.total is None)


def test_the_official_quarter_has_none(view):
    assert ask_points(view) == []
