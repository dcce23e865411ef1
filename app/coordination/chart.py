"""The chart of who told what: a mark for each agency and quarter, with the number of entries."""

from collections.abc import Sequence

import plotly.graph_objects as go

from app.colours import EMPTY, INK, INK_ON_STRONG, LINE, MUTED, SCALE, STRONG
from app.coordination.titles import HOW, tell_presence
from data import words
from data.vietnamese import write_number, write_quarter
from measures.coordination import STATES, Presence

_FILL = {"form": (STRONG, INK_ON_STRONG), "told": (SCALE[1], INK), "silent": (EMPTY, MUTED)}
_ROW = 46
NARROW = 560  # in pixels: below that names and marks are small, and a year is written once


def presence_marks(known: Sequence[Presence], is_narrow: bool = False) -> go.Figure:
    """Agencies from top to bottom, quarters from left to right: dark where an agency sent a form of
    its own, pale where another paper tells of it, a dash where nothing is known. `is_narrow`: for a
    place of less than NARROW pixels.
    """
    labels = list(dict.fromkeys(one.label for one in known))
    quarters = sorted({one.quarter for one in known})
    layout = {
        "height": _ROW * len(labels) + (126 if is_narrow else 92),
        # Room for the legend: where it lacks any, Plotly makes some and draws all of it again.
        "margin": {"l": 4, "r": 8, "t": 74 if is_narrow else 40, "b": 6},
        "xaxis": {
            "range": [-0.6, max(len(quarters), 4) - 0.4],
            "tickvals": list(range(len(quarters))),
            "ticktext": [_tick(quarter, quarters[0], is_narrow) for quarter in quarters],
            "tickfont": {"color": INK, "size": 12},
            "tickangle": 0,
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        "yaxis": {
            "range": [len(labels) - 0.5, -0.5],
            "tickvals": list(range(len(labels))),
            "ticktext": [_break(label, 12 if is_narrow else 18) for label in labels],
            "tickfont": {"color": INK, "size": 13 if is_narrow else 15},
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        "legend": {
            "orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "itemclick": False,
            "itemdoubleclick": False, "font": {"color": INK, "size": 13},
        },
        "separators": ",.",
        "dragmode": False,
    }  # fmt: skip
    drawn = [state for state in STATES if any(one.state == state for one in known)]
    traces = [
        _marks(state, [one for one in known if one.state == state], labels, quarters, is_narrow)
        for state in drawn
    ]
    return go.Figure(traces, layout)


def describe_presence(known: Sequence[Presence]) -> str:
    """The marks in words, one after the other."""
    return f"Cơ quan nào có báo cáo theo quý. {'; '.join(map(tell_presence, known))}."


def _marks(
    state: str, found: list[Presence], labels: list[str], quarters: list[str], is_narrow: bool
) -> dict[str, object]:
    fill, ink = _FILL[state]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": HOW[state],
        "x": [quarters.index(one.quarter) for one in found],
        "y": [labels.index(one.label) for one in found],
        "marker": {
            "symbol": "circle",
            "size": 23 if is_narrow else 30,
            "color": fill,
            "line": {"color": LINE, "width": 1 if state == "silent" else 0},
        },
        "text": [write_number(one.entries) if state != "silent" else "–" for one in found],
        "textposition": "middle center",
        "textfont": {"color": ink, "size": 13 if is_narrow else 15},
        "hovertext": [tell_presence(one) for one in found],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _tick(quarter: str, first: str, is_narrow: bool) -> str:
    """A quarter below its column; where it is narrow with the year below the first of each."""
    told = words.start(write_quarter(quarter)).replace("/", "<br>")
    if not is_narrow:
        return told
    number, _, year = told.removeprefix("Quý ").partition("<br>")
    return f"{number}<br>{year}" if quarter == first or quarter.endswith("Q1") else number


def _break(label: str, longest: int) -> str:
    """A long name on two lines."""
    if len(label) <= longest:
        return label
    middle = min(
        (at for at, letter in enumerate(label) if letter == " "),
        key=lambda at: abs(at - len(label) / 2),
    )
    return f"{label[:middle]}<br>{label[middle + 1 :]}"
