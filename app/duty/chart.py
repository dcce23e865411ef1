"""Who reported when: the matrix of units and quarters as a table (HTML), and bars by quarter."""

from html import escape
from typing import NamedTuple

import plotly.graph_objects as go

from app.colours import BANDS, EMPTY, GRID, INK, LINE, MUTED, both
from data import words
from data.vietnamese import write_date, write_number, write_quarter
from measures.duty import Obligation, Rate, Status, count, write_status

UNKNOWN = "chưa có thông tin"
# The sign and the words of each state, in the order of the legend.
SIGNS = {
    "on_time": ("✓", "đúng hạn"),
    "late": ("!", "trễ"),
    "missing": ("✕", "chưa báo cáo"),
    "not_due": ("–", "chưa đến hạn"),
    "exempt": ("○", "không phải báo cáo"),
    "undated": ("●", "đã báo cáo, không xét hạn"),
}
# Colours that mean the same elsewhere: blue is good, orange is bad, nothing is nothing to judge.
_LOOK = {"on_time": "met", "late": "slow", "missing": "far_behind", "undated": "on_path"}
_FEW = 4  # fewer bars than that would be too wide


class Cell(NamedTuple):
    """One unit in one quarter; both None where nothing is known.

    absence: why nothing can be, as the unit was not there: "chưa thành lập".
    """

    quarter: str
    obligation: Obligation | None = None
    status: Status | None = None
    absence: str = ""

    @property
    def nothing(self) -> str:
        """What to say where there is no status."""
        return self.absence or UNKNOWN


class Row(NamedTuple):
    """One unit with its quarters, oldest first; agencies count in no total of communes."""

    label: str
    cells: list[Cell]
    is_district: bool = False

    @property
    def rate(self) -> Rate:
        """How its reports stand, all quarters together."""
        return count(cell.status for cell in self.cells if cell.status)


def count_quarter(rows: list[Row], position: int) -> Rate:
    """How the communes stand in the quarter of that position; agencies are not counted."""
    cells = [row.cells[position] for row in rows if not row.is_district]
    return count(cell.status for cell in cells if cell.status)


def write_part(rate: Rate) -> str:
    """On time of those to be judged: "3/7"; "–" where none is."""
    if not rate.judged:
        return "–"
    return f"{write_number(rate.on_time)}/{write_number(rate.judged)}"


def write_cell(status: Status | None) -> str:
    """What stands in a cell: "✓ đúng hạn", "! trễ 5 ngày"; nothing where nothing is known."""
    if status is None:
        return ""
    sign, told = SIGNS[status.state]
    if status.state == "late" and status.days is not None:
        return f"{sign} {told} {write_number(status.days)} ngày"
    return f"{sign} {'đã báo cáo' if status.state == 'undated' else told}"


def tell_cell(label: str, cell: Cell) -> str:
    """A cell in a sentence: unit, quarter, status, deadline and day."""
    if cell.status is None:
        return f"{words.start(label)}, {write_quarter(cell.quarter)}: {cell.nothing}"
    told, one = [write_status(cell.status)], cell.obligation
    if one.until:
        told.append(f"hạn {write_date(one.until)}{' (được gia hạn)' if one.extended_to else ''}")
    if one.came_on:
        told.append(f"gửi {write_date(one.came_on)}")
    if one.exempt_reason:
        told.append(one.exempt_reason)
    return f"{words.start(label)}, {write_quarter(cell.quarter)}: {'; '.join(told)}"


def draw_matrix(rows: list[Row]) -> str:
    """The matrix as an HTML table, framed like app/customs/grid_chart.py."""
    quarters = [cell.quarter for cell in rows[0].cells]
    # Names of communes are shorter than those of customs, for which the stylesheet makes room.
    narrow = ' style="min-width:6.6rem;max-width:11rem"'
    heads = "".join(
        f'<th scope="col">{words.start(write_quarter(quarter))}</th>' for quarter in quarters
    )
    body = []
    for row in rows:
        drawn = "".join(_draw(row.label, cell) for cell in row.cells)
        name = escape(words.start(row.label))
        part = f'<td class="grid-whole">{write_part(row.rate)}</td>'
        body.append(f'<tr><th scope="row"{narrow}>{name}</th>{drawn}{part}</tr>')
    totals = [count_quarter(rows, position) for position in range(len(quarters))]
    whole = count(cell.status for row in _communes(rows) for cell in row.cells if cell.status)
    foot = "".join(f"<td>{write_part(rate)}</td>" for rate in totals)
    alt = escape(describe_matrix(rows))
    return (
        # Where not all fits in, the frame shows its right end first: the chosen quarter.
        '<div class="grid-frame grid-even" style="direction:rtl" tabindex="0" role="region" '
        'aria-label="Báo cáo theo xã và quý">'
        f'<table class="grid" style="direction:ltr"><caption class="grid-alt">{alt}</caption>'
        f'<thead><tr><th scope="col"{narrow}>Đơn vị</th>{heads}'
        '<th scope="col" class="grid-whole">Đúng hạn</th></tr></thead>'
        f"<tbody>{''.join(body)}</tbody>"
        f'<tfoot><tr><th scope="row"{narrow}>Số xã đúng hạn</th>{foot}'
        f'<td class="grid-whole">{write_part(whole)}</td></tr></tfoot></table></div>'
    )


