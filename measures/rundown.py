"""How a custom comes to its end: from its figures quarter by quarter to a state, in plain rules.

Practised until the first quarter in which everybody who ever reported it reports none: then it is
watched; after two more such quarters it is eradicated. A quarter that is missing or incomplete
counts for nothing: neither as a zero nor as a break. A household that is there again after a zero
is a return, known even where the quarter is incomplete, and stays one until the next zero.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

import pandas as pd

from data import vietnamese, words
from data.vietnamese import shift_quarter
from measures.communes import ALWAYS, Term
from measures.comparison import Comparison, compare
from measures.completeness import Silence, Silences
from measures.totals import Total

Row = Any  # a row of a query

ZEROS_TO_THE_END = 3
# What a household makes of a custom that was reported as none.
BACK = {"watch": "returned", "eradicated": "returned", "none": "appeared"}
DISTRICT = "-"  # the unit that stands for what names no commune, where units are compared


class Point(NamedTuple):
    """What is known of a custom in a quarter, of a commune or of all communes of the choice.

    `value`: households counted, None where none could be (nothing reported, or only "still there").
    `complete`: everybody who ever reports on it did, villages that keep it included (see
    measures/completeness.py), and `value` is all of it. `practised`: at
    least one household is known to keep it. `known` of `reporters` communes gave their figure;
    `facts` counts the reports, `rough` says that a number in it is only about right.
    """

    quarter: str
    value: int | None
    complete: bool
    practised: bool
    known: int
    reporters: int
    facts: int
    rough: bool = False

    @property
    def total(self) -> Total:
        """The figure as a total; what is not complete is open at its end."""
        return Total(self.value or 0, int(not self.complete), 0, int(self.rough), "")

    @property
    def text(self) -> str:
        """The figure in words: "45 hộ", "ít nhất 12 hộ (6/7 xã)", "còn, chưa rõ số hộ"."""
        if not self.facts:
            return "chưa có số"
        part = f" ({self.known}/{self.reporters} xã)" if self.known < self.reporters else ""
        if self.complete:
            return f"{Total(self.value or 0, 0, 0, int(self.rough), '')} hộ"
        if self.value:
            return f"ít nhất {vietnamese.write_number(self.value)} hộ{part}"
        if self.practised:
            return f"còn, chưa rõ số hộ{part}"
        return words.OPEN_ZERO + part


class Step(NamedTuple):
    """The state of a custom after a quarter, and what happened in it.

    `state`: silent (nothing ever reported) | none (only ever reported as none) | practised | watch
    | eradicated | returned | appeared (there after having only been reported as none);
    `mark`: first_zero | eradicated | returned | appeared, or empty.
    """

    quarter: str
    state: str
    mark: str


class Course(NamedTuple):
    """The whole course of a custom: its points and steps, quarter by quarter."""

    custom_id: str
    custom: str
    kind: str
    points: list[Point]
    steps: list[Step]

    @property
    def state(self) -> str:
        """The state after the last quarter."""
        return self.steps[-1].state

    @property
    def since(self) -> str | None:
        """The quarter of the last event, None when there was none."""
        return next((step.quarter for step in reversed(self.steps) if step.mark), None)

    @property
    def was_practised(self) -> bool:
        """Whether any quarter knows of a household that kept it."""
        return any(point.practised for point in self.points)

    @property
    def is_practised(self) -> bool:
        """Whether it was there when last heard of."""
        return self.state in ("practised", "returned", "appeared")

    @property
    def last(self) -> Point | None:
        """The last quarter with any report."""
        return next((point for point in reversed(self.points) if point.facts), None)


def follow(points: Iterable[Point]) -> list[Step]:
    """The steps of a course, one for each point, oldest first."""
    state, zeros, steps = "silent", 0, []
    for point in points:
        mark = ""
        if point.practised:
            mark = BACK.get(state, "")
            state = mark or ("practised" if state == "silent" else state)
            zeros = 0
        elif point.complete and point.value == 0:
            zeros += 1
            if state in ("silent", "none"):
                state = "none"
            elif state in ("practised", "returned", "appeared"):
                state, mark = "watch", "first_zero"
            elif state == "watch" and zeros >= ZEROS_TO_THE_END:
                state, mark = "eradicated", "eradicated"
        steps.append(Step(point.quarter, state, mark))
    return steps


def trace(course: pd.DataFrame, silences: Silences) -> list[Course]:
    """The course of every custom over all communes of the choice (rows: customs/course)."""
    open_at: dict[tuple[str, str], list[tuple[str | None, Silence]]] = {}
    for (custom_id, quarter, commune), silence in silences.items():
        open_at.setdefault((custom_id, quarter), []).append((commune, silence))
    courses = []
    # Plain rows: pandas' own grouping costs more than all that follows.
    for _, group in groupby(course.itertuples(), key=attrgetter("custom_id")):
        rows = list(group)
        points = [_whole(row, open_at.get((row.custom_id, row.quarter), [])) for row in rows]
        first = rows[0]
        courses.append(Course(first.custom_id, first.custom, first.kind, points, follow(points)))
    return courses


def trace_communes(
    courses: list[Course],
    rows: pd.DataFrame,
    silences: Silences,
    terms: Mapping[str, Term] | None = None,
) -> dict[tuple[str, str], Course]:
    """The course of every custom in every commune that ever reported on it, by their ids.

    `courses` as from `trace`, `rows` as in customs/by_commune; in the order of both. `terms`: of
    communes that are not always there, and for which the district's word says nothing then.
    """
    held = terms or {}
    zeros = set(
        rows.loc[rows["district_zero"], ["custom_id", "quarter"]].itertuples(index=False, name=None)
    )
    told = {(row.custom_id, row.commune_id, row.quarter): row for row in rows.itertuples()}
    pairs = {(custom, commune) for custom, commune, _ in told if not pd.isna(commune)}
    communes = sorted({commune for _, commune in pairs})
    found = {}
    for course in courses:
        for commune in communes:
            if (course.custom_id, commune) not in pairs:
                continue
            points = [
                _part(
                    point.quarter,
                    told.get((course.custom_id, commune, point.quarter)),
                    (course.custom_id, point.quarter) in zeros
                    and held.get(commune, ALWAYS).has(point.quarter),
                    (course.custom_id, point.quarter, commune) in silences,
                )
                for point in course.points
            ]
            found[course.custom_id, commune] = course._replace(points=points, steps=follow(points))
    return found


def compare_households(
    course: Course, parts: Mapping[tuple[str, str], Course], quarter_before: str
) -> Comparison:
    """Households of a custom in the last quarter of its course beside those of an earlier one.

    `parts` as from `trace_communes`; without any, as of a choice too large for it, all communes
    are compared as one unit, DISTRICT, which also stands for what names no commune.
    """
    sides = []
    for quarter in (course.points[-1].quarter, quarter_before):
        whole, units = _at(course, quarter), {}
        for (custom_id, commune), part in parts.items():
            point = _at(part, quarter) if custom_id == course.custom_id else None
            if point is not None and point.facts:
                units[commune] = point.total
        if whole is not None and whole.facts:
            rest = (whole.value or 0) - sum(total.value for total in units.values())
            # All communes told all, and yet it is not all: the rest is the district's.
            is_open = not whole.complete and whole.known == whole.reporters
            is_open = is_open and all(not total.uncounted for total in units.values())
            if not units or rest or is_open:
                units[DISTRICT] = whole.total._replace(value=rest)
        sides.append(units)
    return compare(sides[0], sides[1], quarter_before, frozenset([DISTRICT]))


def no_communes() -> pd.DataFrame:
    """No row of customs/by_commune, for a choice too large to be told commune by commune."""
    columns = ["custom_id", "quarter", "commune_id", "source"]
    return pd.DataFrame(columns=columns, dtype="str").assign(district_zero=pd.Series(dtype=bool))


def _whole(row: Row, silent: list[tuple[str | None, Silence]]) -> Point:
    """The point of a row of customs/course."""
    # Those with a number that is no number were never counted among the known.
    known = int(row.known) - sum(
        commune is not None and not silence.vague for commune, silence in silent
    )
    everybody = known == row.reporters if row.reporters else row.district
    exact = row.uncounted == 0 and row.more_than == 0 and not silent
    complete = bool(row.district_zero or (row.facts and everybody and exact))
    return _point(row, row.quarter, complete, known, int(row.reporters))


def _part(quarter: str, row: Row | None, is_district_zero: bool, is_silent: bool) -> Point:
    """The point of a commune, from its row of customs/by_commune if there is one."""
    if row is None and is_district_zero:
        return Point(quarter, 0, True, False, 1, 1, 1)
    if row is None:
        return Point(quarter, None, False, False, 0, 1, 0)
    complete = row.uncounted == 0 and row.more_than == 0 and not is_silent
    # A commune is one reporter: "0/1 xã" would say nothing.
    return _point(row, quarter, bool(complete), 1, 1)


def _point(row: Row, quarter: str, complete: bool, known: int, reporters: int) -> Point:
    counted = row.facts > row.uncounted
    value = int(row.households) if row.facts and counted else None
    return Point(
        quarter, value, complete, bool(row.practised), known, reporters, int(row.facts),
        bool(row.about),
    )  # fmt: skip


def _at(course: Course, quarter: str) -> Point | None:
    return next((point for point in course.points if point.quarter == quarter), None)


def between(first: str, last: str) -> list[str]:
    """All quarters from one to another, both included."""
    quarters = [first]
    while quarters[-1] < last:
        quarters.append(shift_quarter(quarters[-1], 1))
    return quarters
