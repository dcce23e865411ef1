"""The way down: households per custom and quarter, one small panel for each custom.

All panels lie in one pair of axes, measured in pixels downwards and in panels across, so that few
traces are drawn. Laid out anew for other widths, the same traces only move: `LAYOUTS` says how
many panels have room side by side.
"""

from collections.abc import Callable, Sequence

import plotly.graph_objects as go

from app.colours import ALERT, EMPTY, INK, LINE, MUTED, STRONG
from app.customs.lasting import tell_long
from app.customs.panel import NAME, PLOT, WIDE, Panel, find_height, write_words
from app.explaining.marks import Mark, draw_below
from data import words
from data.vietnamese import write_quarter
from measures.rundown import Course, Point, Step
from measures.spells import find_spell

ACROSS = 5  # on the widest screens
LAYOUTS = ((560, 2), (780, 3), (1150, 4))  # below so many pixels: so many panels side by side
ENOUGH = 3  # quarters with a figure: fewer make no course
_PITCH = 1.13  # from one panel's left edge to the next one's
_TOP, _HEADROOM, _FOOT = 6, 30, 44  # pixels: of the figure, above the highest mark, below zero
SCALES = {"rieng": "Mỗi ô một thang", "chung": "Một thang cho tất cả"}
MARK = {
    "first_zero": ("diamond-open", "báo không còn"),
    "eradicated": ("diamond", "xóa bỏ"),
    "returned": ("triangle-up", "trở lại"),
    "appeared": ("triangle-up", "mới có"),
}
# What stands below the panels.
SIGNS = (
    "● đủ số, nối liền giữa hai quý liền nhau; ○ ít nhất, có xã chưa có số nên đường đứt; "
    "? còn nhưng chưa rõ số hộ; ◇ lần đầu báo không còn: cần theo dõi; ◆ thêm hai quý báo "
    "không còn: đã xóa bỏ; ▲ có lại sau khi đã báo không còn. Màu xanh là còn thực hiện, màu xám "
    "là đã báo không còn."
)
_ORDER = ("returned", "appeared", "practised", "watch", "eradicated")


def draw_rundown(
    courses: list[Course],
    scale: str = "rieng",
    across: int = ACROSS,
    marks: Sequence[Mark] = (),
) -> go.Figure:
    """Households by quarter, a panel for each course; gaps and hollow marks where not complete.

    `scale`: "rieng" gives each panel a scale of its own, "chung" all of them one. `across`: how
    many panels lie side by side; the traces are the same ones for any number. `marks` stand below
    the quarters of the custom that they are about.
    """
    panels, height = _place(courses, scale, across)
    # Made in one piece: adding traces and notes one by one takes many times as long.
    return go.Figure(
        [
            _base_lines(panels), _gone(panels), _lines(panels), *_partial(panels), _marks(panels),
            write_words(panels),
        ],
        {
            "height": height,
            "annotations": _signs(panels, marks),
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "xaxis": {
                "visible": False, "fixedrange": True,
                "range": [-0.01, round(_PITCH * (across - 1) + 1, 3)],
            },
            "yaxis": {"visible": False, "fixedrange": True, "range": [height, 0]},
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "separators": ",.",
            "plot_bgcolor": EMPTY,
            "paper_bgcolor": EMPTY,
        },
    )  # fmt: skip


def order(courses: list[Course]) -> list[Course]:
    """What is back first, then what is kept by the most households, last what is gone."""
    return sorted(
        courses,
        key=lambda one: (_ORDER.index(one.state), -((one.last and one.last.value) or 0)),
    )


def has_course(course: Course) -> bool:
    """Whether enough quarters have a figure to be drawn as a course."""
    return sum(point.facts > 0 for point in course.points) >= ENOUGH


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
        lasting = tell_long(find_spell(course.points), course.points[-1].quarter)
        state = f"{words.CUSTOM_STATE[course.state]} {lasting}".rstrip()
        parts.append(
            f"{course.custom}: {figures}; {'; '.join([*events, state])}"
            + (f"; {holes} quý chưa đủ số" if holes else "")
        )
    return f"Số hộ còn thực hiện theo quý. {'. '.join(parts)}."


def _place(courses: list[Course], scale: str, across: int) -> tuple[list[Panel], int]:
    """The panels, row by row, and the height of the figure."""
    most = max([1, *(point.value or 0 for course in courses for point in course.points)])
    panels, top = [], _TOP
    for start in range(0, len(courses), across):
        row = courses[start : start + across]
        base = top + max(map(find_height, row)) + _HEADROOM + PLOT
        for column, course in enumerate(row):
            own = max([1, *(point.value or 0 for point in course.points)])
            left = round(column * _PITCH, 3)
            panels.append(Panel(course, left, top, base, own if scale == "rieng" else most))
        top = base + _FOOT
    return panels, max(top, 60)


