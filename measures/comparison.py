"""Two quarters side by side, like for like: the one rule by which anything is compared.

    comparison = compare({"a": Total(9, …), "b": Total(2, …)}, {"a": Total(7, …)}, "2024-Q1")

Each side says what every unit reported. Only units that reported both times, and counted to the
end both times, are compared; the others are left out of both sides. A district that reports for
itself is a unit like any other; a number told for the district as a whole has that one unit.
Numbers of customs are compared custom by custom (`Kinds`), by the same rule.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from data import quantities, vietnamese, words
from measures.totals import Total, add

Measure = Any  # a Total, or whatever else has `value`, `exact`, `minus` and can be added up
NAMED = 3  # things left out that a sentence names; of more it says how many


class Comparison(NamedTuple):
    """The change between two quarters, over the units that it may be told of.

    now, before: totals over `common`, the ids of units that reported both times to the last; None
    where there is none. left_out: those that reported at all but not so. districts: which ids are
    no communes; agencies: which of these are agencies. nothing_now, nothing_before: nobody
    reported.
    """

    now: Measure | None
    before: Measure | None
    common: frozenset[str]
    left_out: frozenset[str]
    districts: frozenset[str]
    quarter_before: str
    nothing_now: bool
    nothing_before: bool
    agencies: frozenset[str] = frozenset()

    @property
    def whole(self) -> bool:
        """Whether all who reported in either quarter are compared."""
        return not self.left_out

    @property
    def enough(self) -> bool:
        """Whether the common units stand for the whole: at least half of all that reported."""
        return bool(self.common) and len(self.common) >= len(self.left_out)

    @property
    def is_told(self) -> bool:
        """Whether there is a change to tell."""
        return not self.refusal and self.now is not None and self.before is not None

    @property
    def size(self) -> Any:
        """By how much more it is now: where both are shown, the reader's own subtraction; else as
        exact as can be told. None where there is no change to tell."""
        if not self.is_told or self.now is None or self.before is None:
            return None
        whole = self.now.value - self.before.value
        return whole if self.whole else self.now.minus(self.before)

    @property
    def units(self) -> str:
        """The units compared in words: "6 xã", "6 xã, 2 cơ quan và huyện", "huyện"."""
        communes, agencies = self.common - self.districts, self.common & self.agencies
        parts = [f"{len(communes)} xã"] if communes else []
        parts += [f"{len(agencies)} cơ quan"] if agencies else []
        parts += ["huyện"] if self.common & self.districts - self.agencies else []
        return " và ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))

    @property
    def prefix(self) -> str:
        """What a change must begin with: "6 xã cùng báo cáo: ", "" where nobody is left out."""
        return "" if self.whole else f"{self.units} cùng báo cáo: "

    @property
    def reason(self) -> str:
        """Why too few are common, in words."""
        only = f"chỉ {self.units} có" if self.common else "không nơi nào có"
        return f"{only} số đếm đầy đủ của cả hai quý"

    @property
    def refusal(self) -> str:
        """Why there is no change to tell, in words; "" where there is one."""
        quarter = vietnamese.write_quarter(self.quarter_before)
        if self.nothing_now or self.nothing_before:
            return quantities.describe_change(
                None if self.nothing_now else 0,
                None if self.nothing_before else 0,
                "",
                self.quarter_before,
            )
        return "" if self.enough else f"chưa so sánh được với {quarter}: {self.reason}"

    def describe(
        self, unit: str, *, first: bool = False, seen_earlier: bool = False, plain: bool = False
    ) -> str:
        """The change in words, with whom it is about; or why there is none.

        `plain`: up or down and nothing more, of what is counted anew each quarter.
        """
        if first:
            return quantities.describe_change(None, None, unit, self.quarter_before, first=True)
        if not self.is_told or self.now is None or self.before is None:
            return self.refusal
        now, before = self.now.value, self.before.value
        if plain:
            return self.prefix + describe_plain(self.size, 0, unit, self.quarter_before)
        change = quantities.describe_change(
            now, before, unit, self.quarter_before, seen_earlier=seen_earlier
        )
        return f"{self.prefix}{change}"


class Kinds(Comparison):
    """How many customs are practised, over those that can be compared: units are their names."""

    __slots__ = ()

    @property
    def enough(self) -> bool:
        """Whether at least half of those practised in either quarter can be compared."""
        return len(self.common) >= len(self.left_out)

    @property
    def prefix(self) -> str:
        """What a change must begin with: "không kể “X”: "."""
        return "" if self.whole else f"không kể {self._names}: "

    @property
    def reason(self) -> str:
        """Which customs can't be compared, in words."""
        return f"{self._names} chưa được báo cáo đủ ở cả hai quý"

    @property
    def _names(self) -> str:
        names = sorted((words.quote(name) for name in self.left_out), key=vietnamese.sort_key)
        more = len(names) - NAMED
        rest = f" và {vietnamese.write_count(more)} loại khác" if more > 0 else ""
        return ", ".join(names[:NAMED]) + rest


