"""The list of models: what the table shows, and what holds for all its rows."""

import pandas as pd

from app.colours import BEGAN, GOAL_MET, both
from app.models.list_table import (
    COLOUR,
    find_constants,
    mark,
    shorten,
    tell_constants,
    tell_source,
)
from data.spreadsheets import write_cells
from measures.balance import FLOWS


def make(**columns):
    told = {
        "Mô hình": ["Nuôi dê", "Nuôi dê"],
        "Số mô hình": [1, 1],
        "Kết quả": ["Ra mắt", "Đạt mục tiêu"],
        "Xã": ["Xã A", "Xã B"],
        "Kết thúc": [None, "quý II/2024"],
        "Nguồn": ["Biểu số liệu xã A, tờ Mô hình, ô C7", "Biểu số liệu xã A, tờ Mô hình, ô C9"],
    }
    return pd.DataFrame(told | columns, dtype=object)


def rows(table):
    shown = write_cells(shorten(table))
    return [list(shown.columns), *shown.to_numpy().tolist()]


def test_columns_keep_their_order_without_those_that_say_the_same():
    assert rows(make()) == [
        ["Mô hình", "Kết quả", "Xã", "Kết thúc"],
        ["Nuôi dê", "Ra mắt", "Xã A", "–"],
        ["Nuôi dê", "Đạt mục tiêu", "Xã B", "II/2024"],
    ]
    assert find_constants(make()) == {
        "Số mô hình": "1", "Nguồn": "Biểu số liệu xã A, tờ Mô hình"
    }  # fmt: skip
    assert tell_constants(make()) == "Mỗi dòng là 01 mô hình."
    assert tell_source(make()) == "Biểu số liệu xã A, tờ Mô hình"


def test_what_the_reader_chose_is_not_told_again():
    alike = make(Xã=["Xã A", "Xã A"])
    assert tell_constants(alike) == "Mỗi dòng là 01 mô hình. Mọi dòng đều có xã: Xã A."
    assert tell_constants(alike, ["xã A"]) == "Mỗi dòng là 01 mô hình."


def test_of_one_row_nothing_is_left_out():
    one = make().head(1)
    assert (find_constants(one), tell_constants(one), tell_source(one)) == ({}, "", "")
    assert rows(one)[0] == list(one.columns)


def test_sources_that_differ_stand_in_their_rows():
    table = make(Nguồn=["Biểu A, tờ Mô hình, ô C7", "Biểu B, tờ Mô hình, ô C7"])
    assert tell_source(table) == ""
    assert [row[-1] for row in rows(table)] == ["Nguồn", "Biểu A, tờ Mô hình", "Biểu B, tờ Mô hình"]


def test_an_outcome_has_the_colour_of_the_charts():
    assert mark(["launched", "goal_met"]) == {"Kết quả": [both(BEGAN), both(GOAL_MET)]}
    assert COLOUR.keys() == {"running", *FLOWS}
