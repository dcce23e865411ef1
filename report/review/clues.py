"""What the words around a number speak of: unit, place, subject, quarter, level or change.

    for spoken in read_clues(paragraph_text, vocabulary): spoken.number, spoken.names, spoken.role

The words alone decide, never the number itself: whoever mistyped a number must not find that it
fits another one.
"""

import re
from typing import NamedTuple

from data.vietnamese import (
    previous_quarter,
    read_quarter,
    same_quarter_last_year,
)
from report.prose import ends
from report.review import heads, subjects
from report.review.numbers import Aside, Number, read_numbers
from report.review.spots import Spots
from report.review.vocabulary import Vocabulary
from report.review.words import flatten, lower

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
_STOPS = ";:()."


class When(NamedTuple):
    """A quarter that a sentence names; against: whether it is what something is compared with."""

    start: int
    end: int
    quarter: str
    against: bool


class Spoken(NamedTuple):
    """What a number speaks of.

    names: of figures, several where the words fit each of them, none where they fit none; role:
    level | change | target | part | common | agencies; quarter: that it is told of, "" for the
    report's own; against: the quarter that a change is against, "" for the one before; falls: a
    change that is said to go down; family: what is counted; place: "" for the district.
    """

    number: Number
    names: tuple[str, ...]
    role: str = "level"
    quarter: str = ""
    against: str = ""
    falls: bool = False
    family: str = ""
    place: str = ""


class Told(NamedTuple):
    """A paragraph read: what its numbers speak of, and what is set apart."""

    spoken: list[Spoken]
    asides: list[Aside]


def read_clues(text: str, vocabulary: Vocabulary, in_table: bool = False) -> Told:
    """What each number of a paragraph (NFC) speaks of, in its order; in_table: of a row, each cell
    behind the head of its column (word_text.py)."""
    return Reading(text, vocabulary, in_table).read()


