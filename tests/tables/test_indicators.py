"""Tables about indicators as they stand on the screen."""

import pandas as pd

from app.tables.indicators import list_indicators
from tests.tables import NOTE, lines


def test_official_indicators(ask, view):
    table = list_indicators(ask(view, "indicators/definitions"))
    assert list(table.columns) == [
        "Chỉ tiêu",
        "Đơn vị",
        "Áp dụng",
        "Tử số",
        "Mẫu số",
        "Giá trị quý này",
        "Mục tiêu nơi khác (tham khảo)",
        "Ghi chú",
        "Nguồn thay đổi",
    ]
    assert [(row[2], row[5], row[8]) for row in lines(table) if "sinh con thứ 3" in row[0]] == [
        ("quý II/2021 đến quý I/2024", "đã thay định nghĩa", ""),
        ("từ quý II/2024", "chưa có số", NOTE + "3"),
    ]
    assert [row[5] for row in lines(table)].count("chưa có số") == 7


def test_indicators_before_the_change(ask, view):
    table = list_indicators(ask(view._replace(quarter="2024-Q1"), "indicators/definitions"))
    assert [row[0] for row in lines(table) if "sinh con thứ 3" in row[0]] == [
        "Số cặp vợ chồng sinh con thứ 3 trong đồng bào DTTS nghèo, cận nghèo"
    ]
    assert {row[5] for row in lines(table)} == {"chưa có số"}


def test_an_indicator_with_values():
    definition = {
        "name": "A",
        "unit": "%",
        "valid_from": "2021-Q2",
        "valid_to": None,
        "numerator": "hộ",
        "denominator": None,
        "holds": True,
        "values": 7,
        "reference_target": "70%",
        "reference_place": "huyện B",
        "note": None,
        "changed_by": None,
    }
    assert lines(list_indicators(pd.DataFrame([definition]))) == [
        ("A", "%", "từ quý II/2021", "hộ", "", "7 số", "70% – huyện B", "", "")
    ]
