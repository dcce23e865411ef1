"""Titles about indicators."""

import pandas as pd
import pytest

from app.titles.indicators import title_indicators


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([(True, 0), (True, 0)], "02 chỉ tiêu, chưa có giá trị nào được công bố"),
        ([(True, 7), (True, 0), (False, 3)], "01 trong 02 chỉ tiêu đã có số"),
        ([(True, 0), (False, 3)], "01 chỉ tiêu, chưa có giá trị nào được công bố"),
    ],
)
def test_indicators(rows, title):
    assert title_indicators(pd.DataFrame(rows, columns=["holds", "values"])) == title


@pytest.mark.parametrize("quarter", ["2024-Q2", "2024-Q1"])
def test_official_indicators(ask, view, quarter):
    frame = ask(view._replace(quarter=quarter), "indicators/definitions")
    assert title_indicators(frame) == "07 chỉ tiêu, chưa có giá trị nào được công bố"
