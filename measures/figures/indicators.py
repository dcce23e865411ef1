"""Measures of indicators and their targets: sums over sums, never an average."""

from measures.figures.catalogue import Entry
from measures.figures.events import RESTARTED
from measures.figures.facts import (
    DIFFERENT,
    Facts,
    Row,
    lies_in,
    make_figure,
    tell_part,
    tell_source,
)
from measures.figures.figure import NEVER, Figure, Ratio
from measures.progress import exact

REDEFINED = "chỉ tiêu đã đổi định nghĩa"


def divide_values(facts: Facts, name: str, entry: Entry) -> Figure:
    """An indicator under the definition that holds: sums over sums, never an average."""
    rules = [
        holding(facts.definitions, entry.subject, quarter)
        for quarter in (facts.quarter, facts.before)
    ]
    now, before = (
        _find_values(facts, quarter, rule, entry.place)
        for quarter, rule in zip((facts.quarter, facts.before), rules, strict=True)
    )
    behind = (
        None
        if any(row.commune_id is None for row in now) or not now
        else frozenset(row.commune_id for row in now)
    )
    found = {} if entry.place else tell_part(facts, behind)
    if {row.unit_id for row in now} != {row.unit_id for row in before}:
        found["refusal"] = DIFFERENT
    if rules[0].cumulative and facts.quarter.endswith("Q1"):
        found["refusal"] = RESTARTED
    if rules[1] is not None and rules[0].version != rules[1].version:
        found["refusal"] = REDEFINED
    return make_figure(
        facts, name, entry, now, before,
        total=_divide(now, rules[0]), before=_divide(before, rules[1]), plain=True, **found,
    )  # fmt: skip


def holding(definitions: list[Row], indicator: str, quarter: str) -> Row | None:
    """The definition of an indicator that holds in a quarter."""
    for row in definitions:
        if (
            row.indicator_id == indicator
            and row.valid_from <= quarter
            and (row.valid_to is None or row.valid_to >= quarter)
        ):
            return row
    return None


def _find_values(facts: Facts, quarter: str, rule: Row | None, place: str) -> list[Row]:
    """The values that count: those with a target or, where none has one, all that were counted."""
    if rule is None:
        return []
    aims = {row.unit_id for row in _find_targets(facts, quarter, rule)}
    counted = [
        row
        for row in facts.of(quarter, "indicator")
        if row.subject == rule.indicator_id
        and row.version == rule.version
        and row.numerator is not None
        and lies_in(row, place)
    ]
    return [row for row in counted if row.unit_id in aims] or counted


def _find_targets(facts: Facts, quarter: str, rule: Row) -> list[Row]:
    return [
        row
        for row in facts.of(quarter, "target")
        if row.subject == rule.indicator_id and row.version == rule.version
    ]


def _divide(rows: list[Row], rule: Row | None) -> Ratio | None:
    if not rows or rule is None:
        return None
    below = None
    if rule.denominator is not None:
        below = sum(exact(row.denominator) for row in rows)
    return Ratio(
        sum(exact(row.numerator) for row in rows),
        below,
        sum(row.qualifier == "more_than" for row in rows),
        sum(row.qualifier == "about" for row in rows),
        int(rule.decimals),
        rule.unit,
        tell_source(rows),
    )


def weigh_targets(facts: Facts, name: str, entry: Entry) -> Figure:
    """The year's target, weighted as the values are; alone, it is what it is."""
    rule = holding(facts.definitions, entry.subject, facts.quarter)
    targets = {row.unit_id: row for row in _find_targets(facts, facts.quarter, rule)}
    values = [row for row in _find_values(facts, facts.quarter, rule, "") if row.unit_id in targets]
    rows = [targets[row.unit_id] for row in values]
    is_rate = rule.denominator is not None
    above, below = None, None
    if values:
        weights = [exact(row.denominator) if is_rate else 1 for row in values]
        aims = [exact(row.value) for row in rows]
        above = sum(aim * weight for aim, weight in zip(aims, weights, strict=True))
        below = sum(weights)
    elif len(targets) == 1:
        rows = list(targets.values())
        above, below = exact(rows[0].value), 1
    total = None
    if above is not None:
        parts = (above / 100, below) if is_rate else (above, None)
        total = Ratio(*parts, 0, 0, int(rule.decimals), rule.unit, tell_source(rows))
    return make_figure(facts, name, entry, rows, [], total=total, refusal=NEVER)
