"""The one rule of comparison: like for like, and it says on which."""

from measures.comparison import compare
from measures.totals import Total


def number(value, uncounted=0, more_than=0):
    return Total(value, uncounted, more_than, 0, "nguồn")


def test_the_same_units_are_compared_without_a_word():
    found = compare({"a": number(5), "b": number(4)}, {"a": number(4), "b": number(3)}, "2024-Q1")
    assert found.describe("buổi") == "tăng 02 buổi so với quý I/2024"


def test_a_unit_that_is_silent_once_is_left_out_of_both_sides():
    now = {unit: number(5) for unit in "abcdef"} | {"g": number(20)}
    before = {unit: number(5) for unit in "bcdef"} | {"a": number(3)}
    found = compare(now, before, "2024-Q1")
    assert (found.now.value, found.before.value) == (30, 28)
    assert found.describe("buổi") == "6 xã cùng báo cáo: tăng 02 buổi so với quý I/2024"
    assert found.left_out == {"g"}


def test_a_number_that_is_not_counted_to_the_end_is_left_out():
    now = {"a": number(5), "b": number(4, uncounted=1), "c": number(9, more_than=1), "d": number(1)}
    before = {unit: number(1) for unit in "abcd"}
    found = compare(now, before, "2024-Q1")
    assert found.common == {"a", "d"}
    assert found.describe("hộ") == "2 xã cùng báo cáo: tăng 04 hộ so với quý I/2024"


def test_too_few_in_common_are_no_comparison():
    now = {"a": number(5), "b": number(4), "c": number(4)}
    before = {"a": number(1)}
    assert compare(now, before, "2024-Q1").describe("hộ") == (
        "chưa so sánh được với quý I/2024: chỉ 1 xã có số đếm đầy đủ của cả hai quý"
    )
    assert compare({"a": number(5)}, {"b": number(5)}, "2024-Q1").describe("hộ") == (
        "chưa so sánh được với quý I/2024: không nơi nào có số đếm đầy đủ của cả hai quý"
    )


def test_a_quarter_of_which_nothing_is_told_is_no_zero():
    assert compare({"a": number(5)}, {}, "2024-Q1").describe("hộ") == (
        "chưa so sánh được: quý I/2024 chưa có số liệu"
    )
    assert compare({}, {}, "2024-Q1").describe("hộ") == (
        "chưa so sánh được: cả quý này và quý I/2024 chưa có số liệu"
    )


def test_the_district_s_own_report_is_a_unit():
    now = {"a": number(5), "huyen": number(9), "b": number(1)}
    before = {"a": number(5), "huyen": number(7)}
    found = compare(now, before, "2024-Q1", districts=frozenset({"huyen"}))
    assert found.describe("tin") == ("1 xã và huyện cùng báo cáo: tăng 02 tin so với quý I/2024")


def test_agencies_are_no_district():
    numbers = {unit: number(5) for unit in ("a", "b", "doan", "hoi", "huyen")}
    found = compare(
        numbers | {"c": number(1)}, numbers, "2024-Q1", frozenset({"doan", "hoi", "huyen"}),
        agencies=frozenset({"doan", "hoi"}),
    )  # fmt: skip
    assert found.prefix == "2 xã, 2 cơ quan và huyện cùng báo cáo: "
    two = compare(numbers, {"a": number(1), "doan": number(1)}, "2024-Q1", frozenset({"doan"}),
        agencies=frozenset({"doan"}))  # fmt: skip
    assert two.units == "1 xã và 1 cơ quan"
