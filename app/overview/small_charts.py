"""The small charts of the first screen: one for each subject, made for 290 pixels of width.

Type is 15 pixels where it must be read from afar; on a wide screen all of it grows (chart.js).
"""

from collections.abc import Mapping, Sequence
from html import escape  # plotly reads tags in labels
from typing import NamedTuple

import plotly.graph_objects as go

from app.colours import BANDS, BEGAN, GOAL_MET, GROUND, INEFFECTIVE, INK, LINE, MUTED
from data import words
from data.vietnamese import write_count, write_quarter
from measures.totals import Total, add

WIDTH = 290  # pixels that the charts are made for
HEIGHT = 176
FEWEST = 5  # bars that the width is for: two alone would be walls
_ROOM = 0.2  # of the tallest bar, for the number above it
_ROMAN = ("I", "II", "III", "IV")


class Bar(NamedTuple):
    """A number in a quarter: `total` None where nothing is reported; `part`: who reported, where
    not all did."""

    quarter: str
    total: Total | None
    part: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it is all of it, counted to the end."""
        return self.total is not None and self.total.exact and not self.part

    @property
    def is_open(self) -> bool:
        """Whether there may be more of it."""
        return self.total is not None and not self.is_whole

    @property
    def known(self) -> int | None:
        """What is counted of it; None where nothing is reported, or all of it is uncounted."""
        if self.total is None or not (self.total.value or self.total.exact):
            return None
        return self.total.value

    @property
    def brief(self) -> str:
        """The number where room is short: "≥69", also where not all reported."""
        if self.total is None:
            return "–"
        text = f"≥{self.total}" if self.total.exact and self.part else str(self.total)
        for word, sign in (("ít nhất ", "≥"), ("hơn ", ">"), ("khoảng ", "≈"), ("chưa rõ số", "?")):
            text = text.replace(word, sign)
        return text

    @property
    def told(self) -> str:
        """The number with its quarter and who reported: "quý I/2024: ít nhất 69 (6/7 xã …)"."""
        number = words.NO_FIGURE if self.total is None else str(self.total)
        return f"{write_quarter(self.quarter)}: {number}" + (f" ({self.part})" if self.part else "")


class Change(NamedTuple):
    """Models of a quarter: those that began, and those that stopped by how they ended."""

    launched: Bar
    goal_met: Bar
    ineffective: Bar


def draw_bars(bars: Sequence[Bar], unit: str, now: str, past: str, name: str = "") -> go.Figure:
    """A number by quarter: the last bar in the colour `now`, the others in `past`; hatched where it
    is not all of it. `name`: what is counted."""
    top = max(1, *(bar.total.value if bar.total else 0 for bar in bars))
    traces = []
    for colour, is_whole in ((now, True), (now, False), (past, True), (past, False)):
        at = [
            place
            for place, bar in enumerate(bars)
            if bar.is_whole is is_whole and (colour == now) is (place == len(bars) - 1)
        ]
        values = [bars[place].known for place in at]
        told = [f"{words.start(bars[place].told)} {unit}" for place in at]
        traces.append(_trace(name, at, values, told, colour, GROUND if not is_whole else ""))
    notes = [
        _number(place, bar.total.value if bar.total else 0, bar.brief, place == len(bars) - 1)
        for place, bar in enumerate(bars)
    ]
    return go.Figure(traces, _layout([bar.quarter for bar in bars], [0, top * (1 + _ROOM)], notes))


def draw_changes(changes: Sequence[Change]) -> go.Figure:
    """Models that began above the line, those that stopped below it, by quarter; hatched where
    there may be more."""
    stopped = [_add(change) for change in changes]
    high = max(1, *(_value(change.launched) for change in changes))
    low = max(1, *map(_value, stopped))
    traces = [
        _trace(
            words.start(word),
            at,
            [None if (known := bars[place].known) is None else sign * known for place in at],
            [f"{words.start(bars[place].told)} mô hình {word}" for place in at],
            colour,
            GROUND if is_open else "",
        )
        for bars, word, sign, colour in (
            ([change.launched for change in changes], "ra mắt", 1, BEGAN),
            ([change.goal_met for change in changes], "dừng, đạt mục tiêu", -1, GOAL_MET),
            ([change.ineffective for change in changes], "dừng, không hiệu quả", -1, INEFFECTIVE),
        )
        for is_open in (False, True)
        if (at := [place for place, bar in enumerate(bars) if bar.is_open is is_open])
    ]
    last, room = len(changes) - 1, _ROOM * (high + low)
    notes = [
        _number(place, _value(change.launched), change.launched.brief, place == last)
        for place, change in enumerate(changes)
    ]
    notes += [
        _number(place, -_value(bar), bar.brief if _value(bar) else "", place == last, "top")
        for place, bar in enumerate(stopped)
    ]
    key = " ".join(
        f'<span style="color:{colour}">■</span> {word}'
        for colour, word in (
            (BEGAN, "ra mắt"),
            (GOAL_MET, "đạt mục tiêu"),
            (INEFFECTIVE, "không hiệu quả"),
        )
    )
    layout = _layout(
        [change.launched.quarter for change in changes], [-low - room, high + room], notes
    )
    layout["annotations"].append(
        {
            "text": key, "x": 0, "y": 1, "xref": "paper", "yref": "paper", "yanchor": "bottom",
            "xanchor": "left", "showarrow": False, "font": {"size": 13, "color": INK},
        }
    )  # fmt: skip
    layout["margin"]["t"] = 20
    layout["shapes"] = [
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0,
         "line": {"color": LINE, "width": 1}}
    ]  # fmt: skip
    return go.Figure(traces, layout)


def draw_statuses(names: Mapping[str, Sequence[str]]) -> go.Figure:
    """How many indicators stand how: a block for each, a row for each status (its names)."""
    rows = list(names)
    most = max(1, *(len(of) for of in names.values()))
    traces = [
        {
            "type": "bar",
            "name": "Số chỉ tiêu",
            "orientation": "h",
            "x": [1] * len(names[status]),
            "base": list(range(len(names[status]))),
            "y": [row] * len(names[status]),
            "width": 0.72,
            "marker": {
                "color": BANDS[status][0],
                "line": {"color": LINE if status == "unknown" else GROUND, "width": 2},
            },
            "text": [
                f"{words.start(words.STATUS[status])}: {escape(name)}" for name in names[status]
            ],
            "textposition": "none",
            "hovertemplate": "%{text}<extra></extra>",
            "showlegend": False,
        }
        for row, status in enumerate(rows)
    ]
    notes = [
        {
            "x": len(names[status]), "y": row, "text": f"<b>{len(names[status])}</b>",
            "xanchor": "left", "xshift": 6, "showarrow": False,
            "font": {"size": 17, "color": INK if names[status] else MUTED},
        }
        for row, status in enumerate(rows)
    ]  # fmt: skip
    layout = {
        "barmode": "overlay",
        "height": HEIGHT,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "xaxis": {"visible": False, "range": [0, most * 1.18], "fixedrange": True},
        "yaxis": {
            "range": [len(rows) - 0.5, -0.5],
            "tickvals": list(range(len(rows))),
            "ticktext": [
                f"{words.STATUS_SIGN[status]} {words.start(words.STATUS[status])}  "
                for status in rows
            ],
            "tickfont": {"size": 15, "color": INK},
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        "annotations": notes,
        "separators": ",.",
    }
    return go.Figure(traces, layout)


def describe_bars(bars: Sequence[Bar], what: str) -> str:
    """The bars in words."""
    return f"{what} theo quý. {'; '.join(words.start(bar.told) for bar in bars)}."


def describe_changes(changes: Sequence[Change]) -> str:
    """Models by quarter in words."""
    parts = [
        f"{words.start(change.launched.told)} ra mắt, dừng: {change.goal_met.brief} do đạt mục "
        f"tiêu, {change.ineffective.brief} do không hiệu quả"
        for change in changes
    ]
    return f"Mô hình ra mắt và dừng theo quý. {'; '.join(parts)}."


def describe_statuses(names: Mapping[str, Sequence[str]]) -> str:
    """The statuses in words, with the indicators of each."""
    parts = [
        f"{write_count(len(of))} {words.STATUS[status]}" + (f" ({', '.join(of)})" if of else "")
        for status, of in names.items()
    ]
    return f"Chỉ tiêu theo tiến độ. {'; '.join(parts)}."


def _value(bar: Bar) -> int:
    return bar.total.value if bar.total else 0


def _add(change: Change) -> Bar:
    """Those that stopped, however they ended."""
    both = [change.goal_met, change.ineffective]
    known = [bar.total for bar in both if bar.total]
    part = next((bar.part for bar in both if bar.part), "")
    return Bar(change.launched.quarter, add(known), part)


def _trace(
    name: str, at: list[int], values: list[int | None], told: list[str], colour: str, hatch: str
) -> dict:
    pattern = {"shape": "/", "size": 6, "solidity": 0.25, "fgcolor": hatch, "bgcolor": colour}
    return {
        "type": "bar",
        "name": name,
        "x": at,
        "y": values,
        "width": 0.66,
        "marker": {"color": colour, "pattern": pattern if hatch else {}, "line": {"width": 0}},
        "text": told,
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
        "showlegend": False,
    }


def _number(place: int, value: int, text: str, is_now: bool, anchor: str = "bottom") -> dict:
    return {
        "x": place,
        "y": value,
        "text": f"<b>{text}</b>" if is_now else text,
        "yanchor": anchor,
        "showarrow": False,
        "font": {"size": 16 if is_now else 13, "color": INK if is_now else MUTED},
    }


def _layout(quarters: list[str], height: list[float], notes: list[dict]) -> dict:
    ticks = []
    for place, quarter in enumerate(quarters):
        is_first = place == 0 or quarter[-1] == "1"
        ticks.append(_ROMAN[int(quarter[-1]) - 1] + (f"<br>{quarter[:4]}" if is_first else ""))
    return {
        "barmode": "relative",
        "height": HEIGHT,
        "margin": {"l": 0, "r": 0, "t": 2, "b": 40},
        "xaxis": {
            "range": [-0.6, max(FEWEST, len(quarters)) - 0.4],
            "tickvals": list(range(len(quarters))),
            "ticktext": ticks,
            "tickfont": {"size": 12, "color": MUTED},
            "automargin": False,
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        "yaxis": {"visible": False, "range": height, "fixedrange": True},
        "annotations": notes,
        "separators": ",.",
    }
