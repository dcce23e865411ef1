"""How many models run, quarter by quarter: what is known of each quarter's end, and of how much.

points = follow(rows, terms, "2024-Q2")
points[-1].complete   # whether all communes told, each to the last
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd

from data import words
from data.vietnamese import write_number
from measures.communes import Term, count
from measures.rundown import between
from measures.totals import Total


class Point(NamedTuple):
    """The models that run at a quarter's end: `total` of what is reported, by `told` of the `asked`
    communes that are there then. `total` is None where nothing is reported."""

    quarter: str
    total: Total | None
    told: int
    asked: int

    @property
    def complete(self) -> bool:
        """Whether it is all of them, so that two quarters may be held side by side."""
        return self.total is not None and self.total.exact and self.told >= self.asked

    @property
    def open_up(self) -> bool:
        """Whether there may be more of them than are counted."""
        return self.total is not None and bool(
            self.told < self.asked or self.total.uncounted or self.total.more_than
        )

    @property
    def sign(self) -> str:
        """The number as a chart writes it: "66", "≥ 45", "≈ 45", "" where none is reported."""
        if self.total is None:
            return ""
        number = write_number(self.total.value)
        return f"≥ {number}" if self.open_up else f"≈ {number}" if self.total.about else number

    @property
    def written(self) -> str:
        """The number as a table writes it: "66", "ít nhất 45", "khoảng 45", "chưa có số"."""
        if self.total is None:
            return words.NO_FIGURE
        is_part = self.told < self.asked and not self.total.uncounted
        return str(self.total._replace(uncounted=1) if is_part else self.total)

    @property
    def part(self) -> str:
        """Who is behind it where not all are: "6/7 xã"."""
        if self.told >= self.asked:
            return ""
        return f"{write_number(self.told)}/{write_number(self.asked)} xã"


def follow(rows: pd.DataFrame, terms: Mapping[str, Term], last: str) -> list[Point]:
    """A point for each quarter from the first with a number to `last`, oldest first; none where
    nothing is reported up to then.

    Rows as in models/running; `terms`: of the communes that are asked for.
    """
    found = {row.quarter: row for row in rows.itertuples() if row.quarter <= last}
    if not found:
        return []
    quarters = between(min(found), last)
    return [_point(found.get(quarter), quarter, count(terms, quarter)) for quarter in quarters]


def _point(row: Any, quarter: str, asked: int) -> Point:
    if row is None:
        return Point(quarter, None, 0, asked)
    total = Total(
        int(row.models), int(row.uncounted), int(row.more_than), int(row.about), row.source
    )
    return Point(quarter, total, asked if row.told_as_whole else int(row.communes), asked)
