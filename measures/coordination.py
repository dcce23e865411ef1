"""Which agency of the district told what in a quarter: in a form of its own, or elsewhere."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

# What is told of an agency, counted (queries/coordination/agencies.sql).
PARTS = ("highlights", "difficulties", "proposals", "past_tasks", "tasks", "outreach", "gifts")
STATES = ("form", "told", "silent")


class Presence(NamedTuple):
    """One agency in one quarter.

    state: form (it sent its own), told (another paper tells what it did), silent; parts: how many
    entries of each of PARTS; source: the documents, "" where nothing is told. That somebody else
    names it as the sponsor of a gift is no report of it: it is silent then, with entries.
    """

    unit_id: str
    quarter: str
    label: str
    state: str
    parts: dict[str, int]
    source: str

    @property
    def entries(self) -> int:
        """All that is told of it."""
        return sum(self.parts.values())


def list_presences(rows: pd.DataFrame) -> list[Presence]:
    """Each agency in each quarter (rows: coordination/agencies)."""
    return [_presence(row) for row in rows.itertuples()]


def drop_unknown(presences: Iterable[Presence]) -> list[Presence]:
    """The same from the first quarter on of which anything is told of any agency."""
    every = list(presences)
    first = min((one.quarter for one in every if one.state != "silent"), default="")
    return [one for one in every if first and one.quarter >= first]


def count_silent(presences: Iterable[Presence]) -> dict[str, int]:
    """In how many quarters nothing is told of an agency, by its last name; in their order."""
    found: dict[str, tuple[str, int]] = {}
    for one in presences:
        _, before = found.get(one.unit_id, ("", 0))
        found[one.unit_id] = one.label, before + (one.state == "silent")
    return dict(found.values())


def count_tasks(states: Iterable[str | None]) -> dict[str, int]:
    """How many tasks have come how far: done | under_way | not_started, "" where nobody says."""
    found = dict.fromkeys(("done", "under_way", "not_started", ""), 0)
    for state in states:
        found["" if state is None or pd.isna(state) else state] += 1
    return found


def _presence(row: Any) -> Presence:
    parts = {part: int(getattr(row, part)) for part in PARTS}
    is_told = any(number for part, number in parts.items() if part != "gifts")
    state = "form" if row.has_form else "told" if is_told else "silent"
    source = "" if pd.isna(row.source) else row.source
    return Presence(row.unit_id, row.quarter, row.label, state, parts, source)
