"""Vietnamese number words: what is written is read back, and words of other senses are left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.number_words import MOST, find_words, read_words, write_words


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "không"), (4, "bốn"), (5, "năm"), (10, "mười"), (11, "mười một"), (15, "mười lăm"),
        (20, "hai mươi"), (21, "hai mươi mốt"), (24, "hai mươi bốn"), (26, "hai mươi sáu"),
        (55, "năm mươi lăm"), (100, "một trăm"), (105, "một trăm linh năm"),
        (110, "một trăm mười"), (115, "một trăm mười lăm"), (999, "chín trăm chín mươi chín"),
        (1000, "một nghìn"), (1005, "một nghìn không trăm linh năm"),
        (8000, "tám nghìn"), (10_010, "mười nghìn không trăm mười"),
        (121_021, "một trăm hai mươi mốt nghìn không trăm hai mươi mốt"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_papers_write_them(value, text):
    assert write_words(value) == text


@given(st.integers(0, MOST))
def test_what_is_written_is_read_back(value):
    text = write_words(value)
    assert read_words(text) == value
    [found] = find_words(f"Có {text.upper()} hộ")
    assert (found.start, found.end, found.value) == (3, 3 + len(text), value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("hai mươi tư", 24), ("Hai Mươi  nhăm", 25), ("một trăm lẻ bảy", 107), ("ba ngàn", 3000),
        ("hai mươi bẩy", 27), ("một nghìn linh năm", 1005), ("hai mươi một", 21),
    ],
)  # fmt: skip
def test_other_ways_of_saying_are_read(text, value):
    assert read_words(text) == value


@pytest.mark.parametrize(
    "text",
    ["", "mươi", "hai trăm ba", "mười mươi", "mốt", "hai hộ", "không trăm", "nghìn", "một mươi",
     "hai nghìn ba", "hai mươi không", "năm năm", "26"],
)  # fmt: skip
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match="không phải là một số viết bằng chữ"):
        read_words(text)


def test_numbers_are_found_where_they_stand():
    text = "Còn ba hộ, mười lăm mô hình; trăm người như một."
    assert [(text[one.start : one.end], one.value) for one in find_words(text)] == [
        ("ba", 3), ("mười lăm", 15), ("một", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("value", [-1, MOST + 1])
def test_what_has_no_words_is_our_own_mistake(value):
    with pytest.raises(ValueError, match="number words go from 0"):
        write_words(value)
