"""The sums behind an indicator, for screen and report alike: sums over sums, never an average.

Rows are parts of a place in one quarter under one definition: units, or units put together by
the query (indicators/progress, indicators/course). A unit counts when both its value and its target
are known. Sums are over the units that count or, where none does, over those with a value. Targets
are weighed by the denominators of the values, of counts they are added; of a place without any
value a single target is told as it is. Two quarters are compared on units that are behind the value
now and were counted to the last both times, whether or not they had a target before.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

import pandas as pd

from measures.comparison import Comparison, compare
from measures.figures.figure import Ratio
from measures.progress import Rule, exact

_SUMS = ("numerator", "denominator", "target_sum", "baseline_numerator", "baseline_denominator")
_COMPARED = ("numerator_now", "denominator_now", "numerator_before", "denominator_before")

Part = dict[str, Any]


class Inputs(NamedTuple):
    """Sums over the communes that count; None where not known. `communes`: how many they are.

    `start` is the level at the year's start, in the indicator's unit, as are value and target.
    """

    communes: int
    uncounted: int
    more_than: int
    about: int
    numerator: Fraction | None
    denominator: Fraction | None
    start_numerator: Fraction | None
    start_denominator: Fraction | None
    value: Fraction | None
    target: Fraction | None
    start: Fraction | None


def read_rows(rows: pd.DataFrame) -> list[Part]:
    """Rows of a query as dicts: sums as exact fractions, None for what is missing."""
    numbers = [name for name in (*_SUMS, *_COMPARED, "target_alone") if name in rows]
    columns = {name: rows[name].tolist() for name in rows}
    for name, cells in columns.items():
        if name in numbers:
            columns[name] = [exact(cell) for cell in cells]
        elif rows[name].hasnans:
            columns[name] = [None if pd.isna(cell) else cell for cell in cells]
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def make_part(
    numerator: Fraction | None,
    denominator: Fraction | None,
    target: Fraction | None,
    state: str = "",
    qualifier: str = "",
) -> Part:
    """One unit with its value as reported (`state` "" for none) and its target, as a part."""
    counts = numerator is not None and target is not None
    weight = 1 if denominator is None else denominator
    return {
        "units": int(counts),
        "communes": int(numerator is not None),
        "uncounted": int(state == "uncounted"),
        "more_than": int(numerator is not None and qualifier == "more_than"),
        "about": int(numerator is not None and qualifier == "about"),
        "numerator": numerator,
        "denominator": denominator if numerator is not None else None,
        "target_sum": target * weight if counts and target is not None else None,
        "target_alone": target,
        "targets": int(target is not None),
        "baselines": 0,
        "baseline_numerator": None,
        "baseline_denominator": None,
    }


def find_used(parts: Sequence[Part]) -> list[Part]:
    """The parts that sums are over: those that count or, where none does, those with a value."""
    counting = [part for part in parts if part["units"]]
    return counting or [part for part in parts if part["numerator"] is not None]


def add_up(rule: Rule, parts: Sequence[Part]) -> Inputs:
    """The sums over the parts of one indicator, quarter and definition."""
    used = find_used(parts)
    sums = {name: _sum(used, name) for name in _SUMS}
    value = rule.value(sums["numerator"], sums["denominator"])
    aims = [part for part in parts if part.get("targets")]
    target, started = None, False
    if any(part["units"] for part in used):
        # target_sum weighs by the denominator that the value has; of counts it is a plain sum
        target, weight = sums["target_sum"], sums["denominator"]
        if rule.rate:
            target = None if target is None or weight is None else target / weight
        started = sum(part["baselines"] for part in used) == sum(part["units"] for part in used)
    elif not used and sum(part["targets"] for part in aims) == 1:
        target = aims[0]["target_alone"]
        started = aims[0]["baseline_numerator"] is not None
        sums |= {name: aims[0][name] for name in _SUMS[3:]}
    if not started:
        sums |= dict.fromkeys(_SUMS[3:])
    return Inputs(
        sum(part["communes"] for part in used),
        sum(part["uncounted"] for part in parts),
        sum(part["more_than"] for part in used),
        sum(part["about"] for part in used),
        sums["numerator"],
        sums["denominator"],
        sums["baseline_numerator"],
        sums["baseline_denominator"],
        value,
        target,
        rule.value(sums["baseline_numerator"], sums["baseline_denominator"]),
    )


def compare_parts(rule: Rule, parts: Sequence[Part], quarter_before: str) -> Comparison:
    """Two quarters of an indicator, like for like, from rows of indicators/progress."""
    used = find_used(parts)
    ids = {id(part) for part in used}
    common = _join(used, "compared")
    # What is not behind the value now is left out, even where it could be compared.
    left_out = _join(parts, "left_out") | _join(
        [part for part in parts if id(part) not in ids], "compared"
    )
    sums = {name: _sum(used, name) for name in _COMPARED}
    now, before = sums["numerator_now"], sums["numerator_before"]
    return Comparison(
        _ratio(rule, now, sums["denominator_now"]) if common and now is not None else None,
        _ratio(rule, before, sums["denominator_before"]) if common and before is not None else None,
        common,
        left_out - common,
        _join(parts, "districts"),
        quarter_before,
        nothing_now=not used,
        nothing_before=not any(part["told_before"] for part in parts),
    )


def compare_units(
    now: dict[str, Ratio], before: dict[str, Ratio], quarter_before: str, districts: frozenset[str]
) -> Comparison:
    """The same from the value of each unit behind the value now, and of each with one before."""
    return compare(now, before, quarter_before, districts, add_up=add_ratios)


def add_ratios(ratios: Sequence[Ratio]) -> Ratio | None:
    """Sums over sums; None of nothing."""
    if not ratios:
        return None
    below = None
    if ratios[0].denominator is not None:
        known = [ratio.denominator for ratio in ratios if ratio.denominator is not None]
        below = sum(known, Fraction(0))
    return ratios[0]._replace(
        numerator=sum((ratio.numerator for ratio in ratios), Fraction(0)),
        denominator=below,
        more_than=sum(ratio.more_than for ratio in ratios),
        about=sum(ratio.about for ratio in ratios),
        source="",
    )


def _ratio(rule: Rule, numerator: Fraction, denominator: Fraction | None) -> Ratio:
    below = denominator if rule.rate else None
    return Ratio(numerator, below, 0, 0, rule.decimals, rule.unit, "")


def _sum(parts: Iterable[Part], name: str) -> Fraction | None:
    known = [part[name] for part in parts if part[name] is not None]
    return sum(known, Fraction(0)) if known else None


def _join(parts: Iterable[Part], name: str) -> frozenset[str]:
    """The ids of a column, "a,b" in each part."""
    return frozenset(unit for part in parts for unit in (part[name] or "").split(",") if unit)
