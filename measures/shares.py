"""Shares in per cent: never 0% or 100% of what is neither.

    write_share(Fraction(13, 26) * 100)     # "50%"
    write_share(Fraction("100.45"))         # "trên 100%"

A share is given exactly, as a fraction of a hundred; what is rounded only is the writing.
"""

from decimal import Decimal
from fractions import Fraction

from data import vietnamese

_ENDS = (Fraction(0), Fraction(100))
_MOST = 12  # decimals; a share that is nearer to an end than that is written as the end


def write_share(percent: Fraction | int, decimals: int = 0) -> str:
    """A share with these decimals, or on which side of the end it is: "dưới 1%", "trên 99%",
    "trên 100%", "dưới 0%"."""
    end = _false_end(percent, decimals)
    if end is None:
        return vietnamese.write_percent(decimal(percent, decimals), decimals)
    least = Fraction(1, 10**decimals)
    if end == 0:
        bound = least if percent > 0 else end
        return f"dưới {vietnamese.write_percent(decimal(bound, decimals), decimals)}"
    bound = end if percent > end else end - least
    return f"trên {vietnamese.write_percent(decimal(bound, decimals), decimals)}"


def write_share_briefly(percent: Fraction | int, decimals: int = 0) -> str:
    """The same where room is short: "<1%", ">99%", ">100%"."""
    return write_share(percent, decimals).replace("trên ", ">").replace("dưới ", "<")


def round_share(percent: Fraction | int, decimals: int) -> Decimal:
    """A share as a number with these decimals, or the fewest from 2 on that leave it what it is."""
    if _false_end(percent, decimals) is None:
        return decimal(percent, decimals)
    return next(
        decimal(percent, more)
        for more in range(max(2, decimals), _MOST + 1)
        if more == _MOST or _false_end(percent, more) is None
    )


def decimal(value: Fraction | int, decimals: int) -> Decimal:
    """A fraction as a Decimal of so many decimals, halves away from zero."""
    size = 10**decimals
    scaled = abs(Fraction(value)) * size
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    sign = "-" if value < 0 and whole else ""
    # From text: arithmetic would round numbers of more than 28 digits.
    return Decimal(f"{sign}{whole}E-{decimals}")


def _false_end(percent: Fraction | int, decimals: int) -> Fraction | None:
    """The end that a share would be written as though it is not there."""
    rounded = decimal(percent, decimals)
    return next((end for end in _ENDS if rounded == end and percent != end), None)
