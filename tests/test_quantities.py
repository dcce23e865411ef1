import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.quantities import Quantity, describe_change, read_quantity, write_quantity

# A slow machine is not a failure.
unhurried = settings(deadline=None)


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("8.000", (8000, "exact")),
        ("hơn 8.000", (8000, "more_than")),
        ("trên 8.000", (8000, "more_than")),
        ("ít nhất 8.000", (8000, "more_than")),
        ("hơn 8.000 lượt người", (8000, "more_than")),
        ("Hơn\u00a08.000 lượt", (8000, "more_than")),
        ("khoảng 630", (630, "about")),
        ("gần 2.400", (2400, "about")),
        ("xấp xỉ 2.400 người", (2400, "about")),
        ("45 hộ", (45, "exact")),
        ("05 bài", (5, "exact")),
        ("96,5%", (Decimal("96.5"), "exact")),
        ("96,5 %", (Decimal("96.5"), "exact")),
        ("hơn 65,45% dân số", (Decimal("65.45"), "more_than")),
        ("1,5 điểm %", (Decimal("1.5"), "exact")),
        ("1,5 điểm phần trăm", (Decimal("1.5"), "exact")),
        ("1 238 hộ/xã", (1238, "exact")),
        ("1.238.856.000 đồng", (1238856000, "exact")),
        ("hơn 8.000\nlượt người", (8000, "more_than")),
        ("không có", (0, "exact")),
        ("Không có", (0, "exact")),
        ("0 hộ", (0, "exact")),
        ("không rõ", (None, "exact")),
        ("Chưa rõ", (None, "exact")),
        ("chưa rõ số hộ", (None, "exact")),
        ("chưa rõ tỷ lệ", (None, "exact")),
        ("có, chưa rõ số", (None, "exact")),
        ("có nhưng chưa biết", (None, "exact")),
        ("chưa biết bao nhiêu", (None, "exact")),
        ("không còn", (0, "exact")),
        ("Không còn hộ nào", (0, "exact")),
        ("đã hết", (0, "exact")),
        ("１２３８", (1238, "exact")),
        ("８．０００ hộ", (8000, "exact")),
    ],
)
def test_read_quantity(text, quantity):
    assert read_quantity(text) == Quantity(*quantity)
    assert read_quantity(unicodedata.normalize("NFD", text)) == Quantity(*quantity)


@pytest.mark.parametrize("text", ["", "  ", "\u00a0", "\u200b", "-", "–", "—", " – "])
def test_nothing_stated_is_not_zero(text):
    assert read_quantity(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("không có số liệu", "không có báo cáo", "chưa có", "chưa có số liệu", "không rõ ràng"),
        *("không còn số liệu", "không có thông tin nào", "còn", "hết rồi sao", "5²", "٣"),
        *("1,2 tỷ đồng", "10 triệu", "5 nghìn đồng", "5 trăm hộ", "2 chục", "10k", "45hộ"),
        *("45 hộ trở lên", "45 hộ tăng", "7 lượt/7 xã", "10-12 hộ", "10 - 12 hộ", "5 hoặc hơn"),
        *("hơn", "khoảng hơn 5", "dưới 10", "hộ", "hộ 45", "1.23 hộ", "5\n300 hộ", "5% %", "45 /"),
    ],
)
def test_read_quantity_refuses_what_it_cannot_tell(text):
    with pytest.raises(ValueError):
        read_quantity(text)


def test_read_quantity_says_what_is_expected():
    with pytest.raises(ValueError) as error:
        read_quantity("1,2 tỷ đồng")
    assert str(error.value) == (
        "Không hiểu số lượng “1,2 tỷ đồng”: cần viết như 45 hộ, hơn 8.000, khoảng 630,"
        " chưa rõ, không có, hoặc để trống."
    )


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ((8000, "more_than", "lượt người"), "hơn 8.000 lượt người"),
        ((630, "about", "hộ"), "khoảng 630 hộ"),
        ((45, "exact", "hộ"), "45 hộ"),
        ((5, "exact", "hộ"), "5 hộ"),
        ((0, "exact", "hộ"), "0 hộ"),
        ((45,), "45"),
        ((96.5, "exact", "%", 1), "96,5%"),
        ((96.5, "more_than", "%", 1), "hơn 96,5%"),
        ((1.5, "exact", "điểm %", 1), "1,5 điểm %"),
        ((None, "exact", "hộ"), "chưa rõ số hộ"),
        ((None, "exact", "%"), "chưa rõ tỷ lệ"),
        ((None,), "chưa rõ"),
    ],
)
def test_write_quantity(arguments, text):
    assert write_quantity(*arguments) == text


@pytest.mark.parametrize("value", [45, None])
def test_write_quantity_refuses_an_unknown_qualifier(value):
    with pytest.raises(ValueError, match="qualifier must be one of exact, more_than, about"):
        write_quantity(value, "less_than")


def test_write_quantity_refuses_nan():
    with pytest.raises(ValueError, match="not a finite number"):
        write_quantity(float("nan"), "exact", "hộ")


