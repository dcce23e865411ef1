"""One custom's course and its end: facts as a line, what is only estimated dashed and grey."""

from html import escape  # plotly reads tags in labels

import plotly.graph_objects as go

from app.colours import BAND, EMPTY, INK, LINE, MUTED, STRONG
from data import vietnamese, words
from data.vietnamese import shift_quarter, write_quarter
from measures.forecast import AHEAD, Forecast
from measures.rundown import Course, Point, between

# How an estimate is made (measures/forecast.py), as it stands below the chart.
METHOD = (
    "Cách ước tính: lấy trung vị của bốn mức thay đổi gần nhất, mỗi mức giữa hai quý liền nhau đủ "
    "số, rồi kéo dài từ quý đủ số cuối cùng đến 0; vùng xám là từ mức giảm nhanh nhất đến chậm "
    "nhất trong bốn mức đó. Đây là ước tính, không phải số liệu."
)
_HOVER = "%{customdata}<extra></extra>"
SHORT = 5  # quarters that all find room below an axis on a phone


def draw_forecast(course: Course, forecast: Forecast) -> go.Figure:
    """Households by quarter as reported, and as far as they can be foreseen down to zero."""
    first, last = course.points[0].quarter, _last(course, forecast)
    where = {quarter: number for number, quarter in enumerate(between(first, last))}
    most = max([1, *(point.value or 0 for point in course.points)])
    estimate = _estimate(forecast, where) if forecast.outcome in ("dated", "far") else []
    end = [_end_note(forecast, where, most)] if forecast.outcome == "dated" else []
    # Made in one piece: adding traces and notes one by one takes many times as long.
    return go.Figure(
        [*estimate, *_facts(course, where)],
        {
            "annotations": [*end, *_numbers(course, where)],
            "height": 300 if sum(point.facts > 0 for point in course.points) > 2 else 190,
            "margin": {"l": 4, "r": 12, "t": 8, "b": 4},
            "xaxis": _axis(list(where)),
            "yaxis": {
                "range": [0, most * 1.22],
                "fixedrange": True,
                "showgrid": False,
                "showticklabels": False,
                "zeroline": False,
            },
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "separators": ",.",
            "plot_bgcolor": EMPTY,
            "paper_bgcolor": EMPTY,
        },
    )


def describe_forecast(course: Course, finding: str) -> str:
    """The chart in words: every figure of the course, then what is foreseen."""
    told = "; ".join(
        f"{write_quarter(point.quarter)} {point.text}" for point in course.points if point.facts
    )
    return f"Số hộ còn thực hiện {course.custom} theo quý: {told or 'chưa có số'}. {finding}."


def _last(course: Course, forecast: Forecast) -> str:
    """The last quarter on the axis: of the facts, or as far as the estimate goes."""
    seen = course.points[-1].quarter
    if forecast.outcome == "far":
        return max(seen, shift_quarter(forecast.start, AHEAD))
    if forecast.outcome != "dated":
        return seen
    end = forecast.latest or shift_quarter(forecast.expected, 4)
    return max(seen, min(end, shift_quarter(forecast.start, AHEAD)))


def _estimate(forecast: Forecast, where: dict[str, int]) -> list[dict]:
    """A pale band between the fastest and the slowest change, the median dashed within it."""
    start = where[forecast.start]
    steps = range(len(where) - start)

    def go_on(pace: float) -> list[float]:
        # A pace that rises says no date: its edge of the band stays level.
        return [max(0.0, forecast.value + min(pace, 0) * number) for number in steps]

    x = [start + number for number in steps]
    slow, fast = go_on(max(forecast.changes)), go_on(min(forecast.changes))
    middle = go_on(forecast.pace)
    end = middle.index(0.0) if 0.0 in middle else len(middle) - 1
    lines = {"type": "scatter", "mode": "lines", "hoverinfo": "skip"}
    band = {"fill": "toself", "fillcolor": BAND, "line": {"width": 0}}
    dashed = {"line": {"color": MUTED, "width": 2, "dash": "dash"}}
    drawn = [
        lines | band | {"name": "Khoảng ước tính", "x": x + x[::-1], "y": slow + fast[::-1]},
        lines | dashed | {"name": "Ước tính", "x": x[: end + 1], "y": middle[: end + 1]},
    ]
    if forecast.expected is not None:
        drawn.append(_end(forecast.expected, where))
    return drawn


def _end(quarter: str, where: dict[str, int]) -> dict:
    """The mark of the quarter in which zero is expected."""
    diamond = {
        "symbol": "diamond-open", "size": 11, "color": MUTED, "line": {"width": 2},
    }  # fmt: skip
    told = f"Ước tính chấm dứt: {write_quarter(quarter)}"
    name = "Ước tính chấm dứt"
    return _trace([where[quarter]], [0], [told], name=name, mode="markers", marker=diamond)


