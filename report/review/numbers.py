"""The numbers in a paragraph, and what only looks like one: days, documents, labels, names.

read_numbers("Còn 45 hộ, giảm 10 hộ so với quý I/2024.")   # 45, 10; aside: "quý I/2024"
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from data.number_words import find_words
from data.vietnamese import read_number
from report.review.words import lower

_UNIT = (
    r"(?:%|hộ|mô hình|hủ tục|phong tục|buổi|lượt|tin\b|bài\b|xã\b|cặp|nhiệm vụ|người"
    r"|điểm\s*(?:%|phần))"
)
_QUARTER = r"(?:IV|I{1,3}|[1-4])"
# What is no number of anything: its kind on the screen, and how it is written.
_ASIDES: list[tuple[str, re.Pattern[str]]] = [
    (kind, re.compile(pattern, flags))
    for kind, pattern, flags in (
        ("thứ tự", r"^\s*(?:[-+•]\s*)?(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]|\(\d{1,3}\))(?=\s|$)", 0),
        ("thứ tự", r"(?<=[\w”\"’.,;)])\(\d{1,3}\)|\[\^?\d{1,3}\]", 0),
        ("ngày tháng", r"\b(?:ngày\s+)?\d{1,2}\s*([/-])\s*\d{1,2}\s*\1\s*\d{4}\b", re.I),
        ("ngày tháng", r"\bngày\s+\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?\b", re.I),
        ("ngày tháng", r"\bngày\s+\d{1,2}(?:\s*[/-]\s*\d{1,2})?\b", re.I),
        ("ngày tháng", r"\btháng\s+\d{1,2}(?:\s*/\s*|\s+năm\s+)\d{4}\b|\btháng\s+\d{1,2}\b", re.I),
        ("ngày tháng", r"\b\d{1,2}\s+tháng(?:\s+(?:đầu|cuối))?\s+năm(?:\s+\d{4})?\b", re.I),
        ("ngày tháng", rf"\bqu[ýíy]\s*{_QUARTER}\s*(?:/|\s+năm)\s*\d{{4}}\b", re.I),
        ("ngày tháng", rf"\bqu[ýíy]\s+{_QUARTER}(?![\w/])", re.I),
        ("ngày tháng", r"\b(?:\d{4}|năm\s+\d{4})\s*[-–]\s*\d{4}\b|\bnăm\s+\d{4}\b", re.I),
        ("ngày tháng", r"\b\d{1,2}\s*(?:giờ|h)\s*\d{0,2}(?!\w)", re.I),
        ("văn bản", r"\b(?:số\s*:?\s*)?\d{1,5}\s?[-/–](?:\d{4}/)?[A-ZĐ][\w]*(?:[-/.–][\w]+)*", 0),
        (
            "văn bản",
            r"\b(?:phụ lục|biểu(?: mẫu)?|mẫu biểu|điều|khoản|điểm|mục|đề án|nghị quyết"
            r"|quyết định|kế hoạch|công văn|chương trình|chỉ thị|thông báo|kết luận|báo cáo"
            r"|chỉ tiêu|chú thích|lần|trang|phần)\s+(?:thứ\s+|số\s+)\d{1,5}\b"
            rf"(?![,.]?\d|\s?{_UNIT})",
            re.I,
        ),
        (
            "văn bản",
            r"\b(?:phụ lục|điều|khoản|mục|đề án|nghị quyết|quyết định|công văn|chỉ thị|chú thích"
            rf"|chương trình)\s+\d{{1,5}}\b(?![,.]?\d|\s?{_UNIT})",
            re.I,
        ),
        ("văn bản", rf"\bsố\s+\d{{1,5}}\b(?![,.]?\d|\s?{_UNIT})", re.I),
        ("thứ tự", r"\bthứ\s+\d{1,3}\b|\blần\s+\d{1,3}\b", re.I),
        (
            "tên",
            r"\b(?:thôn|làng|tổ dân phố|tổ|xóm|bản|khu phố|khu|cụm|nhóm)\s+\d{1,3}[a-z]?\b"
            rf"(?![,.]?\d|\s?{_UNIT})",
            re.I,
        ),
        ("tên", r"\b[^\W\d_]+\d+\w*", 0),
    )
]
_NUMBER = re.compile(
    r"(?<![\w])(?:[1-9]\d{0,2}(?:[ \u00a0]\d{3})+(?![\d.,]*\d)|\d[\d.,]*\d|\d)(?!\d)"
    rf"(?:(?!\w)|(?={_UNIT}))"
)
_OF = re.compile(r"\s?/\s?")
_PERCENT = re.compile(r"\s?%|\s+phần\s+trăm\b", re.I)
_QUALIFIER = re.compile(
    r"(?:(?P<more_than>hơn|trên|ít nhất)|(?P<about>khoảng|gần|xấp xỉ|chừng))\s+\Z"
)
_AFTER_WORDS = re.compile(rf"\)?\s+{_UNIT}", re.I)
# Words that are numbers only where nothing else can be meant: "một bộ phận", "năm 2024".
_SHY = {"một", "năm", "không", "ba"}
_BEFORE_SHY = re.compile(r"(?:còn|có|giảm|tăng|thêm|được|chỉ|là|và|,|\()\s*\Z")
_BEFORE_AGAIN = re.compile(r"\d\s*\(\s*\Z")
_NEAR = 16  # letters before a number that are looked at


class Number(NamedTuple):
    """A number in a paragraph.

    start, end: where it stands, its qualifier and "%" included; text: so; value: None for one that
    can't be read for sure ("1.23"); of: what it is a part of, "200" in "65/200"; of_unit: whether
    it stands behind the unit of another, as the second one in "7 lượt/7 xã"; decimals: as printed;
    percent: whether it is one.
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    of: Decimal | None = None
    of_unit: bool = False
    qualifier: str = "exact"
    decimals: int = 0
    percent: bool = False


