"""Outreach over the years: a small panel for each channel, a bar for each quarter.

All panels lie in one pair of axes, measured in pixels downwards and in panels across, so that few
traces are drawn. Laid out anew for other widths, the same traces only move: `LAYOUTS` says how
many panels have room side by side.
"""

import textwrap
from collections.abc import Iterator, Sequence
from html import escape  # plotly reads tags in labels
from typing import NamedTuple

import plotly.graph_objects as go

from app.colours import GROUND, INK, LINE, MUTED, STOCK, THIN
from app.explaining.marks import Mark as Sign
from app.explaining.marks import draw_below
from app.outreach.channels import LABEL, SHORT, Mark
from app.panel_words import Word, draw_words
from data import words
from data.vietnamese import write_quarter

ACROSS = 4
LAYOUTS = ((430, 1), (640, 2), (860, 3))  # below so many pixels: so many panels side by side
FEWEST = 6  # bars that a panel is for: two alone would be walls
_APART = 0.6  # of a panel: less has no room for the names of two quarters, they become one
_PITCH = 1.1  # from one panel's left edge to the next one's
_PLOT, _TOP, _ROOM, _FOOT = 84, 4, 22, 44  # pixels
_GAP = 18  # pixels below a row of heads alone
_NAME, _NUMBER, _LINE = 21, 25, 16  # pixels of the lines of a panel's head
_LETTERS = 32  # of what is said below a number, on a line


class Course(NamedTuple):
    """A channel by quarter, the last one last; note: who told of it and how it changed."""

    channel: str
    marks: Sequence[Mark]
    note: str


class _Panel(NamedTuple):
    course: Course
    left: float
    top: float
    base: float
    most: float

    @property
    def marks(self) -> Sequence[Mark]:
        """The numbers of its channel."""
        return self.course.marks

    @property
    def step(self) -> float:
        """How much of the panel a quarter takes."""
        return 1 / max(FEWEST, len(self.marks))

    def x(self, number: int) -> float:
        return round(self.left + (number + 0.5) * self.step, 4)

    def rise(self, mark: Mark) -> float:
        return round(-_PLOT * mark.value / self.most, 1)


def draw_course(
    courses: Sequence[Course],
    quarter_before: str,
    across: int = ACROSS,
    marks: Sequence[Sign] = (),
) -> go.Figure:
    """Each channel's numbers by quarter, the last quarter in a colour of its own; hatched where a
    number is not all of it. Above the bars the number of the last quarter, and what is noted of it;
    on its bar that of the quarter that it is compared with; `marks` stand below the quarters of the
    channel that they are about."""
    panels, height = _place(courses, across)
    drawn = panels if has_course(courses) else []
    traces = [
        _bars(drawn, colour, is_last, is_whole)
        for is_last, colour in ((True, STOCK), (False, THIN))
        for is_whole in (True, False)
    ]
    layout = {
        "height": height,
        "annotations": [
            sign for panel in drawn for sign in _sign(panel, marks, panel is drawn[0])
        ],
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "barmode": "overlay",
        "xaxis": {
            "visible": False, "fixedrange": True,
            "range": [-0.01, round(_PITCH * (across - 1) + 1.01, 3)],
        },
        "yaxis": {"visible": False, "fixedrange": True, "range": [height, 0]},
        "showlegend": False,
        "dragmode": False,
        "separators": ",.",
    }  # fmt: skip
    return go.Figure(
        [_base_lines(drawn), *traces, _words(panels, quarter_before, bool(drawn))], layout
    )


def describe_course(courses: Sequence[Course]) -> str:
    """The bars in words, channel by channel."""
    parts = [
        f"{words.start(LABEL[course.channel])}: {'; '.join(mark.told for mark in course.marks)}"
        for course in courses
    ]
    return f"Tuyên truyền theo quý. {'. '.join(parts)}."


def has_course(courses: Sequence[Course]) -> bool:
    """Whether two quarters or more have a number: of one there is nothing to draw but that."""
    told = {mark.quarter for course in courses for mark in course.marks if mark.number}
    return len(told) > 1


def _place(courses: Sequence[Course], across: int) -> tuple[list[_Panel], int]:
    """The panels, row by row, and the figure's height; heads alone where there is no course."""
    panels, top, is_drawn = [], _TOP, has_course(courses)
    for start in range(0, len(courses), across):
        row = courses[start : start + across]
        head = _NAME + _NUMBER + _LINE * max(len(_wrap(course)) for course in row)
        base = top + head + _ROOM + _PLOT
        for column, course in enumerate(row):
            most = max([1.0, *(mark.value for mark in course.marks)])
            left = round(column * _PITCH, 3)
            panels.append(_Panel(course, left, top, base, most))
        top = base + _FOOT if is_drawn else top + head + _GAP
    return panels, top


