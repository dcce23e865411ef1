"""Measures of indicators and their targets: sums over sums, never an average."""

from collections.abc import Sequence

from measures.comparison import compare
from measures.figures.catalogue import Entry
from measures.figures.coverage import name_missing
from measures.figures.events import RESTARTED, is_restarted
from measures.figures.facts import Facts, Row, lies_in, make_figure, tell_source
from measures.figures.figure import NEVER, Figure, Ratio
from measures.progress import exact
from measures.totals import join_sources

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
    found = {} if entry.place else name_missing(facts, behind)
    if rules[0].cumulative and is_restarted(facts):
        found["refusal"] = RESTARTED
    if rules[1] is not None and rules[0].version != rules[1].version:
        found["refusal"] = REDEFINED
    units = [
        {row.unit_id: _divide([row], rule) for row in rows}
        for rows, rule in zip((now, before), rules, strict=True)
    ]
    communes = {row.unit_id for row in (*now, *before) if row.commune_id is not None}
    districts = frozenset(units[0].keys() | units[1].keys()) - communes
    comparison = compare(*units, facts.before, districts, add_up=_add_ratios)
    return make_figure(
        facts, name, entry, now, before, comparison=comparison,
        total=_divide(now, rules[0]), before=_divide(before, rules[1]), plain=True, **found,
    )  # fmt: skip


def _add_ratios(ratios: Sequence[Ratio]) -> Ratio | None:
    """Sums over sums; None of nothing."""
    if not ratios:
        return None
    below = None
    if ratios[0].denominator is not None:
        below = sum(ratio.denominator for ratio in ratios)
    return ratios[0]._replace(
        numerator=sum(ratio.numerator for ratio in ratios),
        denominator=below,
        more_than=sum(ratio.more_than for ratio in ratios),
        about=sum(ratio.about for ratio in ratios),
        source=join_sources([ratio.source for ratio in ratios]),
    )


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
