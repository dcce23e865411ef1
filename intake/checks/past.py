"""A form against what the unit itself stated in the quarters before."""

import math
from collections.abc import Iterator
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from data import vietnamese
from intake.checks.places import Spot, at, entries, is_exact, number, write_quarters, written
from intake.filled import Filled, Ratio, Value
from intake.unit_record import Definition, Figure, History, Share

# How far a number may lie from the median of the quarters before, in median absolute deviations
# that are scaled to a standard deviation. Both stay what they are when one quarter is far out, as
# mean and standard deviation don't.
FEWEST = 4
FURTHEST = Decimal("3.5")
SCALE = Decimal("1.4826")
# When half of the quarters or more are alike, the deviation is nothing: then half of the median.
PLAIN = Decimal("0.5")
# Among small numbers a step of a few is no jump.
LEAST = Decimal(4)
# Of fewer than these a share is no more than a handful of cases.
FEWEST_OF = 5


class Run(NamedTuple):
    """A number of the form and the same number in the quarters before, oldest first."""

    value: Value
    now: Decimal
    before: list[Decimal]
    unit: str


def jumps(filled: Filled, known: History) -> Iterator[Spot]:
    """A number far from the unit's own last quarters."""
    for run in _runs(filled, known):
        middle = median(run.before)
        allowed = _allowed(run.before, middle)
        if abs(run.now - middle) > allowed:
            yield at(
                run.value,
                f"{number(run.now)}{run.unit}; {len(run.before)} quý trước thường khoảng "
                f"{number(middle)}{run.unit}",
                _span(middle, allowed, run.unit),
                "Hãy kiểm tra xem có gõ thừa, thiếu chữ số hoặc nhầm ô không. Nếu đúng, hãy ghi "
                "lý do thay đổi.",
            )


def quarters_missing(filled: Filled, known: History) -> Iterator[Spot]:
    """Between the form's quarter and the last one that the unit reported there is none left out."""
    between = known.missing_since(known.last) if known.last else []
    missing = [quarter for quarter in between if quarter not in known.told_otherwise]
    if missing:
        told = write_quarters(missing)
        yield Spot(
            "",
            "",
            f"đơn vị chưa có số liệu của {told}; lần báo trước là "
            f"{vietnamese.write_quarter(known.last)}",
            f"biểu của {told}",
            f"Hãy gửi và duyệt biểu của {told} trước. Nếu không còn gửi được, hãy nêu lý do; số "
            "của biểu này được so với lần báo trước.",
        )


def left_blank(filled: Filled, known: History) -> Iterator[Spot]:
    """A cell that was filled when the unit last reported; a dash says that nothing is said on
    purpose."""
    told = {(each.sheet, each.cell) for each in known.replaced}
    for value, before in _with_before(filled, known):
        if value.state == "blank" and (value.sheet, value.cell) not in told:
            yield at(
                value,
                f"để trống; {vietnamese.write_quarter(known.last)}: {written(before)}",
                "một số, 0, “chưa rõ” hoặc dấu –",
                "Hãy ghi số; không có thì ghi 0, có mà chưa biết số thì ghi “chưa rõ”.",
            )


def now_unknown(filled: Filled, known: History) -> Iterator[Spot]:
    """A number that is not known any more."""
    for value, before in _with_before(filled, known):
        if value.state == "uncounted" and before.is_exact:
            yield at(
                value,
                f"chưa rõ; {vietnamese.write_quarter(known.last)}: {written(before)}",
                "một số",
                "Lần báo trước đã có số: hãy đếm lại và ghi số, hoặc nêu lý do chưa đếm được.",
            )


def _with_before(filled: Filled, known: History) -> Iterator[tuple[Value, Figure]]:
    """The cells of which something was stated when the unit last reported, with that."""
    for entry in entries(filled, known):
        before = known.past(entry.kind, entry.subject).get(known.last)
        if before is not None:
            yield entry.value, before
    for key, ratio in filled.indicators.items():
        share = known.shares.get(key, {}).get(known.last)
        if share is not None:
            yield ratio.numerator, share.numerator


def _runs(filled: Filled, known: History) -> Iterator[Run]:
    for entry in entries(filled, known):
        past = known.past(entry.kind, entry.subject)
        before = [past[quarter].value for quarter in sorted(past) if past[quarter].is_exact]
        if is_exact(entry.value) and len(before) >= FEWEST:
            yield Run(entry.value, entry.value.value, before, "")
    for key, ratio in filled.indicators.items():
        definition = known.definitions.get(key)
        if definition is None:
            continue
        shares = known.shares.get(key, {})
        now, before = _indicator(ratio, definition, shares, known.quarter)
        if now is not None and len(before) >= FEWEST:
            unit = "" if definition.cumulative or ratio.denominator is None else "%"
            yield Run(ratio.numerator, now, before, unit)


def _indicator(
    ratio: Ratio, definition: Definition, shares: dict[str, Share], quarter: str
) -> tuple[Decimal | None, list[Decimal]]:
    """An indicator now and before: what a quarter added when it is cumulative, else its rate."""
    if not definition.cumulative:
        before = [_rate(shares[each]) for each in sorted(shares)]
        return _rate_now(ratio), [each for each in before if each is not None]
    sums = {
        each: share.numerator.value for each, share in shares.items() if share.numerator.is_exact
    }
    before = [_added(sums, each) for each in sorted(sums)]
    if not is_exact(ratio.numerator):
        return None, []
    now = _added(sums | {quarter: ratio.numerator.value}, quarter)
    return now, [each for each in before if each is not None]


def _added(sums: dict[str, Decimal], quarter: str) -> Decimal | None:
    """What one quarter added to a sum that begins anew each year; after quarters that are missing,
    what it and those added on average. None where a sum has no number of the year before it."""
    year, number = quarter[:4], int(quarter[-1])
    earlier = [each for each in sums if each[:4] == year and each < quarter]
    if earlier:
        last = max(earlier)
        return (sums[quarter] - sums[last]) / (number - int(last[-1]))
    return sums[quarter] / number


def _rate_now(ratio: Ratio) -> Decimal | None:
    """Per cent, or the count; None when it can't be reckoned with."""
    numerator, denominator = ratio
    if not is_exact(numerator):
        return None
    if denominator is None:
        return numerator.value
    if not is_exact(denominator) or denominator.value < FEWEST_OF:
        return None
    return 100 * numerator.value / denominator.value


def _rate(share: Share) -> Decimal | None:
    if not share.numerator.is_exact:
        return None
    if share.denominator is None:
        return share.numerator.value
    if share.denominator < FEWEST_OF:
        return None
    return 100 * share.numerator.value / share.denominator


def _allowed(before: list[Decimal], middle: Decimal) -> Decimal:
    """How far from the median a number may lie."""
    deviation = median([abs(value - middle) for value in before])
    far = FURTHEST * SCALE * deviation if deviation else PLAIN * abs(middle)
    return max(far, LEAST)


def _span(middle: Decimal, allowed: Decimal, unit: str) -> str:
    """What would not have been a jump, in whole numbers."""
    low = max(math.ceil(middle - allowed), 0)
    high = math.floor(middle + allowed)
    if unit == "%":
        high = min(high, 100)
    return f"từ {vietnamese.write_number(low)} đến {vietnamese.write_number(high)}{unit}"
