"""Who reported for a quarter, from the warehouse and the rule together: one truth for the page of
the duty to report, for its figures and for the report.

    tell_dues(snapshot, ["2024-Q3"], [], asked)[0].state   # "missing"

A warehouse only knows the forms that were accepted. That a unit owes one, and by when, says
data/duty.toml; what was sent and is not accepted yet says the intake's journal, which whoever asks
hands in.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from data.store import Snapshot
from measures import duty
from measures.duty import Obligation, Reporter, Sent, Statement, Status
from queries import query

AGENCIES = "các cơ quan của huyện"
RULE = "hạn gửi trong phần mềm"
JOURNAL = "sổ nhập số liệu"


class Asked(NamedTuple):
    """By what punctuality is judged: a day, and what the intake's journal says until then."""

    today: date
    sent: tuple[Sent, ...] = ()


class Due(NamedTuple):
    """A form that is owed for a quarter or came, as the facts of measures/figures tell theirs.

    state: on_time | late | missing | not_due | undated | exempt | some_in_breach; fact_id: of the
    source's own fact, or made of the unit and the quarter; source: the document that says so, the
    journal or the rule; commune_id: None of what is no commune.
    """

    quarter: str
    fact_id: str
    unit_id: str
    commune_id: str | None
    name: str
    place: str
    state: str
    source: str
    derived: str = ""
    area: str = "duty"
    document_id: str | None = None


def read_units(snapshot: Snapshot, quarters: list[str]) -> list[Reporter]:
    """Who is there in any of these quarters, by the name of each; communes in their order, then the
    district for its agencies, then these."""
    labels: dict[str, dict[str, str]] = {}
    kinds: dict[str, tuple[bool, bool]] = {}
    for row in query("duty/units", on=snapshot, quarters=quarters).itertuples():
        name = AGENCIES if row.is_district else row.label
        labels.setdefault(row.unit_id, {})[row.quarter] = name
        kinds[row.unit_id] = bool(row.is_district), bool(row.is_agency)
    return [Reporter(unit, named, *kinds[unit]) for unit, named in labels.items()]


def read_said(snapshot: Snapshot, since: str, quarter: str) -> list[Statement]:
    """What sources say of forms, from the quarter `since` to `quarter`."""
    told = query("duty/reports", on=snapshot, since=since, quarter=quarter)
    return [
        Statement(row.unit_id, row.quarter, row.state, _day(row.due_on), _day(row.came_on),
             "" if pd.isna(row.note) else row.note, row.source)
        for row in told.itertuples()
    ]  # fmt: skip


def collect_duties(
    snapshot: Snapshot, units: list[Reporter], quarters: list[str], asked: Asked
) -> dict[tuple[str, str], tuple[Obligation, Status]]:
    """What became of every form that is owed or came, by unit and quarter (ascending)."""
    said = read_said(snapshot, quarters[0], quarters[-1])
    owed = duty.collect(units, quarters, said, asked.sent, asked.today)
    return {key: (one, duty.judge(one, asked.today)) for key, one in owed.items()}


def tell_dues(
    snapshot: Snapshot, quarters: Iterable[str], told: Iterable[Any], asked: Asked
) -> list[Due]:
    """The duties of some quarters: those that sources tell of (`told`, rows of figures/facts) as
    they are judged, and those that follow from the rule alone; in the order of the units."""
    facts = {(row.unit_id, row.quarter): row for row in told if row.state != "some_in_breach"}
    quarters = sorted(quarters)
    units = read_units(snapshot, quarters)
    found = collect_duties(snapshot, units, quarters, asked)
    return [
        _tell(unit, quarter, *found[key], facts.get(key))
        for quarter in quarters
        for unit in units
        if (key := (unit.unit_id, quarter)) in found
    ]


def _tell(unit: Reporter, quarter: str, one: Obligation, status: Status, row: Any | None) -> Due:
    label = unit.labels.get(quarter, unit.last_label)
    derived = "" if row is not None else duty.write_status(status).lower()
    return Due(
        quarter=quarter,
        fact_id=row.fact_id if row is not None else f"{unit.unit_id}.{quarter}.due",
        unit_id=unit.unit_id,
        commune_id=unit.unit_id if unit.is_commune else None,
        name=label,
        place=label,
        state=status.state,
        source=one.source or (JOURNAL if one.first_on else RULE),
        derived=derived,
    )


def _day(stamp: Any) -> date | None:
    return None if pd.isna(stamp) else stamp.date()
