"""What a check looks at, and the place it points to."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from data import quantities, vietnamese
from intake import form
from intake.filled import Filled, Text, Value
from intake.unit_record import Figure, History


class Spot(NamedTuple):
    """A place in a form and what is wrong there: a Finding that has no code yet."""

    sheet: str
    cell: str
    found: str
    expected: str
    mend: str


class Entry(NamedTuple):
    """A number of the form that has a past. kind, subject: as in History.figures."""

    kind: str
    subject: str
    label: str
    value: Value


def at(place: Value | Text, found: str, expected: str, mend: str) -> Spot:
    """A spot on a cell that was read."""
    return Spot(place.sheet, place.cell, found, expected, mend)


def entries(filled: Filled, known: History) -> Iterator[Entry]:
    """Every number of a form but those of indicators and lists."""
    for event, value in filled.counts.items():
        yield Entry("event", event, f"số mô hình {form.EVENTS[event].lower()}", value)
    if filled.running is not None:
        yield Entry("running", "", "số mô hình cuối kỳ", filled.running)
    for custom, value in filled.customs.items():
        yield Entry("custom", custom, f"số hộ “{known.customs.get(custom, custom)}”", value)
    for channel, value in filled.outreach.items():
        yield Entry("channel", channel, f"số {form.CHANNELS[channel]}", value)


def written(said: Value | Figure) -> str:
    """A number with "hơn", "khoảng" or "chưa rõ"; what was typed when it is no number."""
    if isinstance(said, Value) and said.state in ("blank", "dash", "unreadable"):
        return f"“{said.printed}”" if said.printed else "để trống"
    return quantities.write_quantity(said.value, said.qualifier, decimals=places_of(said.value))


def number(value: Decimal) -> str:
    """A number with the decimals that it has, two at most."""
    return vietnamese.write_number(value, places_of(value))


def places_of(value: Decimal | None) -> int:
    """How many decimals a number needs, two at most."""
    if value is None or value == value.to_integral_value():
        return 0
    return min(2, -int(value.normalize().as_tuple().exponent))


def write_quarters(quarters: Sequence[str]) -> str:
    """Quarters one after another: "quý III/2024, quý IV/2024"."""
    return ", ".join(map(vietnamese.write_quarter, quarters))


def is_exact(value: Value | None) -> bool:
    """Whether a cell holds a number that can be reckoned with."""
    return value is not None and value.value is not None and value.qualifier == "exact"


def is_left_out(value: Value) -> bool:
    """Whether a cell says nothing."""
    return value.state in ("blank", "dash")
