"""One indicator over the quarters: all communes together, each by itself, target and path."""

from html import escape  # plotly reads tags in labels

import plotly.graph_objects as go

from app.colours import GRID, GROUND, INK, MUTED, STRONG, THIN, stack
from data import vietnamese
from measures.course import Course, Plan, Point, join

_PANEL = 250
_FEW = 8  # quarters: so few that the newest one may be far from the right edge
_NAMED = 5  # quarters that have room for a name each, on a phone, too


def course_lines(courses: list[Course], labels: dict[str, str], together: str) -> go.Figure:
    """The course of one indicator, a panel for each definition, all over the same quarters.

    A hollow mark: not all communes behind it, n/7 beside it. A line never joins what lies on two
    sides of a missing quarter, of a new definition or, for what counts up, of a new year.
    """
    panels = list(zip(courses, stack(len(courses), 0.16 / len(courses)), strict=True))
    axes: dict[str, dict] = {}
    traces, heads, breaks = [], [], []
    for course, (axis, domain) in panels:
        first, last = course is courses[0], course is courses[-1]
        here = {"type": "scatter", "xaxis": f"x{axis}", "yaxis": f"y{axis}", "showlegend": first}
        traces += [here | trace for trace in _draw(course, labels, together)]
        axes[f"xaxis{axis}"] = _time(courses) | {
            "anchor": f"y{axis}", "showticklabels": last,
        }  # fmt: skip
        axes[f"yaxis{axis}"] = _values(course) | {"anchor": f"x{axis}", "domain": domain}
        breaks += [_break_line(axis, later) for later in courses[1:]]
        heads += [_head(axis, course)] if len(courses) > 1 else []
    newest = _newest(panels[-1][1][0], courses[-1])
    changes = [_change(axis, course) for course, (axis, _) in panels[1:]]
    # Made in one piece: adding traces and notes one by one takes many times as long.
    return go.Figure(
        traces,
        {
            **axes,
            "annotations": [*newest, *heads, *changes],
            "shapes": breaks,
            "height": 70 + _PANEL * len(courses),
            "margin": {"l": 0, "r": 8, "t": 30, "b": 24},
            "legend": {
                "orientation": "h", "x": 0, "xanchor": "left", "y": 1.0, "yanchor": "bottom",
                "itemclick": False, "itemdoubleclick": False,
                "font": {"color": INK, "size": 12},
            },
            "hovermode": "closest",
            "separators": ",.",
            "dragmode": False,
        },
    )  # fmt: skip


def describe_course(courses: list[Course], together: str) -> str:
    """All communes together, quarter by quarter, with the years' targets, in words."""
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
            f"{course.rule.short}, {together[:1].lower() + together[1:]}: {', '.join(told)}."
            + (f" {what} {', '.join(aims)}." if aims else "")
        )
    return f"Diễn biến theo quý. {' '.join(parts)}"


def _draw(course: Course, labels: dict[str, str], together: str) -> list[dict]:
    """The traces of one panel, the most important one on top."""
    return [
        *_communes(course, labels),
        *_plans(course),
        *_together(course, together),
    ]


def _communes(course: Course, labels: dict[str, str]) -> list[dict]:
    """Every commune as a thin line, all in one trace."""
    if len(course.communes) < 2:
        return []
    marks: list[tuple[float | None, float | None, str]] = []
    for commune, values in course.communes.items():
        name = labels[commune]
        for run in join(course.rule, list(values)):
            for quarter in run:
                told = f"{name}, {_when(quarter)}: {course.rule.write(values[quarter])}"
                marks.append((_x(quarter), float(values[quarter]), escape(told)))
            marks.append((None, None, ""))
    return [
        {
            "x": [x for x, _, _ in marks], "y": [y for _, y, _ in marks],
            "hovertext": [told for _, _, told in marks], "hoverinfo": "text",
            "mode": "lines+markers", "name": "từng xã",
            "line": {"color": THIN, "width": 1},
            "marker": {"size": 3, "color": THIN},
        }
    ]  # fmt: skip


def _plans(course: Course) -> list[dict]:
    """Each year's target as a step, and the straight path to it as dots."""
    steps: list[tuple[float | None, float | None]] = []
    paths: list[tuple[float | None, float | None]] = []
    for plan in course.plans:
        begin, end = _span(course, plan)
        steps += [(begin - 0.5, float(plan.target)), (end + 0.5, float(plan.target)), (None, None)]
        if course.rule.path == "linear":
            line = [(_x(quarter), float(value)) for quarter, value in plan.path.items()]
            if plan.start is not None and line:
                line.insert(0, (line[0][0] - 1, float(plan.start)))
            paths += [*line, (None, None)]
    aim = "mức trần cả năm" if course.rule.ceiling else "mục tiêu năm"
    dotted = {"color": MUTED, "width": 1.5, "dash": "dot"}
    return [
        {
            "x": [x for x, _ in points], "y": [y for _, y in points], "mode": "lines",
            "name": name, "line": line, "hoverinfo": "skip",
        }
        for name, points, line in (
            (aim, steps, {"color": INK, "width": 2.5}),
            ("đường thẳng đến mục tiêu", paths, dotted),
        )
        if points
    ]  # fmt: skip


