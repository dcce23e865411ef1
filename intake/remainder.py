"""What is left of a count beside the models, or the villages, that stand in rows of their own."""

from decimal import Decimal
from typing import NamedTuple

from data import quantities, vietnamese
from intake.filled import Value


class Rest(NamedTuple):
    """What is left of a count beside what is broken down, as the columns of a fact."""

    value: int | None
    state: str
    qualifier: str
    derived: str | None


def rest_of(value: Value, known: Decimal, known_as: str) -> Rest | None:
    """What a count says beyond `known`, which stands in rows of its own; None for nothing.

    `known_as`: what that is, "mô hình đã nêu tên". Of "hơn 3" beside 3 that are known there are
    more, nobody says how many.
    """
    if value.state == "uncounted":
        return Rest(None, "uncounted", "exact", None)
    if value.value is None or (value.state == "zero" and known):
        return None
    if value.state == "zero":
        return Rest(0, "zero", "exact", None)
    left = value.value - known
    if left > 0:
        how = f"{_written(value)} trừ {vietnamese.write_number(known)} {known_as}"
        return Rest(whole(left), "counted", value.qualifier, how if known else None)
    if value.qualifier == "more_than":
        return Rest(None, "uncounted", "exact", f"{_written(value)}; {known_as} không ít hơn số ấy")
    return None


def none_left(value: Value, known: Decimal, known_as: str) -> Rest | None:
    """That beside what stands in rows of its own there is none, by a count that was stated.

    Who is not named is settled by it: without it, a place that is not told of any more would be
    unknown. None where the count does not say so.
    """
    if value.state != "counted" or value.qualifier == "more_than":
        return None
    how = f"{_written(value)} trừ {vietnamese.write_number(known)} {known_as}"
    return Rest(0, "zero", value.qualifier, how)


def whole(number: Decimal) -> int:
    """A number as a column of counts holds it; ValueError for a fraction."""
    if number != number.to_integral_value():
        raise ValueError(f"{number} is not a whole number")
    return int(number)


def _written(value: Value) -> str:
    return quantities.write_quantity(value.value, value.qualifier)
