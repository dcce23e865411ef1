"""Sentences of Vietnamese prose: where they end, and the many dots that end nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.prose import ends


@pytest.mark.parametrize(
    "text",
    [
        "Có 1.238 hộ|",
        "3.1. Tồn tại, hạn chế|",
        "II. PHƯƠNG HƯỚNG, NHIỆM VỤ|",
        "8. Tổ chức kiểm tra. |Đôn đốc.",
        "- 1. Tổ chức kiểm tra; Đôn đốc.",
        "Xem tr. 5 và TP. Kon Tum. |Các xã đã làm",
        "Trong năm 2024. |Các xã đã làm",
        "so với quý I/2024. |Ủy ban nhân dân",
        "các nghị quyết, kế hoạch... có liên quan",
        "các nghị quyết, kế hoạch... |Đảng ủy các xã",
        "đã nêu (theo chú thích 1.). |“Ngủ đầm” còn",
        "còn 45 hộ. |05 xã không còn",
        "thị trấn Đăk Rve. mô hình",
        "Không có dấu chấm",
        "",
    ],
)
def test_where_sentences_end(text):
    whole = text.replace("|", "")
    marks, seen = [], 0
    for at, char in enumerate(text):
        if char == "|":
            marks.append(at - seen)
            seen += 1
    assert ends(whole) == [at for at in marks if at < len(whole)]


@given(st.text(st.sampled_from("aÀ1.?!…”“ -:;I/") | st.characters(), max_size=200))
def test_no_letter_is_lost(text):
    found = ends(text)
    assert found == sorted(set(found))
    assert all(0 < at < len(text) and not text[at].isspace() for at in found)
    assert all(text[at - 1].isspace() for at in found)
