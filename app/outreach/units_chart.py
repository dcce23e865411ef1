"""One channel in one quarter: a bar for each commune, and apart from them for each agency."""

import textwrap
from collections.abc import Iterator, Sequence
from html import escape  # plotly reads tags in labels
from typing import NamedTuple

import plotly.graph_objects as go

from app.colours import GROUND, INK, MUTED, STOCK
from app.outreach.channels import Number
from data import words

ROW = 36  # pixels
HEADS = {"commune": "Xã, thị trấn", "agency": "Cơ quan của huyện", "district": "Nêu chung"}
SILENT = "chưa có số"
_LETTERS = 22  # of a name on a line
_LETTER = 9  # pixels of one, of a number


class Place(NamedTuple):
    """A unit with its number, and that of the quarter that it is compared with."""

    label: str
    kind: str
    now: Number | None
    before: Number | None


def draw_units(places: Sequence[Place], now: str = "", before: str = "") -> go.Figure:
    """Bars from the top, kind by kind; a head above each kind where there are more than one.

    Hatched where a number is not exact; a thin line where the quarter before stood. `now`,
    `before`: the names of both quarters.
    """
    rows = list(_rows(places))
    drawn = [(at, one) for at, one in rows if isinstance(one, Place)]
    numbers = [number for _, one in drawn for number in (one.now, one.before)]
    top = max([1.0, *(float(number.value) for number in numbers if number)])
    return go.Figure(
        [
            _bars(drawn, is_exact=True) | {"name": now},
            _bars(drawn, is_exact=False) | {"name": now},
            _before(drawn) | {"name": before},
        ],
        {
            "height": ROW * len(rows) + 10,
            "margin": {"l": 0, "r": _room(drawn), "t": 4, "b": 4},
            "barmode": "overlay",
            "xaxis": {"visible": False, "fixedrange": True, "range": [0, top]},
            "yaxis": {
                "fixedrange": True, "showgrid": False, "zeroline": False, "ticks": "",
                "range": [len(rows) - 0.5, -0.5],
                "tickvals": [at for at, _ in rows],
                "ticktext": [_name(one) for _, one in rows],
                "tickfont": {"color": INK, "size": 15},
            },
            "annotations": [_write(at, one) for at, one in drawn],
            "showlegend": False,
            "separators": ",.",
            "dragmode": False,
        },
    )  # fmt: skip


def describe_units(places: Sequence[Place], what: str, before: str) -> str:
    """The bars in words."""
    parts = [
        f"{words.start(one.label)} {one.now or SILENT} ({before}: {one.before or SILENT})"
        for one in places
    ]
    return f"{what} theo đơn vị. {'; '.join(parts)}."


def _rows(places: Sequence[Place]) -> Iterator[tuple[int, Place | str]]:
    kinds = list(dict.fromkeys(one.kind for one in places))
    at = 0
    for kind in kinds:
        if len(kinds) > 1:
            yield at, HEADS[kind]
            at += 1
        for one in places:
            if one.kind == kind:
                yield at, one
                at += 1


def _name(row: Place | str) -> str:
    if isinstance(row, str):
        return f'<span style="color:{MUTED};font-size:13px">{row}</span>  '
    lines = textwrap.wrap(words.start(row.label), _LETTERS, break_long_words=False)
    return "<br>".join(f"{escape(line)}  " for line in lines)


def _bars(drawn: list[tuple[int, Place]], is_exact: bool) -> dict:
    told = [(at, one) for at, one in drawn if one.now and one.now.exact is is_exact]
    pattern = {"shape": "/", "size": 6, "solidity": 0.25, "fgcolor": GROUND, "bgcolor": STOCK}
    return {
        "type": "bar", "orientation": "h", "width": 0.62,
        "x": [float(one.now.value) for _, one in told if one.now],
        "y": [at for at, _ in told],
        "marker": {"color": STOCK, "line": {"width": 0}, "pattern": {} if is_exact else pattern},
        "hoverinfo": "skip", "showlegend": False,
    }  # fmt: skip


def _before(drawn: list[tuple[int, Place]]) -> dict:
    """Where the quarter that it is compared with stood."""
    told = [(at, one.before) for at, one in drawn if one.before]
    return {
        "type": "scatter", "mode": "markers",
        "x": [float(number.value) for _, number in told], "y": [at for at, _ in told],
        "marker": {
            "symbol": "line-ns-open", "size": 22, "color": INK, "line": {"width": 2, "color": INK},
        },
        "hovertext": [str(number) for _, number in told],
        "hovertemplate": "%{hovertext}<extra></extra>", "showlegend": False,
    }  # fmt: skip


def _room(drawn: list[tuple[int, Place]]) -> int:
    """Pixels to the right of the longest bar for the longest number."""
    return 20 + _LETTER * max((len(str(one.now or SILENT)) for _, one in drawn), default=0)


def _write(at: int, one: Place) -> dict:
    """The number at the end of its bar, clear of the line of the quarter before."""
    ends = [float(number.value) for number in (one.now, one.before) if number]
    return {
        "x": max(ends, default=0), "y": at, "xanchor": "left", "xshift": 7, "showarrow": False,
        "text": f"<b>{one.now}</b>" if one.now else SILENT,
        "font": {"color": INK if one.now else MUTED, "size": 15},
    }  # fmt: skip
