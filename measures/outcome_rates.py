"""The rate of goals met in two spans, like for like: on communes that told all of both.

A commune is compared that reports in full, both counts and exact, in every quarter of both spans in
which anybody reports. Where the source tells a quarter for the district as a whole, all that is
told is one unit; then nobody may be missing from the quarters that are told by commune.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

import pandas as pd

from measures.comparison import Comparison, compare
from measures.outcomes import ENOUGH

DISTRICT = ""  # the one unit of what is told without a commune
COUNTS = ("goal_met", "ineffective")


class Stops(NamedTuple):
    """Models of a unit that stopped in a span: how many met their goal, how many were ineffective;
    exact: whether each quarter tells both to the last."""

    met: int
    failed: int
    exact: bool

    @property
    def stopped(self) -> int:
        """All of them."""
        return self.met + self.failed


class Rates(Comparison):
    """Two rates side by side; now and before are Stops over the common communes."""

    __slots__ = ()

    @property
    def few(self) -> int | None:
        """How many models stopped in the span in which fewer did, where too few for a rate did."""
        if self.now is None or self.before is None:
            return None
        fewest = min(self.now.stopped, self.before.stopped)
        return fewest if fewest < ENOUGH else None

    @property
    def reason(self) -> str:
        """Why too few are common, in words."""
        only = f"chỉ {self.units}" if self.common else "không xã nào"
        return f"{only} báo cáo đủ mọi quý của cả hai kỳ"


def compare_rates(rows: pd.DataFrame, communes: Collection[str], quarter_before: str) -> Rates:
    """The two spans of rows as in models/stop_reports; `communes`: ids of those that ought to
    report."""
    records = list(rows.itertuples())
    is_whole = any(pd.isna(row.commune_id) for row in records)
    sides = []
    for span in ("is_now", "is_before"):
        told = [row for row in records if getattr(row, span)]
        sides.append(_as_one(told, communes) if is_whole else _by_commune(told))
    return Rates(
        *compare(sides[0], sides[1], quarter_before,
                 frozenset([DISTRICT]) if is_whole else frozenset(), add_up=add_stops)
    )  # fmt: skip


def _by_commune(rows: list[Any]) -> dict[str, Stops]:
    quarters = {row.quarter for row in rows}
    key = attrgetter("commune_id")
    return {
        commune: _sum(own, {row.quarter for row in own} == quarters)
        for commune, group in groupby(sorted(rows, key=key), key=key)
        for own in [list(group)]
    }


def _as_one(rows: list[Any], communes: Collection[str]) -> dict[str, Stops]:
    """All as one unit; None of it where nothing is told at all."""
    if not rows:
        return {}
    is_full = True
    for _, group in groupby(rows, key=attrgetter("quarter")):
        own = list(group)
        behind = {row.commune_id for row in own if not pd.isna(row.commune_id)}
        is_full &= len(behind) < len(own) or behind >= set(communes)
        is_full &= any(row.has_goal_met for row in own) and any(row.has_ineffective for row in own)
    return {DISTRICT: _sum(rows, is_full, one_sided=True)}


def _sum(rows: Iterable[Any], is_full: bool, one_sided: bool = False) -> Stops:
    """One unit's stops; one_sided: what a row leaves out is told in another."""
    rows = list(rows)
    exact = all(
        row.exact and (one_sided or (row.has_goal_met and row.has_ineffective)) for row in rows
    )
    met, failed = (sum(int(getattr(row, name)) for row in rows) for name in COUNTS)
    return Stops(met, failed, is_full and exact)


def add_stops(stops: Sequence[Stops]) -> Stops | None:
    """All stops together; None of no unit."""
    if not stops:
        return None
    return Stops(sum(one.met for one in stops), sum(one.failed for one in stops), True)
