"""Text that the office writes itself is kept in letters of today, and never about a person."""

import pytest

from intake import entry_text
from tests.test_old_fonts import _tcvn3


def test_an_old_font_is_mended_and_a_line_is_one():
    meant = "Hội nghị sơ kết quý hai"
    assert entry_text.tidy(_tcvn3(meant)).lower() == meant.lower()
    assert entry_text.tidy("  Vì   hạn\nkéo dài ") == "Vì hạn kéo dài"


@pytest.mark.parametrize(
    ("text", "personal"),
    [
        ("Do hộ Nguyễn Văn Bình chuyển đi", True),
        ("Hỏi thêm 0912 345 678", True),
        ("Xã Đăk Pne rà soát lại 12 thôn", False),
    ],
)
def test_persons_are_found_and_places_are_nobodys(snapshot, text, personal):
    assert entry_text.is_personal(text, snapshot, "2024-Q2") is personal
