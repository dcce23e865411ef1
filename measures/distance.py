"""How far a value is from the level required by now, in words: "thiếu 2,1 điểm".

The distance itself is that of measures/progress.py. Points of per cent are "điểm" for short; what
counts something keeps its unit. What is low at its best has words of its own.
"""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from data import vietnamese
from measures.progress import Rule
from measures.shares import decimal

POINTS = "điểm"  # of per cent
NEAR = 1  # point, or piece of what is counted: a distance that is told as no more is a short one
# From the worst side to the best one; colours follow from them (app/colours.py).
SIDES = ("far_below", "below", "above", "far_above")
_MOST = 12  # decimals; a distance that is nearer than that is written as none


class Distance(NamedTuple):
    """The distance as the screen says it: "thiếu", "2,1", "điểm"; `side` is one of SIDES.

    `number` is empty where the level is met exactly.
    """

    word: str
    number: str
    unit: str
    side: str

    @property
    def text(self) -> str:
        """All of it: "thiếu 2,1 điểm", "vừa đủ"."""
        return f"{self.word} {self.number} {self.unit}" if self.number else self.word


def tell_distance(rule: Rule, distance: Fraction, more_than: int = 0, about: int = 0) -> Distance:
    """A distance in words; `more_than`, `about`: how many values behind it are bounds or rough."""
    word = _word(rule, distance)
    size = abs(distance)
    if not size:
        return Distance(word, "", "", "above")
    decimals = rule.decimals if rule.rate or size.denominator == 1 else max(1, rule.decimals)
    # A value that may be higher is at least so much above a level, at most so much below it.
    higher_is_more = (distance > 0) is (rule.direction == "up")
    mark = "≈" if about else "" if not more_than else "≥" if higher_is_more else "≤"
    shown = decimal(size, decimals)
    number = vietnamese.write_number(shown, decimals)
    if not shown:
        number = f"<{vietnamese.write_number(Decimal(1).scaleb(-decimals), decimals)}"
        mark = ""
    side = ("far_" if shown > NEAR else "") + ("above" if distance > 0 else "below")
    return Distance(word, mark + number, unit_of(rule), side)


def unit_of(rule: Rule) -> str:
    """The unit of a distance: "điểm" for shares and points, else what is counted."""
    return POINTS if "%" in rule.unit else rule.unit


def round_distance(rule: Rule, distance: Fraction) -> Decimal:
    """A distance as a number, with the fewest decimals that do not make nothing of something."""
    least = rule.decimals if rule.rate or distance.denominator == 1 else max(1, rule.decimals)
    return next(
        rounded
        for decimals in range(least, _MOST + 1)
        if (rounded := decimal(distance, decimals)) or not distance or decimals == _MOST
    )


def _word(rule: Rule, distance: Fraction) -> str:
    """Which way it is off: the words of what should be high, of a ceiling, of what should fall."""
    if rule.ceiling:
        # Only what holds all year is the ceiling itself; else it is the part of it for now.
        what = "trần" if rule.path == "level" else "mức"
        words = f"quá {what}", f"bằng {what}", f"dưới {what}"
    elif rule.direction == "down":
        words = "cao hơn", "vừa đủ", "thấp hơn"
    else:
        words = "thiếu", "vừa đủ", "vượt"
    return words[0 if distance < 0 else 1 if distance == 0 else 2]
