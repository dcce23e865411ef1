"""The district's published poverty rates over the years, with the break between two standards."""

import datetime

import plotly.graph_objects as go

from app.colours import GRID, GROUND, INK, MUTED, STRONG, stack
from data import words
from measures.poverty import Rate, join_rates

_PANEL = 250


def poverty_points(rates: list[Rate]) -> go.Figure:
    """A panel for poor and one for near-poor households; a line joins only what may be compared.

    A circle is a rate of all households' poor, a diamond only of ethnic minorities'; hollow: not
    printed by the source but computed from its counts.
    """
    kinds = [kind for kind in words.POVERTY if any(rate.kind == kind for rate in rates)]
    break_at = find_break(rates)
    axes, traces, heads, breaks = {}, [], [], []
    for kind, (axis, domain) in zip(kinds, stack(len(kinds), 0.36 / len(kinds)), strict=True):
        own = [rate for rate in rates if rate.kind == kind]
        traces += [_line(axis, line) for line in join_rates(own)]
        heads.append(_head(axis, kind))
        breaks += [_break_line(axis, break_at)] if break_at else []
        axes[f"xaxis{axis}"] = _time(rates) | {"anchor": f"y{axis}"}
        axes[f"yaxis{axis}"] = _share(rates) | {"domain": domain, "anchor": f"x{axis}"}
    # Made in one piece: adding traces and notes one by one takes many times as long.
    return go.Figure(
        traces,
        {
            **axes,
            "annotations": heads + (_sides(break_at) if break_at else []),
            "shapes": breaks,
            "height": 60 + _PANEL * len(kinds),
            "margin": {"l": 0, "r": 0, "t": 30, "b": 24},
            "showlegend": False,
            "separators": ",.",
            "dragmode": False,
        },
    )


def describe_poverty(rates: list[Rate]) -> str:
    """The rates in words, kind by kind, oldest first."""
    parts = []
    for kind, word in words.POVERTY.items():
        told = [
            f"{rate.period}: {rate.printed}{_aside(rate)}" for rate in rates if rate.kind == kind
        ]
        if told:
            parts.append(f"{words.start(word)} trên tổng số hộ của huyện: {'; '.join(told)}")
    return ". ".join(parts) + "."


def find_break(rates: list[Rate]) -> datetime.date | None:
    """Halfway between the last rate of the old standard and the first of the new one."""
    old = [rate.as_of for rate in rates if rate.standard == "old"]
    new = [rate.as_of for rate in rates if rate.standard == "new"]
    return max(old) + (min(new) - max(old)) / 2 if old and new else None


def _line(axis: str, line: list[Rate]) -> dict:
    """Rates that may be joined, each with its number."""
    colour = STRONG
    return {
        "type": "scatter",
        "xaxis": f"x{axis}",
        "yaxis": f"y{axis}",
        "x": [rate.as_of.isoformat() for rate in line],
        "y": [float(rate.value) for rate in line],
        "mode": "lines+markers+text",
        "line": {"color": colour, "width": 2.5},
        "marker": {
            "symbol": "circle" if line[0].households == "all" else "diamond",
            "size": 11,
            "color": [GROUND if rate.computed else colour for rate in line],
            "line": {"color": colour, "width": 2},
        },
        "text": [_label(rate) for rate in line],
        "textposition": "top center",
        "textfont": {"color": INK, "size": 15},
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [
            f"{words.start(rate.period)}: {rate.printed}{_aside(rate)}<br>{rate.source}"
            for rate in line
        ],
    }


def _time(rates: list[Rate]) -> dict:
    """The axis of time, a mark for each year."""
    years = range(rates[0].as_of.year, rates[-1].as_of.year + 2)
    return {
        "fixedrange": True, "showgrid": False, "zeroline": False, "ticks": "",
        "tickvals": [f"{year}-01-01" for year in years],
        "ticktext": [str(year) for year in years],
        "range": [_shift(rates[0].as_of, -150), _shift(rates[-1].as_of, 230)],
        "tickfont": {"color": MUTED, "size": 12}, "showticklabels": True,
    }  # fmt: skip


def _share(rates: list[Rate]) -> dict:
    """The axis of per cent, with room for the words above the highest point."""
    top = max(float(rate.value) for rate in rates)
    return {
        "fixedrange": True, "zeroline": False, "gridcolor": GRID, "nticks": 4,
        "ticksuffix": "%", "range": [0, top * 1.85],
        "tickfont": {"color": MUTED, "size": 12},
    }  # fmt: skip


def _head(axis: str, kind: str) -> dict:
    """The name of a panel above it."""
    return {
        "x": 0, "xref": f"x{axis} domain", "xanchor": "left", "y": 1.02,
        "yref": f"y{axis} domain", "yanchor": "bottom", "showarrow": False,
        "text": f"<b>{words.start(words.POVERTY[kind])}</b>, % tổng số hộ của huyện",
        "font": {"color": INK, "size": 14},
    }  # fmt: skip


def _break_line(axis: str, day: datetime.date) -> dict:
    """A dashed line through a panel where the new standard begins."""
    at = day.isoformat()
    return {
        "type": "line", "xref": f"x{axis}", "yref": f"y{axis} domain",
        "x0": at, "x1": at, "y0": 0, "y1": 1,
        "line": {"color": INK, "width": 1.5, "dash": "dash"},
    }  # fmt: skip


def _sides(day: datetime.date) -> list[dict]:
    """Which standard holds on either side of it, in the first panel."""
    return [
        {
            "x": day.isoformat(), "xref": "x", "xanchor": side, "y": 0, "yref": "y domain",
            "yanchor": "bottom", "text": text, "showarrow": False,
            "font": {"color": MUTED, "size": 12},
        }
        for side, text in (("right", "chuẩn cũ "), ("left", " chuẩn mới 2022–2025"))
    ]  # fmt: skip


def _label(rate: Rate) -> str:
    small = [rate.as_of.strftime("%m/%Y").lstrip("0")]
    if rate.households == "minority":
        small.append("riêng DTTS")
    if rate.computed:
        small.append("tự tính")
    lines = "<br>".join(f"<span style='font-size:0.8em'>{line}</span>" for line in small)
    return f"<b>{rate.printed}</b><br>{lines}"


def _aside(rate: Rate) -> str:
    asides = []
    if rate.households == "minority":
        asides.append("riêng hộ DTTS")
    asides.append(words.POVERTY_STANDARD[rate.standard])
    if rate.computed:
        asides.append(f"tự tính {rate.computed}")
    return f" ({', '.join(asides)})"


def _shift(day: datetime.date, days: int) -> str:
    return (day + datetime.timedelta(days=days)).isoformat()