class Reading:
    """One paragraph with all that is found in it; places are positions in its text."""

    def __init__(self, text: str, vocabulary: Vocabulary, in_table: bool = False) -> None:
        self.text = text
        self.in_table = in_table
        self.vocabulary = vocabulary
        self.small, self.flat = lower(text), flatten(text)
        self.subjects = vocabulary.find_subjects(self.flat)
        places = vocabulary.find_places(self.flat)
        self.spots = Spots(text, places, vocabulary.places)
        spans = [(one.start, one.end) for one in (*self.subjects, *places)]
        found = read_numbers(text, spans)
        self.numbers, self.asides = found.numbers, found.asides
        self.spans = spans
        self.ends = [*ends(text), len(text)]
        self.whens = sorted(self._find_whens())
        self.told: list[Spoken] = []

    def read(self) -> Told:
        for number in self.numbers:
            self.told.append(self._read(number))
        return Told(subjects.name_leading_parts(self), self.asides)

    # Where things stand ----------------------------------------------------------------------

    def sentence(self, at: int) -> tuple[int, int]:
        """The bounds of the sentence around a position."""
        start = 0
        for end in self.ends:
            if at < end:
                return start, end
            start = end
        return start, len(self.text)

    def after(self, number: Number, commas: bool = True) -> tuple[int, int]:
        """The words behind a number that belong to it: up to the next number or sign.

        `commas`: whether a comma ends them, one within a name excepted.
        """
        _, last = self.sentence(number.start)
        following = [one.start for one in self.numbers if one.start >= number.end]
        last = min([last, *following[:1]])
        for at in range(number.end, last):
            if self.text[at] in (_STOPS + "," if commas else _STOPS) and not self._within(at):
                return number.end, at
        return number.end, last

    def before(self, number: Number) -> tuple[int, int]:
        """The words before a number that belong to it: from the number before, or a semicolon."""
        first, _ = self.sentence(number.start)
        past = [one.end for one in self.numbers if one.end <= number.start]
        first = max([first, *past[-1:]])
        mark = self.text.rfind(";", first, number.start)
        return (mark + 1 if mark >= 0 else first), number.start

    def clause(self, number: Number) -> tuple[int, int]:
        """The words around a number between two semicolons."""
        first, last = self.sentence(number.start)
        start = self.text.rfind(";", first, number.start)
        end = self.text.find(";", number.end, last)
        return (start + 1 if start >= 0 else first), (end if end >= 0 else last)

    def lead(self) -> int:
        """Where the words end that a paragraph begins with, and that hold for all of it."""
        colon = self.text.find(":")
        first = self.numbers[0].start if self.numbers else len(self.text)
        return colon if 0 <= colon < first else 0

    def first_cell(self) -> int:
        """Where the first cell of a row ends."""
        end = self.text.find(";")
        return end if end >= 0 else len(self.text)

    def before_it(self, number: Number, family: str) -> Spoken | None:
        """The number before this one in its sentence, of the same family."""
        first, _ = self.sentence(number.start)
        past = [one for one in self.told if one.number.start >= first and one.family == family]
        return past[-1] if past else None

    def _within(self, at: int) -> bool:
        return any(start <= at < end for start, end in self.spans) or bool(
            self.text[at] == "," and re.match(r",\s*thị trấn\b(?!\s+[A-ZĐ])", self.text[at:])
        )

    # What a number speaks of -----------------------------------------------------------------

    def _read(self, number: Number) -> Spoken:
        family = self._find_family(number)
        role, falls = self._find_role(number, family)
        quarter, against = self._find_quarters(number, role)
        place = self._find_place(number, role, family)
        spoken = Spoken(number, (), role, quarter, against, falls, family, place)
        return subjects.name(self, spoken)

    def _find_family(self, number: Number) -> str:
        if number.percent:
            return "percent"
        for family, pattern in _UNITS:
            if pattern.match(self.small, number.end):
                return family
        flat = self.flat[number.end :].lstrip()
        for unit in self.vocabulary.units:
            if re.match(rf"{re.escape(unit)}(?!\w)", flat):
                return f"unit {unit}"
        if _NO_UNIT.match(self.small, number.end):
            first, _ = self.sentence(number.start)
            if self.told and _ONWARDS.fullmatch(
                self.small[self.told[-1].number.end : number.start]
            ):
                return self.told[-1].family
            if self.in_table and (family := heads.find_of_row(self, number)):
                return family
            before = _UNIT_BEFORE.search(self.small, first, number.start)
            if before:
                for family, pattern in _UNITS:
                    if pattern.match(before[1]):
                        return family
            # "26 mô hình dừng hoạt động, trong đó đạt mục tiêu 13": what happened to them is said.
            if self.before_it(number, "model") and subjects.find_events(
                self.small[slice(*self.before(number))]
            ):
                return "model"
        return ""

    def _find_role(self, number: Number, family: str) -> tuple[str, bool]:
        first, _ = self.sentence(number.start)
        before = self.small[first : number.start]
        if change := _CHANGE.search(before):
            return "change", change[1] == "giảm"
        near = self.small[self.before(number)[0] : number.start]
        if family == "household" and _GIVES_UP.match(self.small, number.end):
            return "change", True
        has_target = family in ("percent", "point", "") or family.startswith("unit ")
        if has_target and _TARGET.search(near) and not _REACHED.search(near):
            return "target", False
        return "level", False

    def _find_quarters(self, number: Number, role: str) -> tuple[str, str]:
        first, last = self.sentence(number.start)
        here = [one for one in self.whens if first <= one.start < last]
        before = [one for one in here if one.end <= number.start]
        behind = [one for one in here if one.start >= number.end]
        if role == "change":
            later = [one for one in behind if one.against]
            sooner = [one for one in before if one.against]
            found = later[:1] or sooner[-1:]
            return "", found[0].quarter if found else ""
        # "so với quý I/2024 (55 hộ)"; a colon behind it begins a list of this quarter.
        lead = _IN_BRACKETS if before and before[-1].against else _RIGHT_BEHIND
        if before and lead.fullmatch(self.small[before[-1].end : number.start]):
            return before[-1].quarter, ""
        if _FROM.search(self.small[first : number.start]) and _TO.search(
            self.small[number.end : last]
        ):
            return self._before(), ""
        end = self.after(number)[1]
        right = [
            one
            for one in behind
            if not one.against
            and (one.start < end or re.fullmatch(r"\s*\(\s*", self.text[end : one.start]))
        ]
        if right:
            return right[0].quarter, ""
        left = [one for one in before if not one.against]
        return (left[-1].quarter if left else ""), ""

    def _before(self) -> str:
        return self.vocabulary.figures.quarter_before

    def _find_place(self, number: Number, role: str, family: str) -> str:
        """The id of a place, "" for the district, "?" for one that we don't know."""
        if family in ("commune", "agency", "task"):
            return ""
        found = self.spots.read(*self.after(number))
        if not found:
            found = self.spots.read(*self.before(number), last=True)
        if not found and role == "change":
            level = self.before_it(number, family)
            found = level.place if level and self.clause(number)[0] <= level.number.start else ""
        if self.in_table:
            return found or self.spots.read(0, self.first_cell())
        return found or self._read_lead(number) or self.spots.read(0, self.lead())

    def _read_lead(self, number: Number) -> str:
        """The place that a sentence begins with, before any number: it holds for all of it."""
        first, _ = self.sentence(number.start)
        end = min([one.start for one in self.numbers if one.start >= first])
        if _WHOLE.search(self.small, end, number.start):
            return ""
        return self.spots.read(first, end)

    def _find_whens(self):
        figures = self.vocabulary.figures
        for aside in self.asides:
            try:
                quarter = read_quarter(aside.text)
            except ValueError:
                continue
            yield self._make_when(aside.start, aside.end, quarter)
        for match in _QUARTER_WORDS.finditer(self.small):
            last_year = "cùng kỳ" in match[0]
            if last_year and self.small[match.end() :].lstrip().startswith("quý"):
                continue
            quarter = (same_quarter_last_year if last_year else previous_quarter)(figures.quarter)
            yield self._make_when(match.start(), match.end(), quarter)

    def _make_when(self, start: int, end: int, quarter: str) -> When:
        return When(
            start, end, quarter, bool(_AGAINST.search(self.small[max(0, start - 30) : start]))
        )
