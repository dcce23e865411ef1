"""The time of the demonstration: which quarters are lived through, and which are written down.

Whatever is asked for, the history is lived from 2021-Q2 or earlier to 2025-Q2, so that a short
history shows the same kind of district as a long one, and not its first days.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from data.vietnamese import shift_quarter

LAST = "2025-Q2"
QUARTERS = 17  # from 2021-Q2


class Timeline(NamedTuple):
    """`lived`: all quarters, oldest first; the last `written` of them are written down."""

    lived: list[str]
    written: int

    @property
    def start(self) -> int:
        """The position of the first quarter that is written down."""
        return len(self.lived) - self.written

    @property
    def reported(self) -> list[str]:
        """The quarters that are written down, oldest first."""
        return self.lived[self.start :]

    def stretch(self, moment: float) -> float:
        """A moment of the usual history (0: 2021-Q2, 16: 2025-Q2) as a position in this one."""
        return moment * (len(self.lived) - 1) / (QUARTERS - 1)

    @property
    def pace(self) -> float:
        """How fast things go, beside the usual history: 1 there, less in a longer one."""
        return QUARTERS / len(self.lived)


def make(quarters: int) -> Timeline:
    """The timeline that writes down the last `quarters`."""
    lived = max(quarters, QUARTERS)
    return Timeline([shift_quarter(LAST, by) for by in range(1 - lived, 1)], quarters)


def year_of(quarter: str) -> int:
    """The year of a key: 2024 of "2024-Q2"."""
    return int(quarter[:4])


def number_of(quarter: str) -> int:
    """The number of a key in its year: 2 of "2024-Q2"."""
    return int(quarter[-1])


def due_on(quarter: str) -> date:
    """The day by which a quarter's report must be there: the 18th, or the Monday after it."""
    day = date(year_of(quarter), number_of(quarter) * 3, 18)
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def rows(timeline: Timeline, named: Iterable[str]) -> Iterable[tuple]:
    """The rows of dim_quarter, without a gap: what is written, the next one, and those `named`."""
    quarter = min([timeline.reported[0], *named])
    last = max([shift_quarter(LAST, 1), *named])
    while quarter <= last:
        year, month = year_of(quarter), number_of(quarter) * 3
        following = shift_quarter(quarter, 1)
        ends_on = date(year_of(following), number_of(following) * 3 - 2, 1) - timedelta(days=1)
        before = shift_quarter(quarter, -1)
        yield (
            quarter,
            date(year, month - 2, 1),
            ends_on,
            date(year_of(before), number_of(before) * 3, 15),
            date(year, month, 14),
        )
        quarter = following
