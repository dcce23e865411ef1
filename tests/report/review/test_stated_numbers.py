"""Numbers found in a paragraph, and what only looks like one."""

from decimal import Decimal

import pytest

from report.review.numbers import read_numbers


def told(text):
    return [one.text for one in read_numbers(text).numbers]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Có 26 mô hình dừng, 13 mô hình đạt.", ["26", "13"]),
        ("thu hút hơn 8.000 lượt người", ["hơn 8.000"]),
        ("khoảng 1 238 hộ; gần 1.238.856 đồng", ["khoảng 1 238", "gần 1.238.856"]),
        ("65/200 hộ, đạt 32,5% (mục tiêu 40 %)", ["65/200", "32,5%", "40 %"]),
        ("tăng 3,9 điểm %, còn 12 phần trăm", ["3,9", "12 phần trăm"]),
        ("hai mươi sáu mô hình, mười hộ", ["hai mươi sáu", "mười"]),
        ("26 (hai mươi sáu) mô hình", ["26"]),
        ("một bộ phận; năm 2024; không điểm danh; cha mẹ và ba con", []),
        ("còn một hộ, giảm năm hộ", ["một", "năm"]),
        ("07 mô hình ở 7 xã", ["07", "7"]),
        ("7 lượt/7 xã, thị trấn", ["7", "7"]),
        ("Có 26mô hình", ["26"]),
        ("U10, H5N1, Đề án 939, Chương trình 135", []),
        ("Kế hoạch số 118-KH/BCĐ, ngày 09/01/2024; 385/QĐ-UBND; số 128", []),
        ("quý II/2024, quý 3 năm 2024, tháng 6/2024, 6 tháng đầu năm 2024, 2021-2025", []),
        ("ngày 05 tháng 02 năm 2024; ngày 18/3; giai đoạn 2021 – 2025; lúc 14 giờ 30", []),
        ("3.1. Tồn tại", []),
        ("- 2. Nhiệm vụ(3) và chú thích 4, thôn 5, con thứ 3, lần thứ 2", []),
        ("kế hoạch 40%, chương trình 3 buổi, điểm 5 xã", ["40%", "3", "5"]),
    ],
)
def test_numbers_are_told_from_what_counts_nothing(text, numbers):
    assert told(text) == numbers


def test_a_number_knows_how_it_is_said():
    [first, second] = read_numbers("ít nhất 1.200/2.400 hộ, 50,25%").numbers
    assert (first.value, first.of, first.qualifier) == (1200, 2400, "more_than")
    assert (second.value, second.decimals, second.percent) == (Decimal("50.25"), 2, True)
    [units, communes] = read_numbers("7 lượt/9 xã").numbers
    assert (units.of_unit, communes.of_unit) == (False, True)


def test_a_number_that_may_be_two_is_none():
    [number] = read_numbers("1.23 hộ").numbers
    assert number.value is None


def test_digits_of_a_known_name_count_nothing():
    text = "xã Mẫu 1: 3 hộ"
    found = read_numbers(text, [(0, 8)])
    assert [one.text for one in found.numbers] == ["3"]
    assert [(one.text, one.kind) for one in found.asides] == [("xã Mẫu 1", "tên")]
