"""How long a custom that is still kept has been kept without a break, as far as is known.

A quarter in which everybody reports none ends a spell; one that is missing or incomplete does not,
and is told. What came before the first report nobody knows: such a spell is at least that long.
"""

from collections.abc import Sequence
from typing import NamedTuple

from data.vietnamese import shift_quarter
from measures.rundown import Point, between


class Spell(NamedTuple):
    """The quarters from `first` to `last` in which a custom was kept.

    `last`: the last one that is known to have it, and not always the last one told of; `known`:
    whether it began in `first` (the quarter before was reported as none by everybody), or may have
    been there before; `holes`: quarters in between of which nothing says that it was there.
    """

    first: str
    last: str
    known: bool
    holes: int

    @property
    def quarters(self) -> int:
        """How many quarters it has lasted so far, both ends included."""
        return len(between(self.first, self.last))


def find_spell(points: Sequence[Point]) -> Spell | None:
    """The spell that still goes on after a course, oldest quarter first; None where none does."""
    kept: list[str] = []
    gone = ""  # the last quarter that was reported as none by everybody
    for point in points:
        if point.practised:
            kept.append(point.quarter)
        elif point.complete:
            kept, gone = [], point.quarter
    if not kept:
        return None
    first, last = kept[0], kept[-1]
    holes = len(between(first, last)) - len(kept)
    return Spell(first, last, gone == shift_quarter(first, -1), holes)
