"""One indicator over the quarters: all communes together, each by itself, target and path."""

from html import escape  # plotly reads tags in labels

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from app.charts.look import GRID, GROUND, INK, MUTED, STRONG
from app.course import Course, Plan, Point, join
from data import vietnamese

_PANEL = 250
_FEW = 8  # quarters: so few that the newest one may be far from the right edge
_NAMED = 5  # quarters that have room for a name each, on a phone, too
_THIN = {"light": "#b9c6c2", "dark": "#41524d"}


def course_lines(
    courses: list[Course], labels: dict[str, str], together: str, theme: str = "light"
) -> go.Figure:
    """The course of one indicator, a panel for each definition, quarters on one shared axis.

    A hollow mark: not all communes behind it, n/7 beside it. A line never joins what lies on two
    sides of a missing quarter, of a new definition or, for what counts up, of a new year.
    """
    figure = make_subplots(
        rows=len(courses), cols=1, shared_xaxes=True, vertical_spacing=0.16 / len(courses)
    )
    for row, course in enumerate(courses, start=1):
        first = row == 1
        _add_communes(figure, row, course, labels, theme, first)
        _add_plans(figure, row, course, theme, first)
        _add_together(figure, row, course, together, theme, first)
        if course is courses[-1]:
            _add_labels(figure, row, course, theme)
        figure.update_yaxes(
            row=row, col=1, fixedrange=True, zeroline=False, gridcolor=GRID[theme], nticks=5,
            range=_range(course), ticksuffix="%" if course.rule.unit == "%" else "",
            tickfont={"color": MUTED[theme], "size": 12},
        )  # fmt: skip
    _add_breaks(figure, courses, theme)
    figure.update_xaxes(fixedrange=True, zeroline=False, showgrid=False, **_ticks(courses))
    figure.update_xaxes(tickfont={"color": MUTED[theme], "size": 12})
    figure.update_layout(
        height=70 + _PANEL * len(courses),
        margin={"l": 0, "r": 8, "t": 30, "b": 24},
        legend={
            "orientation": "h", "x": 0, "xanchor": "left",
            "y": 1.0, "yanchor": "bottom",
            "itemclick": False, "itemdoubleclick": False,
            "font": {"color": INK[theme], "size": 12},
        },
        hovermode="closest",
        separators=",.",
        dragmode=False,
    )  # fmt: skip
    return figure


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


def _add_communes(
    figure: go.Figure, row: int, course: Course, labels: dict[str, str], theme: str, first: bool
) -> None:
    """Every commune as a thin line, all in one trace."""
    if len(course.communes) < 2:
        return
    x: list[float | None] = []
    y: list[float | None] = []
    text: list[str] = []
    for commune, values in course.communes.items():
        for run in join(course.rule, list(values)):
            for quarter in run:
                x.append(_x(quarter))
                y.append(float(values[quarter]))
                value = course.rule.write(values[quarter])
                text.append(escape(f"{labels[commune]}, {_when(quarter)}: {value}"))
            x.append(None)
            y.append(None)
            text.append("")
    figure.add_trace(
        go.Scatter(
            x=x, y=y, hovertext=text, hoverinfo="text", mode="lines+markers", name="từng xã",
            line={"color": _THIN[theme], "width": 1}, showlegend=first,
            marker={"size": 3, "color": _THIN[theme]},
        ),
        row=row, col=1,
    )  # fmt: skip


def _add_plans(figure: go.Figure, row: int, course: Course, theme: str, first: bool) -> None:
    """Each year's target as a step, and the straight path to it as dots."""
    ceiling = course.rule.ceiling
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
    for name, points, line in (
        ("mức trần cả năm" if ceiling else "mục tiêu năm", steps, {"width": 2.5}),
        ("đường thẳng đến mục tiêu", paths, {"width": 1.5, "dash": "dot", "color": MUTED[theme]}),
    ):
        if points:
            figure.add_trace(
                go.Scatter(
                    x=[point[0] for point in points], y=[point[1] for point in points],
                    mode="lines", name=name, line={"color": INK[theme]} | line,
                    hoverinfo="skip", showlegend=first,
                ),
                row=row, col=1,
            )  # fmt: skip


def _add_together(
    figure: go.Figure, row: int, course: Course, together: str, theme: str, first: bool
) -> None:
    """All communes together: a strong line, hollow marks where some are missing."""
    points: list[Point | None] = [point for line in course.lines for point in (*line, None)]
    known = [point for point in points if point]
    figure.add_trace(
        go.Scatter(
            x=[_x(point.quarter) if point else None for point in points],
            y=[float(point.inputs.value) if point else None for point in points],
            mode="lines", line={"color": STRONG[theme], "width": 2.5}, hoverinfo="skip",
            showlegend=False,
        ),
        row=row, col=1,
    )  # fmt: skip
    figure.add_trace(
        go.Scatter(
            x=[_x(point.quarter) for point in known],
            y=[float(point.inputs.value) for point in known],
            mode="markers+text",
            name=together[:1].lower() + together[1:],
            showlegend=first,
            marker={
                "size": 9,
                "color": [
                    STRONG[theme] if point.complete else GROUND[theme] for point in known
                ],
                "line": {"color": STRONG[theme], "width": 2},
            },
            text=[
                "" if point.complete or point is known[-1] else _behind(course, point)
                for point in known
            ],
            textposition="bottom right",
            textfont={"color": MUTED[theme], "size": 11},
            hoverinfo="text",
            hovertext=[
                escape(
                    f"{together}, {_when(point.quarter)}: {_value(course, point)} "
                    f"({_behind(course, point)} xã)"
                )
                for point in known
            ],
        ),
        row=row, col=1,
    )  # fmt: skip


