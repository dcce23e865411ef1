"""The course of one indicator over the quarters, each definition of it by itself."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

import pandas as pd

from data import vietnamese
from measures.communes import ALWAYS, Term, count
from measures.indicator_sums import Inputs, add_up, read_rows
from measures.progress import QUARTERS_OF_A_YEAR, Rule, find_path
from measures.totals import join_sources


class Point(NamedTuple):
    """All chosen communes together at the end of a quarter; `of`: how many there are in it."""

    quarter: str
    inputs: Inputs
    complete: bool  # every chosen commune counts, or the source speaks of the whole
    source: str
    of: int


class Plan(NamedTuple):
    """A year's target and its straight path, by quarter; `start` stands before the first one.

    They are those of the year's last quarter with a figure, over the communes that count there.
    """

    year: str
    target: Fraction
    start: Fraction | None
    path: dict[str, Fraction]


class Course(NamedTuple):
    """What is known under one definition, up to its last quarter, `until`.

    `communes`: by unit id, the value in each quarter, of those that are shown one by one.
    """

    rule: Rule
    until: str
    points: list[Point]
    communes: dict[str, dict[str, Fraction]]
    plans: list[Plan]

    @property
    def lines(self) -> list[list[Point]]:
        """The points that may be joined: no quarter is missing between them, and what counts up
        through the year starts anew with each year."""
        return [
            [point for point in self.points if point.quarter in line]
            for line in join(self.rule, [point.quarter for point in self.points])
        ]


def find_courses(
    rules: list[Rule],
    rows: pd.DataFrame,
    quarter: str,
    communes: list[str],
    *,
    each: bool = True,
    terms: Mapping[str, Term] | None = None,
) -> list[Course]:
    """A course for each definition that has figures up to a quarter, oldest definition first.

    `rules` are all definitions of one indicator up to then, oldest first; rows as in
    indicators/course with the same `each`; `communes` the unit ids of those looked at, only taken
    together without `each`; `terms` of all that may have been there, empty: always those.
    """
    everywhen = terms or dict.fromkeys(communes, ALWAYS)
    records = read_rows(rows)
    found = []
    for number, rule in enumerate(rules):
        following = rules[number + 1].valid_from if number + 1 < len(rules) else None
        until = vietnamese.shift_quarter(following, -1) if following else _year_end(quarter)
        own = [row for row in records if row["version"] == rule.version]
        course = _follow(rule, until, own, everywhen, communes if each else [])
        if course.points:
            found.append(course)
    return found


def join(rule: Rule, quarters: list[str]) -> list[list[str]]:
    """Quarters as runs that a line may join: no gap, and within a year for what counts up."""
    runs: list[list[str]] = []
    for quarter in quarters:
        before = runs[-1][-1] if runs else None
        follows = before is not None and vietnamese.shift_quarter(before, 1) == quarter
        if follows and not (rule.cumulative and quarter.endswith("Q1")):
            runs[-1].append(quarter)
        else:
            runs.append([quarter])
    return runs


def _follow(
    rule: Rule, until: str, rows: list[dict], terms: Mapping[str, Term], communes: list[str]
) -> Course:
    by_quarter: dict[str, list[dict]] = {}
    for row in rows:
        by_quarter.setdefault(row["quarter"], []).append(row)
    points = []
    single: dict[str, dict[str, Fraction]] = {commune: {} for commune in communes}
    for quarter, own in by_quarter.items():
        inputs = add_up(rule, own)
        if inputs.value is not None:
            whole = any(row["communes"] == 0 for row in own if row["numerator"] is not None)
            of = count(terms, quarter)
            complete = whole or inputs.communes == of
            source = join_sources([row["source"] for row in own])
            points.append(Point(quarter, inputs, complete, source, of))
        for row in own:
            value = rule.value(row["numerator"], row["denominator"])
            if row["commune"] in single and value is not None:
                single[row["commune"]][quarter] = value
    return Course(rule, until, points, single, _plan(rule, until, points))


def _plan(rule: Rule, until: str, points: list[Point]) -> list[Plan]:
    last = {
        point.quarter[:4]: (point.inputs.target, point.inputs)
        for point in points
        if point.inputs.target is not None
    }
    plans = []
    for year, (target, inputs) in last.items():
        quarters = [f"{year}-Q{number}" for number in range(1, QUARTERS_OF_A_YEAR + 1)]
        held = [quarter for quarter in quarters if rule.valid_from <= quarter <= until]
        paths = {one: find_path(rule, one, target, inputs.start) for one in held}
        path = {one: value for one, value in paths.items() if value is not None}
        start = Fraction(0) if rule.cumulative else inputs.start
        if rule.path == "level" or quarters[0] not in held:
            start = None
        plans.append(Plan(year, target, start, path))
    return plans


def _year_end(quarter: str) -> str:
    return f"{quarter[:4]}-Q{QUARTERS_OF_A_YEAR}"
