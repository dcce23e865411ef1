"""What a bare number in a table is about: the head of its column says it, or the first cell."""

import re

from report.review.numbers import Number
from report.review.reading import Reading
from report.review.words import flatten

# What a column or a row of a table is about, by how its head begins.
_HEADS = [
    ("model", r"(?:tổng )?(?:số )?mô hình"),
    ("session", r"(?:tổng )?(?:số )?buổi"),
    ("attendance", r"(?:tổng )?(?:số )?lượt người"),
    ("news", r"(?:số )?tin"),
    ("article", r"(?:số )?bài"),
]


def find_of_row(reading: Reading, number: Number) -> str:
    """The family of a bare number in a table: by the head of its column, else by its row."""
    start, _ = reading.clause(number)
    head = (start, number.start)
    for first, last in (head, (0, reading.first_cell())):
        inside = [one for one in reading.subjects if first <= one.start < last]
        if inside:
            return _find_unit(reading, sorted(inside[-1].keys)[0])
        words = reading.small[first:last].strip()
        for family, word in _HEADS:
            if re.match(word, words):
                return family
    return ""


def _find_unit(reading: Reading, figure: str) -> str:
    if figure.startswith("customs."):
        return "household"
    unit = reading.vocabulary.figures.entry(figure).unit
    known = {"%": "percent", "điểm %": "point", "điểm phần trăm": "point"}
    return known.get(unit, f"unit {' '.join(flatten(unit).split())}")