class Aside(NamedTuple):
    """What is written in digits and counts nothing; kind: what it is, in Vietnamese."""

    start: int
    end: int
    text: str
    kind: str


class Numbers(NamedTuple):
    """What a paragraph says in numbers, in its order, and what is set apart."""

    numbers: list[Number]
    asides: list[Aside]


def read_numbers(text: str, names: Iterable[tuple[int, int]] = ()) -> Numbers:
    """The numbers of a paragraph (NFC); `names`: the places of known names, digits of which count
    nothing."""
    asides: list[Aside] = []
    masked = text
    for kind, pattern in _ASIDES:
        for match in pattern.finditer(masked):
            asides.append(Aside(match.start(), match.end(), match[0].strip(), kind))
        masked = pattern.sub(lambda match: "\0" * len(match[0]), masked)
    for start, end in names:
        if any(letter.isdigit() for letter in masked[start:end]):
            asides.append(Aside(start, end, text[start:end], "tên"))
        masked = f"{masked[:start]}{chr(0) * (end - start)}{masked[end:]}"
    found = sorted([*_find_digits(masked), *_find_words(masked)])
    return Numbers(_join_fractions(text, found), sorted(asides))


def _find_digits(text: str) -> list[Number]:
    found = []
    for match in _NUMBER.finditer(text):
        percent = _PERCENT.match(text, match.end())
        end = percent.end() if percent else match.end()
        try:
            value = read_number(match[0])
        except ValueError:
            value = None
        decimals = len(match[0].partition(",")[2]) if value is not None else 0
        found.append(_qualify(text, match.start(), end, value, decimals, bool(percent)))
    return found


def _find_words(text: str) -> list[Number]:
    found = []
    small = lower(text)
    for words in find_words(text):
        said = small[words.start : words.end]
        is_counted = _AFTER_WORDS.match(text, words.end)
        before = small[max(0, words.start - _NEAR) : words.start]
        is_shy = said in _SHY and not _BEFORE_SHY.search(before)
        # "26 (hai mươi sáu) mô hình" says one number twice; the digits are read.
        again = _BEFORE_AGAIN.search(before)
        if is_counted and not is_shy and not again:
            value = Decimal(words.value)
            found.append(_qualify(text, words.start, words.end, value, 0, False))
    return found


def _qualify(
    text: str, start: int, end: int, value: Decimal | None, decimals: int, percent: bool
) -> Number:
    first = max(0, start - _NEAR)
    before = _QUALIFIER.search(lower(text[first:start]))
    kind = "exact"
    if before:
        start = first + before.start()
        kind = "more_than" if before["more_than"] else "about"
    return Number(start, end, text[start:end], value, None, False, kind, decimals, percent)


def _join_fractions(text: str, found: list[Number]) -> list[Number]:
    told: list[Number] = []
    for number in found:
        last = told[-1] if told else None
        between = text[last.end : number.start] if last else ""
        if last and last.of is None and not last.percent and _OF.fullmatch(between):
            joined = last._replace(
                end=number.end, text=text[last.start : number.end], of=number.value
            )
            told[-1] = joined if number.value is not None else joined._replace(value=None)
        elif last and re.fullmatch(r"\s?[^\W\d_]+(?: [^\W\d_]+)?\s?/\s?", between):
            told.append(number._replace(of_unit=True))
        else:
            told.append(number)
    return told
