"""Tables about indicators as they stand on the screen."""

from decimal import Decimal

import pandas as pd
import pytest

from app.indicators.tables import (
    list_course,
    list_indicators,
    list_inputs,
    list_poverty,
    list_progress,
    list_standing,
)
from measures.course import find_courses
from measures.poverty import TOPIC, find_rates
from measures.progress import read_rule, read_rules
from measures.standings import find_standings
from queries import query
from tests.app.table_lines import NOTE, lines
from tests.lists import indicators_of
from tests.measures.indicators import COUNT_CEILING, LABELS, RISE, one_of_each, row, stand


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
    assert [row[5] for row in lines(table)].count("chưa có số") == len(indicators_of("2024-Q2"))


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


TOGETHER = "Toàn huyện"


def demo_standings(ask, view):
    rules = read_rules(ask(view, "indicators/definitions"))
    communes = view.communes or list(view.commune_labels)
    return find_standings(
        rules, ask(view, "indicators/progress"), view.quarter, view.quarter_before, communes
    )


def test_progress_is_told_in_numbers():
    table = list_progress(one_of_each(), LABELS, TOGETHER)
    assert list(table) == [
        "Chỉ tiêu", "Đơn vị", "Số âm nghĩa là", "Toàn huyện", "Xã A", "Xã B", "Thị trấn C",
        "Tiến độ chung", "Số xã đạt mục tiêu năm", "Số xã đủ số", "Số xã",
    ]  # fmt: skip
    assert lines(table) == [
        (
            "Tăng dần", "điểm", "còn thiếu",
            Decimal("5.0"), Decimal("10.0"), Decimal("0.0"), "chưa có số",
            "đúng tiến độ", 1, 2, 3,
        ),
        (
            "Giảm dần", "điểm", "quá mức",
            "chưa có mức đầu năm", Decimal("-5.0"), Decimal("-11.0"), "chưa có mức đầu năm",
            "chưa đủ số", 0, 3, 3,
        ),
        (
            "<b>Trần & số</b>", "cặp", "quá mức",
            Decimal(-1), Decimal(0), Decimal(-1), "chưa rõ số", "chậm nhiều", 0, 2, 3,
        ),
    ]  # fmt: skip


def test_what_meets_its_target_without_a_start_has_no_distance():
    [_, place, *_] = stand(RISE, row(RISE, "a", (71, 100), 70))
    assert lines(list_progress([place], LABELS, TOGETHER))[0][3] == "đạt"


def test_standing_of_one_indicator():
    places = [place for place in one_of_each() if place.rule == RISE]
    table = list_standing(places, LABELS, TOGETHER)
    assert list(table) == [
        "Nơi",
        "Đầu năm (%)",
        "Hiện nay (%)",
        "Số xã có số",
        "Mục tiêu năm (%)",
        "Mức cần có quý này (%)",
        "Cách mức cần có (điểm)",
        "% mục tiêu năm",
        "Tiến độ",
        "Lý do",
        "Nguồn",
    ]
    assert lines(table)[1:] == [
        (
            "Xã A", Decimal("50.0"), Decimal("70.0"), None, Decimal("70.0"), Decimal("60.0"),
            Decimal("10.0"), Decimal(100), "đạt", "đạt mục tiêu năm (70,0%)", "Báo cáo 1, biểu 3",
        ),
        (
            "Xã B", Decimal("50.0"), "hơn 60,0%", None, Decimal("70.0"), Decimal("60.0"),
            Decimal("0.0"), Decimal(86), "đúng tiến độ",
            "theo kịp mức cần có cuối quý này (60,0%)", "Báo cáo 1, biểu 3",
        ),
        (
            "Thị trấn C", None, "chưa có số", None, None, None, "chưa có số", None, "chưa đủ số",
            "chưa có số", None,
        ),
    ]  # fmt: skip


def test_a_ceiling_has_no_start_and_no_per_cent_of_it():
    places = [place for place in one_of_each() if place.rule.indicator_id == "ceiling"]
    assert list(list_standing(places, LABELS, TOGETHER))[1:6] == [
        "Hiện nay (cặp)",
        "Số xã có số",
        "Mức trần cả năm (cặp)",
        "Mức cho phép quý này (cặp)",
        "Cách mức cho phép (cặp)",
    ]
    told = list_inputs(places, LABELS, TOGETHER)
    assert told["Phần trăm"].isna().all() and told["Phần trăm của"].isna().all()


def test_a_level_of_a_count_keeps_its_decimal():
    [_, place, *_] = stand(COUNT_CEILING, row(COUNT_CEILING, "a", (1, None), 3))
    cells = lines(list_standing([place], LABELS, TOGETHER))[0]
    assert cells[3:5] == (Decimal("1.5"), Decimal("0.5"))
    assert cells[6] == "trong mức cho phép đến quý này (1,5 cặp)"


