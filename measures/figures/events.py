"""Measures of models, outreach, support, duties and tasks."""

from collections.abc import Callable
from functools import partial
from typing import Any

from measures.figures.catalogue import Entry
from measures.figures.coverage import (
    Told,
    compare_told,
    join_quarters,
    name_missing,
    name_silent,
    tell,
)
from measures.figures.facts import (
    Facts,
    Row,
    add_open,
    add_up,
    lies_in,
    make_figure,
    tell_source,
    year_to,
)
from measures.figures.figure import NEVER, Figure
from measures.totals import Total

RESTARTED = "số cộng dồn tính lại từ đầu năm"


def _simple(facts: Facts, name: str, entry: Entry, keep: Callable[[Row], bool]) -> Figure:
    """A sum over those facts of an area that `keep` holds."""
    now, before = (
        [row for row in facts.of(quarter, entry.area) if keep(row) and lies_in(row, entry.place)]
        for quarter in (facts.quarter, facts.before)
    )
    told = [
        tell(facts, quarter, entry.area, rows, entry.place)
        for quarter, rows in ((facts.quarter, now), (facts.before, before))
    ]
    return make_figure(
        facts, name, entry, now, before,
        comparison=compare_told(facts, told[0], told[1]), plain=True,
        **name_missing(facts, told[0].communes),
    )  # fmt: skip


def count_events(facts: Facts, name: str, entry: Entry) -> Figure:
    """Models of some events in the quarter alone."""
    return _simple(
        facts, name, entry, lambda row: row.event in entry.events and row.period == "quarter"
    )


def count_running(facts: Facts, name: str, entry: Entry) -> Figure:
    """Models that run at the quarter's end."""
    return _simple(facts, name, entry, lambda row: True)


def count_channel(facts: Facts, name: str, entry: Entry) -> Figure:
    """Outreach by one channel."""
    return _simple(facts, name, entry, lambda row: row.subject == entry.subject)


def count_to_date(facts: Facts, name: str, entry: Entry) -> Figure:
    """Since the start of the year: the source's own running total, or quarters added up. At least
    that many where a unit is in it, and was silent in one of the quarters."""
    quarters = (facts.quarter, facts.before)
    now, before = (find_launched_to_date(facts, quarter, entry.place) for quarter in quarters)
    told = [_tell_quarters(facts, rows, entry.place) for rows in (now, before)]
    total, total_before = (
        add_open(add_up(rows), count_gaps(facts, quarter, rows, entry.place))
        for quarter, rows in zip(quarters, (now, before), strict=True)
    )
    return make_figure(
        facts, name, entry, now, before, total=total, before=total_before,
        comparison=compare_told(facts, told[0], told[1], partial(are_same_quarters, facts)),
        plain=True,
        refusal=RESTARTED if is_restarted(facts) else "",
        **name_missing(facts, told[0].communes),
    )  # fmt: skip


def is_restarted(facts: Facts) -> bool:
    """Whether a total since the start of the year begins anew between the two quarters."""
    return facts.quarter[:4] != facts.before[:4] and facts.quarter[4:] != facts.before[4:]


def are_same_quarters(facts: Facts, now: list[Row], before: list[Row]) -> bool:
    """Whether two totals of a unit since the start of the year add up the same quarters; within one
    year, whether the later one has those that came since, and each of them."""
    one, other = _find_quarters(now), _find_quarters(before)
    last, last_before = int(facts.quarter[-1]), int(facts.before[-1])
    if last not in one or last_before not in other:
        return False
    between = range(last_before + 1, last + 1) if facts.quarter[:4] == facts.before[:4] else ()
    return one == other | {*between}


def _find_quarters(rows: list[Row]) -> set[int]:
    """The quarters (1 to 4) that are in a total: a running total has all up to its own."""
    found: set[int] = set()
    for row in rows:
        number = int(row.quarter[-1])
        found |= set(range(1, number + 1)) if row.period == "year_to_date" else {number}
    return found


def find_launched_to_date(facts: Facts, quarter: str, place: str) -> list[Row]:
    """The year's newest running total and the quarters after it, as far as this quarter was
    reported; a total of the whole district says nothing of single communes."""
    everywhere = [row for past in year_to(quarter) for row in facts.of(past, "model")]
    running = [
        row
        for row in [*everywhere, *facts.elsewhere]
        if (row.event, row.period) == ("launched", "year_to_date")
        and row.quarter in year_to(quarter)
    ]
    last = max((row.quarter for row in running), default="")
    is_part = bool(place or facts.scope.communes)
    if is_part and any(row.commune_id is None for row in running):
        return []
    here = [row for row in everywhere if lies_in(row, place)]
    reported = any(row.quarter == quarter and row.period == "quarter" for row in here)
    if quarter != last and not reported:
        return []
    return [
        row
        for row in here
        if row.event == "launched"
        and (row.quarter > last if row.period == "quarter" else row.quarter == last)
    ]


