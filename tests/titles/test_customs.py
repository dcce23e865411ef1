"""Titles about customs."""

import pandas as pd
import pytest

from app.titles.customs import title_customs


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
