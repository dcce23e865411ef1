"""What the words around a number speak of: unit, place, subject, quarter, level or change.

    for spoken in read_clues(paragraph_text, vocabulary): spoken.number, spoken.names, spoken.role

The words alone decide, never the number itself: whoever mistyped a number must not find that it
fits another one.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from data.vietnamese import previous_quarter, read_quarter, same_quarter_last_year
from report.review import heads, subjects
from report.review.numbers import Aside, Number
from report.review.reading import Reading, Spoken
from report.review.vocabulary import Vocabulary

_UNITS = [
    (family, re.compile(rf"\s*(?:\([^()]{{0,60}}\)\s*)?(?:{pattern})"))
    for family, pattern in (
        ("point", r"điểm\s*(?:%|phần trăm)"),
        ("model", r"mô hình\b"),
        ("kinds", r"hủ tục,?\s*(?:và |/ ?)?phong tục\b"),
        ("hu_tuc", r"hủ tục\b"),
        ("phong_tuc", r"phong tục\b"),
        ("household", r"hộ\b"),
        ("session", r"(?:buổi|cuộc|đợt)\b"),
        ("attendance", r"lượt (?:người|đồng bào|nhân dân|hội viên|bà con|hộ)\b|(?:lượt )?người\b"),
        ("round", r"(?:lượt|chuyến)\b"),
        ("news", r"tin\b(?!,? bài)"),
        ("article", r"bài\b"),
        ("commune", r"xã,?\s*(?:và )?thị trấn\b|xã\b|thị trấn\b|đơn vị\b|địa phương\b"),
        ("agency", r"cơ quan\b"),
        ("task", r"nhiệm vụ\b"),
    )
]
# A unit that stands before its number: "Số hộ: 45", "tổng số mô hình là 26".
_UNIT_BEFORE = re.compile(r"\b(?:tổng\s+)?số\s+([^\d;:.()]{2,60})(?::|là|có|còn|\s)*\Z")
_WHOLE = re.compile(r"\b(?:toàn|cả|của) huyện\b")
_NO_UNIT = re.compile(r"\s*(?:[^\w\s“\"]|(?:xuống|lên|còn|so|thì|và|hiện|nay)\b|\Z)")
_ONWARDS = re.compile(r"\D{0,20}\b(?:xuống|lên)\s*(?:còn|thành|đến|tới)?\s*")
_CHANGE = re.compile(r"\b(tăng|giảm)(?:\s+(?:thêm|được|đi|khoảng|tổng cộng|tuyệt đối|là|\())*\s*\Z")
_GIVES_UP = re.compile(r"\s*hộ\s+(?:đã |được vận động )?(?:bỏ|từ bỏ|xóa bỏ)\b")
_TARGET = re.compile(
    r"\b(?:mục tiêu|kế hoạch|chỉ tiêu (?:giao|được giao|đề ra|năm)|giao)\b[^;:()\d]{0,40}:?\s*\Z"
)
_REACHED = re.compile(r"\b(?:đạt|thực hiện|kết quả|còn|có)\s*\Z")
_FROM = re.compile(r"\btừ\s*\Z")
_TO = re.compile(r"\b(?:xuống|lên|còn|thành)\b")
_AGAINST = re.compile(r"\b(?:so\s+với|so\s+cùng\s+kỳ)(?:\s+cùng\s+kỳ)?\s*\Z")
_RIGHT_BEHIND = re.compile(r"\s*[(:]?\s*(?:là|có|còn)?\s*")
_IN_BRACKETS = re.compile(r"\s*(?:\(\s*(?:là|có|còn)?|là)\s*")
_QUARTER_WORDS = re.compile(r"\bquý trước\b|\bkỳ trước\b|\bcùng kỳ(?: năm (?:trước|ngoái))?\b")


class When(NamedTuple):
    """A quarter that a sentence names; against: whether it is what something is compared with."""

    start: int
    end: int
    quarter: str
    against: bool


class Clues(NamedTuple):
    """A paragraph read: what its numbers speak of, and what is set apart."""

    spoken: list[Spoken]
    asides: list[Aside]


def read_clues(text: str, vocabulary: Vocabulary, in_table: bool = False) -> Clues:
    """What each number of a paragraph (NFC) speaks of, in its order; in_table: of a row, each cell
    behind the head of its column (word_text.py)."""
    reading = Reading(text, vocabulary, in_table)
    whens = sorted(_find_whens(reading))
    for number in reading.numbers:
        reading.told.append(_read(reading, whens, number))
    return Clues(subjects.name_leading_parts(reading), reading.asides)


def _read(reading: Reading, whens: list[When], number: Number) -> Spoken:
    family = _find_family(reading, number)
    role, falls = _find_role(reading, number, family)
    quarter, against = _find_quarters(reading, whens, number, role)
    place = _find_place(reading, number, role, family)
    spoken = Spoken(number, (), role, quarter, against, falls, family, place)
    return subjects.name(reading, spoken)


def _find_family(reading: Reading, number: Number) -> str:
    if number.percent:
        return "percent"
    for family, pattern in _UNITS:
        if pattern.match(reading.small, number.end):
            return family
    flat = reading.flat[number.end :].lstrip()
    for unit in reading.vocabulary.units:
        if re.match(rf"{re.escape(unit)}(?!\w)", flat):
            return f"unit {unit}"
    if _NO_UNIT.match(reading.small, number.end):
        first, _ = reading.sentence(number.start)
        if reading.told and _ONWARDS.fullmatch(
            reading.small[reading.told[-1].number.end : number.start]
        ):
            return reading.told[-1].family
        if reading.in_table and (family := heads.find_of_row(reading, number)):
            return family
        before = _UNIT_BEFORE.search(reading.small, first, number.start)
        if before:
            for family, pattern in _UNITS:
                if pattern.match(before[1]):
                    return family
        # "26 mô hình dừng hoạt động, trong đó đạt mục tiêu 13": what happened to them is said.
        if reading.before_it(number, "model") and subjects.find_events(
            reading.small[slice(*reading.before(number))]
        ):
            return "model"
    return ""


def _find_role(reading: Reading, number: Number, family: str) -> tuple[str, bool]:
    first, _ = reading.sentence(number.start)
    before = reading.small[first : number.start]
    if change := _CHANGE.search(before):
        return "change", change[1] == "giảm"
    near = reading.small[reading.before(number)[0] : number.start]
    if family == "household" and _GIVES_UP.match(reading.small, number.end):
        return "change", True
    has_target = family in ("percent", "point", "") or family.startswith("unit ")
    if has_target and _TARGET.search(near) and not _REACHED.search(near):
        return "target", False
    return "level", False


def _find_quarters(
    reading: Reading, whens: list[When], number: Number, role: str
) -> tuple[str, str]:
    first, last = reading.sentence(number.start)
    here = [one for one in whens if first <= one.start < last]
    before = [one for one in here if one.end <= number.start]
    behind = [one for one in here if one.start >= number.end]
    if role == "change":
        later = [one for one in behind if one.against]
        sooner = [one for one in before if one.against]
        found = later[:1] or sooner[-1:]
        return "", found[0].quarter if found else ""
    # "so với quý I/2024 (55 hộ)"; a colon behind it begins a list of this quarter.
    lead = _IN_BRACKETS if before and before[-1].against else _RIGHT_BEHIND
    if before and lead.fullmatch(reading.small[before[-1].end : number.start]):
        return before[-1].quarter, ""
    if _FROM.search(reading.small[first : number.start]) and _TO.search(
        reading.small[number.end : last]
    ):
        return reading.vocabulary.figures.quarter_before, ""
    end = reading.after(number)[1]
    right = [
        one
        for one in behind
        if not one.against
        and (one.start < end or re.fullmatch(r"\s*\(\s*", reading.text[end : one.start]))
    ]
    if right:
        return right[0].quarter, ""
    left = [one for one in before if not one.against]
    return (left[-1].quarter if left else ""), ""


def _find_place(reading: Reading, number: Number, role: str, family: str) -> str:
    """The id of a place, "" for the district, "?" for one that we don't know."""
    if family in ("commune", "agency", "task"):
        return ""
    found = reading.spots.read(*reading.after(number))
    if not found:
        found = reading.spots.read(*reading.before(number), last=True)
    if not found and role == "change":
        level = reading.before_it(number, family)
        found = level.place if level and reading.clause(number)[0] <= level.number.start else ""
    if reading.in_table:
        return found or reading.spots.read(0, reading.first_cell())
    return found or _read_lead(reading, number) or reading.spots.read(0, reading.lead())


def _read_lead(reading: Reading, number: Number) -> str:
    """The place that a sentence begins with, before any number: it holds for all of it."""
    first, _ = reading.sentence(number.start)
    end = min([one.start for one in reading.numbers if one.start >= first])
    if _WHOLE.search(reading.small, end, number.start):
        return ""
    return reading.spots.read(first, end)


def _find_whens(reading: Reading) -> Iterator[When]:
    figures = reading.vocabulary.figures
    for aside in reading.asides:
        try:
            quarter = read_quarter(aside.text)
        except ValueError:
            continue
        yield _make_when(reading, aside.start, aside.end, quarter)
    for match in _QUARTER_WORDS.finditer(reading.small):
        last_year = "cùng kỳ" in match[0]
        if last_year and reading.small[match.end() :].lstrip().startswith("quý"):
            continue
        quarter = (same_quarter_last_year if last_year else previous_quarter)(figures.quarter)
        yield _make_when(reading, match.start(), match.end(), quarter)


def _make_when(reading: Reading, start: int, end: int, quarter: str) -> When:
    return When(
        start, end, quarter, bool(_AGAINST.search(reading.small[max(0, start - 30) : start]))
    )
