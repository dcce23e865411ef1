"""The chart of a balance: from the models at a quarter's start to those at its end."""

from itertools import pairwise
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
    STOCK,
)
from data import words
from data.vietnamese import write_number
from measures.balance import FLOWS, Balance

# What runs, neither good nor bad; what began; what became another model.
REPORTED = "reported"  # below the closing, where another number was reported


class Step(NamedTuple):
    """One bar: from where to where, and its number as written."""

    name: str
    label: str
    start: int
    end: int
    text: str


def waterfall(total: Balance) -> go.Figure:
    """The balance from top to bottom: each bar begins where the one before ended.

    Where the closing that is reported is another one, it stands below as an empty bar.
    """
    steps = _steps(total)
    top = max(1, *(max(step.start, step.end) for step in steps))
    low = min(0, *(min(step.start, step.end) for step in steps))
    hatched = [step.name == "ineffective" for step in steps]
    layout = {
        "barmode": "overlay",
        "height": 30 + 34 * len(steps),
        "margin": {"l": 0, "r": 0, "t": 4, "b": 4},
        "xaxis": {
            "range": [low * 1.12, top * 1.12],
            "fixedrange": True,
            "showticklabels": False,
            "showgrid": False,
            "zeroline": True,
            "zerolinecolor": LINE,
            "zerolinewidth": 1,
        },
        "yaxis": {
            "range": [len(steps) - 0.5, -0.5],
            "tickvals": list(range(len(steps))),
            "ticktext": [step.label + "  " for step in steps],
            "fixedrange": True,
            "ticks": "",
            "showgrid": False,
            "zeroline": False,
            "tickfont": {"color": INK, "size": 13},
        },
        "annotations": [_number(row, step) for row, step in enumerate(steps)],
        "shapes": [
            _link(row, step)
            for row, (step, following) in enumerate(pairwise(steps))
            if following.name != REPORTED
        ],
        "separators": ",.",
        "dragmode": False,
    }
    # Plotly drops the ground of a pattern beside a list of colours: a trace of its own.
    return go.Figure([_bars(steps, hatched, way) for way in (False, True)], layout)


def describe_balance(total: Balance) -> str:
    """The waterfall in words."""
    parts = [f"{step.label}: {step.text}" for step in _steps(total)]
    return f"Cân đối số mô hình, từ đầu kỳ đến cuối kỳ. {'; '.join(parts)}."


def _bars(steps: list[Step], hatched: list[bool], way: bool) -> dict:
    rows = [row for row, is_hatched in enumerate(hatched) if is_hatched is way]
    pattern = {"shape": "/", "size": 7, "solidity": 0.15, "fgcolor": HATCH, "bgcolor": INEFFECTIVE}
    return {
        "type": "bar",
        "orientation": "h",
        "x": [steps[row].end - steps[row].start for row in rows],
        "base": [steps[row].start for row in rows],
        "y": rows,
        "width": 0.62,
        "marker": {
            "color": INEFFECTIVE if way else [_fill(steps[row].name) for row in rows],
            "pattern": pattern if way else {},
            "line": {
                "color": STOCK,
                "width": [1.5 if steps[row].name == REPORTED else 0 for row in rows],
            },
        },
        "text": [f"{steps[row].label}: {steps[row].text} mô hình" for row in rows],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
        "showlegend": False,
    }


def _number(row: int, step: Step) -> dict:
    """The number at the right end of a bar."""
    return {
        "x": max(step.start, step.end),
        "y": row,
        "text": f"<b>{step.text}</b>",
        "showarrow": False,
        "xanchor": "left",
        "xshift": 5,
        "font": {"color": INK, "size": 13},
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
    steps = [Step("opening", words.BALANCE["opening"], 0, at, write_number(at))]
    for name, sign in FLOWS.items():
        value = total.figures[name].value
        written = ("+" if sign > 0 else "−") + write_number(value) if value else "0"
        steps.append(Step(name, words.BALANCE[name], at, at + sign * value, written))
        at += sign * value
    word = words.BALANCE["closing"]
    computed = f"{word}, tính ra" if total.off_by else word
    steps.append(Step("closing", computed, 0, at, write_number(at)))
    if total.off_by:
        reported = total.figures["closing"].value
        steps.append(Step(REPORTED, f"{word}, báo cáo", 0, reported, write_number(reported)))
    return steps


def _fill(name: str) -> str:
    return {
        "opening": STOCK,
        "closing": STOCK,
        REPORTED: EMPTY,
        "goal_met": GOAL_MET,
        "converted_in": CONVERTED,
        "converted": CONVERTED,
    }.get(name, BEGAN)
