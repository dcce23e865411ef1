"""The charts of a report: bars, drawn from the table that stands under them.

What is drawn and what is printed beside it can't differ, and an issued report keeps both.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from report.tables import read_words
from report.tree import Node, name_of

MOST_BARS = 40
MOST_SERIES = 2
_NUMBER = re.compile(r"\d[\d.]*(?:,\d+)?")


class Series(NamedTuple):
    """name; values: None where none is known; texts: as they are printed."""

    name: str
    values: list[float | None]
    texts: list[str]


class Chart(NamedTuple):
    """title; labels: of the bars, from the top; series: one or two, of the same length."""

    title: str
    labels: list[str]
    series: list[Series]

    @property
    def top(self) -> float:
        """The largest value, at least a little more than nothing."""
        known = [value for one in self.series for value in one.values if value is not None]
        return max([*known, 0.001])

    def describe(self) -> str:
        """The chart in words, for those who don't see it."""
        told = [
            f"{label}: {', '.join(one.texts[at] for one in self.series)}"
            for at, label in enumerate(self.labels)
        ]
        names = " và ".join(one.name for one in self.series)
        return f"{self.title}. Biểu đồ thanh ngang, {names}. {'; '.join(told)}."


def find_chart(blocks: Sequence[Node], at: int) -> Chart | None:
    """The chart that a paragraph stands for: its title, with the table behind it; None for others.

    Only what the program wrote (report/fact_charts.py) is such a paragraph.
    """
    title = blocks[at]
    if title["t"] != "Para" or len(title["c"]) != 1 or title["c"][0]["t"] != "Span":
        return None
    if name_of(title["c"][0])[0] != "hinh" or at + 1 == len(blocks):
        return None
    table = blocks[at + 1]
    if table["t"] != "Table":
        return None
    head, *rows = [[read_words(cell).strip() for cell in row] for row in table["c"][1]]
    if not rows or len(head) < 2:
        return None
    rows = rows[:MOST_BARS]
    series = [
        Series(name, [_read(row[column]) for row in rows], [row[column] for row in rows])
        for column, name in enumerate(head[1 : 1 + MOST_SERIES], start=1)
    ]
    return Chart(read_words(title["c"]), [row[0] for row in rows], series)


def _read(text: str) -> float | None:
    """The number in a cell: 11 of "ít nhất 11", None of "chưa báo cáo"."""
    found = _NUMBER.search(text)
    return float(found[0].replace(".", "").replace(",", ".")) if found else None
