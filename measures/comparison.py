"""Two quarters side by side, like for like: the one rule by which anything is compared.

    comparison = compare({"a": Total(9, …), "b": Total(2, …)}, {"a": Total(7, …)}, "2024-Q1")

Each side says what every unit reported. Only units that reported both times, and counted to the
end both times, are compared; the others are left out of both sides. A district that reports for
itself is a unit like any other; a number told for the district as a whole has that one unit.
"""

from collections.abc import Mapping
from typing import NamedTuple

from data import vietnamese
from measures.totals import Total, add


class Comparison(NamedTuple):
    """The change between two quarters, over the units that it may be told of.

    now, before: totals over `common`, the ids of units that reported both times to the last; None
    where there is none. left_out: those that reported at all but not so. districts: which ids are
    no communes. nothing_now, nothing_before: nobody reported.
    """

    now: Total | None
    before: Total | None
    common: frozenset[str]
    left_out: frozenset[str]
    districts: frozenset[str]
    quarter_before: str
    nothing_now: bool
    nothing_before: bool

    @property
    def whole(self) -> bool:
        """Whether all who reported in either quarter are compared."""
        return not self.left_out

    @property
    def enough(self) -> bool:
        """Whether the common units stand for the whole: at least half of all that reported."""
        return bool(self.common) and len(self.common) >= len(self.left_out)

    @property
    def units(self) -> str:
        """The units compared in words: "6 xã", "6 xã và huyện", "huyện"."""
        communes = len(self.common - self.districts)
        parts = [f"{communes} xã"] if communes else []
        return " và ".join(parts + ["huyện"] * bool(self.common & self.districts))

    @property
    def prefix(self) -> str:
        """What a change must begin with: "6 xã cùng báo cáo: ", "" where nobody is left out."""
        return "" if self.whole else f"{self.units} cùng báo cáo: "

    @property
    def refusal(self) -> str:
        """Why there is no change to tell, in words; "" where there is one."""
        quarter = vietnamese.write_quarter(self.quarter_before)
        if self.nothing_now or self.nothing_before:
            return vietnamese.describe_change(
                None if self.nothing_now else 0,
                None if self.nothing_before else 0,
                "",
                self.quarter_before,
            )
        if self.enough:
            return ""
        only = f"chỉ {self.units} có" if self.common else "không nơi nào có"
        return f"chưa so sánh được với {quarter}: {only} số đếm đầy đủ của cả hai quý"

    def describe(self, unit: str, *, first: bool = False, seen_earlier: bool = False) -> str:
        """The change in words, with whom it is about; or why there is none."""
        if first:
            return vietnamese.describe_change(None, None, unit, self.quarter_before, first=True)
        if self.refusal or self.now is None or self.before is None:
            return self.refusal
        change = vietnamese.describe_change(
            self.now.value, self.before.value, unit, self.quarter_before, seen_earlier=seen_earlier
        )
        return f"{self.prefix}{change}"


def compare(
    now: Mapping[str, Total],
    before: Mapping[str, Total],
    quarter_before: str,
    districts: frozenset[str] = frozenset(),
) -> Comparison:
    """Compare what units reported in two quarters; a unit that reported nothing is not there."""
    common = frozenset(
        unit for unit in now.keys() & before.keys() if now[unit].exact and before[unit].exact
    )
    return Comparison(
        now=add([now[unit] for unit in sorted(common)]),
        before=add([before[unit] for unit in sorted(common)]),
        common=common,
        left_out=frozenset(now.keys() | before.keys()) - common,
        districts=districts,
        quarter_before=quarter_before,
        nothing_now=not now,
        nothing_before=not before,
    )