def test_all_inputs_of_a_status():
    table = list_inputs(one_of_each(), LABELS, TOGETHER)
    assert len(table) == 3 * 4
    first = dict(zip(table, lines(table)[0], strict=True))
    assert first == {
        "Chỉ tiêu": "Tăng dần",
        "Lần định nghĩa": 1,
        "Nơi": "Toàn huyện",
        "Số xã có đủ số": 2,
        "Số xã": 3,
        "Đơn vị": "%",
        "Tử số": Decimal(130),
        "Mẫu số": Decimal(200),
        "Giá trị": Decimal("65.0000"),
        "Tử số đầu năm": Decimal(100),
        "Mẫu số đầu năm": Decimal(200),
        "Mức đầu năm": Decimal("50.0000"),
        "Mục tiêu năm": Decimal("70.0000"),
        "Mức cần có quý này": Decimal("60.0000"),
        "Cách mức cần có": Decimal("5.0000"),
        "Phần trăm": Decimal("92.8571"),
        "Phần trăm của": "mục tiêu năm",
        "Tiến độ": "đúng tiến độ",
        "Lý do": "theo kịp mức cần có cuối quý này (60,0%)",
        "Nguồn số liệu": "Báo cáo 1, biểu 3",
        "Nguồn mục tiêu": "Kế hoạch 2, biểu 3",
    }


@pytest.mark.parametrize("quarter", ["2024-Q2", "2023-Q4"])
def test_a_reader_comes_to_the_same_status_from_the_inputs(ask, demo_view, quarter):
    """Value, target and per cent can be computed again from the columns of the download."""
    table = list_inputs(
        demo_standings(ask, demo_view._replace(quarter=quarter)),
        demo_view.commune_labels,
        TOGETHER,
    )
    assert len(table) == len(indicators_of(quarter)) * 8
    checked = 0
    for cells in table.to_dict("records"):
        if cells["Giá trị"] is None:
            assert cells["Tiến độ"] == "chưa đủ số"
            continue
        if cells["Mẫu số"] is not None:
            value = 100 * cells["Tử số"] / cells["Mẫu số"]
            assert abs(value - cells["Giá trị"]) <= Decimal("0.0001")
        if cells["Phần trăm của"] == "mục tiêu năm":
            percent = 100 * cells["Giá trị"] / cells["Mục tiêu năm"]
            assert abs(percent - cells["Phần trăm"]) <= Decimal("0.01")
            lacking = cells["Giá trị"] - cells["Mức cần có quý này"]
            assert abs(lacking - cells["Cách mức cần có"]) <= Decimal("0.0001")
            reached = cells["Giá trị"] >= cells["Mục tiêu năm"]
            assert (cells["Tiến độ"] == "đạt") == reached
        checked += 1
    assert checked >= 48


def test_numbers_keep_the_decimals_that_were_published():
    cells = row(RISE, "a", (12.25, 100), 50, (3.5, 100))
    table = list_inputs(stand(RISE, cells), LABELS, TOGETHER)
    assert [str(cell) for cell in table[["Tử số", "Tử số đầu năm"]].iloc[1]] == ["12.25", "3.5"]


def test_course_of_the_demonstration(ask, demo_view):
    definitions = ask(demo_view, "indicators/definitions")
    own = definitions[definitions["indicator_id"] == "sinh-con-thu-3"]
    rows = ask(demo_view, "indicators/course")
    communes = list(demo_view.commune_labels)
    rules = [read_rule(one) for one in own.itertuples()]
    courses = find_courses(rules, rows, demo_view.quarter, communes)
    table = list_course(courses, demo_view.commune_labels, TOGETHER)
    assert list(table)[:7] == [
        "Quý",
        "Chỉ tiêu",
        "Đơn vị",
        "Toàn huyện",
        "Số xã có số",
        "Mức trần cả năm",
        "Đường thẳng",
    ]
    last = dict(zip(table, lines(table)[-2], strict=True))
    assert (last["Quý"], last["Đơn vị"], last["Toàn huyện"]) == ("Quý I/2024", "cặp", Decimal(4))
    assert (last["Số xã có số"], last["Xã Mẫu 4"]) == (6, None)
    newest = dict(zip(table, lines(table)[-1], strict=True))
    assert (newest["Đơn vị"], newest["Toàn huyện"]) == ("%", Decimal("12.9"))
    assert newest["Mức trần cả năm"] == newest["Đường thẳng"] == Decimal("9.5")
    assert newest["Nguồn"] == "Biểu minh họa quý II/2024, biểu 3"
    assert len(table) == 13


def test_official_poverty_rates(view):
    figures = query("sources/context", on=view.snapshot, topics=[TOPIC])
    table = list_poverty(find_rates(figures, "huyện Kon Rẫy"))
    assert len(table) == 7
    assert lines(table)[2] == (
        "Rà soát 2021, đầu kỳ 2022–2025 (chuẩn mới)",
        "Hộ nghèo DTTS",
        Decimal("23.66"),
        "Chuẩn mới 2022–2025",
        "tự tính 1.746/7.378 hộ",
        "Ban Dân tộc tỉnh Kon Tum",
    )
    assert [str(line[2]) for line in lines(table)[-2:]] == ["7.8", "7.47"]


def test_empty_tables():
    assert list_progress([], LABELS, TOGETHER).empty
    assert list_inputs([], LABELS, TOGETHER).empty
    assert list_course([], LABELS, TOGETHER).empty
    assert list_poverty([]).empty
