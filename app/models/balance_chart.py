"""The chart of a balance: what moved the number of models between a quarter's start and its end."""

from itertools import pairwise
from math import ceil
from typing import NamedTuple

import plotly.graph_objects as go

from app.colours import (
    BEGAN,
    CONVERTED,
    EMPTY,
    GOAL_MET,
    HATCH,
    INEFFECTIVE,
    INK,
    LINE,
    MUTED,
    STOCK,
)
from data import words
from data.vietnamese import write_number
from measures.balance import FLOWS, Balance

REPORTED = "reported"  # below the closing, where another number was reported
STOCKS = ("opening", "closing", REPORTED)
CONVERSIONS = ("converted_in", "converted")
ROW = 36  # pixels


class Step(NamedTuple):
    """One row: from where to where, and its number as written; a stock stands at one place."""

    name: str
    label: str
    start: int
    end: int
    text: str


def waterfall(total: Balance) -> go.Figure:
    """The balance from top to bottom: each bar begins where the one before ended.

    Only movements are bars, so that the axis may begin near the stock: how many ran at the start
    and at the end are points with their numbers, and what did not happen is no row. Where the
    closing that is reported is another one, it stands below as an empty point.
    """
    steps = _steps(total)
    low = min(min(step.start, step.end) for step in steps)
    high = max(max(step.start, step.end) for step in steps)
    span = max(high - low, 2)
    hatched = [step.name == "ineffective" for step in steps]
    tick = max(1, ceil(span / 4))
    layout = {
        "barmode": "overlay",
        "height": 30 + ROW * len(steps),
        "margin": {"l": 0, "r": 0, "t": 4, "b": 4},
        "xaxis": {
            # Room for the number at the right of what lies farthest there, on a phone, too.
            "range": [low - 0.1 * span, high + 0.26 * span],
            "tickvals": list(range(low - low % tick, high + 1, tick)),
            "tickformat": ",d",
            "tickfont": {"color": MUTED, "size": 12},
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
        },
        "yaxis": {
            "range": [len(steps) - 0.5, -0.5],
            "tickvals": list(range(len(steps))),
            "ticktext": [_name(step) for step in steps],
            "fixedrange": True,
            "ticks": "",
            "showgrid": False,
            "zeroline": False,
            "tickfont": {"color": INK, "size": 15},
        },
        "annotations": [_number(row, step) for row, step in enumerate(steps)],
        "shapes": [
            _start(steps),
            *(
                _link(row, step)
                for row, (step, following) in enumerate(pairwise(steps))
                if following.name != REPORTED
            ),
        ],
        "separators": ",.",
        "dragmode": False,
    }
    # Plotly drops the ground of a pattern beside a list of colours: a trace of its own.
    bars = [_bars(steps, hatched, way) for way in (False, True)]
    return go.Figure([*bars, _points(steps)], layout)


def describe_balance(total: Balance) -> str:
    """The waterfall in words; also what did not happen."""
    parts = [f"{step.label}: {step.text}" for step in _steps(total)]
    absent = tell_absent(total)
    told = f" {absent}" if absent else ""
    return f"Cân đối số mô hình, từ đầu kỳ đến cuối kỳ. {'; '.join(parts)}.{told}"


def tell_absent(total: Balance) -> str:
    """The movements that are no row of the chart, since there was none; empty where all were."""
    absent = [name for name in FLOWS if not total.figures[name].value]
    if {*CONVERSIONS} <= {*absent}:
        absent = [name for name in absent if name not in CONVERSIONS]
        named = [*(words.BALANCE[name].lower() for name in absent), words.CONVERSION]
    else:
        named = [words.BALANCE[name].lower() for name in absent]
    return f"Không có: {', '.join(named)}." if named else ""


def _bars(steps: list[Step], hatched: list[bool], way: bool) -> dict:
    rows = [
        row
        for row, is_hatched in enumerate(hatched)
        if is_hatched is way and steps[row].name not in STOCKS
    ]
    pattern = {"shape": "/", "size": 7, "solidity": 0.15, "fgcolor": HATCH, "bgcolor": INEFFECTIVE}
    return {
        "type": "bar",
        "name": "Thay đổi",
        "orientation": "h",
        "x": [steps[row].end - steps[row].start for row in rows],
        "base": [steps[row].start for row in rows],
        "y": rows,
        "width": 0.62,
        "marker": {
            "color": INEFFECTIVE if way else [_fill(steps[row].name) for row in rows],
            "pattern": pattern if way else {},
        },
        "text": [_tell(steps[row]) for row in rows],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
        "showlegend": False,
    }


def _points(steps: list[Step]) -> dict:
    """How many run at the start and at the end."""
    rows = [row for row, step in enumerate(steps) if step.name in STOCKS]
    return {
        "type": "scatter",
        "name": words.start(words.RUNNING),
        "mode": "markers",
        "x": [steps[row].end for row in rows],
        "y": rows,
        "marker": {
            "symbol": "diamond",
            "size": 15,
            "color": [EMPTY if steps[row].name == REPORTED else STOCK for row in rows],
            "line": {"color": STOCK, "width": 2},
        },
        "text": [_tell(steps[row]) for row in rows],
        "hovertemplate": "%{text}<extra></extra>",
        "showlegend": False,
        "cliponaxis": False,
    }


def _tell(step: Step) -> str:
    return f"{step.label}: {step.text} mô hình"


def _name(step: Step) -> str:
    return f"<b>{step.label}</b>  " if step.name in STOCKS else step.label + "  "


def _number(row: int, step: Step) -> dict:
    """The number at the right end of a bar, or beside a point."""
    is_stock = step.name in STOCKS
    return {
        "x": max(step.start, step.end),
        "y": row,
        "text": f"<b>{step.text}</b>",
        "showarrow": False,
        "xanchor": "left",
        "xshift": 11 if is_stock else 5,
        "font": {"color": INK, "size": 18 if is_stock else 15},
    }


def _start(steps: list[Step]) -> dict:
    """A line down from where the quarter began: what lies right of it is more, left of it less."""
    return {
        "type": "line",
        "x0": steps[0].end,
        "x1": steps[0].end,
        "y0": 0,
        "y1": len(steps) - 0.6,
        "line": {"color": LINE, "width": 1},
        "layer": "below",
    }


def _link(row: int, step: Step) -> dict:
    """A thin line from the end of a bar to the next."""
    return {
        "type": "line",
        "x0": step.end,
        "x1": step.end,
        "y0": row + 0.31,
        "y1": row + 0.69,
        "line": {"color": LINE, "width": 1, "dash": "dot"},
        "layer": "below",
    }


def _steps(total: Balance) -> list[Step]:
    at = total.figures["opening"].value
    steps = [Step("opening", words.BALANCE["opening"], at, at, write_number(at))]
    for name, sign in FLOWS.items():
        value = total.figures[name].value
        if value:
            written = ("+" if sign > 0 else "−") + write_number(value)
            steps.append(Step(name, words.BALANCE[name], at, at + sign * value, written))
        at += sign * value
    word = words.BALANCE["closing"]
    computed = f"{word}, tính ra" if total.off_by else word
    steps.append(Step("closing", computed, at, at, write_number(at)))
    if total.off_by:
        reported = total.figures["closing"].value
        steps.append(Step(REPORTED, f"{word}, báo cáo", reported, reported, write_number(reported)))
    return steps


def _fill(name: str) -> str:
    return {"goal_met": GOAL_MET, "converted_in": CONVERTED, "converted": CONVERTED}.get(
        name, BEGAN
    )