def _together(course: Course, together: str) -> list[dict]:
    """All communes together: a strong line, hollow marks where some are missing."""
    joined: list[Point | None] = [point for line in course.lines for point in (*line, None)]
    known = [point for point in joined if point]
    strong, ground = STRONG, GROUND
    behind = ["" if point.complete or point is known[-1] else _behind(point) for point in known]
    told = [
        f"{together}, {_when(point.quarter)}: {_value(course, point)} ({_behind(point)} xã)"
        for point in known
    ]
    return [
        {
            "x": [_x(point.quarter) if point else None for point in joined],
            "y": [float(point.inputs.value) if point else None for point in joined],
            "mode": "lines", "line": {"color": strong, "width": 2.5}, "hoverinfo": "skip",
            "showlegend": False,
        },
        {
            "x": [_x(point.quarter) for point in known],
            "y": [float(point.inputs.value) for point in known],
            "mode": "markers+text", "name": together[:1].lower() + together[1:],
            "marker": {
                "size": 9, "line": {"color": strong, "width": 2},
                "color": [strong if point.complete else ground for point in known],
            },
            "text": behind, "textposition": "bottom right",
            "textfont": {"color": MUTED, "size": 11},
            "hoverinfo": "text", "hovertext": [escape(text) for text in told],
        },
    ]  # fmt: skip


def _newest(axis: str, course: Course) -> list[dict]:
    """The newest value and the newest target, at the right edge, one above and one below."""
    last = course.points[-1]
    plan = course.plans[-1] if course.plans else None
    above = plan is not None and last.inputs.value >= plan.target
    value = f"<b>{escape(_value(course, last))}</b>"
    if not last.complete:
        value += f" <span style='font-size:0.8em'>{_behind(last)} xã</span>"
    # Over a long time the newest point is near the right edge; over a short one it may be far.
    edge = {"x": 1, "xref": f"x{axis} domain", "xanchor": "right"}
    side = "right" if last.quarter[-1] in "34" else "center"
    near = {"x": _x(last.quarter), "xref": f"x{axis}", "xanchor": side}
    few = _x(last.quarter) - _x(course.points[0].quarter) < _FEW
    font = {"color": STRONG, "size": 14}
    y = float(last.inputs.value)
    notes = [_note(axis, y, 9 if above else -9, value, font) | (near if few else edge)]
    if plan:
        word = "trần" if course.rule.ceiling else "mục tiêu"
        target = escape(f"{word} {plan.year}: {course.rule.write(plan.target)}")
        font = {"color": INK, "size": 12}
        y = float(plan.target)
        notes.append(_note(axis, y, -2 if above else 2, target, font) | edge)
    return notes


def _note(axis: str, y: float, above: int, text: str, font: dict) -> dict:
    """A text that stands so many pixels above a height, or below it."""
    return {
        "y": y, "yref": f"y{axis}", "yanchor": "bottom" if above > 0 else "top", "yshift": above,
        "text": text, "font": font, "showarrow": False, "bgcolor": GROUND, "borderpad": 1,
    }  # fmt: skip


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
        "x": _x(course.rule.valid_from) - 0.5, "xref": f"x{axis}", "xanchor": "right",
        "xshift": -4, "y": 0.85, "yref": f"y{axis} domain", "align": "right", "showarrow": False,
        "text": f"đổi định nghĩa<br>từ {vietnamese.write_quarter(course.rule.valid_from)}",
        "font": {"color": INK, "size": 12},
    }  # fmt: skip


def _break_line(axis: str, later: Course) -> dict:
    """A dashed line through a panel where a later definition begins."""
    at = _x(later.rule.valid_from) - 0.5
    return {
        "type": "line", "xref": f"x{axis}", "yref": f"y{axis} domain",
        "x0": at, "x1": at, "y0": 0, "y1": 1,
        "line": {"color": INK, "width": 1.5, "dash": "dash"},
    }  # fmt: skip


def _time(courses: list[Course]) -> dict:
    """The axis of time: quarters where they are few, else one mark for each year."""
    begins = [_x(course.points[0].quarter) for course in courses]
    begins += [_span(course, plan)[0] for course in courses for plan in course.plans]
    low, high = int(min(begins)), int(_x(courses[-1].until))
    if high - low < _NAMED:
        values = list(range(low, high + 1))
        words = [vietnamese.write_quarter(f"{at // 4}-Q{at % 4 + 1}")[4:] for at in values]
    else:
        years = range(low // 4, high // 4 + 1)
        values = [max(4 * year + 1.5, low) for year in years]
        words = [str(year) for year in years]
    return {
        "fixedrange": True, "zeroline": False, "showgrid": False, "tickangle": 0, "ticks": "",
        "tickvals": values, "ticktext": words, "range": [low - 1.2, high + 0.7],
        "tickfont": {"color": MUTED, "size": 12},
    }  # fmt: skip


def _values(course: Course) -> dict:
    """The axis of values: from zero, or below it, to above all that is drawn."""
    known = [float(point.inputs.value) for point in course.points]
    known += [float(value) for values in course.communes.values() for value in values.values()]
    known += [float(plan.target) for plan in course.plans]
    low, high = min(0.0, *known), max(0.0, *known)
    room = 0.14 * (high - low) or 1.0
    return {
        "fixedrange": True, "zeroline": False, "gridcolor": GRID, "nticks": 5,
        "range": [low - 0.06 * (high - low), high + room],
        "ticksuffix": "%" if course.rule.unit == "%" else "",
        "tickfont": {"color": MUTED, "size": 12},
    }  # fmt: skip


def _span(course: Course, plan: Plan) -> tuple[float, float]:
    """The first and last quarter of a year in which the definition holds."""
    begin = max(f"{plan.year}-Q1", course.rule.valid_from)
    return _x(begin), _x(min(f"{plan.year}-Q4", course.until))


def _x(quarter: str) -> float:
    return 4 * int(quarter[:4]) + int(quarter[-1]) - 1


def _behind(point: Point) -> str:
    return f"{point.inputs.communes}/{point.of}"


def _when(quarter: str) -> str:
    return vietnamese.write_quarter(quarter)


def _value(course: Course, point: Point) -> str:
    inputs = point.inputs
    return course.rule.write(inputs.value, inputs.more_than, inputs.about)
