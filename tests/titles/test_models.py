"""Titles about models."""

import pandas as pd
import pytest

from app.titles.models import title_outcomes


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