def _lines(panels: list[Panel]) -> dict:
    """Complete quarters with households: dots, joined where they follow each other, and with the
    zero before or after them."""

    def is_drawn(points: list[Point], number: int) -> bool:
        beside = points[max(0, number - 1) : number + 2]
        return points[number].complete and any(map(_is_counted, beside))

    marks = _join(panels, is_drawn)
    sizes = [6 if y is not None and not is_zero else 0 for _, y, _, is_zero in marks]
    look = {"color": STRONG}
    return _trace(
        [mark[:3] for mark in marks], mode="lines+markers", connectgaps=False,
        line=look | {"width": 2.2},
        marker=look | {"size": sizes, "opacity": 1, "line": {"width": 0}},
    )  # fmt: skip


def _gone(panels: list[Panel]) -> dict:
    """Quarters that were reported as none by everybody."""

    def is_drawn(points: list[Point], number: int) -> bool:
        return points[number].complete and not points[number].practised

    look = {"color": MUTED}
    return _trace(
        [mark[:3] for mark in _join(panels, is_drawn)], mode="lines+markers", connectgaps=False,
        line=look | {"width": 1.6}, marker=look | {"size": 5},
    )  # fmt: skip


def _join(
    panels: list[Panel], is_drawn: Callable[[list[Point], int], bool]
) -> list[tuple[float | None, float | None, str, bool]]:
    """The marks of the quarters that are drawn, and whether they are zeros; a mark without a place
    where the line breaks."""
    marks: list[tuple[float | None, float | None, str, bool]] = []
    for panel in panels:
        points = panel.course.points
        for number, point in enumerate(points):
            if is_drawn(points, number):
                x, y = panel.x(number), panel.y(point.value or 0)
                marks.append((x, y, _hover(point), not point.value))
            elif marks and marks[-1][0] is not None:
                marks.append((None, None, "", False))
        if marks and marks[-1][0] is not None:
            marks.append((None, None, "", False))
    return marks


def _partial(panels: list[Panel]) -> list[dict]:
    """Quarters in which not all is known: hollow rings at what is, a question mark for nothing."""
    rings, asked, colours = [], [], []
    for panel in panels:
        for number, point in enumerate(panel.course.points):
            if point.complete or not point.facts:
                continue
            told = _hover(point)
            if point.practised and not point.value:
                asked.append((panel.x(number), panel.base - 9, told))
            else:
                rings.append((panel.x(number), panel.y(point.value or 0), told))
                colours.append(STRONG if point.practised else MUTED)
    ring = {"symbol": "circle-open", "size": 8, "color": colours, "line": {"width": 1.6}}
    font = {"color": INK, "size": NAME}
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
                told = _hover(point, step)
                marks.append((panel.x(number), panel.y(point.value or 0), told))
                symbols.append(MARK[step.mark][0])
                colours.append(ALERT if step.mark in ("returned", "appeared") else INK)
    line = {"width": 1.6, "color": colours}
    marker = {"symbol": symbols, "color": colours, "size": 10, "line": line}
    return _trace(marks, mode="markers", marker=marker)


def _trace(marks: list[tuple], **look: object) -> dict:
    """A trace of marks (x, y, what is told of it), none of them cut off at the edge."""
    x, y, told = (list(column) for column in zip(*marks, strict=True)) if marks else ([], [], [])
    hover = {"customdata": told, "hovertemplate": "%{customdata}<extra></extra>"}
    return {"type": "scatter", "x": x, "y": y, "cliponaxis": False} | hover | look


def _signs(panels: list[Panel], marks: Sequence[Mark]) -> list[dict]:
    """What was explained of a custom and a quarter, below that quarter; what is about all customs
    stands in the first panel."""
    return [
        sign
        for panel in panels
        for sign in draw_below(
            [
                mark
                for mark in marks
                if mark.item == panel.course.custom_id or (not mark.item and panel is panels[0])
            ],
            [point.quarter for point in panel.course.points],
            panel.x,
            panel.base,
        )
    ]


def _base_lines(panels: list[Panel]) -> dict:
    """The lines of zero."""
    x = [place for panel in panels for place in (panel.left, round(panel.left + WIDE, 3), None)]
    y = [place for panel in panels for place in (panel.base, panel.base, None)]
    look = {"mode": "lines", "line": {"color": LINE, "width": 1}, "hoverinfo": "skip"}
    return {"type": "scatter", "x": x, "y": y} | look


def _hover(point: Point, step: Step | None = None) -> str:
    lines = [f"{words.start(write_quarter(point.quarter))}: {point.text}"]
    if step:
        names = {"first_zero": "lần đầu báo không còn"} | words.CUSTOM_STATE
        lines.append(names[step.mark])
    return "<br>".join(lines)


def _is_counted(point: Point) -> bool:
    return point.complete and bool(point.value)
