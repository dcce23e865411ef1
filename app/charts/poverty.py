"""The district's published poverty rates over the years, with the break between two standards."""

import datetime

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from app import words
from app.charts.look import GRID, GROUND, INK, MUTED, STRONG
from app.poverty import Rate, join_rates

_PANEL = 225


def poverty_points(rates: list[Rate], theme: str = "light") -> go.Figure:
    """A panel for poor and one for near-poor households; a line joins only what may be compared.

    A circle is a rate of all households' poor, a diamond only of ethnic minorities'; hollow: not
    printed by the source but computed from its counts.
    """
    kinds = [kind for kind in words.POVERTY if any(rate.kind == kind for rate in rates)]
    top = max(float(rate.value) for rate in rates)
    figure = make_subplots(
        rows=len(kinds), cols=1, shared_xaxes=True, vertical_spacing=0.36 / len(kinds)
    )
    break_at = find_break(rates)
    for row, kind in enumerate(kinds, start=1):
        own = [rate for rate in rates if rate.kind == kind]
        for line in join_rates(own):
            _add_line(figure, row, line, theme)
        if break_at:
            figure.add_vline(
                row=row, col=1, x=break_at.isoformat(),
                line={"color": INK[theme], "width": 1.5, "dash": "dash"},
            )  # fmt: skip
        figure.add_annotation(
            row=row, col=1, x=0, xref="x domain", xanchor="left", y=1.02, yref="y domain",
            yanchor="bottom", showarrow=False, font={"color": INK[theme], "size": 13},
            text=f"<b>{words.start(words.POVERTY[kind])}</b>, % tổng số hộ của huyện",
        )  # fmt: skip
    if break_at:
        for side, text in (("right", "chuẩn cũ "), ("left", " chuẩn mới 2022–2025")):
            figure.add_annotation(
                row=1, col=1, x=break_at.isoformat(), xanchor=side, y=0, yref="y domain",
                yanchor="bottom", text=text, showarrow=False,
                font={"color": MUTED[theme], "size": 12},
            )  # fmt: skip
    years = range(rates[0].as_of.year, rates[-1].as_of.year + 2)
    figure.update_xaxes(
        fixedrange=True, showgrid=False, zeroline=False, ticks="",
        tickvals=[f"{year}-01-01" for year in years], ticktext=[str(year) for year in years],
        range=[_shift(rates[0].as_of, -150), _shift(rates[-1].as_of, 230)],
        tickfont={"color": MUTED[theme], "size": 12}, showticklabels=True,
    )  # fmt: skip
    figure.update_yaxes(
        fixedrange=True, zeroline=False, gridcolor=GRID[theme], nticks=4, ticksuffix="%",
        range=[0, top * 1.85], tickfont={"color": MUTED[theme], "size": 12},
    )  # fmt: skip
    figure.update_layout(
        height=60 + _PANEL * len(kinds),
        margin={"l": 0, "r": 0, "t": 30, "b": 24},
        showlegend=False,
        separators=",.",
        dragmode=False,
    )
    return figure


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


def _add_line(figure: go.Figure, row: int, line: list[Rate], theme: str) -> None:
    symbol = "circle" if line[0].households == "all" else "diamond"
    figure.add_trace(
        go.Scatter(
            x=[rate.as_of.isoformat() for rate in line],
            y=[float(rate.value) for rate in line],
            mode="lines+markers+text",
            line={"color": STRONG[theme], "width": 2.5},
            marker={
                "symbol": symbol, "size": 11,
                "color": [GROUND[theme] if rate.computed else STRONG[theme] for rate in line],
                "line": {"color": STRONG[theme], "width": 2},
            },
            text=[_label(rate) for rate in line],
            textposition="top center",
            textfont={"color": INK[theme], "size": 13},
            cliponaxis=False,
            hoverinfo="text",
            hovertext=[
                f"{words.start(rate.period)}: {rate.printed}{_aside(rate)}<br>{rate.source}"
                for rate in line
            ],
        ),
        row=row, col=1,
    )  # fmt: skip


def _label(rate: Rate) -> str:
    small = [rate.as_of.strftime("%m/%Y").lstrip("0")]
    if rate.households == "minority":
        small.append("riêng hộ DTTS")
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
