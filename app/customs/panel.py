"""One small panel: where it lies, and what is written in it."""

import textwrap
from collections.abc import Iterator
from functools import cache
from html import escape  # plotly reads tags in labels
from typing import NamedTuple

from app.colours import ALERT, INK, MUTED
from app.customs.lasting import tell_short
from app.panel_words import Word, draw_words
from data import vietnamese, words
from data.vietnamese import write_quarter
from measures.rundown import Course
from measures.spells import find_spell

PLOT = 62  # pixels from the line of zero to the highest mark
NAME = 15  # size of type of names and figures
WIDE = 0.96  # of a panel's share of the figure
_SMALL, _TINY = 13, 12
_LINE, _STATUS = 20, 17  # pixels of a line
_LETTERS = 24  # of a name on a line


class Panel(NamedTuple):
    """Where a panel lies: its left edge, its first line, its base line (pixels), its scale."""

    course: Course
    left: float
    top: float
    base: float
    most: int

    def x(self, number: int) -> float:
        """The place of the quarter with this number."""
        last = len(self.course.points) - 1
        return round(self.left + (0.04 + 0.86 * number / last if last else 0.45), 3)

    def y(self, value: float) -> float:
        """The height of a number of households."""
        return round(self.base - PLOT * value / self.most, 1)


def find_height(course: Course) -> int:
    """How many pixels its name and its state take."""
    return len(_wrap(course.custom)) * _LINE + len(_status(course)) * _STATUS


def write_words(panels: list[Panel]) -> dict:
    """All texts of the panels as one trace."""
    return draw_words([word for panel in panels for word in _words(panel)])


def _words(panel: Panel) -> Iterator[Word]:
    """Title, state, first and last quarter and figure."""
    course = panel.course
    lines = _wrap(course.custom)
    name = f"<b>{'<br>'.join(escape(line) for line in lines)}</b>"
    yield Word(panel.left, panel.top, name, INK, NAME)
    below = panel.top + len(lines) * _LINE + 2
    for number, line in enumerate(_status(course)):
        colour = MUTED if number else _state_colour(course.state)
        yield Word(panel.left, below + number * _STATUS, line, colour, _SMALL)
    last = len(course.points) - 1
    ends = [(0, panel.left, "right"), (last, panel.left + WIDE, "left")]
    for number, x, side in ends if last else [(0, panel.x(0), "center")]:
        quarter = write_quarter(course.points[number].quarter).removeprefix("quý ")
        yield Word(round(x, 3), panel.base + 7, quarter, MUTED, _TINY, f"bottom {side}")
    yield from _figures(panel)


def _figures(panel: Panel) -> Iterator[Word]:
    """The first and the last number that was reported, beside its mark."""
    points = panel.course.points
    told = [number for number, point in enumerate(points) if point.value is not None]
    for number in sorted({*told[:1], *told[-1:]}):
        point = points[number]
        if not point.value and not point.complete:
            continue  # a part that is zero says little, the hover has it
        before = "≥ " if not point.complete else "≈ " if point.rough else ""
        text = f"<b>{before}{vietnamese.write_number(point.value)}</b>"
        is_first = number == told[0] and len(told) > 1
        x, side = (panel.left, "right") if is_first and not number else (panel.x(number), "center")
        # Clear of the marks beside it, which lie below the text.
        beside = [other.value or 0 for other in points[max(0, number - 2) : number + 3]]
        yield Word(x, panel.y(max(beside)) - 7, text, INK, NAME, f"top {side}")


def _status(course: Course) -> list[str]:
    """The state with its sign, and since when, on one line or two."""
    text = f"{words.CUSTOM_SIGN[course.state]} {words.CUSTOM_STATE[course.state]}"
    if course.state in ("watch", "eradicated"):
        return [f"{text} ({write_quarter(course.since).removeprefix('quý ')})"]
    # Practised when last heard of in full; what came since does not say that it is gone.
    now = course.points[-1]
    if not now.practised:
        text = f"{text}; nay {'chưa đủ số' if now.facts else 'chưa có số'}"
    lasting = tell_short(find_spell(course.points), now.quarter)
    return [text, lasting] if lasting else [text]


@cache
def _wrap(name: str) -> list[str]:
    """A title in as few lines as a panel allows, these as even as can be."""
    lines = len(textwrap.wrap(name, _LETTERS, break_long_words=False))
    return next(
        wrapped
        for width in range(1, _LETTERS + 1)
        if len(wrapped := textwrap.wrap(name, width, break_long_words=False)) <= lines
    )


def _state_colour(state: str) -> str:
    return ALERT if state in ("returned", "appeared") else MUTED
