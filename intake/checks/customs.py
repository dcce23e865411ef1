"""Checks of the sheet of customs: the commune against its villages, and against what was."""

from collections.abc import Iterator
from decimal import Decimal

from data import vietnamese
from intake import names
from intake.checks.places import Spot, at, is_exact, number, written
from intake.filled import Filled, Household, Value
from intake.unit_record import History


def villages_against_commune(filled: Filled, known: History) -> Iterator[Spot]:
    """The villages add up to the commune; where they can't be added, they don't go beyond it."""
    for custom, whole in filled.customs.items():
        rows = [
            row for row in filled.households if row.custom_id == custom and row.value.says_something
        ]
        total = sum((row.value.value or Decimal(0) for row in rows), Decimal(0))
        expected = _expected(whole, rows, total)
        if rows and expected:
            each = " + ".join(written(row.value) for row in rows)
            yield at(
                whole,
                f"cả đơn vị {written(whole)}; các thôn {each}"
                + (f" = {number(total)}" if len(rows) > 1 and total else ""),
                expected,
                "Hãy sửa số của cả đơn vị, hoặc ghi đủ và đúng số của từng thôn ở danh sách bên "
                "dưới.",
            )


def twice(filled: Filled, known: History) -> Iterator[Spot]:
    """A village has one number for a custom."""
    seen: dict[tuple[str, str], Household] = {}
    for row in filled.households:
        key = (row.custom_id, names.simplify(row.village.printed))
        if not all(key):
            continue
        first = seen.setdefault(key, row)
        if first is not row:
            name = known.customs.get(row.custom_id, row.custom_id)
            yield at(
                row.village,
                f"“{row.village.printed}” đã có số hộ “{name}”, tên thôn ở ô {first.village.cell}",
                "mỗi thôn một dòng cho mỗi hủ tục, phong tục",
                "Hãy gộp hai dòng thành một, hoặc sửa tên thôn.",
            )


def comes_back(filled: Filled, known: History) -> Iterator[Spot]:
    """A custom of which there was none left, or none ever, in this unit."""
    for custom, value in filled.customs.items():
        if value.state not in ("counted", "uncounted"):
            continue
        gone = _gone(custom, known)
        if gone:
            yield at(
                value,
                f"{written(value)} hộ “{known.customs.get(custom, custom)}”; {gone}",
                "0, hoặc lý do xuất hiện trở lại",
                "Hãy kiểm tra lại với thôn. Nếu đúng là có, hãy ghi rõ lý do.",
            )


def _expected(whole: Value, rows: list[Household], total: Decimal) -> str:
    """What the commune's cell ought to say; "" when it may stand."""
    exact = all(is_exact(row.value) for row in rows)
    if whole.state in ("blank", "dash"):
        return number(total) if exact else "số của cả đơn vị, hoặc “chưa rõ”"
    if not is_exact(whole):
        return ""
    if exact:
        return "" if total == whole.value else number(total)
    if any(row.value.qualifier == "about" for row in rows):
        return ""
    # Where a village is there without its number, the sum is more than what is known of it.
    if any(row.value.state == "uncounted" for row in rows):
        return f"hơn {number(total)}" if total else "chưa rõ"
    return "" if whole.value > total else f"hơn {number(total)}"


def _gone(custom: str, known: History) -> str:
    """How the last word about a custom was that the unit has none of it; "" when it was not."""
    past = known.past("custom", custom)
    said = set(past) | {quarter for quarter, each in known.listed if each == custom}
    if not said:
        return ""
    last = max(said)
    when = vietnamese.write_quarter(last)
    if last in past:
        return f"{when} đã báo không còn" if past[last].state == "zero" else ""
    if known.listed[last, custom]:
        return f"{when} toàn huyện không còn"
    return f"{when} có ở nơi khác, không ghi ở đơn vị này"
