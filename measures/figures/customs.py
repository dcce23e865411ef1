"""Measures of customs: households, how many are still practised, what is gone."""

from measures.figures.catalogue import Entry
from measures.figures.facts import Facts, Row, add_up, cover, make_figure, tell_source
from measures.figures.figure import NEVER, Figure
from measures.totals import PRACTISED, Total

INCOMPLETE = "chưa đủ số liệu của cả hai quý"


def count_households(facts: Facts, name: str, entry: Entry) -> Figure:
    """Households that practise a custom, in the district, a commune or a village."""
    now, before = (
        _find_customs(facts, quarter, entry) for quarter in (facts.quarter, facts.before)
    )
    earlier = [row for row in facts.earlier if row.custom_id == entry.subject]
    if entry.measure == "village":
        earlier = [row for row in earlier if row.unit_id == entry.place]
    elif entry.place:
        earlier = [row for row in earlier if row.commune_id in (entry.place, None)]
    first = not earlier and not before and _all_told_before(facts, now)
    seen = any(row.practised for row in earlier)
    told = cover(facts, entry, now, before)
    return make_figure(facts, name, entry, now, before, first=first, seen_earlier=seen, **told)


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
    totals = [
        Total(len({row.subject for row in one}), 0, 0, 0, tell_source(rows)) if rows else None
        for one, rows in zip(there, both, strict=True)
    ]
    told = cover(facts, entry, *both)
    if "refusal" not in told and not _same_list(*both):
        told["refusal"] = INCOMPLETE
    return make_figure(
        facts, name, entry, there[0] or both[0], there[1] or both[1],
        total=totals[0], before=totals[1], source=tell_source(both[0]),
        seen_earlier=_were_practised(facts, {row.subject for row in there[0]}), **told,
    )  # fmt: skip


def count_gone(facts: Facts, name: str, entry: Entry) -> Figure:
    """Customs that were practised a quarter ago and are reported as none wherever they were."""
    now, before = (
        _of_kind(facts, quarter, entry.subject) for quarter in (facts.quarter, facts.before)
    )
    gone = find_gone(now, before)
    rows = [row for row in now if row.subject in gone]
    total = Total(len(gone), 0, 0, 0, tell_source(rows or now)) if now and before else None
    return make_figure(facts, name, entry, rows, [], total=total, refusal=NEVER)


def find_gone(now: list[Row], before: list[Row]) -> list[str]:
    """Ids of the customs that were practised before and are not any more, in the list's order."""
    there = {row.subject for row in now if row.state in PRACTISED}
    none = {(row.subject, row.commune_id) for row in now if row.state == "zero"}
    were: dict[str, set[str | None]] = {}
    for row in before:
        if row.state in PRACTISED and row.subject not in there:
            were.setdefault(row.subject, set()).add(row.commune_id)
    return [
        custom
        for custom, places in were.items()
        if all((custom, place) in none or (custom, None) in none for place in places)
    ]


def count_all_households(facts: Facts, name: str, entry: Entry) -> Figure:
    """Households over all customs; of a kind of which nothing is told, the sum is a lower bound."""
    both = [facts.of(quarter, "custom") for quarter in (facts.quarter, facts.before)]
    totals = []
    for rows in both:
        total = add_up(rows)
        kinds = {row.kind for row in rows}
        if total is not None and len(kinds) < 2:
            total = total._replace(uncounted=total.uncounted + 1)
        totals.append(total)
    told = cover(facts, entry, *both)
    if "refusal" not in told and not _same_list(*both):
        told["refusal"] = INCOMPLETE
    return make_figure(facts, name, entry, *both, total=totals[0], before=totals[1], **told)


def _of_kind(facts: Facts, quarter: str, kind: str) -> list[Row]:
    return [row for row in facts.of(quarter, "custom") if row.kind == kind]


def _same_list(now: list[Row], before: list[Row]) -> bool:
    """Whether every custom practised in one of two quarters was reported on in the other, too."""
    told = [{row.subject for row in rows} for rows in (now, before)]
    there = [{row.subject for row in rows if row.state in PRACTISED} for rows in (now, before)]
    return there[0] <= told[1] and there[1] <= told[0]


def _were_practised(facts: Facts, customs: set[str]) -> bool:
    return any(row.practised for row in facts.earlier if row.custom_id in customs)
