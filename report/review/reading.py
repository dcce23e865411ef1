"""A paragraph of a report with all that is found in it, and where in it things stand."""

import re
from typing import NamedTuple

from report.prose import ends
from report.review.numbers import Number, read_numbers
from report.review.spots import Spots
from report.review.vocabulary import Vocabulary
from report.review.words import flatten, lower

_STOPS = ";:()."


class Spoken(NamedTuple):
    """What a number speaks of.

    names: of figures, several where the words fit each of them, none where they fit none; role:
    level | change | target | part (who reported) | common, agencies (of these in both quarters) |
    places (where the same was done) | fraction | above (its upper number alone); quarter: that it
    is told of, "" for the report's own; against: the quarter that a change is against, "" for the
    one before; falls: a change that is said to go down; family: what is counted; place: "" for the
    district.
    """

    number: Number
    names: tuple[str, ...]
    role: str = "level"
    quarter: str = ""
    against: str = ""
    falls: bool = False
    family: str = ""
    place: str = ""


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
        self.told: list[Spoken] = []

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
