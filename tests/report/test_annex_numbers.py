"""The values of an annex as numbers, with what else a value says beside them."""

from decimal import Decimal

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from data.quantities import write_quantity
from report.annex_numbers import split_values

HEADS = ["Nội dung", "Giá trị", "Mã"]


def split(*values):
    return split_values(pd.DataFrame([["a", value, "m1"] for value in values], columns=HEADS))


def test_each_value_becomes_a_number_its_unit_and_what_else_it_says():
    table = split(
        "45 hộ", "hơn 8.000 lượt người", "65/200", "42,15%", "5", "chưa rõ số hộ", "trễ hạn", "",
        "khoảng 2 cơ quan, đơn vị", "-3 hộ", "36 điểm %",
    )  # fmt: skip
    assert list(table.columns) == [
        *("Nội dung", "Giá trị", "Trên tổng số", "Đơn vị tính", "Ghi chú", "Mã"),
    ]
    assert table.iloc[:, 1:5].values.tolist() == [
        [45, None, "hộ", ""],
        [8000, None, "lượt người", "hơn"],
        [65, 200, "", ""],
        [Decimal("42.15"), None, "%", ""],
        [5, None, "", ""],
        [None, None, "", "chưa rõ số hộ"],
        [None, None, "", "trễ hạn"],
        [None, None, "", ""],
        [2, None, "cơ quan, đơn vị", "khoảng"],
        [-3, None, "hộ", ""],
        [36, None, "điểm %", ""],
    ]


def test_columns_that_nothing_fills_are_left_out():
    assert list(split("45 hộ").columns) == ["Nội dung", "Giá trị", "Đơn vị tính", "Mã"]
    bare = pd.DataFrame([["a"]], columns=["Nội dung"])
    assert split_values(bare) is bare


@given(
    st.integers(0, 10**12),
    st.sampled_from(["exact", "more_than", "about"]),
    st.sampled_from(["", "hộ", "%", "lượt người"]),
)
def test_every_quantity_that_is_written_becomes_its_number(value, qualifier, unit):
    table = split(write_quantity(value, qualifier, unit))
    assert table["Giá trị"].iat[0] == value
    assert ("Đơn vị tính" in table.columns) == bool(unit)
