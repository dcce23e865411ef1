"""When a custom may be gone, if it goes on as it went: a plain rule, told beside the chart.

The median of the last four quarterly changes, each between two complete quarters that follow each
other, carried on from the last complete quarter down to zero; the fastest and the slowest of the
four give the range. An estimate is not a figure: it never looks like one.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from data.vietnamese import shift_quarter
from measures.rundown import Point

CHANGES = 4
POINTS = 5
AHEAD = 20  # quarters: what lies further off is only "more than five years"


class Forecast(NamedTuple):
    """What can be said of the end of a custom.

    `outcome`: dated | far (beyond 20 quarters) | rising (median not below zero) | few (not enough
    complete quarters) | gone (the last complete quarter is zero) | overdue (it should be gone by
    now and is not). `start` and `value` are the last complete quarter and its households; `changes`
    the four, oldest first; `expected`, `earliest`, `latest` the quarters of the first zero, None
    where there is none within 20 quarters of `start`; `seen` the first and the last quarter of the
    four changes, which may lie far back when later quarters are not complete.
    """

    outcome: str
    start: str | None = None
    value: int = 0
    changes: tuple[int, ...] = ()
    seen: tuple[str, str] | None = None
    expected: str | None = None
    earliest: str | None = None
    latest: str | None = None

    @property
    def pace(self) -> float:
        """Households a quarter: the median of the changes."""
        return median(self.changes)


def foresee(points: Sequence[Point]) -> Forecast:
    """The forecast from a course, oldest quarter first; seen from its last quarter."""
    complete = [point for point in points if point.complete]
    if not complete:
        return Forecast("few")
    last = complete[-1]
    if last.value == 0:
        is_back = any(point.practised for point in points if point.quarter > last.quarter)
        return Forecast("few" if is_back else "gone", last.quarter)
    pairs = [
        (before, after)
        for before, after in pairwise(complete)
        if shift_quarter(before.quarter, 1) == after.quarter
    ][-CHANGES:]
    # What is complete has a value.
    changes = [
        after.value - before.value
        for before, after in pairs
        if after.value is not None and before.value is not None
    ]
    known = Forecast("few", last.quarter, last.value or 0, tuple(changes))
    if len(complete) < POINTS or len(pairs) < CHANGES:
        return known
    known = known._replace(seen=(pairs[0][0].quarter, pairs[-1][1].quarter))
    if known.pace >= 0:
        return known._replace(outcome="rising")
    expected, earliest, latest = (
        _zero(last, pace) for pace in (known.pace, min(changes), max(changes))
    )
    known = known._replace(expected=expected, earliest=earliest, latest=latest)
    if expected is None:
        return known._replace(outcome="far")
    if expected <= points[-1].quarter:
        return known._replace(outcome="overdue")
    return known._replace(outcome="dated")


def _zero(last: Point, pace: float) -> str | None:
    """The first quarter without a household, None beyond the horizon or when it never comes."""
    if pace >= 0:
        return None
    steps = math.ceil((last.value or 0) / -pace)
    return shift_quarter(last.quarter, steps) if steps <= AHEAD else None
