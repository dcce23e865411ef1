"""The chart of how long models live: one curve for each field."""

from fractions import Fraction
from html import escape  # plotly reads tags in labels
from itertools import pairwise

import plotly.graph_objects as go

from app.colours import FIELDS, GRID, INK, LINE, MUTED
from data import words
from data.vietnamese import write_number, write_percent
from measures.shares import write_share
from measures.survival import ENOUGH, Curve

# A colour and a dash for each field, wherever it stands.
DASHES = {
    "crops": "solid",
    "livestock": "dash",
    "crafts": "dot",
    "sanitation": "dashdot",
    "population": "longdash",
    None: "longdashdot",
}
# Where the column of names begins, and how far its rows stand apart, as parts of the height.
_TOP, _APART = 0.97, 0.125


def survival_curves(curves: list[Curve]) -> go.Figure:
    """The part of models that still runs, by quarters since they began, one step line a field.

    From the age on at which fewer than ENOUGH models are left, a line is thin. Names with medians
    stand in a column at the right, in the order of the lines; a dot marks each median.
    """
    longest = max([4, *(curve.steps[-1].quarters for curve in curves)])
    lines = [line for curve in curves for line in _lines(curve)]
    dots = [_dot(curve) for curve in curves if curve.median is not None]
    samples, names = _column(curves)
    font = {"color": INK, "size": 12}
    half = {"color": MUTED, "width": 1, "dash": "dot"}
    layout = {
        "height": 400,
        "margin": {"l": 0, "r": 152, "t": 8, "b": 4},
        "xaxis": {
            "range": [0, longest * 1.01],
            "dtick": 4 if longest > 12 else 2 if longest > 6 else 1,
            "title": {"text": "Số quý kể từ khi bắt đầu", "font": font},
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "tickfont": font,
            "ticks": "outside",
            "tickcolor": LINE,
        },
        "yaxis": {
            "range": [-1, 101],
            "tickvals": [0, 25, 50, 75, 100],
            "ticktext": [write_percent(share, 0) for share in (0, 25, 50, 75, 100)],
            "fixedrange": True,
            "gridcolor": GRID,
            "zeroline": False,
            "tickfont": font,
        },
        "shapes": [
            {"type": "line", "x0": 0, "x1": longest, "y0": 50, "y1": 50, "line": half},
            *samples,
        ],
        "annotations": names,
        "separators": ",.",
        "dragmode": False,
    }
    return go.Figure([*lines, *dots], layout)


def describe_curves(curves: list[Curve]) -> str:
    """The curves in words: what is left of each field after every year, and its median."""
    parts = []
    for curve in curves:
        years = range(4, curve.steps[-1].quarters + 1, 4)
        left = [f"{write_share(100 * curve.share_at(age))} sau {age} quý" for age in years]
        told = [f"{write_number(curve.models)} mô hình", *left, write_median(curve)]
        parts.append(f"{words.start(curve.name)}: {', '.join(told)}")
    return (
        "Đường bậc thang: phần mô hình còn hoạt động theo số quý kể từ khi bắt đầu. "
        f"{'; '.join(parts)}."
    )


def write_median(curve: Curve) -> str:
    """When half of the models had ended."""
    if curve.median is None:
        return "chưa đến một nửa kết thúc"
    if curve.median == 0:
        return "một nửa kết thúc ngay trong quý bắt đầu"
    return f"một nửa kết thúc sau {write_number(curve.median)} quý"


def _lines(curve: Curve) -> list[dict]:
    """The firm and the thin part of a curve."""
    colour, dash = FIELDS[curve.field], DASHES[curve.field]
    name = escape(words.start(curve.name))
    firm, thin = _path(curve)
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "name": name,
            "x": [age for age, _ in points],
            "y": [share for _, share in points],
            "opacity": opacity,
            "line": {"shape": "hv", "color": colour, "width": width, "dash": dash},
            "text": [
                f"{name}, sau {write_number(age)} quý: {write_share(Fraction(share))} còn hoạt động"
                for age, share in points
            ],
            "hovertemplate": "%{text}<extra></extra>",
            "showlegend": False,
        }
        for points, width, opacity in ((firm, 2.6, 1), (thin, 1.2, 0.75))
        if len(points) > 1
    ]


def _dot(curve: Curve) -> dict:
    """Where the line has come down to one half."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [curve.median],
        "y": [50],
        "marker": {"color": FIELDS[curve.field], "size": 9},
        "text": [f"{escape(words.start(curve.name))}: {write_median(curve)}"],
        "hovertemplate": "%{text}<extra></extra>",
        "showlegend": False,
    }


def _path(curve: Curve) -> tuple[list[tuple[int, float]], list[tuple[int, float]]]:
    """The corners of a curve, (age, per cent that still run): its firm part, its thin part."""
    firm, thin = [(0, 100.0)], []
    for step in curve.steps:
        point = (step.quarters, float(100 * step.share))
        if step.at_risk >= ENOUGH:
            firm.append(point)
        else:
            thin.append(point)
    return firm, [firm[-1], *thin]


def _column(curves: list[Curve]) -> tuple[list[dict], list[dict]]:
    """Samples of the lines, and names with medians, in a column; the longest lives on top."""
    samples = []
    names = [_text(_TOP, "Một nửa kết thúc sau", INK, 0)]
    for row, curve in enumerate(sorted(curves, key=_mean_life, reverse=True)):
        colour, dash = FIELDS[curve.field], DASHES[curve.field]
        place = _TOP - 0.1 - _APART * row
        line = {"color": colour, "width": 2.6, "dash": dash}
        # In pixels, so that the sample is as long on a phone as on a wide screen.
        samples.append(
            {"type": "line", "xref": "paper", "xsizemode": "pixel", "xanchor": 1, "x0": 8, "x1": 30}
            | {"yref": "paper", "y0": place, "y1": place, "line": line}
        )
        median = "chưa đến một nửa" if curve.median is None else f"{write_number(curve.median)} quý"
        text = f"<b>{escape(words.start(curve.name))}</b><br>{median}"
        names.append(_text(place, text, colour, 28))
    return samples, names


def _text(place: float, text: str, colour: str, shift: int) -> dict:
    return {
        "text": text,
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 8 + shift,
        "y": place,
        "yref": "paper",
        "yanchor": "middle",
        "align": "left",
        "showarrow": False,
        "font": {"color": colour, "size": 12},
    }


def _mean_life(curve: Curve) -> float:
    """The area under the curve up to its last age; what orders the names as the eye finds them."""
    firm, thin = _path(curve)
    points = [*firm, *thin[1:]]
    return sum(share * (later - age) for (age, share), (later, _) in pairwise(points))
