"""One indicator over the quarters: the district, communes that were chosen, target and path."""

from collections.abc import Mapping, Sequence
from html import escape  # plotly reads tags in labels

import plotly.graph_objects as go

from app.colours import CHOSEN, GROUND, INK, MUTED, STRONG, THIN, stack
from app.explaining.marks import Mark, draw_marks
from app.indicators.course_axes import place, span, time_axis, value_axis
from app.indicators.end_labels import EndLabel, draw_labels
from data import vietnamese, words
from measures.communes import name_alone
from measures.course import Course, Point, join

_PANEL, _ALONE = 250, 320  # pixels of one panel of several, and of a single one
_TOP, _FOOT, _SIDE = 30, 24, 140  # pixels around the panels; names of lines stand at the side
_GAP = 0.16  # between panels, of the height of one
_SYMBOLS = ("square", "diamond", "triangle-up", "triangle-down")  # of the communes chosen
MOST_CHOSEN = len(CHOSEN)
Looks = Mapping[str, tuple[str, str]]  # colour and symbol of communes by their unit ids


def course_lines(
    courses: list[Course],
    labels: dict[str, str],
    together: str,
    chosen: Sequence[str] = (),
    plan_of: str = "",
    marks: Sequence[Mark] = (),
) -> go.Figure:
    """The course of one indicator, a panel for each definition, all over the same quarters.

    `chosen`: unit ids of communes, of which the first MOST_CHOSEN have a colour and their name
    beside the line, while the others stay thin and grey; `plan_of`: the commune whose targets the
    plans are, else they are those of all together; `marks` stand at the top of the last panel.

    A hollow mark: not all communes behind it, n/7 beside it. A line never joins what lies on two
    sides of a missing quarter, of a new definition or, for what counts up, of a new year.
    """
    panels = list(zip(courses, stack(len(courses), _GAP / len(courses)), strict=True))
    inner = _ALONE if len(courses) == 1 else _PANEL * len(courses)
    named = dict(zip(chosen, zip(CHOSEN, _SYMBOLS, strict=True), strict=False))
    looks = {commune: look for commune, look in named.items() if commune in labels}
    aim = looks[plan_of][0] if plan_of in looks else INK
    axes: dict[str, dict] = {}
    traces, heads, breaks, ends = [], [], [], []
    for course, (axis, domain) in panels:
        first, last = course is courses[0], course is courses[-1]
        here = {"type": "scatter", "xaxis": f"x{axis}", "yaxis": f"y{axis}", "showlegend": first}
        traces += [here | trace for trace in _draw(course, labels, together, looks, aim)]
        axes[f"xaxis{axis}"] = time_axis(courses) | {
            "anchor": f"y{axis}", "showticklabels": last,
        }  # fmt: skip
        axes[f"yaxis{axis}"] = value_axis(course) | {"anchor": f"x{axis}", "domain": domain}
        breaks += [_break_line(axis, later) for later in courses[1:]]
        heads += [_head(axis, course)] if len(courses) > 1 else []
        ends += draw_labels(
            _name_lines(course, labels, together, looks, aim), axis,
            axes[f"yaxis{axis}"]["range"], inner * (domain[1] - domain[0]),
        )  # fmt: skip
    changes = [_change(axis, course) for course, (axis, _) in panels[1:]]
    # Made in one piece: adding traces and notes one by one takes many times as long.
    return go.Figure(
        traces,
        {
            **axes,
            "annotations": [*ends, *heads, *changes, *draw_marks(marks, place, panels[-1][1][0])],
            "shapes": breaks,
            "height": _TOP + inner + _FOOT,
            "margin": {"l": 0, "r": _SIDE, "t": _TOP, "b": _FOOT},
            "legend": {
                "orientation": "h", "x": 0, "xanchor": "left", "y": 1.0, "yanchor": "bottom",
                "itemclick": False, "itemdoubleclick": False,
                "font": {"color": INK, "size": 13},
            },
            "hovermode": "closest",
            "separators": ",.",
            "dragmode": False,
        },
    )  # fmt: skip