def _end_note(forecast: Forecast, where: dict[str, int], most: int) -> dict:
    """The words for that mark: above the band, where no line runs, and led down to it."""
    place = where[forecast.expected]
    steps = max(0, place - len(where) // 4 - where[forecast.start])  # to where the words begin
    slow = forecast.value + min(max(forecast.changes), 0) * steps
    text = f"<i>ước tính chấm dứt<br>{write_quarter(forecast.expected)}</i>"
    leader = {
        "showarrow": True, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": MUTED, "standoff": 7,
        "ax": place, "axref": "x", "ay": min(max(slow, 0) + most * 0.05, most), "ayref": "y",
    }  # fmt: skip
    anchor = "right" if place > 0.7 * len(where) else "center"
    return _note(place, 0, text, 0) | {"xanchor": anchor} | leader


def _facts(course: Course, where: dict[str, int]) -> list[dict]:
    """What was reported: a line where it is complete, hollow rings where it is not. What is there
    and has no number stands nowhere on the scale: `_numbers` writes a "?" in its quarter."""
    x = [where[point.quarter] for point in course.points]
    told = [
        f"{escape(course.custom)}<br>{words.start(write_quarter(point.quarter))}: {point.text}"
        for point in course.points
    ]
    partial = [
        n
        for n, point in enumerate(course.points)
        if point.facts and not point.complete and not _is_uncounted(point)
    ]
    colour = {"color": STRONG}
    colours = [STRONG if course.points[n].practised else MUTED for n in partial]
    ring = {"symbol": "circle-open", "size": 9, "color": colours, "line": {"width": 1.8}}
    return [
        _trace(
            x, [point.value if point.complete else None for point in course.points], told,
            name="Số hộ, đủ số", mode="lines+markers", connectgaps=False,
            line=colour | {"width": 2.5}, marker=colour | {"size": 7},
        ),
        _trace(
            [x[n] for n in partial], [course.points[n].value or 0 for n in partial],
            [told[n] for n in partial], name="Số hộ, chưa đủ số", mode="markers", marker=ring,
        ),
    ]  # fmt: skip


def _is_uncounted(point: Point) -> bool:
    return point.value is None and point.practised


def _numbers(course: Course, where: dict[str, int]) -> list[dict]:
    """The numbers beside some of the marks."""
    notes = []
    most = max([1, *(point.value or 0 for point in course.points)])
    for number in _labelled(course):
        point = course.points[number]
        before = "≥ " if not point.complete else "≈ " if point.rough else ""
        text = "?" if point.value is None else before + vietnamese.write_number(point.value)
        note = _note(where[point.quarter], point.value or 0, f"<b>{text}</b>", 7)
        if number and not point.complete and (point.value or 0) > most / 5:
            # Below its ring: the estimate passes above.
            note |= {"yanchor": "top", "yshift": -7}
        notes.append(note)
    return notes


def _trace(x: list, y: list, told: list[str], **look: object) -> dict:
    """Marks that tell something when pointed at, and are never cut off at the edge."""
    where = {"type": "scatter", "x": x, "y": y, "cliponaxis": False}
    return where | {"customdata": told, "hovertemplate": _HOVER} | look


def _note(x: int, y: int, text: str, above: int) -> dict:
    """A text that stands `above` a mark, in pixels."""
    return {
        "x": x, "y": y, "text": text, "yanchor": "bottom", "yshift": above, "showarrow": False,
        "font": {"color": INK, "size": 15},
    }  # fmt: skip


def _axis(quarters: list[str]) -> dict:
    """The axis of time, numbered from the first quarter."""
    ticks = _ticks(quarters)
    return {
        "range": [-0.5, len(quarters) - 0.4], "fixedrange": True, "showgrid": False,
        "tickvals": [quarters.index(quarter) for quarter in ticks],
        "ticktext": [_tick(quarter, quarters) for quarter in ticks], "tickangle": 0,
        "tickfont": {"color": INK, "size": 12}, "ticks": "outside",
        "tickcolor": LINE, "linecolor": LINE, "showline": True,
        "zeroline": False,
    }  # fmt: skip


def _labelled(course: Course) -> list[int]:
    """The points with their number beside them: the first, the last complete one, the last, and
    those that have none."""
    told = [n for n, point in enumerate(course.points) if point.facts]
    complete = [n for n in told if course.points[n].complete]
    uncounted = [n for n in told if _is_uncounted(course.points[n])]
    return sorted({*told[:1], *complete[-1:], *told[-1:], *uncounted})


def _ticks(quarters: list[str]) -> list[str]:
    """Every quarter of a short axis, each year's first of a long one."""
    if len(quarters) <= SHORT:
        return quarters
    return [quarter for quarter in quarters if quarter.endswith("Q1")]


def _tick(quarter: str, quarters: list[str]) -> str:
    short = write_quarter(quarter).removeprefix("quý ")
    return short if len(quarters) <= SHORT else quarter[:4]
