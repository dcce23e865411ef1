"""The list of models as a table of our own."""

import pandas as pd
from lxml import html

from app.colours import BEGAN, GOAL_MET
from app.models import list_table
from app.models.list_table import (
    draw_list,
    find_constants,
    tell_constants,
    tell_more,
    tell_source,
)

EVENTS = ["launched", "goal_met"]


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
    found = html.fragment_fromstring(draw_list(table, EVENTS, "Danh sách"))
    return [[cell.text_content() for cell in row] for row in found.xpath(".//tr")]


def test_columns_keep_their_order_without_those_that_say_the_same():
    assert rows(make()) == [
        ["Mô hình", "Kết quả", "Xã", "Kết thúc"],
        ["Nuôi dê", "Ra mắt", "Xã A", "–"],
        ["Nuôi dê", "Đạt mục tiêu", "Xã B", "II/2024"],
    ]
    assert find_constants(make()) == {
        "Số mô hình": "1", "Nguồn": "Biểu số liệu xã A, tờ Mô hình"
    }  # fmt: skip
    assert tell_constants(make()) == "Mọi dòng đều có số mô hình: 1."
    assert tell_source(make()) == "Biểu số liệu xã A, tờ Mô hình"


def test_what_the_reader_chose_is_not_told_again():
    alike = make(Xã=["Xã A", "Xã A"])
    assert tell_constants(alike) == "Mọi dòng đều có số mô hình: 1; xã: Xã A."
    assert tell_constants(alike, ["xã A"]) == "Mọi dòng đều có số mô hình: 1."


def test_of_one_row_nothing_is_left_out():
    one = make().head(1)
    assert (find_constants(one), tell_constants(one), tell_source(one)) == ({}, "", "")
    assert rows(one)[0] == list(one.columns)


def test_sources_that_differ_stand_in_their_rows():
    table = make(Nguồn=["Biểu A, tờ Mô hình, ô C7", "Biểu B, tờ Mô hình, ô C7"])
    assert tell_source(table) == ""
    assert [row[-1] for row in rows(table)] == ["Nguồn", "Biểu A, tờ Mô hình", "Biểu B, tờ Mô hình"]


def test_an_outcome_has_the_colour_of_the_charts():
    drawn = draw_list(make(), EVENTS, "Danh sách")
    dots = html.fragment_fromstring(drawn).xpath(".//i/@style")
    assert BEGAN in dots[0] and GOAL_MET in dots[1]


def test_text_is_never_markup():
    attack = '<img src=x onerror="alert(1)">'
    table = make(**{"Mô hình": [attack, "B"], "Xã": [attack, "B"], "Nguồn": [attack, "B"]})
    drawn = draw_list(table, EVENTS, attack)
    assert "<img" not in drawn and 'onerror="' not in drawn
    assert rows(table)[1][0] == attack


def test_a_very_long_list_says_what_is_left_out(monkeypatch):
    monkeypatch.setattr(list_table, "MOST", 1)
    assert len(rows(make())) == 2
    assert tell_more(make()) == "Chỉ hiện 1 dòng đầu; bảng tải về có đủ 2."
    monkeypatch.setattr(list_table, "MOST", 2)
    assert tell_more(make()) == ""
