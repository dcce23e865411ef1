"""What stays on one line in a title: quarters, dates, numbers with units, document numbers; in the
abstract, whose lines are short and centred, also names of places and words of several syllables.
"""

import re
from collections.abc import Iterator

from report.tree import Node, make

BLANK = "\u00a0"
HYPHEN = "\u2011"  # for Word alone, which breaks behind a hyphen that two words have between them

_YEAR = r"(?:\s*[-–]\s*\d{4})?(?!\d)"
_WHOLE = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bquý [IVX]+(?:/\d{4}| năm \d{4})?",
        r"\bngày \d{1,2}(?:/\d{1,2}/\d{4}| tháng \d{1,2} năm \d{4})?",
        r"\btháng \d{1,2}(?:/\d{4}| năm \d{4})?",
        rf"\b(?:năm|giai đoạn|nhiệm kỳ) \d{{4}}{_YEAR}",
        # "Chỉ thị số 13-CT/TU", "thôn 5", "Phụ lục 02"
        r"\b(?:số|thôn|điều|khoản|mục|phụ lục|lần) \d[\w./-]*",
        # "07 xã", "8.000 lượt", "96,5% hộ"; but neither a year, a date nor the number of a heading
        r"(?<!năm )(?<![-–] )(?<![\w/.,-])\d(?:[\d.,]*\d)?%? \w+",
    )
]
# Words of two and more syllables: a line of a title ends between words, not within one.
_COMPOUNDS = (
    "ban chỉ đạo|bền vững|chỉ đạo|chỉ tiêu|công tác|cuộc vận động|dân tộc thiểu số|đánh giá|"
    "địa bàn|địa phương|định kỳ|đính chính|đồng bào|đơn vị|đoàn thể|đôn đốc|cơ quan|giải pháp|"
    "giám sát|hạn chế|hủ tục|kế hoạch|kết luận|kết quả|khó khăn|không còn phù hợp|kiểm tra|"
    "kiến nghị|kinh tế|lãnh đạo|mô hình|nếp nghĩ|nguyên nhân|nhiệm vụ|nội dung|phong tục|"
    "phương hướng|số liệu|tháng đầu năm|thị trấn|thoát nghèo|thực hiện|tình hình|tồn tại|"
    "tổ chức|triển khai|tuyên truyền|vận động|vươn lên|xã hội|xóa bỏ|đề xuất|thay đổi|tổng kết|"
    "sơ kết|báo cáo|cách làm|làm cho|một số|thiểu số"
)
_WORDS = [
    re.compile(rf"\b(?:{_COMPOUNDS})\b", re.IGNORECASE),
    # "huyện Kon Rẫy", "xã Đăk Tơ Lung": a name begins with capitals, so case matters here
    re.compile(r"\b(?:huyện|xã|thị trấn|tỉnh|thôn)(?: [A-ZĐ]\w*)+"),
]
_HYPHENED = re.compile(r"(?<=\w)-(?=\w)")


def bind(inlines: list[Node], *, words: bool = False, hyphens: bool = False) -> list[Node]:
    """The same inlines with blanks that don't break where a line must not.

    words: also those within words of several syllables; hyphens: also hyphens that don't break.
    Notes are left as they are.
    """
    text = "".join(_read(inlines))
    kept = {
        at
        for pattern in [*_WHOLE, *(_WORDS if words else [])]
        for found in pattern.finditer(text)
        for at in range(*found.span())
        if text[at] == " "
    }
    if hyphens:
        kept |= {found.start() for found in _HYPHENED.finditer(text)}
    return list(_write(inlines, kept, iter(range(len(text)))))


def _read(inlines: list[Node]) -> Iterator[str]:
    """The text as it stands, every inline that is no word one sign."""
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        if kind == "Str":
            yield content
        elif kind in ("Emph", "Strong"):
            yield from _read(content)
        elif kind == "Span":
            yield from _read(content[1])
        else:
            yield " " if kind in ("Space", "SoftBreak") else "\n"


def _write(inlines: list[Node], kept: set[int], places: Iterator[int]) -> Iterator[Node]:
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        if kind == "Str":
            yield make(kind, "".join(_keep(sign, next(places) in kept) for sign in content))
        elif kind in ("Emph", "Strong"):
            yield make(kind, list(_write(content, kept, places)))
        elif kind == "Span":
            yield make(kind, [content[0], list(_write(content[1], kept, places))])
        else:
            yield make("Str", BLANK) if next(places) in kept else inline


def _keep(sign: str, is_kept: bool) -> str:
    return {" ": BLANK, "-": HYPHEN}.get(sign, sign) if is_kept else sign
