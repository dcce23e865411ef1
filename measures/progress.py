"""How far an indicator is on its way to the year's target: the rules, computed exactly.

Value. For a group of communes the value is the sum of the numerators over the sum of the
denominators, the target the mean of the communes' targets weighted by the same denominators, the
level at the year's start again a sum over a sum; of counts, plain sums. Only communes with both a
value and a target count. Nothing is averaged, nothing is added over two definitions.

Per cent. Where more is better: value / target. Where less is better: the part of the planned fall
that is done, (start − value) / (start − target); of a ceiling, which is what counts up from the
year's start and should stay low: value / target, how much of it is used. There is no per cent of a
target of zero, nor of a fall that is not planned or whose start is unknown.

Straight path at the end of quarter q = 1 … 4. `path` "linear": start + (target − start) · q / 4,
where the start of what counts up from the year's start is 0. `path` "level": the target, all year.

Level required by now: the path or, where the year's target is the easier of the two, the target;
of a ceiling always the path. Distance: how much better than that a value is, below 0 how much
worse, in the indicator's unit. A status is good exactly where the distance is not below 0; how far
behind "slow" and "far_behind" are is measured by the way that is asked for, not by the distance.

Status, the first that is true:
    unknown     no value, or one that was not counted, or no target
    met         at least as good as the target; a ceiling only at the year's end
    unknown     no start, where the way is measured from it
    on_path     at least as good as the straight path
    slow        at least half of the way that the path asks for is done; a ceiling: above the path,
                not above the ceiling
    far_behind  less than that, or a move the wrong way, or above the ceiling
"""

from fractions import Fraction
from typing import Any, NamedTuple

import pandas as pd

from data import quantities, vietnamese
from measures.shares import decimal, write_share, write_share_briefly

Row = Any  # a row of a query

QUARTERS_OF_A_YEAR = 4
SLOW_FROM = Fraction(1, 2)  # of the way that the path asks for
STATUSES = ("met", "on_path", "slow", "far_behind", "unknown")
GOOD = ("met", "on_path")
_SHORT_UNIT = 3  # letters
_WHOLE = 10**15  # whole numbers below it are exact as they come


class Rule(NamedTuple):
    """What the rules need to know of one definition of an indicator.

    `rate`: 100 × numerator / denominator; otherwise a count. `unit` and `decimals` are those of
    its values, `valid_from` is a quarter.
    """

    indicator_id: str
    version: int
    short: str
    unit: str
    decimals: int
    rate: bool
    direction: str
    cumulative: bool
    path: str
    valid_from: str

    @property
    def ceiling(self) -> bool:
        """Whether it counts up through the year and should stay below its target."""
        return self.cumulative and self.direction == "down"

    def value(self, numerator: Fraction | None, denominator: Fraction | None) -> Fraction | None:
        """The value in the indicator's unit; None where it is not known."""
        if numerator is None:
            return None
        if not self.rate:
            return numerator
        return 100 * numerator / denominator if denominator else None

    def write(self, value: Fraction | None, more_than: int = 0, about: int = 0) -> str:
        """A value as the screen says it: "63,2%", "7 cặp", "hơn 3,0 điểm %"."""
        if value is None:
            return "–"
        qualifier = "about" if about else "more_than" if more_than else "exact"
        if self.unit == "%" and qualifier == "exact":
            return write_share(value, self.decimals)
        number = decimal(value, self.decimals)
        return quantities.write_quantity(number, qualifier, self.unit, self.decimals)

    def write_level(self, level: Fraction) -> str:
        """A level that is worked out: a count that is not whole keeps one decimal, "0,8 cặp"."""
        if self.rate or level.denominator == 1:
            return self.write(level)
        return self._replace(decimals=max(1, self.decimals)).write(level)

    def write_brief(self, value: Fraction) -> str:
        """The same where room is short: without a unit of several letters."""
        if self.unit == "%":
            return write_share_briefly(value, self.decimals)
        number = vietnamese.write_number(decimal(value, self.decimals), self.decimals)
        return f"{number} {self.unit}" if len(self.unit) <= _SHORT_UNIT else number


class Progress(NamedTuple):
    """What the rules say. `percent` and `path` are None where there is none."""

    path: Fraction | None
    percent: Fraction | None
    status: str
    reason: str


def read_rules(definitions: pd.DataFrame) -> dict[str, Rule]:
    """The rule of each indicator that holds, by its id (rows: indicators/definitions)."""
    return {
        row.indicator_id: read_rule(row) for row in definitions[definitions["holds"]].itertuples()
    }


