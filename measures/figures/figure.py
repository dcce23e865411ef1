"""One figure: what it is now, what it was in the quarter compared with, and how both are worded."""

from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from data import quantities, vietnamese
from measures.comparison import Comparison, describe_plain
from measures.shares import decimal, write_share
from measures.totals import Total

# The refusal of what has no quarter before: a target, a task, what was given.
NEVER = "không so sánh theo quý"


class Ratio(NamedTuple):
    """A sum of numerators over a sum of denominators; without a denominator it is a count.

    `more_than`, `about`: how many of the values are a lower bound, or rough; `decimals`: of the
    value, which is per cent where there is a denominator.
    """

    numerator: Fraction
    denominator: Fraction | None
    more_than: int
    about: int
    decimals: int
    unit: str
    source: str

    @property
    def exact(self) -> bool:
        """Whether every value in it was counted."""
        return not (self.more_than or self.about)

    @property
    def value(self) -> Decimal:
        """The value as it is printed, to its decimals."""
        return decimal(self._whole, self.decimals)

    @property
    def _whole(self) -> Fraction:
        if self.denominator is None:
            return self.numerator
        return 100 * self.numerator / self.denominator

    def minus(self, other: "Ratio") -> Decimal:
        """By how much this is more than another, exactly, and rounded then."""
        return decimal(self._whole - other._whole, self.decimals)

    @property
    def prose(self) -> str:
        """The value within a sentence: "58,6%", "hơn 12", "05"."""
        qualifier = "about" if self.about else "more_than" if self.more_than else "exact"
        if self.exact and self.denominator is None and self.value == self.value.to_integral():
            return vietnamese.write_count(int(self.value))
        if self.unit == "%" and self.exact:
            return write_share(self._whole, self.decimals)
        sign = "%" if self.unit == "%" else ""
        return quantities.write_quantity(self.value, qualifier, sign, self.decimals)


class Figure(NamedTuple):
    """A number with everything that is known about it.

    total, before: now and in the quarter to compare with, None when nothing is reported;
    comparison: the two like for like, None of what is not told by units; rows, rows_before: ids of
    the facts behind them; part: "6/7 xã, thị trấn báo cáo" where not all communes stand behind it,
    silent: those that don't; query: the question that its rows come from; source: documents and
    places; derived: how, of facts that no source prints; refusal: why the two quarters can't be
    compared whoever reported, or ""; first: nothing was ever recorded before; seen_earlier:
    recorded some time before the quarter before; plain: a change is up or down and nothing more
    (what is counted anew each quarter is not "gone" at zero).
    """

    name: str
    label: str
    unit: str
    quarter_before: str
    total: Total | Ratio | None = None
    before: Total | Ratio | None = None
    comparison: Comparison | None = None
    rows: tuple[str, ...] = ()
    rows_before: tuple[str, ...] = ()
    part: str = ""
    silent: tuple[str, ...] = ()
    query: str = "figures/facts"
    source: str = ""
    derived: str = ""
    refusal: str = ""
    first: bool = False
    seen_earlier: bool = False
    plain: bool = False

    @property
    def is_known(self) -> bool:
        """Whether anything at all is reported."""
        return self.total is not None

    @property
    def short_part(self) -> str:
        """`part` where there is little room, "6/7 xã"; "" where all communes stand behind it."""
        covered, _, _ = self.part.partition(", ")
        return covered

    @property
    def text(self) -> str:
        """The number in prose, without its unit; "chưa có số" when nothing is reported."""
        return "chưa có số" if self.total is None else self.total.prose

    @property
    def is_compared(self) -> bool:
        """Whether `change` tells of a change, and not why there is none to tell."""
        if self.first:
            return True
        both = self.total is not None and self.before is not None
        return both and not self.refusal and (self.comparison is None or self.comparison.is_told)

    @property
    def size(self) -> Any:
        """By how much it is more than in the quarter compared with; None where `change` tells of
        no change that is a number."""
        if self.first or not self.is_compared or self.total is None or self.before is None:
            return None
        if self.comparison is None:
            return self.total.value - self.before.value
        return self.comparison.size

    @property
    def change(self) -> str:
        """The change in words, or a phrase that says why the quarters are not compared."""
        quarter = vietnamese.write_quarter(self.quarter_before)
        now, before = self.total, self.before
        if self.refusal == NEVER:
            return NEVER
        if now is None or before is None or self.first:
            return quantities.describe_change(
                None if now is None else now.value,
                None if before is None else before.value,
                self.unit,
                self.quarter_before,
                first=self.first,
            )
        if self.refusal:
            return f"chưa so sánh được với {quarter}: {self.refusal}"
        unit = "điểm phần trăm" if self.unit in ("%", "điểm %") else self.unit
        if self.comparison is None:
            return describe_plain(now.value, before.value, unit, self.quarter_before)
        return self.comparison.describe(unit, seen_earlier=self.seen_earlier, plain=self.plain)
