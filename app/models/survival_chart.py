"""The chart of how long models are kept up: a small panel for each field."""

from fractions import Fraction
from html import escape  # plotly reads tags in labels

import plotly.graph_objects as go

from app.colours import GRID, INK, LINE, MUTED, THIN, stack
from data import words
from data.vietnamese import write_number, write_percent
from measures.shares import write_share
from measures.survival import ENOUGH, Curve, rank

COLUMNS = 2  # as many as a phone has room for
PANEL, GAP = 178, 62  # pixels: of a panel with what is below it, and of that alone
SIDE = 0.06  # between two panels, as a part of the width


def survival_curves(curves: list[Curve]) -> go.Figure:
    """The part of models that still runs, by quarters since they began, one panel a field.

    In each panel the step line of its field before those of all others, which are pale; the longest
    lives come first. From the age on at which fewer than ENOUGH models are left, a line is thin; a
    dot marks the median, where half of the models had ended.
    """
    ranked = rank(curves)
    longest = max([4, *(curve.steps[-1].quarters for curve in ranked)])
    rows = -(-len(ranked) // COLUMNS) or 1
    layout = {
        "height": 20 + PANEL * rows,
        "margin": {"l": 0, "r": 8, "t": 26, "b": 4},
        "annotations": [],
        "shapes": [],
        "separators": ",.",
        "dragmode": False,
    }
    data = []
    places = [
        (column, row) for row in stack(rows, GAP / (PANEL * rows)) for column in range(COLUMNS)
    ]
    for number, (curve, (column, (_, height))) in enumerate(
        zip(ranked, places, strict=False), start=1
    ):
        name = str(number) if number > 1 else ""
        width = (1 - SIDE * (COLUMNS - 1)) / COLUMNS
        left = column * (width + SIDE)
        axes = {"xaxis": f"x{name}", "yaxis": f"y{name}"}
        layout[f"xaxis{name}"] = _ages(longest, name) | {"domain": [left, left + width]}
        layout[f"yaxis{name}"] = _shares(name, column == 0) | {"domain": height}
        layout["annotations"].append(_title(curve, left, height[1]))
        layout["shapes"].append(_half(longest, name))
        others = [other for other in ranked if other is not curve]
        data += [trace | axes for trace in (_behind(others), *_lines(curve), *_dots(curve))]
    return go.Figure(data, layout)


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


def _ages(longest: int, name: str) -> dict:
    return {
        "range": [0, longest * 1.01],
        "dtick": 4 if longest > 6 else 1,
        "ticksuffix": " quý",
        "tickfont": {"color": INK, "size": 12},
        "anchor": f"y{name}",
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "ticks": "outside",
        "tickcolor": LINE,
    }


def _shares(name: str, is_first: bool) -> dict:
    """Per cent; written at the left panels alone."""
    return {
        "range": [-2, 103],
        "tickvals": [0, 50, 100],
        "ticktext": [write_percent(share, 0) for share in (0, 50, 100)],
        "showticklabels": is_first,
        "tickfont": {"color": INK, "size": 12},
        "anchor": f"x{name}",
        "fixedrange": True,
        "gridcolor": GRID,
        "zeroline": False,
    }


def _title(curve: Curve, left: float, top: float) -> dict:
    median = "chưa đến một nửa" if curve.median is None else f"{write_number(curve.median)} quý"
    return {
        "text": f"<b>{escape(words.start(curve.name))}</b>  {median}",
        "x": left,
        "xref": "paper",
        "xanchor": "left",
        "y": top,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 3,
        "showarrow": False,
        "font": {"color": INK, "size": 14},
    }


def _half(longest: int, name: str) -> dict:
    return {
        "type": "line",
        "xref": f"x{name}",
        "yref": f"y{name}",
        "x0": 0,
        "x1": longest,
        "y0": 50,
        "y1": 50,
        "line": {"color": MUTED, "width": 1, "dash": "dot"},
    }


def _behind(others: list[Curve]) -> dict:
    """The lines of all other fields, broken between two."""
    ages: list[int | None] = []
    shares: list[float | None] = []
    for curve in others:
        firm, thin = _path(curve)
        points = [*firm, *thin[1:]]
        ages += [*(age for age, _ in points), None]
        shares += [*(share for _, share in points), None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": ages,
        "y": shares,
        "line": {"shape": "hv", "color": THIN, "width": 1},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _lines(curve: Curve) -> list[dict]:
    """The firm and the thin part of a curve."""
    name = escape(words.start(curve.name))
    firm, thin = _path(curve)
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "name": name,
            "x": [age for age, _ in points],
            "y": [share for _, share in points],
            "line": {"shape": "hv", "color": INK, "width": width},
            "text": [
                f"{name}, sau {write_number(age)} quý: {write_share(Fraction(share))} còn hoạt động"
                for age, share in points
            ],
            "hovertemplate": "%{text}<extra></extra>",
            "showlegend": False,
        }
        for points, width in ((firm, 2.8), (thin, 1.3))
        if len(points) > 1
    ]


def _dots(curve: Curve) -> list[dict]:
    """Where the line has come down to one half, if it has."""
    if curve.median is None:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [curve.median],
            "y": [50],
            "marker": {"color": INK, "size": 10},
            "text": [f"{escape(words.start(curve.name))}: {write_median(curve)}"],
            "hovertemplate": "%{text}<extra></extra>",
            "showlegend": False,
        }
    ]


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
