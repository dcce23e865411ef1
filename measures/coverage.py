"""Whose reports stand behind a total, and whether two totals speak of the same communes."""

from typing import NamedTuple

import pandas as pd

from app.view import View
from data import vietnamese
from measures.communes import ALWAYS, read_terms


class Coverage(NamedTuple):
    """The communes behind a total now and in the quarter to compare with, `asked` in all.

    None instead of communes: the source speaks of the district as a whole, or says nothing.
    """

    now: frozenset[str] | None
    before: frozenset[str] | None
    asked: int

    @property
    def part(self) -> str:
        """ "6/7 xã, thị trấn báo cáo" where not all communes stand behind the total, else ""."""
        if self.now is None or len(self.now) == self.asked:
            return ""
        return f"{len(self.now)}/{self.asked} xã, thị trấn báo cáo"

    @property
    def is_comparable(self) -> bool:
        """Whether the same communes stand behind both totals; those of a total that the source
        gives as a whole are all of them."""
        return self._known(self.now) == self._known(self.before)

    def _known(self, communes: frozenset[str] | None) -> frozenset[str] | None:
        return None if communes is None or len(communes) == self.asked else communes

    def refuse(self, quarter_before: str) -> str:
        """Why there is no comparison, in words."""
        return (
            f"chưa so sánh được với {vietnamese.write_quarter(quarter_before)}: "
            "xã báo cáo hai quý không như nhau"
        )


def cover(view: View, reporters: pd.DataFrame, area: str, to_date: bool = False) -> Coverage:
    """Who reported on an area (rows: overview/reporters).

    `to_date`: for a total since the start of the year, only those who reported in each quarter in
    which they were there.
    """
    terms = read_terms(view.snapshot)
    rows = [row for row in reporters.itertuples() if row.area == area]

    def find(quarter: str) -> frozenset[str] | None:
        first = f"{quarter[:4]}-Q1" if to_date else quarter
        counted = [row for row in rows if first <= row.quarter <= quarter]
        # Of a quarter that the source tells as a whole nobody is missing.
        parts = {
            row.quarter: frozenset(row.communes.split(",")) for row in counted if not row.district
        }
        if not parts:
            return None
        return frozenset(
            commune
            for commune in frozenset.union(*parts.values())
            if all(
                commune in part or not terms.get(commune, ALWAYS).has(when)
                for when, part in parts.items()
            )
            and terms.get(commune, ALWAYS).has(quarter)
        )

    asked = len(view.chosen)
    return Coverage(find(view.quarter), find(view.quarter_before), asked)