def read_rule(row: Row) -> Rule:
    """The rule of one definition (a row of indicators/definitions)."""
    return Rule(
        row.indicator_id, int(row.version), row.short, row.unit, int(row.decimals),
        not pd.isna(row.denominator), row.direction, bool(row.cumulative), row.path, row.valid_from,
    )  # fmt: skip


def judge(
    rule: Rule,
    quarter: str,
    value: Fraction | None,
    target: Fraction | None,
    start: Fraction | None,
) -> Progress:
    """What the rules say at the end of a quarter; all numbers in the indicator's unit."""
    path = find_path(rule, quarter, target, start)
    percent = find_percent(rule, value, target, start)
    if value is None:
        return Progress(path, percent, "unknown", "chưa có số")
    if target is None:
        return Progress(path, percent, "unknown", "chưa có mục tiêu năm")
    if rule.ceiling and path is not None:
        status, reason = _judge_ceiling(rule, quarter, value, target, path)
    else:
        status, reason = _judge_way(rule, value, target, start, path)
    return Progress(path, percent, status, reason)


def find_path(
    rule: Rule, quarter: str, target: Fraction | None, start: Fraction | None
) -> Fraction | None:
    """The straight path at the end of a quarter; None where it is not known."""
    if target is None or rule.path == "level":
        return target
    origin = Fraction(0) if rule.cumulative else start
    if origin is None:
        return None
    return origin + (target - origin) * int(quarter[-1]) / QUARTERS_OF_A_YEAR


def find_required(
    rule: Rule, quarter: str, target: Fraction | None, start: Fraction | None
) -> Fraction | None:
    """The level that is required by the end of a quarter; None where it is not known."""
    path = find_path(rule, quarter, target, start)
    if path is None or target is None or rule.ceiling:
        return path
    return min(path, target) if rule.direction == "up" else max(path, target)


def find_distance(rule: Rule, value: Fraction | None, required: Fraction | None) -> Fraction | None:
    """How much better a value is than the level required, in the indicator's unit; below 0:
    worse. None where either is not known."""
    if value is None or required is None:
        return None
    return value - required if rule.direction == "up" else required - value


def find_percent(
    rule: Rule, value: Fraction | None, target: Fraction | None, start: Fraction | None
) -> Fraction | None:
    """Per cent of the year's target, of the planned fall, or of the ceiling; None without one."""
    if value is None or target is None:
        return None
    if rule.direction == "up" or rule.cumulative:
        return 100 * value / target if target > 0 else None
    if start is None or start <= target:
        return None
    return 100 * (start - value) / (start - target)


def exact(number: float | None) -> Fraction | None:
    """A number of a query, exactly as it was published; None where it is missing."""
    if number is None or pd.isna(number):
        return None
    if abs(number) < _WHOLE and number == int(number):
        return Fraction(int(number))  # the same, in a tenth of the time
    # By way of str: the decimal digits that were published, not their binary neighbour.
    return Fraction(str(number))


def _judge_ceiling(
    rule: Rule, quarter: str, value: Fraction, target: Fraction, path: Fraction
) -> tuple[str, str]:
    if value > target:
        return "far_behind", f"cao hơn mức trần cả năm ({rule.write(target)})"
    if int(quarter[-1]) == QUARTERS_OF_A_YEAR:
        return "met", f"hết năm vẫn trong mức trần ({rule.write(target)})"
    if value > path:
        return "slow", f"cao hơn mức cho phép đến quý này ({rule.write_level(path)})"
    return "on_path", f"trong mức cho phép đến quý này ({rule.write_level(path)})"


def _judge_way(
    rule: Rule, value: Fraction, target: Fraction, start: Fraction | None, path: Fraction | None
) -> tuple[str, str]:
    sign = 1 if rule.direction == "up" else -1
    if sign * (value - target) >= 0:
        return "met", f"đạt mục tiêu năm ({rule.write(target)})"
    origin = Fraction(0) if rule.cumulative else start
    if origin is None or path is None:
        return "unknown", "chưa có mức đầu năm"
    if sign * (value - path) >= 0:
        return "on_path", f"theo kịp mức cần có cuối quý này ({rule.write_level(path)})"
    done, asked = sign * (value - origin), sign * (path - origin)
    if done < 0:
        return "far_behind", f"đi ngược chiều từ đầu năm ({rule.write(origin)})"
    # Worse than the path without a step back: the path asks for something, so `asked` > 0.
    part = done / asked
    # Rounded down: what falls short of the way asked for is never all of it.
    whole = int(100 * part)
    gone = "dưới 1%" if part and not whole else vietnamese.write_percent(whole, 0)
    if part >= SLOW_FROM:
        return "slow", f"đi được {gone} quãng đường cần đi đến quý này"
    return "far_behind", f"mới đi được {gone} quãng đường cần đi đến quý này"