def _wrap(course: Course) -> list[str]:
    """What is noted of a channel, in lines."""
    return textwrap.wrap(course.note, _LETTERS)[:3]


def _bars(panels: list[_Panel], colour: str, is_last: bool, is_whole: bool) -> dict:
    drawn = [
        (panel, number)
        for panel, number in _each(panels)
        if panel.marks[number].number is not None
        and panel.marks[number].is_whole is is_whole
        and (number == len(panel.marks) - 1) is is_last
    ]
    pattern = {"shape": "/", "size": 5, "solidity": 0.3, "fgcolor": GROUND, "bgcolor": colour}
    return {
        "type": "bar",
        "x": [panel.x(number) for panel, number in drawn],
        "y": [panel.rise(panel.marks[number]) for panel, number in drawn],
        "base": [panel.base for panel, _ in drawn],
        "width": [round(panel.step * 0.7, 4) for panel, _ in drawn],
        "marker": {
            "color": colour, "line": {"width": 0}, "pattern": {} if is_whole else pattern,
        },
        "hovertext": [_tell(panel, number) for panel, number in drawn],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
    }  # fmt: skip


def _tell(panel: _Panel, number: int) -> str:
    name = escape(words.start(LABEL[panel.course.channel]))
    return f"{name}<br>{words.start(panel.marks[number].told)}"


def _sign(panel: _Panel, marks: Sequence[Sign], is_first: bool) -> list[dict]:
    """Its marks; the first panel has those about all channels, too."""
    channels = {panel.course.channel} | ({""} if is_first else set())
    own = [mark for mark in marks if mark.item in channels]
    return draw_below(own, [mark.quarter for mark in panel.marks], panel.x, panel.base)


def _base_lines(panels: list[_Panel]) -> dict:
    return {
        "type": "scatter", "mode": "lines", "hoverinfo": "skip",
        "line": {"color": LINE, "width": 1},
        "x": [x for panel in panels for x in (panel.left, panel.left + 1, None)],
        "y": [y for panel in panels for y in (panel.base, panel.base, None)],
    }  # fmt: skip


def _words(panels: list[_Panel], quarter_before: str, is_drawn: bool) -> dict:
    """All texts of the panels as one trace."""
    told = [word for panel in panels for word in _write_head(panel)]
    if is_drawn:
        told += [word for panel in panels for word in _write_bars(panel, quarter_before)]
    return draw_words(told)


def _write_head(panel: _Panel) -> Iterator[Word]:
    """Name, number, what is noted of it."""
    course, top = panel.course, panel.top
    yield Word(panel.left, top, f"<b>{SHORT[course.channel]}</b>", INK, 15, "bottom right")
    number = panel.marks[-1].number
    text = words.NO_FIGURE if number is None else f"<b>{number}</b>"
    look = (MUTED, 15) if number is None else (INK, 19)
    yield Word(panel.left, top + _NAME, text, *look, "bottom right")
    for line, part in enumerate(_wrap(course)):
        at = top + _NAME + _NUMBER + line * _LINE
        yield Word(panel.left, at, escape(part), MUTED, 13, "bottom right")


def _write_bars(panel: _Panel, quarter_before: str) -> Iterator[Word]:
    """The number of the quarter that it is compared with, a dash for none, the names of the first
    and the last quarter."""
    marks, last = panel.marks, len(panel.marks) - 1
    for at, mark in enumerate(marks):
        if mark.number is None:
            yield Word(panel.x(at), panel.base - 1, "–", MUTED, 13, "top center")
        elif mark.quarter == quarter_before:
            # Clear of the bars beside it, over which the number may reach.
            top = panel.base + min(panel.rise(one) for one in marks[max(0, at - 1) : at + 2]) - 3
            yield Word(panel.x(at), top, mark.brief, INK, 13, "top center")
    first, end = (write_quarter(marks[at].quarter).removeprefix("quý ") for at in (0, last))
    right = panel.x(last) + panel.step * 0.5
    if last and right - panel.left < _APART:
        yield Word(panel.left, panel.base + 6, f"{first} – {end}", MUTED, 12, "bottom right")
        return
    if last:
        yield Word(panel.left, panel.base + 6, first, MUTED, 12, "bottom right")
    yield Word(round(right, 4), panel.base + 6, end, MUTED, 12, "bottom left")


def _each(panels: list[_Panel]) -> Iterator[tuple[_Panel, int]]:
    return ((panel, number) for panel in panels for number in range(len(panel.marks)))
