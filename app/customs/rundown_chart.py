"""The way down: households per custom and quarter, one small panel for each custom.

All panels lie in one pair of axes, measured in pixels downwards and in panels across, so that few
traces are drawn and the same figure fits a desktop and a phone.
"""

import textwrap
from collections.abc import Iterator
from functools import cache
from html import escape  # plotly reads tags in labels
from typing import NamedTuple

import plotly.graph_objects as go

from app.colours import ALERT, EMPTY, INK, LINE, MUTED, STRONG
from data import vietnamese, words
from data.vietnamese import write_quarter
from measures.rundown import Course, Point, Step

ACROSS = 2
_PITCH = 1.14  # from one panel's left edge to the next one's
_LETTERS = 27  # of a panel's title on a line of a phone
_LINE, _STATUS, _HEADROOM, _PLOT, _FOOT = 16, 17, 28, 74, 54  # pixels
SCALES = {"chung": "Một thang cho tất cả", "rieng": "Mỗi ô một thang"}
MARK = {
    "first_zero": ("diamond-open", "hết"),
    "eradicated": ("diamond", "xóa bỏ"),
    "returned": ("triangle-up", "trở lại"),
    "appeared": ("triangle-up", "mới có"),
}
# What stands below the panels.
SIGNS = (
    "● đủ số, nối liền giữa hai quý liền nhau; ○ ít nhất, có xã chưa có số nên đường đứt; "
    "? còn nhưng chưa rõ số hộ; ◇ lần đầu báo không còn: cần theo dõi; ◆ thêm hai quý báo "
    "không còn: đã xóa bỏ; ▲ có lại sau khi đã báo không còn."
)


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
        return self.left + (0.04 + 0.86 * number / last if last else 0.45)

    def y(self, value: float) -> float:
        """The height of a number of households."""
        return self.base - _PLOT * value / self.most


def draw_rundown(courses: list[Course], scale: str = "chung") -> go.Figure:
    """Households by quarter, a panel for each course; gaps and hollow marks where not complete.

    `scale`: "chung" gives all panels one scale, "rieng" each its own.
    """
    panels, height = _place(courses, scale)
    # Made in one piece: adding traces and notes one by one takes many times as long.
    return go.Figure(
        [_lines(panels), *_partial(panels), _marks(panels)],
        {
            "annotations": [note for panel in panels for note in _words(panel)],
            "shapes": [_base_line(panel) for panel in panels],
            "height": height,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "xaxis": {"visible": False, "fixedrange": True, "range": [-0.01, _PITCH + 1]},
            "yaxis": {"visible": False, "fixedrange": True, "range": [height, 0]},
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "separators": ",.",
            "plot_bgcolor": EMPTY,
            "paper_bgcolor": EMPTY,
        },
    )


def describe_rundown(courses: list[Course]) -> str:
    """The panels in words: first and last figure, state and events of each custom."""
    parts = []
    for course in courses:
        told = [point for point in course.points if point.facts]
        ends = [told[0], told[-1]] if len(told) > 1 else told
        figures = ", ".join(f"{write_quarter(point.quarter)} {point.text}" for point in ends)
        events = [
            f"{MARK[step.mark][1]} {write_quarter(step.quarter)}"
            for step in course.steps
            if step.mark
        ]
        holes = sum(not point.complete for point in course.points)
        parts.append(
            f"{course.custom}: {figures}; {'; '.join([*events, words.CUSTOM_STATE[course.state]])}"
            + (f"; {vietnamese.write_count(holes)} quý chưa đủ số" if holes else "")
        )
    return f"Số hộ còn thực hiện theo quý. {'. '.join(parts)}."


def _place(courses: list[Course], scale: str) -> tuple[list[Panel], float]:
    """The panels, row by row, and the height of the figure."""
    most = max([1, *(point.value or 0 for course in courses for point in course.points)])
    panels, top = [], 0.0
    for start in range(0, len(courses), ACROSS):
        row = courses[start : start + ACROSS]
        lines = max(len(_wrap(course.custom)) for course in row)
        base = top + lines * _LINE + _STATUS + _HEADROOM + _PLOT
        for column, course in enumerate(row):
            own = max([1, *(point.value or 0 for point in course.points)])
            panels.append(
                Panel(course, column * _PITCH, top, base, own if scale == "rieng" else most)
            )
        top = base + _FOOT
    return panels, max(top, 60)


@cache
def _wrap(name: str) -> list[str]:
    """A title in as few lines as a phone allows, these as even as can be."""
    lines = len(textwrap.wrap(name, _LETTERS))
    return next(
        wrapped
        for width in range(1, _LETTERS + 1)
        if len(wrapped := textwrap.wrap(name, width, break_long_words=False)) <= lines
    )


def _lines(panels: list[Panel]) -> dict:
    """Complete quarters: dots, joined where they follow each other."""
    marks = []
    for panel in panels:
        for number, point in enumerate(panel.course.points):
            y = panel.y(point.value) if point.complete else None
            marks.append((panel.x(number), y, _hover(panel.course, point)))
        marks.append((None, None, ""))
    look = {"color": STRONG}
    return _trace(
        marks, mode="lines+markers", connectgaps=False, line=look | {"width": 2},
        marker=look | {"size": 5},
    )  # fmt: skip


