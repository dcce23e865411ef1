"""Figures of indicators and their targets, by the sums of measures/indicator_sums.py."""

from fractions import Fraction

from measures.figures.catalogue import Entry
from measures.figures.coverage import name_missing
from measures.figures.events import RESTARTED, is_restarted
from measures.figures.facts import Facts, Row, lies_in, make_figure, tell_source
from measures.figures.figure import NEVER, Figure, Ratio
from measures.indicator_sums import Inputs, Part, add_up, compare_units, make_part
from measures.progress import exact, read_rule

REDEFINED = "chỉ tiêu đã đổi định nghĩa"


def divide_values(facts: Facts, name: str, entry: Entry) -> Figure:
    """An indicator under the definition that holds."""
    quarters = (facts.quarter, facts.before)
    rules = [holding(facts.definitions, entry.subject, quarter) for quarter in quarters]
    valued = [
        _find_values(facts, quarter, rule, entry.place)
        for quarter, rule in zip(quarters, rules, strict=True)
    ]
    now, before = (
        _find_used(facts, quarter, rows) for quarter, rows in zip(quarters, valued, strict=True)
    )
    behind = (
        None
        if any(row.commune_id is None for row in now) or not now
        else frozenset(row.commune_id for row in now)
    )
    found = {} if entry.place else name_missing(facts, behind)
    holds, held = rules
    if holds is not None and holds.cumulative and is_restarted(facts):
        found["refusal"] = RESTARTED
    if holds is not None and held is not None and holds.version != held.version:
        found["refusal"] = REDEFINED
    units = [
        {
            row.unit_id: ratio
            for row in rows
            if (ratio := _divide(facts, quarter, [row], rule)) is not None
        }
        for quarter, rows, rule in zip(quarters, (now, valued[1]), rules, strict=True)
    ]
    communes = {row.unit_id for row in (*now, *valued[1]) if row.commune_id is not None}
    districts = frozenset(units[0].keys() | units[1].keys()) - communes
    return make_figure(
        facts, name, entry, now, before,
        comparison=compare_units(units[0], units[1], facts.before, districts),
        total=_divide(facts, facts.quarter, now, rules[0]),
        before=_divide(facts, facts.before, before, rules[1]), plain=True, **found,
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


def weigh_targets(facts: Facts, name: str, entry: Entry) -> Figure:
    """The year's target, weighted as the values are; alone, it is what it is."""
    row = holding(facts.definitions, entry.subject, facts.quarter)
    rule = read_rule(row)
    targets = _find_targets(facts, facts.quarter, row)
    values = _find_used(facts, facts.quarter, _find_values(facts, facts.quarter, row, ""))
    weighed = [targets[one.unit_id] for one in values if one.unit_id in targets]
    rows = weighed or (list(targets.values()) if not values else [])
    target = _sum(facts, facts.quarter, values, row, alone=targets).target
    total = None
    if target is not None:
        above, below = (target / 100, Fraction(1)) if rule.rate else (target, None)
        total = Ratio(above, below, 0, 0, rule.decimals, rule.unit, tell_source(rows))
    return make_figure(facts, name, entry, rows, [], total=total, refusal=NEVER)


def _find_values(facts: Facts, quarter: str, rule: Row | None, place: str) -> list[Row]:
    """The values that were counted, under the definition that holds."""
    if rule is None:
        return []
    return [
        row
        for row in facts.of(quarter, "indicator")
        if row.subject == rule.indicator_id
        and row.version == rule.version
        and row.numerator is not None
        and lies_in(row, place)
    ]


def _find_used(facts: Facts, quarter: str, rows: list[Row]) -> list[Row]:
    """Those of them that count: with a target or, where none has one, all."""
    aims = _find_targets(facts, quarter, rows[0]) if rows else {}
    return [row for row in rows if row.unit_id in aims] or rows


def _find_targets(facts: Facts, quarter: str, about: Row) -> dict[str, Row]:
    """The targets of an indicator under one definition, by unit; `about`: a row of either."""
    key = (getattr(about, "indicator_id", None) or about.subject, about.version)
    return {
        row.unit_id: row for row in facts.of(quarter, "target") if (row.subject, row.version) == key
    }


def _divide(facts: Facts, quarter: str, rows: list[Row], rule: Row | None) -> Ratio | None:
    if not rows or rule is None:
        return None
    sums = _sum(facts, quarter, rows, rule)
    if sums.numerator is None:
        return None
    below = sums.denominator if rule.denominator is not None else None
    return Ratio(
        sums.numerator, below, sums.more_than, sums.about, int(rule.decimals), rule.unit,
        tell_source(rows),
    )  # fmt: skip


def _sum(
    facts: Facts, quarter: str, rows: list[Row], about: Row, alone: dict[str, Row] | None = None
) -> Inputs:
    """The sums over values; alone: the targets that may be told where there is no value."""
    targets = _find_targets(facts, quarter, about)
    parts = [_make_part(row, targets.get(row.unit_id)) for row in rows]
    if not parts and alone:
        parts = [make_part(None, None, exact(row.value)) for row in alone.values()]
    return add_up(read_rule(about), parts)


def _make_part(row: Row, target: Row | None) -> Part:
    aim = None if target is None else exact(target.value)
    return make_part(exact(row.numerator), exact(row.denominator), aim, row.state, row.qualifier)
