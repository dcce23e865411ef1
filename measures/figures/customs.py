"""Measures of customs: households, how many are still practised, what is gone."""

from measures.comparison import Comparison, compare_kinds
from measures.figures.catalogue import Entry
from measures.figures.coverage import (
    compare_told,
    find_reported,
    is_gone,
    is_open,
    name_missing,
    tell,
)
from measures.figures.facts import Facts, Row, add_open, make_figure, tell_source
from measures.figures.figure import NEVER, Figure
from measures.totals import PRACTISED, Total


def count_households(facts: Facts, name: str, entry: Entry) -> Figure:
    """Households that practise a custom, in the district, a commune or a village."""
    now, before = (
        _find_customs(facts, quarter, entry) for quarter in (facts.quarter, facts.before)
    )
    # A commune that has nothing of this custom leaves it out: who reported, others show.
    told = [
        tell(facts, quarter, "custom", rows, entry.place, facts.of(quarter, "custom"))
        for quarter, rows in ((facts.quarter, now), (facts.before, before))
    ]
    comparison = compare_told(facts, told[0], told[1])
    earlier = [] if before and not _appears(comparison) else _find_earlier(facts, entry)
    return make_figure(
        facts, name, entry, now, before,
        total=told[0].add_up(), before=told[1].add_up(), comparison=comparison,
        first=not (earlier or before) and _all_told_before(facts, now),
        seen_earlier=any(row.practised for row in earlier),
        **name_missing(facts, told[0].communes),
    )  # fmt: skip


def _appears(comparison: Comparison) -> bool:
    """Whether there is something where there was nothing: then more of the past is to be asked."""
    now, before = comparison.now, comparison.before
    if not comparison.is_told or now is None or before is None:
        return False
    return bool(now.value) and not before.value


def _find_earlier(facts: Facts, entry: Entry) -> list[Row]:
    earlier = [row for row in facts.earlier if row.custom_id == entry.subject]
    if entry.measure == "village":
        return [row for row in earlier if row.unit_id == entry.place]
    if entry.place:
        return [row for row in earlier if row.commune_id in (entry.place, None)]
    return earlier


def _find_customs(facts: Facts, quarter: str, entry: Entry) -> list[Row]:
    rows = [row for row in facts.of(quarter, "custom") if row.subject == entry.subject]
    if not entry.place:
        return rows
    # What the district reports as none is none in each of its places.
    none = [row for row in rows if row.unit_kind == "district" and row.state == "zero"]
    key = "unit_id" if entry.measure == "village" else "commune_id"
    return [row for row in rows if getattr(row, key) == entry.place] or none


def _all_told_before(facts: Facts, now: list[Row]) -> bool:
    """Whether all who practise it now reported themselves in the quarter before.

    What is known of a quarter only by working back from a later one says nothing about the rest.
    """
    there = {row.commune_id for row in now if row.state in PRACTISED}
    told = {row.commune_id for row in facts.of(facts.before, "custom") if not row.derived}
    return bool(there) and there <= told


def count_practised(facts: Facts, name: str, entry: Entry) -> Figure:
    """How many customs of a kind are still practised somewhere."""
    both = [_of_kind(facts, quarter, entry.subject) for quarter in (facts.quarter, facts.before)]
    there = [[row for row in rows if row.state in PRACTISED] for rows in both]
    totals = [_count_kinds(facts, rows) for rows in both]
    reported = [find_reported(facts, rows) for rows in both]
    comparison = compare_kinds(reported[0], reported[1], facts.before)
    return make_figure(
        facts, name, entry, there[0] or both[0], there[1] or both[1],
        total=totals[0], before=totals[1], comparison=comparison, source=tell_source(both[0]),
        seen_earlier=_appears(comparison)
        and _were_practised(facts, {row.subject for row in there[0]}),
        **name_missing(facts, tell(facts, facts.quarter, "custom", both[0]).communes),
    )  # fmt: skip


def _count_kinds(facts: Facts, rows: list[Row]) -> Total | None:
    """How many customs are there; one that only a silent village may keep is unknown."""
    there = {row.subject for row in rows if row.state in PRACTISED}
    unknown = {row.subject for row in rows if is_open(facts, row)} - there
    return Total(len(there), len(unknown), 0, 0, tell_source(rows)) if rows else None


def count_gone(facts: Facts, name: str, entry: Entry) -> Figure:
    """Customs that were practised a quarter ago and are reported as none wherever they were."""
    now, before = (
        _of_kind(facts, quarter, entry.subject) for quarter in (facts.quarter, facts.before)
    )
    gone = find_gone(facts, entry.subject)
    rows = [row for row in now if row.subject in gone]
    total = Total(len(gone), 0, 0, 0, tell_source(rows or now)) if now and before else None
    return make_figure(facts, name, entry, rows, [], total=total, refusal=NEVER)


def find_gone(facts: Facts, kind: str) -> list[str]:
    """Ids of the customs of a kind that were practised before and are not any more."""
    now, before = (_of_kind(facts, quarter, kind) for quarter in (facts.quarter, facts.before))
    both = find_reported(facts, now), find_reported(facts, before)
    return list(dict.fromkeys(row.subject for row in before if is_gone(row.name, *both)))


def count_all_households(facts: Facts, name: str, entry: Entry) -> Figure:
    """Households over all customs; of a kind of which nothing is told, the sum is a lower bound."""
    both = [facts.of(quarter, "custom") for quarter in (facts.quarter, facts.before)]
    told = [
        tell(facts, quarter, "custom", rows)
        for quarter, rows in zip((facts.quarter, facts.before), both, strict=True)
    ]
    totals = [
        add_open(side.add_up(), int(len({row.kind for row in rows}) < 2))
        for side, rows in zip(told, both, strict=True)
    ]
    return make_figure(
        facts, name, entry, *both, total=totals[0], before=totals[1],
        comparison=compare_told(facts, told[0], told[1]), **name_missing(facts, told[0].communes),
    )  # fmt: skip


def _of_kind(facts: Facts, quarter: str, kind: str) -> list[Row]:
    return [row for row in facts.of(quarter, "custom") if row.kind == kind]


def _were_practised(facts: Facts, customs: set[str]) -> bool:
    return any(row.practised for row in facts.earlier if row.custom_id in customs)