def draw_legend(rows: list[Row]) -> str:
    """What the signs that occur say, as HTML; a blank cell is always explained."""
    found = {cell.status.state for row in rows for cell in row.cells if cell.status}
    items = [
        f'<span><i class="grid-sign" style="{_style(state)}">{sign}</i> {told}</span>'
        for state, (sign, told) in SIGNS.items()
        if state in found
    ]
    empty = [cell for row in rows for cell in row.cells if cell.status is None]
    if any(not cell.absence for cell in empty):
        style = f"box-shadow:inset 0 0 0 1px {both(GRID)}"
        items.append(f'<span><i class="grid-sign" style="{style}">&nbsp;</i> {UNKNOWN}</span>')
    if told := sorted({cell.absence for cell in empty if cell.absence}):
        style = f"background:{both(GRID)}"
        items.append(
            f'<span><i class="grid-sign" style="{style}">&nbsp;</i> {", ".join(told)}</span>'
        )
    return f'<div class="grid-legend">{"".join(items)}</div>'


def describe_matrix(rows: list[Row]) -> str:
    """The last quarter of the matrix in words, unit by unit, and each unit's share on time."""
    quarter = rows[0].cells[-1].quarter
    told = []
    for row in rows:
        cell = row.cells[-1]
        now = write_status(cell.status).lower() if cell.status else cell.nothing
        told.append(f"{words.start(row.label)} {now}, đúng hạn {write_part(row.rate)} quý")
    return f"Tình hình báo cáo {write_quarter(quarter)} và các quý trước. {'; '.join(told)}."


def draw_bars(rates: dict[str, Rate]) -> go.Figure:
    """How many communes were on time, late, missing, quarter by quarter; above: on time of all."""
    quarters = list(rates)
    top = max((sum(_parts(rate).values()) for rate in rates.values()), default=0) or 1
    drawn = [
        state for state in SIGNS if any(_parts(rate).get(state) for rate in rates.values())
    ] or ["on_time"]
    # Made in one piece: adding traces and notes one by one takes many times as long.
    return go.Figure(
        [_bars(state, rates) for state in drawn],
        {
            "annotations": [
                {
                    "x": at, "y": sum(_parts(rate).values()), "yanchor": "bottom",
                    "text": f"<b>{write_part(rate)}</b>", "showarrow": False,
                    "font": {"color": INK, "size": 13},
                }
                for at, rate in enumerate(rates.values())
            ],
            "barmode": "stack",
            "bargap": 0.25,
            "height": 330,
            "margin": {"l": 0, "r": 0, "t": 34, "b": 44},
            "xaxis": {
                "fixedrange": True, "range": [-0.5, max(len(quarters), _FEW) - 0.5],
                "tickvals": list(range(len(quarters))),
                "ticktext": [_tick(quarter) for quarter in quarters],
                "tickfont": {"color": INK, "size": 12}, "showgrid": False,
                "zeroline": False, "ticks": "",
            },
            "yaxis": {"visible": False, "fixedrange": True, "range": [0, top * 1.12]},
            "legend": {
                "orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "itemclick": False,
                "itemdoubleclick": False, "traceorder": "normal",
                "font": {"color": INK, "size": 12},
            },
            "separators": ",.",
            "dragmode": False,
        },
    )  # fmt: skip


def describe_bars(rates: dict[str, Rate]) -> str:
    """The bars in words, quarter by quarter."""
    parts = []
    for quarter, rate in rates.items():
        counts = _parts(rate)
        told = [f"{write_number(counts[s])} {SIGNS[s][1]}" for s in SIGNS if counts.get(s)]
        parts.append(f"{write_quarter(quarter)}: {', '.join(told) or UNKNOWN}")
    return f"Số xã, thị trấn báo cáo đúng hạn, trễ, chưa báo cáo theo quý. {'; '.join(parts)}."


def _bars(state: str, rates: dict[str, Rate]) -> dict:
    """The pieces of one state, as a trace."""
    sign, told = SIGNS[state]
    counts = [_parts(rate).get(state, 0) for rate in rates.values()]
    fill, ink = BANDS[_LOOK.get(state, "unknown")]
    return {
        "type": "bar", "name": f"{sign} {told}", "x": list(range(len(rates))), "y": counts,
        "marker": {
            "color": fill,
            "line": {"color": LINE, "width": 1 if fill == EMPTY else 0},
        },
        "text": [f"{sign} {write_number(number)}" if number else "" for number in counts],
        "textposition": "inside", "insidetextanchor": "middle", "textangle": 0,
        "constraintext": "none", "textfont": {"color": ink, "size": 13},
        "hovertext": [
            f"{words.start(write_quarter(quarter))}: {write_number(number)} xã, thị trấn {told}"
            for quarter, number in zip(rates, counts, strict=True)
        ],
        "hoverinfo": "text", "showlegend": True,
    }  # fmt: skip


def _parts(rate: Rate) -> dict[str, int]:
    """All who had or have to report, by state; the exempt are in no total."""
    return {state: number for state, number in rate._asdict().items() if state != "exempt"}


def _tick(quarter: str) -> str:
    return words.start(write_quarter(quarter)).replace("/", "<br>")


def _communes(rows: list[Row]) -> list[Row]:
    return [row for row in rows if not row.is_district]


def _draw(label: str, cell: Cell) -> str:
    told = escape(tell_cell(label, cell), quote=True)
    style = _style(cell.status.state if cell.status else "")
    if cell.absence and not cell.status:
        style = f"background:{both(GRID)}"
    return f'<td style="{style}" title="{told}">{write_cell(cell.status)}</td>'


def _style(state: str) -> str:
    fill, ink = BANDS[_LOOK.get(state, "unknown")]
    if fill == EMPTY:
        return f"color:{both(MUTED)}"
    return f"background:{both(fill)};color:{both(ink)}"