@unhurried
@given(
    st.integers(0, 4),
    st.sampled_from(["exact", "more_than", "about"]),
    st.sampled_from(["", "hộ", "lượt người", "mô hình", "%", "điểm %", "đồng", "tổ chức/xã"]),
    st.data(),
)
def test_quantities_survive_writing_and_reading(places, qualifier, unit, data):
    value = data.draw(st.decimals(-(10**12), 10**12, places=places))
    text = write_quantity(value, qualifier, unit, places)
    assert read_quantity(text) == Quantity(value, qualifier)


@pytest.mark.parametrize("unit", ["", "hộ", "lượt người", "%", "điểm %"])
def test_an_unknown_count_survives_writing_and_reading(unit):
    assert read_quantity(write_quantity(None, unit=unit)) == Quantity(None, "exact")


@pytest.mark.parametrize(
    ("now", "before", "unit", "phrase"),
    [
        (35, 45, "hộ", "giảm 10 hộ so với quý I/2024"),
        (26, 23, "mô hình", "tăng 03 mô hình so với quý I/2024"),
        (1, 10, "hộ", "giảm 09 hộ so với quý I/2024"),
        (9000, 1000, "lượt", "tăng 8.000 lượt so với quý I/2024"),
        (3.0, 1.0, "hộ", "tăng 02 hộ so với quý I/2024"),
        (45, 45, "hộ", "không đổi so với quý I/2024"),
        (0, 0, "hộ", "không đổi so với quý I/2024"),
        (45, Decimal("45.0"), "hộ", "không đổi so với quý I/2024"),
    ],
)
def test_describe_change(now, before, unit, phrase):
    assert describe_change(now, before, unit, "2024-Q1") == phrase


@pytest.mark.parametrize(
    ("now", "before", "unit", "phrase"),
    [
        (96.5, 95, "điểm %", "tăng 1,5 điểm % so với quý I/2024"),
        (95, Decimal("96.5"), "điểm %", "giảm 1,5 điểm % so với quý I/2024"),
        (95.5, 95, "điểm %", "tăng 0,5 điểm % so với quý I/2024"),
        (0, -1.5, "điểm %", "tăng 1,5 điểm % so với quý I/2024"),
        (97, 95, "điểm %", "tăng 2 điểm % so với quý I/2024"),
        (97, 95, "điểm phần trăm", "tăng 2 điểm phần trăm so với quý I/2024"),
        (200 / 3, 50, "điểm %", "tăng 16,67 điểm % so với quý I/2024"),
        (0.1 + 0.2, 0.3, "điểm %", "không đổi so với quý I/2024"),
        (97, 95, "%", "tăng 2% so với quý I/2024"),
    ],
)
def test_describe_change_of_decimals_and_rates(now, before, unit, phrase):
    assert describe_change(now, before, unit, "2024-Q1") == phrase


@pytest.mark.parametrize(
    ("now", "before", "phrase"),
    [
        (45, None, "chưa so sánh được: quý I/2024 chưa có số liệu"),
        (0, None, "chưa so sánh được: quý I/2024 chưa có số liệu"),
        (None, 45, "chưa so sánh được: quý này chưa có số liệu"),
        (None, 0, "chưa so sánh được: quý này chưa có số liệu"),
        (None, None, "chưa so sánh được: cả quý này và quý I/2024 chưa có số liệu"),
    ],
)
def test_unknown_is_never_compared(now, before, phrase):
    assert describe_change(now, before, "hộ", "2024-Q1") == phrase
    assert describe_change(now, before, "hộ", "2024-Q1", seen_earlier=True) == phrase


@pytest.mark.parametrize("now", [45, 0, None])
def test_first_record_has_nothing_to_compare_with(now):
    phrase = describe_change(now, None, "hộ", "2024-Q1", first=True)
    assert phrase == "lần đầu được ghi nhận"


def test_what_was_zero_is_new_or_back():
    assert describe_change(3, 0, "hộ", "2024-Q1") == "mới phát sinh, quý I/2024 không có"
    assert describe_change(3, 0, "hộ", "2024-Q1", seen_earlier=True) == (
        "xuất hiện trở lại, quý I/2024 không còn"
    )


def test_what_became_zero_is_gone():
    phrase = describe_change(0, 10, "hộ", "2024-Q1")
    assert phrase == "không còn, giảm 10 hộ so với quý I/2024"


def test_describe_change_refuses_nan_and_bad_keys():
    with pytest.raises(ValueError, match="not a finite number"):
        describe_change(float("nan"), 10, "hộ", "2024-Q1")
    with pytest.raises(ValueError, match="a quarter key looks like"):
        describe_change(3, 10, "hộ", "quý I/2024")


@unhurried
@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_rise_read_backwards_is_a_fall(now, before):
    forth = describe_change(now, before, "hộ", "2024-Q1")
    back = describe_change(before, now, "hộ", "2024-Q1")
    swap = {"tăng": "giảm", "giảm": "tăng", "không": "không"}
    direction, rest = forth.split(" ", 1)
    assert back == f"{swap[direction]} {rest}"