def describe_course(
    courses: list[Course],
    together: str,
    labels: dict[str, str] | None = None,
    chosen: Sequence[str] = (),
) -> str:
    """All communes together, quarter by quarter, with the years' targets, and the newest value of
    the communes that have a name in the chart, in words."""
    parts = []
    for course in courses:
        told = [
            f"{vietnamese.write_quarter(point.quarter)} {_value(course, point)}"
            + ("" if point.complete else f" ({point.inputs.communes} xã)")
            for point in course.points
        ]
        aims = [f"năm {plan.year}: {course.rule.write(plan.target)}" for plan in course.plans]
        what = "Mức trần" if course.rule.ceiling else "Mục tiêu"
        parts.append(
            f"{course.rule.short}, {words.low(together)}: {', '.join(told)}."
            + (f" {what} {', '.join(aims)}." if aims else "")
        )
    newest = courses[-1]
    told = [
        f"{(labels or {})[commune]} {newest.rule.write(value)} ({_when(quarter)})"
        for commune in chosen[:MOST_CHOSEN]
        for quarter, value in list(newest.communes.get(commune, {}).items())[-1:]
    ]
    if told:
        parts.append(f"Xã đã chọn: {', '.join(told)}.")
    return f"Diễn biến theo quý. {' '.join(parts)}"


def _draw(
    course: Course, labels: dict[str, str], together: str, looks: Looks, aim: str
) -> list[dict]:
    """The traces of one panel, the most important one on top."""
    rest = [commune for commune in course.communes if commune not in looks]
    named = [commune for commune in looks if commune in course.communes]
    thin = _lines(course, rest, labels) if len(course.communes) > 1 and rest else []
    return [
        *(one | _look_thin("các xã khác" if named else "từng xã") for one in thin),
        *_plans(course, aim),
        *(
            one | _look_named(labels[commune], *looks[commune])
            for commune in named
            for one in _lines(course, [commune], labels)
        ),
        *_together(course, together),
    ]


def _look_thin(name: str) -> dict:
    return {
        "name": name, "line": {"color": THIN, "width": 1}, "marker": {"size": 3, "color": THIN},
    }  # fmt: skip


def _look_named(name: str, colour: str, symbol: str) -> dict:
    return {
        "name": name, "showlegend": False, "line": {"color": colour, "width": 2},
        "marker": {"size": 7, "color": colour, "symbol": symbol},
    }  # fmt: skip


def _lines(course: Course, communes: Sequence[str], labels: dict[str, str]) -> list[dict]:
    """A line for each of some communes, all in one trace; none without a value."""
    marks: list[tuple[float | None, float | None, str]] = []
    for commune in communes:
        values = course.communes[commune]
        for run in join(course.rule, list(values)):
            for quarter in run:
                told = f"{labels[commune]}, {_when(quarter)}: {course.rule.write(values[quarter])}"
                marks.append((place(quarter), float(values[quarter]), escape(told)))
            marks.append((None, None, ""))
    if not marks:
        return []
    return [
        {
            "x": [x for x, _, _ in marks], "y": [y for _, y, _ in marks],
            "hovertext": [told for _, _, told in marks], "hoverinfo": "text",
            "mode": "lines+markers",
        }
    ]  # fmt: skip


def _plans(course: Course, colour: str) -> list[dict]:
    """Each year's target as a step, and the straight path to it as dots."""
    steps: list[tuple[float | None, float | None]] = []
    paths: list[tuple[float | None, float | None]] = []
    for plan in course.plans:
        begin, end = span(course, plan)
        steps += [(begin - 0.5, float(plan.target)), (end + 0.5, float(plan.target)), (None, None)]
        if course.rule.path == "linear":
            line = [(place(quarter), float(value)) for quarter, value in plan.path.items()]
            if plan.start is not None and line:
                line.insert(0, (line[0][0] - 1, float(plan.start)))
            paths += [*line, (None, None)]
    aim = "mức trần cả năm" if course.rule.ceiling else "mục tiêu năm"
    dotted = {"color": MUTED if colour == INK else colour, "width": 1.5, "dash": "dot"}
    return [
        {
            "x": [x for x, _ in points], "y": [y for _, y in points], "mode": "lines",
            "name": name, "line": line, "hoverinfo": "skip",
        }
        for name, points, line in (
            (aim, steps, {"color": colour, "width": 2.5}),
            ("đường thẳng đến mục tiêu", paths, dotted),
        )
        if points
    ]  # fmt: skip