def _tell_quarters(facts: Facts, rows: list[Row], place: str) -> Told:
    """Who told of each quarter of a total since the start of the year."""
    quarters = dict.fromkeys(row.quarter for row in rows)
    told = [
        tell(facts, quarter, "model", [row for row in rows if row.quarter == quarter])
        for quarter in quarters
    ]
    told = [
        one if one.communes is None
        else one._replace(communes=one.communes | facts.not_there(quarter))
        for quarter, one in zip(quarters, told, strict=True)
    ]  # fmt: skip
    if place:
        rows = [row for row in rows if row.commune_id == place]
        return tell(facts, "", "model", rows, place)
    return join_quarters(facts, told)


def count_gaps(facts: Facts, quarter: str, rows: list[Row], place: str) -> int:
    """How many quarters are missing from a total since the start of the year, over the units that
    told of others of its quarters; those that told of none are no part of it (its `silent`)."""
    everybody = frozenset({place}) if place else frozenset(facts.communes)
    running = max((row.quarter for row in rows if row.period == "year_to_date"), default="")
    told = {}
    for past in year_to(quarter):
        if past >= running:
            own = [row for row in rows if row.quarter == past]
            found = tell(facts, past, "model", own)
            behind = everybody if found.is_whole else found.communes or frozenset()
            told[past] = (behind | facts.not_there(past)) & everybody
    there = frozenset(
        unit for past, units in told.items() for unit in units - facts.not_there(past)
    )
    return sum(len(there - units) for units in told.values())


def count_support(facts: Facts, name: str, entry: Entry) -> Figure:
    """What one gift was."""
    now = [row for row in facts.of(facts.quarter, "support") if row.fact_id == entry.subject]
    return make_figure(facts, name, entry, now, [], refusal=NEVER)


def count_duties(facts: Facts, name: str, entry: Entry) -> Figure:
    """How many communes that owe a report are on time, late …; "some" is no number. Behind them
    stand those whose report came."""
    found: dict[str, Any] = {}
    rows = {}
    for quarter, total, ids in (
        (facts.quarter, "total", "rows"),
        (facts.before, "before", "rows_before"),
    ):
        owed = [
            row
            for row in facts.of(quarter, "duty")
            if row.commune_id is not None and row.state not in ("exempt", "some_in_breach")
        ]
        counted = [row for row in owed if entry.subject in ("due", row.state)]
        found[total] = Total(len(counted), 0, 0, 0, tell_source(owed)) if owed else None
        found[ids] = tuple(row.fact_id for row in counted)
        rows[quarter] = owed
    return make_figure(
        facts, name, entry, rows[facts.quarter], [], plain=True, **found,
        **name_silent(facts, _find_waiting(rows[facts.quarter])),
    )  # fmt: skip


def _find_waiting(owed: list[Row]) -> list[str]:
    """The communes that owe a report and have not sent it."""
    return [row.commune_id for row in owed if row.state in ("missing", "not_due")]


def tell_absent(facts: Facts, name: str, entry: Entry) -> Figure:
    """What a text names and the quarter does not have."""
    return make_figure(facts, name, entry, [], [], refusal=NEVER)


def count_tasks(facts: Facts, name: str, entry: Entry) -> Figure:
    """How many tasks the quarter after has, however many parts they have, and conclusions."""
    count = len({row.position for row in facts.tasks}) + len(facts.conclusions)
    source = tell_source([*facts.tasks, *facts.conclusions])
    total = Total(count, 0, 0, 0, source) if count else None
    rows = [row.fact_id for row in facts.tasks] + [one.entry_id for one in facts.conclusions]
    more = {"total": total, "rows": tuple(rows), "source": source, "refusal": NEVER}
    return make_figure(facts, name, entry, [], [], query="figures/tasks", **more)


def read_task(facts: Facts, name: str, entry: Entry) -> Figure:
    """The number of one part of a task."""
    [row] = [row for row in facts.tasks if row.fact_id == entry.subject]
    total = Total(int(row.value), 0, 0, 0, row.source)
    more = {"total": total, "rows": (row.fact_id,), "source": row.source, "refusal": NEVER}
    return make_figure(facts, name, entry, [], [], query="figures/tasks", **more)


def count_communes(facts: Facts, name: str, entry: Entry) -> Figure:
    """The communes and towns of the district."""
    more = {"total": Total(len(facts.communes), 0, 0, 0, ""), "refusal": NEVER}
    return make_figure(facts, name, entry, [], [], query="frame/communes", **more)
