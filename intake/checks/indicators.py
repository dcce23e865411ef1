"""Checks of the sheet of indicators: parts and wholes, definitions, and the way of the year."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from data import vietnamese
from intake.checks.places import Spot, at, is_exact, is_left_out, number, written
from intake.filled import Filled, Value
from intake.unit_record import Definition, History

FEW = 4  # cases; below, one more or less is chance
# Denominators of which the first is a part of the second.
WITHIN = (("hộ DTTS nghèo, cận nghèo", "tổng số hộ DTTS"),)
DENOMINATOR_CHANGE = Decimal("0.2")


def part_above_whole(filled: Filled, known: History) -> Iterator[Spot]:
    """A part is no larger than its whole; where each of several is, their columns changed places,
    which the heads of older forms do not show."""
    told = [
        (numerator, denominator)
        for numerator, denominator in filled.indicators.values()
        if denominator is not None
        and numerator.value is not None
        and denominator.value  # of a whole of 0 no_whole tells
        and numerator.value != denominator.value
    ]
    above = [ratio for ratio in told if ratio[0].value > ratio[1].value]
    if len(above) == len(told) > 1:
        numerator, denominator = above[0]
        top, bottom = numerator.cell[:1], denominator.cell[:1]
        yield at(
            numerator,
            f"tử số lớn hơn mẫu số ở cả {len(above)} chỉ tiêu có ghi",
            f"tử số ở cột {top}, mẫu số ở cột {bottom}",
            f"Hai cột {top} và {bottom} đã đổi chỗ cho nhau: hãy đưa tử số về cột {top}, mẫu số về "
            f"cột {bottom}.",
        )
        return
    for numerator, denominator in above:
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


def not_reset(filled: Filled, known: History) -> Iterator[Spot]:
    """What is counted from the start of the year begins anew: in the year's first report it is less
    than what the year before came to by a later quarter.

    Of a few cases alone that may happen all the same, unless their whole went on growing, too.
    """
    for key, ratio in filled.indicators.items():
        definition = known.definitions.get(key)
        if definition is None or not definition.cumulative or not is_exact(ratio.numerator):
            continue
        shares = known.shares.get(key, {})
        year = known.quarter[:4]
        earlier = [quarter for quarter, share in shares.items() if share.numerator.is_exact]
        if not earlier or max(earlier)[:4] >= year or max(earlier)[-1] <= known.quarter[-1]:
            continue
        last = max(earlier)
        before, whole = shares[last].numerator.value or Decimal(0), shares[last].denominator
        bottom = ratio.denominator
        grows = whole is not None and bottom and bottom.value is not None and bottom.value > whole
        if ratio.numerator.value >= before > 0 and (before >= FEW or grows):
            yield at(
                ratio.numerator,
                f"{written(ratio.numerator)}; lũy kế cả năm {last[:4]} đến "
                f"{vietnamese.write_quarter(last)}: {number(before)}",
                f"số cộng dồn từ đầu năm {year}",
                f"“{definition.short}” tính lại từ đầu mỗi năm: hãy ghi số của riêng năm {year}, "
                "cả tử số và mẫu số nếu mẫu số cũng cộng dồn. Nếu số đúng, hãy nêu lý do.",
            )


def wholes_differ(filled: Filled, known: History) -> Iterator[Spot]:
    """What is the same by its definition is one number, in all indicators of a form."""
    alike: dict[str, list[tuple[str, Value]]] = {}
    for key, (_, bottom) in filled.indicators.items():
        definition = known.definitions.get(key)
        if definition and definition.denominator and bottom and is_exact(bottom):
            named = alike.setdefault(vietnamese.fold(definition.denominator), [])
            named.append((definition.denominator, bottom))
    usual = {meaning: _usual(same) for meaning, same in alike.items()}
    for meaning, same in alike.items():
        first = usual[meaning]
        for printed, bottom in same:
            if bottom.value != first.value:
                yield at(
                    bottom,
                    f"“{printed}” {written(bottom)}; ở ô {first.cell} {written(first)}",
                    written(first),
                    f"“{printed}” là một số, giống nhau ở mọi chỉ tiêu dùng nó: hãy sửa cho khớp, "
                    "hoặc nêu lý do.",
                )
    for part, whole in WITHIN:
        some, most = (usual.get(vietnamese.fold(meaning)) for meaning in (part, whole))
        if some and most and some.value > most.value:
            yield at(
                some,
                f"“{part}” {written(some)}; “{whole}” ở ô {most.cell} {written(most)}",
                f"nhiều nhất {written(most)}",
                f"“{part}” là một phần của “{whole}”: hãy xem lại hai ô.",
            )


def _usual(same: list[tuple[str, Value]]) -> Value:
    """Of several numbers that ought to be one, the first of those that most cells have."""
    most = Counter(bottom.value for _, bottom in same).most_common(1)[0][0]
    return next(bottom for _, bottom in same if bottom.value == most)


def several_units(filled: Filled, known: History) -> Iterator[Spot]:
    """One unit reports of one: where communes are counted, there is one of them."""
    for key, ratio in filled.indicators.items():
        definition = known.definitions.get(key)
        if definition is None or not _counts_units(definition):
            continue
        for value in ratio:
            if value is not None and value.value is not None and value.value > 1:
                yield at(
                    value,
                    f"{written(value)} xã, thị trấn",
                    "0 hoặc 1",
                    f"“{definition.short}”: biểu của một đơn vị thì mẫu số là 1; tử số là 1 nếu "
                    "đơn vị có, 0 nếu chưa có.",
                )


def _counts_units(definition: Definition) -> bool:
    return vietnamese.fold(definition.denominator or "").startswith(("tong so xa", "xa, thi tran"))


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
