"""The facts that figures are made of, and what all measures share: sums and sources."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import pandas as pd

from data import vietnamese
from measures import duty
from measures.communes import ALWAYS, Term, read_terms
from measures.completeness import Silences, read_silences
from measures.figures.catalogue import Entry
from measures.figures.figure import Figure
from measures.reporting import Asked, tell_dues
from measures.scope import Scope
from measures.tasks import Task, find_conclusions, find_set, find_undone
from measures.totals import Total, join_sources
from queries import records

Row = Any  # a row of a query, with None for what is absent
AREAS = ("model", "stock", "custom", "outreach", "support", "indicator", "target", "duty")
# A total since the start of the year has facts of earlier quarters; a target is in each.
OF_A_YEAR = {"model", "indicator", "target"}


class Facts:
    """What figures are made of: the facts of a scope by quarter and area, and what lies around.

    asked: by what duties were judged, None for today and what was accepted; quarter, before, after:
    keys; communes: id to label of those that ought to report; every: rows of figures/facts;
    elsewhere: running totals of the whole district, of a choice of communes; the rest is asked once
    it is needed: rows of figures/tasks of the quarter after, of figures/notes, of figures/earlier
    and of indicators/definitions (those that hold and those that held).
    """

    def __init__(self, scope: Scope, rows: Iterable[Row], asked: Asked | None = None) -> None:
        self.scope, self.asked = scope, asked
        self.quarter, self.before = scope.quarter, scope.quarter_before
        self.after = vietnamese.shift_quarter(scope.quarter, 1)
        self.communes = scope.expected
        self.every: list[Row] = []
        self.elsewhere: list[Row] = []
        self._by_area: dict[tuple[str, str], list[Row]] = {}
        for row in rows:
            if scope.communes and row.commune_id is None:
                self.elsewhere.append(row)
            else:
                self.every.append(row)
                self._by_area.setdefault((row.quarter, row.area), []).append(row)

    def of(self, quarter: str, area: str) -> list[Row]:
        """The facts of an area in a quarter."""
        return self._by_area.get((quarter, area), [])

    def not_there(self, quarter: str) -> frozenset[str]:
        """Those of the communes that are not there in another quarter: nobody misses their word."""
        return frozenset(
            commune for commune in self.communes if not self.terms.get(commune, ALWAYS).has(quarter)
        )

    @cached_property
    def terms(self) -> dict[str, Term]:
        """From when to when each commune is there."""
        return read_terms(self.scope.snapshot)

    @cached_property
    def tasks(self) -> list[Row]:
        """The tasks that are set for the quarter after."""
        return records("figures/tasks", on=self.scope.snapshot, quarter=self.after)

    @cached_property
    def conclusions(self) -> list[Task]:
        """What was concluded for the quarter after."""
        return find_conclusions(self.scope.snapshot, self.after)

    @cached_property
    def undone(self) -> list[Task]:
        """What the committee set for the quarter and is known not to be done."""
        return find_undone(find_set(self.scope.snapshot, self.quarter))

    @cached_property
    def notes(self) -> list[Row]:
        """What units say in words: communes in their order, then agencies by name."""
        order = {unit: (at, ()) for at, unit in enumerate(self.communes)}
        rows = records("figures/notes", on=self.scope.snapshot, quarter=self.quarter)
        for row in rows:
            if row.unit_id not in order:
                order[row.unit_id] = len(self.communes), vietnamese.sort_key(row.unit)
        return sorted(rows, key=lambda row: order[row.unit_id])

    @cached_property
    def earlier(self) -> list[Row]:
        """Customs at places of which anything was reported before the quarter."""
        scope = self.scope
        communes = list(scope.communes)
        return records(
            "figures/earlier", on=scope.snapshot, quarter=self.quarter, communes=communes
        )

    @cached_property
    def silences(self) -> Silences:
        """Where villages are silent that keep a custom, in the quarter and before it."""
        return read_silences(self.scope.snapshot, self.quarter, list(self.scope.communes))

    @cached_property
    def definitions(self) -> list[Row]:
        """The definitions of indicators that hold, or held."""
        return records("indicators/definitions", on=self.scope.snapshot, quarter=self.quarter)


def ask_facts(scope: Scope, areas: Iterable[str] = AREAS, asked: Asked | None = None) -> Facts:
    """The facts of some areas, of the two quarters and as far back as these reach; duties as they
    are judged (`asked`: as of today, by what was accepted)."""
    areas = sorted(areas)
    quarters = {scope.quarter, scope.quarter_before}
    if OF_A_YEAR & {*areas}:
        quarters |= {*year_to(scope.quarter), *year_to(scope.quarter_before)}
    rows = records(
        "figures/facts",
        on=scope.snapshot,
        quarters=sorted(quarters),
        communes=list(scope.communes),
        areas=areas,
    )
    return Facts(scope, _judge(scope, rows, asked) if "duty" in areas else rows, asked)


def _judge(scope: Scope, rows: list[Row], asked: Asked | None) -> list[Row]:
    """The same with every duty as it is judged, those too that follow from the rule alone."""
    asked = asked or Asked(duty.today())
    told = [row for row in rows if row.area == "duty"]
    quarters = {scope.quarter_before, scope.quarter}
    found = [
        due
        for due in tell_dues(scope.snapshot, quarters, told, asked)
        if not scope.communes or due.unit_id in scope.communes
    ]
    judged = {(due.unit_id, due.quarter) for due in found}
    return [
        row
        for row in rows
        if row.area != "duty"
        or row.state == "some_in_breach"
        or (row.unit_id, row.quarter) not in judged
    ] + found


def fill(frame: pd.DataFrame) -> pd.DataFrame:
    """The same rows with None for every absent cell."""
    frame = frame.astype(object)
    return frame.where(frame.notna(), None)


def add_up(rows: list[Row]) -> Total | None:
    """The sum of facts; None without any."""
    if not rows:
        return None
    return Total(
        sum(int(row.value or 0) for row in rows),
        sum(row.state == "uncounted" for row in rows),
        sum(row.qualifier == "more_than" for row in rows),
        sum(row.qualifier == "about" for row in rows),
        tell_source(rows),
    )


def add_open(total: Total | None, unknown: int) -> Total | None:
    """A total with numbers more of which nobody knows how large they are."""
    return total and total._replace(uncounted=total.uncounted + unknown)


def tell_source(rows: list[Row]) -> str:
    """Documents and places of facts, each once."""
    return join_sources(sorted({row.source for row in rows}))


def make_figure(
    facts: Facts, name: str, entry: Entry, now: list[Row], before: list[Row], /, **more: Any
) -> Figure:
    """A figure of these facts; `more` takes the place of what would be worked out from them."""
    found: dict[str, Any] = {
        "rows": tuple(row.fact_id for row in now),
        "rows_before": tuple(row.fact_id for row in before),
        "derived": "; ".join(dict.fromkeys(row.derived for row in now if row.derived)),
    }
    found |= {} if "total" in more else {"total": add_up(now)}
    found |= {} if "before" in more else {"before": add_up(before)}
    found |= {} if "source" in more else {"source": tell_source(now or before)}
    return Figure(name, entry.label, entry.unit, facts.before, **found | more)


def lies_in(row: Row, place: str) -> bool:
    """Whether a fact is of a commune; of "", the district, all are."""
    return not place or row.commune_id == place


def year_to(quarter: str) -> list[str]:
    """The quarters of a year up to one of them: "2024-Q2" gives ["2024-Q1", "2024-Q2"]."""
    return [f"{quarter[:4]}-Q{number}" for number in range(1, int(quarter[-1]) + 1)]
