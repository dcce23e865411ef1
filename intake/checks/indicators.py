"""Checks of the sheet of indicators: parts and wholes, definitions, and the way of the year."""

from collections.abc import Iterator
from decimal import Decimal

from data import vietnamese
from intake.checks.places import Spot, at, is_exact, is_left_out, number, written
from intake.filled import Filled
from intake.unit_record import Definition, History

DENOMINATOR_CHANGE = Decimal("0.2")


def part_above_whole(filled: Filled, known: History) -> Iterator[Spot]:
    """A part is no larger than its whole."""
    for numerator, denominator in filled.indicators.values():
        if denominator is None or numerator.value is None or denominator.state != "counted":
            continue
        if numerator.value > denominator.value:
            yield at(
                numerator,
                f"tử số {written(numerator)}, mẫu số {written(denominator)}",
                f"nhiều nhất {written(denominator)}",
                "Hãy xem lại hai ô: tử số là một phần của mẫu số; không ghi phần trăm.",
            )


def no_whole(filled: Filled, known: History) -> Iterator[Spot]:
    """A rate has a whole, and that is not zero."""
    for numerator, denominator in filled.indicators.values():
        if denominator is None or not numerator.says_something:
            continue
        needed = numerator.value is not None or denominator.state == "zero"
        if needed and denominator.state not in ("counted", "unreadable"):
            yield at(
                denominator,
                f"tử số {written(numerator)}, mẫu số {written(denominator)}",
                "mẫu số là số lớn hơn 0",
                "Hãy ghi mẫu số. Nếu quý này không có trường hợp nào (mẫu số bằng 0), hãy ghi dấu "
                "– ở cả hai ô.",
            )


def not_in_force(filled: Filled, known: History) -> Iterator[Spot]:
    """An indicator counts by the definition of its quarter."""
    for (indicator, version), ratio in filled.indicators.items():
        definition = known.definitions.get((indicator, version))
        if definition is not None and _holds(definition, known.quarter):
            continue
        name = definition.short if definition else indicator
        yield at(
            ratio.numerator,
            f"“{name}”, định nghĩa lần {version}",
            f"định nghĩa dùng trong {vietnamese.write_quarter(known.quarter)}",
            "Biểu này dùng định nghĩa không còn hiệu lực. Hãy tải biểu mới của quý rồi chép số "
            "sang.",
        )


def falls(filled: Filled, known: History) -> Iterator[Spot]:
    """What is counted from the start of the year does not get less within the year."""
    for key, ratio in filled.indicators.items():
        definition = known.definitions.get(key)
        if definition is None or not definition.cumulative or not is_exact(ratio.numerator):
            continue
        year = {
            quarter: share.numerator
            for quarter, share in known.shares.get(key, {}).items()
            if quarter[:4] == known.quarter[:4] and share.numerator.is_exact
        }
        if year and ratio.numerator.value < year[max(year)].value:
            before = f"{vietnamese.write_quarter(max(year))}: {written(year[max(year)])}"
            yield at(
                ratio.numerator,
                f"{written(ratio.numerator)}; {before}",
                f"từ {written(year[max(year)])} trở lên",
                f"“{definition.short}” cộng dồn từ đầu năm: hãy ghi số lũy kế, không ghi riêng quý "
                "này. Nếu quý trước ghi sai, hãy nêu lý do.",
            )


def whole_changes(filled: Filled, known: History) -> Iterator[Spot]:
    """A whole, such as the households of a unit, changes little from quarter to quarter.

    Of what is counted from the start of the year the whole may be counted so too (births): within
    a year it grows, and begins anew with the next.
    """
    for key, (_, denominator) in filled.indicators.items():
        definition = known.definitions.get(key)
        if definition is None or denominator is None or not is_exact(denominator):
            continue
        stated = {
            quarter: share.denominator
            for quarter, share in known.shares.get(key, {}).items()
            if share.denominator and not (definition.cumulative and quarter[:4] < known.quarter[:4])
        }
        if not stated:
            continue
        before = stated[max(stated)]
        change = (denominator.value - before) / before
        if abs(change) > DENOMINATOR_CHANGE and not (definition.cumulative and change > 0):
            yield at(
                denominator,
                f"mẫu số {written(denominator)}; {vietnamese.write_quarter(max(stated))}: "
                f"{number(before)} (lệch {vietnamese.write_percent(abs(change) * 100, 0)})",
                "mẫu số gần như quý trước (lệch không quá 20%)",
                "Hãy kiểm tra mẫu số. Nếu đúng là đã thay đổi, hãy ghi rõ lý do.",
            )


def no_part(filled: Filled, known: History) -> Iterator[Spot]:
    """A whole without its part says nothing, and would be lost."""
    for numerator, denominator in filled.indicators.values():
        if denominator is not None and denominator.says_something and is_left_out(numerator):
            yield at(
                numerator,
                f"mẫu số {written(denominator)}, tử số {written(numerator)}",
                "tử số, 0 hoặc “chưa rõ”",
                "Hãy ghi tử số; không có thì ghi 0, chưa biết thì ghi “chưa rõ”.",
            )


def _holds(definition: Definition, quarter: str) -> bool:
    return definition.valid_from <= quarter and quarter <= (definition.valid_to or quarter)
