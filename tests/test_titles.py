"""Titles that say what a chart or table finds."""

import pandas as pd
import pytest

from app.titles import title_customs, title_indicators, title_outcomes


def outcomes(*rows):
    return pd.DataFrame(rows, columns=["goal_met", "ineffective", "uncounted"])


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([(13, 6, 0), (0, 7, 0)], "13 trong 26 mô hình dừng là do đã đạt mục tiêu"),
        ([(2, 5, 0)], "02 trong 07 mô hình dừng là do đã đạt mục tiêu"),
        ([(0, 7, 0)], "07 mô hình dừng đều do không hiệu quả"),
        ([(0, 1, 0)], "01 mô hình dừng do không hiệu quả"),
        ([(12, 0, 0)], "12 mô hình dừng đều do đã đạt mục tiêu"),
        ([(1, 0, 0)], "01 mô hình dừng do đã đạt mục tiêu"),
        ([(0, 0, 0)], "Không có mô hình nào dừng hoạt động"),
        ([], "Không có mô hình nào dừng hoạt động"),
        ([(2, 5, 0), (0, 0, 1)], "Ít nhất 7 mô hình dừng hoạt động, có nơi chưa rõ số"),
    ],
)
def test_outcomes(rows, title):
    assert title_outcomes(outcomes(*rows)) == title


def test_official_outcomes(ask, view):
    frame = ask(view, "models/outcomes_by_commune")
    assert title_outcomes(frame) == "13 trong 26 mô hình dừng là do đã đạt mục tiêu"


def customs(*rows):
    return pd.DataFrame(rows, columns=["kind", "facts", "practised"])


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (
            [("hu_tuc", 2, 2), ("hu_tuc", 1, 0), ("phong_tuc", 1, 0)],
            "Còn thực hiện 01/02 hủ tục, 0/01 phong tục trong danh mục",
        ),
        (
            [("hu_tuc", 0, 0), ("phong_tuc", 1, 1)],
            "Còn thực hiện 01/01 phong tục trong danh mục; hủ tục chưa có số",
        ),
        (
            [("hu_tuc", 0, 0), ("phong_tuc", 0, 0)],
            "Chưa có số về hủ tục, phong tục quý II/2024",
        ),
        ([], "Chưa có số về hủ tục, phong tục quý II/2024"),
    ],
)
def test_customs(rows, title):
    assert title_customs(customs(*rows), "2024-Q2") == title


@pytest.mark.parametrize(
    ("quarter", "title"),
    [
        ("2024-Q2", "Còn thực hiện 01/06 hủ tục, 02/08 phong tục trong danh mục"),
        ("2024-Q1", "Còn thực hiện 03/08 phong tục trong danh mục; hủ tục chưa có số"),
    ],
)
def test_official_customs(ask, view, quarter, title):
    frame = ask(view._replace(quarter=quarter), "customs/official_list")
    assert title_customs(frame, quarter) == title


def test_official_customs_of_a_commune_without_figures(ask, view):
    frame = ask(view._replace(communes=["dak-ruong"]), "customs/official_list")
    assert title_customs(frame, "2024-Q2") == "Chưa có số về hủ tục, phong tục quý II/2024"


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
