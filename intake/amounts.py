"""Sums of money and measures as people write them: a part of a large unit is told in a smaller one.

The warehouse keeps whole numbers. "12,5" of "triệu đồng" is 12.500.000 đồng to the last đồng, so
that is what is kept; nothing is rounded, and a unit that is not known here stays as it is.
"""

import re
from decimal import Decimal

from data import quantities, vietnamese

LARGEST = 10**15  # a thousand times the budget of a district; in đồng
_MONEY = {
    **dict.fromkeys(("tỷ", "tỉ"), 10**9),
    **dict.fromkeys(("triệu", "tr", "tr."), 10**6),
    **dict.fromkeys(("nghìn", "ngàn", "k"), 1_000),
}
_DONG = ("", " đồng", "đ", " đ")
_PARTS = {f"{word}{end}": ("đồng", by) for word, by in _MONEY.items() for end in _DONG} | {
    "đ": ("đồng", 1),
    "vnđ": ("đồng", 1),
    "vnd": ("đồng", 1),
    "tấn": ("kg", 1_000),
    "tạ": ("kg", 100),
    "yến": ("kg", 10),
    "kg": ("gam", 1_000),
    "ha": ("m²", 10_000),
    "héc ta": ("m²", 10_000),
    "km": ("m", 1_000),
    "m": ("cm", 100),
    "mét": ("cm", 100),
    "m³": ("lít", 1_000),
    "m3": ("lít", 1_000),
    "lít": ("ml", 1_000),
}
_WRITTEN = re.compile(r"(.*[0-9])\s*(\D*)")


def tell(text: str, unit: str) -> tuple[Decimal, str, str] | None:
    """What a cell with a number and the cell with its unit say together: a whole number, how exact
    it is, its unit; None for zero, for what is no number, and where the two don't go together."""
    match = _WRITTEN.fullmatch(vietnamese.normalise(vietnamese.narrow(text)))
    if not match or "%" in text:
        return None
    said, beside = match[2].casefold(), vietnamese.normalise(unit).casefold()
    try:
        quantity = quantities.read_quantity(match[1])
    except ValueError:
        return None
    if quantity is None or quantity.value is None:
        return None
    number = Decimal(quantity.value)
    part, by = _PARTS.get(said or beside, (unit, 1))
    if said not in _PARTS and _begins(said, beside):
        said = ""
    if said not in ("", beside) and (said not in _PARTS or part != beside):
        return None
    if said in ("", beside) and number == number.to_integral_value():
        part, by = unit, 1
    number *= by
    if number != number.to_integral_value() or not 0 < number <= LARGEST:
        return None
    return number.to_integral_value(), quantity.qualifier, part


def _begins(said: str, beside: str) -> bool:
    """Whether one of two units is the other with more words: "con" and "con giống"."""
    return f"{beside} ".startswith(f"{said} ") or f"{said} ".startswith(f"{beside} ")