def _partial(panels: list[Panel]) -> list[dict]:
    """Quarters in which not all is known: hollow rings at what is, a question mark for nothing."""
    rings, asked = [], []
    for panel in panels:
        for number, point in enumerate(panel.course.points):
            if point.complete or not point.facts:
                continue
            told = _hover(panel.course, point)
            if point.practised and not point.value:
                asked.append((panel.x(number), panel.base - 9, told))
            else:
                rings.append((panel.x(number), panel.y(point.value or 0), told))
    ring = {"symbol": "circle-open", "size": 8, "color": MUTED, "line": {"width": 1.6}}
    font = {"color": INK, "size": 13}
    return [
        _trace(rings, mode="markers", marker=ring),
        _trace(asked, mode="text", text=["<b>?</b>"] * len(asked), textfont=font),
    ]


def _marks(panels: list[Panel]) -> dict:
    """What happened: gone for the first time, eradicated, back again."""
    marks, symbols, colours = [], [], []
    for panel in panels:
        pairs = zip(panel.course.points, panel.course.steps, strict=True)
        for number, (point, step) in enumerate(pairs):
            if step.mark:
                told = _hover(panel.course, point, step)
                marks.append((panel.x(number), panel.y(point.value or 0), told))
                symbols.append(MARK[step.mark][0])
                colours.append(_colour(step.mark))
    line = {"width": 1.6, "color": colours}
    marker = {"symbol": symbols, "color": colours, "size": 10, "line": line}
    return _trace(marks, mode="markers", marker=marker)


def _trace(marks: list[tuple], **look: object) -> dict:
    """A trace of marks (x, y, what is told of it)."""
    x, y, told = (list(column) for column in zip(*marks, strict=True)) if marks else ([], [], [])
    hover = {"customdata": told, "hovertemplate": "%{customdata}<extra></extra>"}
    return {"type": "scatter", "x": x, "y": y} | hover | look


def _words(panel: Panel) -> Iterator[dict]:
    """Title, state, first and last quarter and figure, what happened: annotations of plotly."""
    course = panel.course
    lines = _wrap(course.custom)
    name = f"<b>{'<br>'.join(escape(line) for line in lines)}</b>"
    yield _note(panel.left, panel.top, name, INK, 12.5)
    status = panel.top + len(lines) * _LINE + 3
    yield _note(panel.left, status, _status(course), _state_colour(course.state), 12)
    last = len(course.points) - 1
    ends = [(0, panel.left, "left"), (last, panel.left + 0.94, "right")]
    for number, x, anchor in ends if last else [(0, panel.x(0), "center")]:
        quarter = write_quarter(course.points[number].quarter).removeprefix("quý ")
        yield _note(x, panel.base + 3, quarter, MUTED, 11, anchor)
    yield from _figures(panel)
    yield from _mark_words(panel)


def _figures(panel: Panel) -> Iterator[dict]:
    """The first and the last number that was reported, beside its mark."""
    points = panel.course.points
    told = [number for number, point in enumerate(points) if point.value is not None]
    for number in sorted({*told[:1], *told[-1:]}):
        point = points[number]
        if not point.value and not point.complete:
            continue  # a part that is zero says little, the hover has it
        before = "≥ " if not point.complete else "≈ " if point.rough else ""
        text = f"<b>{before}{vietnamese.write_number(point.value)}</b>"
        anchor = "left" if number == told[0] and len(told) > 1 else "center"
        y = panel.y(point.value) - 5
        yield _note(panel.x(number), y, text, INK, 12, anchor) | {"yanchor": "bottom"}


def _mark_words(panel: Panel) -> Iterator[dict]:
    """The words of the last two kinds of marks, below the quarters; close ones on two lines."""
    last: dict[str, int] = {}
    for number, step in enumerate(panel.course.steps):
        if step.mark:
            last[step.mark] = number
    before = None
    for number in sorted(last.values())[-2:]:
        mark = panel.course.steps[number].mark
        share = (panel.x(number) - panel.left) / 0.94
        is_close = before is not None and share - before < 0.4
        anchor = "right" if share > 0.8 else "left" if share < 0.15 else "center"
        y = panel.base + (30 if is_close else 17)
        yield _note(panel.x(number), y, MARK[mark][1], _colour(mark), 11, anchor)
        before = share


def _note(x: float, y: float, text: str, colour: str, size: float, anchor: str = "left") -> dict:
    return {
        "x": x,
        "y": y,
        "text": text,
        "xanchor": anchor,
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "font": {"color": colour, "size": size},
    }


def _base_line(panel: Panel) -> dict:
    """The line of zero."""
    return {
        "type": "line",
        "x0": panel.left,
        "x1": panel.left + 0.94,
        "y0": panel.base,
        "y1": panel.base,
        "line": {"color": LINE, "width": 1},
        "layer": "below",
    }


def _status(course: Course) -> str:
    """The state with its sign, and since when."""
    text = f"{words.CUSTOM_SIGN[course.state]} {words.CUSTOM_STATE[course.state]}"
    if course.state in ("watch", "eradicated", "returned", "appeared"):
        return f"{text} ({write_quarter(course.since).removeprefix('quý ')})"
    # Practised when last heard of in full; what came since does not say that it is gone.
    now = course.points[-1]
    return text if now.practised else f"{text}; nay {'chưa đủ số' if now.facts else 'chưa có số'}"


def _hover(course: Course, point: Point, step: Step | None = None) -> str:
    lines = [escape(course.custom), f"{words.start(write_quarter(point.quarter))}: {point.text}"]
    if step:
        names = {"first_zero": "lần đầu báo không còn"} | words.CUSTOM_STATE
        lines.append(names[step.mark])
    return "<br>".join(lines)


def _colour(mark: str) -> str:
    return ALERT if mark in ("returned", "appeared") else STRONG


def _state_colour(state: str) -> str:
    return ALERT if state in ("returned", "appeared") else MUTED