def compare(
    now: Mapping[str, Measure],
    before: Mapping[str, Measure],
    quarter_before: str,
    districts: frozenset[str] = frozenset(),
    unlike: frozenset[str] = frozenset(),
    add_up: Callable[[Sequence[Measure]], Measure | None] = add,
    agencies: frozenset[str] = frozenset(),
) -> Comparison:
    """Compare what units reported in two quarters; a unit that reported nothing is not there.

    unlike: units that did not tell of the same things both times.
    """
    common = frozenset(
        unit
        for unit in (now.keys() & before.keys()) - unlike
        if now[unit].exact and before[unit].exact
    )
    return Comparison(
        now=add_up([now[unit] for unit in sorted(common)]),
        before=add_up([before[unit] for unit in sorted(common)]),
        common=common,
        left_out=frozenset(now.keys() | before.keys()) - common,
        districts=districts,
        quarter_before=quarter_before,
        nothing_now=not now,
        nothing_before=not before,
        agencies=agencies,
    )


class Reported(NamedTuple):
    """Where a custom was reported in a quarter: all units, and those where it was practised."""

    units: frozenset[str]
    practised: frozenset[str]


NOWHERE = Reported(frozenset(), frozenset())


def compare_kinds(
    now: Mapping[str, Reported], before: Mapping[str, Reported], quarter_before: str
) -> Kinds:
    """Compare how many customs (by name) were practised; one never reported on is not there.

    A custom that was practised both times is one in each. One that was practised in one quarter
    only is comparable where every unit in which it was reported on it in the other one, too.
    """
    common, left_out, there, were = set(), set(), set(), set()
    for custom in now.keys() | before.keys():
        one, other = now.get(custom, NOWHERE), before.get(custom, NOWHERE)
        if not (one.practised or other.practised):
            continue
        both = bool(one.practised and other.practised)
        if both or (one.practised <= other.units and other.practised <= one.units):
            common.add(custom)
            there |= {custom} if one.practised else set()
            were |= {custom} if other.practised else set()
        else:
            left_out.add(custom)
    return Kinds(
        now=Total(len(there), 0, 0, 0, "") if now else None,
        before=Total(len(were), 0, 0, 0, "") if before else None,
        common=frozenset(common),
        left_out=frozenset(left_out),
        districts=frozenset(),
        quarter_before=quarter_before,
        nothing_now=not now,
        nothing_before=not before,
    )


def describe_plain(
    now: int | Decimal, before: int | Decimal, unit: str, quarter_before: str
) -> str:
    """Up, down or the same: "mới phát sinh", "không còn" would say too much of what starts anew."""
    quarter = vietnamese.write_quarter(quarter_before)
    if now == before:
        return f"không đổi so với {quarter}"
    direction = "tăng" if now > before else "giảm"
    size = Decimal(str(abs(now - before)))
    if size == size.to_integral() and "%" not in unit and "phần trăm" not in unit:
        number = vietnamese.write_count(int(size))
    else:
        number = vietnamese.write_number(size, max(0, -int(size.normalize().as_tuple().exponent)))
    return f"{direction} {number} {unit} so với {quarter}"