def _together(course: Course, together: str) -> list[dict]:
    """All communes together: a strong line, hollow marks where some are missing."""
    joined: list[Point | None] = [point for line in course.lines for point in (*line, None)]
    known = [point for point in joined if point]
    strong, ground = STRONG, GROUND
    # Beside the newest one stands its name, and below that how many there are.
    behind = ["" if point.complete or point is known[-1] else _behind(point) for point in known]
    told = [
        f"{together}, {_when(point.quarter)}: {_value(course, point)} ({_behind(point)} xã)"
        for point in known
    ]
    return [
        {
            "x": [place(point.quarter) if point else None for point in joined],
            "y": [float(point.inputs.value) if point else None for point in joined],
            "mode": "lines", "line": {"color": strong, "width": 3.5}, "hoverinfo": "skip",
            "showlegend": False,
        },
        {
            "x": [place(point.quarter) for point in known],
            "y": [float(point.inputs.value) for point in known],
            "mode": "markers+text", "name": words.low(together), "showlegend": False,
            "marker": {
                "size": 9, "line": {"color": strong, "width": 2},
                "color": [strong if point.complete else ground for point in known],
            },
            "text": behind, "textposition": "bottom right",
            "textfont": {"color": MUTED, "size": 12},
            "hoverinfo": "text", "hovertext": [escape(text) for text in told],
        },
    ]  # fmt: skip


def _name_lines(
    course: Course, labels: dict[str, str], together: str, looks: Looks, aim: str
) -> list[EndLabel]:
    """What stands beside the ends of the lines: who it is, and the newest value."""
    last, newest = course.points[-1], _last(course)
    whole = f"<b>{escape(together)} {escape(_value(course, last))}</b>"
    found = [EndLabel(whole, STRONG, 15, newest, float(last.inputs.value))]
    if not last.complete:
        found.append(EndLabel(f"{_behind(last)} xã", MUTED, 13, newest, float(last.inputs.value)))
    if course.plans:
        plan = course.plans[-1]
        word = "trần" if course.rule.ceiling else "mục tiêu"
        year = "" if plan.year == last.quarter[:4] else f" {plan.year}"
        told = escape(f"{word}{year} {course.rule.write(plan.target)}")
        end = span(course, plan)[1] + 0.5
        found.append(EndLabel(told, aim, 14, end, float(plan.target)))
    for commune, (colour, _) in looks.items():
        values = course.communes.get(commune)
        if values:
            quarter = max(values)
            name = escape(name_alone(labels[commune]))
            told = course.rule.write(values[quarter])
            if place(quarter) < newest:
                told = f"({_when(quarter)[4:]})"  # the value is an old one: only where it ends
            told = f"{name} {escape(told)}"
            found.append(EndLabel(told, colour, 15, newest, float(values[quarter])))
    return found


def _last(course: Course) -> float:
    """Where the newest value of a panel stands."""
    quarters = [course.points[-1].quarter, *(max(v) for v in course.communes.values() if v)]
    return place(max(quarters))


def _head(axis: str, course: Course) -> dict:
    """What a panel shows, where there are several."""
    return {
        "x": 0, "xref": f"x{axis} domain", "xanchor": "left",
        "y": 1, "yref": f"y{axis} domain", "yanchor": "top",
        "text": f"<b>{escape(course.rule.short)}</b> ({course.rule.unit})", "showarrow": False,
        "font": {"color": INK, "size": 13}, "bgcolor": GROUND,
    }  # fmt: skip


def _change(axis: str, course: Course) -> dict:
    """Beside the line: since when the definition of a panel holds."""
    return {
        "x": place(course.rule.valid_from) - 0.5, "xref": f"x{axis}", "xanchor": "right",
        "xshift": -4, "y": 0.85, "yref": f"y{axis} domain", "align": "right", "showarrow": False,
        "text": f"đổi định nghĩa<br>từ {vietnamese.write_quarter(course.rule.valid_from)}",
        "font": {"color": INK, "size": 12},
    }  # fmt: skip


def _break_line(axis: str, later: Course) -> dict:
    """A dashed line through a panel where a later definition begins."""
    at = place(later.rule.valid_from) - 0.5
    return {
        "type": "line", "xref": f"x{axis}", "yref": f"y{axis} domain",
        "x0": at, "x1": at, "y0": 0, "y1": 1,
        "line": {"color": INK, "width": 1.5, "dash": "dash"},
    }  # fmt: skip


def _behind(point: Point) -> str:
    return f"{point.inputs.communes}/{point.of}"


def _when(quarter: str) -> str:
    return vietnamese.write_quarter(quarter)


def _value(course: Course, point: Point) -> str:
    inputs = point.inputs
    return course.rule.write(inputs.value, inputs.more_than, inputs.about)
