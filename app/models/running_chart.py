"""The chart of how many models ran at the end of each quarter."""

from collections.abc import Sequence

import plotly.graph_objects as go

from app.colours import EMPTY, INK, LINE, MUTED, STOCK
from app.explaining.marks import Mark, draw_marks
from data import words
from data.vietnamese import write_quarter
from measures.running import Point

FEW = 8  # fewer quarters than this leave room at the right
EACH = 20  # more quarters than this: numbers and names only at one quarter of each year
_ROMAN = ("I", "II", "III", "IV")


def running_bars(points: list[Point], height: int = 300, marks: Sequence[Mark] = ()) -> go.Figure:
    """A column for each quarter, the last one with a bold number.

    Hatched with "≥" where not all communes told, or not to the last: there may be more. A quarter
    of which nothing is reported has no column, but a dash. `marks` stand above the columns.
    """
    rows = list(range(len(points)))
    places = {point.quarter: float(row) for row, point in enumerate(points)}
    top = max([1, *(point.total.value for point in points if point.total)])
    layout = {
        "height": height,
        "margin": {"l": 0, "r": 0, "t": 4, "b": 4},
        "bargap": 0.24,
        "xaxis": {
            "range": [-0.6, max(len(points), FEW) - 0.4],
            "tickvals": [row for row in rows if _is_named(points, row)],
            "ticktext": [_name(points, row) for row in rows if _is_named(points, row)],
            "tickangle": 0,
            "tickfont": {"color": INK, "size": 12},
            "fixedrange": True,
            "showline": True,
            "linecolor": LINE,
        },
        "yaxis": {
            "range": [0, top * (1.42 if marks else 1.24)],
            "visible": False,
            "fixedrange": True,
        },
        "annotations": [
            *(_number(points, row) for row in rows if _is_named(points, row)),
            *draw_marks(marks, places.get),
        ],
        "separators": ",.",
        "dragmode": False,
    }
    return go.Figure([_columns(points, is_open) for is_open in (False, True)], layout)


def describe_running(points: list[Point]) -> str:
    """The columns in words."""
    return f"Số mô hình {words.RUNNING} cuối mỗi quý. {'; '.join(map(_tell, points))}."


def _columns(points: list[Point], is_open: bool) -> dict:
    rows = [row for row, point in enumerate(points) if point.total and point.complete != is_open]
    pattern = {"shape": "/", "size": 6, "solidity": 0.3, "fgcolor": STOCK, "bgcolor": EMPTY}
    return {
        "type": "bar",
        "name": f"Mô hình {words.RUNNING}",
        "x": rows,
        "y": [points[row].total.value for row in rows],
        "marker": {
            "color": EMPTY if is_open else STOCK,
            "pattern": pattern if is_open else {},
            "line": {"color": STOCK, "width": 1.5 if is_open else 0},
        },
        "hovertext": [_tell(points[row]) for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
    }


def _number(points: list[Point], row: int) -> dict:
    """The number above a column, its sign in a line of its own: columns are narrow."""
    point, is_last = points[row], row == len(points) - 1
    text = "<br>".join(point.sign.split(" ")) if point.total else "–"
    return {
        "x": row,
        "y": point.total.value if point.total else 0,
        "text": f"<b>{text}</b>" if is_last else text,
        "showarrow": False,
        "yanchor": "bottom",
        "yshift": 1,
        "font": {"color": INK if point.total else MUTED, "size": 18 if is_last else 13},
    }


def _is_named(points: list[Point], row: int) -> bool:
    """Among many quarters only those like the last one, a year apart."""
    return len(points) <= EACH or points[row].quarter[4:] == points[-1].quarter[4:]


def _name(points: list[Point], row: int) -> str:
    """The quarter, and below the first of each year that year."""
    quarter = points[row].quarter
    named = [other for other in range(row) if _is_named(points, other)]
    is_first = not named or points[named[-1]].quarter[:4] != quarter[:4]
    roman = _ROMAN[int(quarter[-1]) - 1]
    return f"{roman}<br>{quarter[:4]}" if is_first else roman


def _tell(point: Point) -> str:
    name = words.start(write_quarter(point.quarter))
    if point.total is None:
        return f"{name}: {words.NO_FIGURE}"
    part = f" ({point.part})" if point.part else ""
    return f"{name}: {point.written} mô hình{part}"