def _add_labels(figure: go.Figure, row: int, course: Course, theme: str) -> None:
    """The newest value and the newest target, at the right edge, one above and one below."""
    last = course.points[-1]
    plan = course.plans[-1] if course.plans else None
    above = plan is not None and last.inputs.value >= plan.target
    value = f"<b>{escape(_value(course, last))}</b>"
    if not last.complete:
        value += f" <span style='font-size:0.8em'>{_behind(course, last)} xã</span>"
    labels = [(float(last.inputs.value), above, 9, value, {"color": STRONG[theme], "size": 14})]
    if plan:
        word = "trần" if course.rule.ceiling else "mục tiêu"
        target = escape(f"{word} {plan.year}: {course.rule.write(plan.target)}")
        labels.append((float(plan.target), not above, 2, target, {"color": INK[theme], "size": 12}))
    # Over a long time the newest point is near the right edge; over a short one it may be far.
    few = _x(last.quarter) - _x(course.points[0].quarter) < _FEW
    near = {"x": _x(last.quarter), "xanchor": "right" if last.quarter[-1] in "34" else "center"}
    edge = {"x": 1, "xref": "x domain", "xanchor": "right"}
    for y, over, shift, text, font in labels:
        figure.add_annotation(
            row=row, col=1, **(near if few and text is value else edge), y=y, text=text, font=font,
            yanchor="bottom" if over else "top", yshift=shift if over else -shift,
            showarrow=False, bgcolor=GROUND[theme], borderpad=1,
        )  # fmt: skip


def _add_breaks(figure: go.Figure, courses: list[Course], theme: str) -> None:
    """A line through every panel where a new definition begins, with the name of each panel."""
    for row, course in enumerate(courses, start=1):
        for other in courses[1:]:
            figure.add_vline(
                row=row, col=1, x=_x(other.rule.valid_from) - 0.5,
                line={"color": INK[theme], "width": 1.5, "dash": "dash"},
            )  # fmt: skip
        if len(courses) > 1:
            figure.add_annotation(
                row=row, col=1, x=0, xref="x domain", xanchor="left", y=1, yref="y domain",
                yanchor="top", text=f"<b>{escape(course.rule.short)}</b> ({course.rule.unit})",
                showarrow=False, font={"color": INK[theme], "size": 13},
                bgcolor=GROUND[theme],
            )  # fmt: skip
    for row, course in enumerate(courses[1:], start=2):
        figure.add_annotation(
            row=row, col=1, x=_x(course.rule.valid_from) - 0.5, xanchor="right", xshift=-4,
            y=0.85, yref="y domain", align="right", showarrow=False,
            text=f"đổi định nghĩa<br>từ {vietnamese.write_quarter(course.rule.valid_from)}",
            font={"color": INK[theme], "size": 12},
        )  # fmt: skip


def _ticks(courses: list[Course]) -> dict:
    """Quarters where they are few, else one mark for each year, up to the end of the last."""
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
        "tickangle": 0,
        "tickvals": values,
        "ticktext": words,
        "ticks": "",
        "range": [low - 1.2, high + 0.7],
    }


def _range(course: Course) -> list[float]:
    """From zero, or below it, to above all that is drawn."""
    known = [float(point.inputs.value) for point in course.points]
    known += [float(value) for values in course.communes.values() for value in values.values()]
    known += [float(plan.target) for plan in course.plans]
    low, high = min(0.0, *known), max(0.0, *known)
    room = 0.14 * (high - low) or 1.0
    return [low - 0.06 * (high - low), high + room]


def _span(course: Course, plan: Plan) -> tuple[float, float]:
    """The first and last quarter of a year in which the definition holds."""
    begin = max(f"{plan.year}-Q1", course.rule.valid_from)
    return _x(begin), _x(min(f"{plan.year}-Q4", course.until))


def _x(quarter: str) -> float:
    return 4 * int(quarter[:4]) + int(quarter[-1]) - 1


def _behind(course: Course, point: Point) -> str:
    return f"{point.inputs.communes}/{course.of}"


def _when(quarter: str) -> str:
    return vietnamese.write_quarter(quarter)


def _value(course: Course, point: Point) -> str:
    inputs = point.inputs
    return course.rule.write(inputs.value, inputs.more_than, inputs.about)
