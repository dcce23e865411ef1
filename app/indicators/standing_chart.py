"""One indicator: from the year's start to now, and where the target stands, place by place."""

from html import escape  # plotly reads tags in labels

import plotly.graph_objects as go

from app.colours import DISTANCES, GRID, INK, LINE, MUTED
from app.indicators.progress_chart import side_of, tell_cell
from data import words
from measures.progress import Rule
from measures.shares import write_share
from measures.standings import Standing, shorten

_ROW = 42  # pixels: two lines of figures beside it


def dumbbells(standings: list[Standing], labels: dict[str, str], together: str) -> go.Figure:
    """Level at the year's start, value now, level required by now and target, on one axis.

    `standings` of one indicator, in the order of the rows; `labels`: names by unit id, `together`
    the name of all communes.
    """
    rule = standings[0].rule
    rows = {id(place): -number for number, place in enumerate(standings)}
    # Made in one piece: adding traces and notes one by one takes many times as long.
    return go.Figure(
        [_ways(standings, rows), *_marks(standings, rows, labels, together)],
        {
            "annotations": [*(_beside(rows[id(place)], _figures(place))
                for place in standings), _column_head(rule), _key(standings)],
            "height": 104 + _ROW * len(standings),
            "margin": {"l": 0, "r": 104, "t": 44, "b": 24},
            "xaxis": {
                "fixedrange": True, "nticks": 5, "ticksuffix": "%" if rule.unit == "%" else "",
                "rangemode": "tozero" if rule.cumulative else "normal", "zeroline": False,
                "tickfont": {"color": MUTED, "size": 12}, "gridcolor": GRID,
                "range": _range(standings),
            },
            "yaxis": {
                "fixedrange": True, "ticks": "", "showgrid": False, "zeroline": False,
                "range": [-len(standings) + 0.4, 1.5],
                "tickvals": list(rows.values()),
                "ticktext": [_label(place, labels, together) for place in standings],
                "tickfont": {"color": INK, "size": 15},
            },
            "showlegend": False,
            "separators": ",.",
            "dragmode": False,
        },
    )  # fmt: skip


def describe_dumbbells(standings: list[Standing], labels: dict[str, str], together: str) -> str:
    """The marks in words, place by place."""
    rule = standings[0].rule
    parts = [_sentence(place, labels, together) for place in standings]
    return f"{rule.short}, từ đầu năm đến nay và mục tiêu năm. {'; '.join(parts)}."


def begin(place: Standing) -> float | None:
    """Where the way of the year starts: at 0 for what counts up, nowhere for a share of it."""
    if place.rule.cumulative:
        return 0.0 if place.rule.path == "linear" else None
    return None if place.inputs.start is None else float(place.inputs.start)


def _ways(standings: list[Standing], rows: dict[int, int]) -> dict:
    """The way of each place from the year's start to now, all in one trace."""
    ways = [
        (begin(place), float(place.inputs.value), rows[id(place)])
        for place in standings
        if begin(place) is not None and place.inputs.value is not None
    ]
    return {
        "type": "scatter", "mode": "lines", "line": {"color": LINE, "width": 3},
        "x": [x for start, end, _ in ways for x in (start, end, None)],
        "y": [y for _, _, row in ways for y in (row, row, None)],
        "hoverinfo": "skip", "showlegend": False,
    }  # fmt: skip


def _marks(
    standings: list[Standing],
    rows: dict[int, int],
    labels: dict[str, str],
    together: str,
) -> list[dict]:
    """A mark of each place for the year's start, now, what is required, and the target."""
    starts = [place for place in standings if begin(place) is not None]
    now = [place for place in standings if place.inputs.value is not None]
    aims = [place for place in standings if place.inputs.target is not None]
    asked = _asked(standings)
    hollow = {"symbol": "circle-open", "size": 8, "color": MUTED, "line": {"width": 2}}
    tick = {"symbol": "line-ns-open", "size": 13, "color": MUTED, "line": {"width": 2}}
    bar = {"symbol": "line-ns-open", "size": 18, "color": INK, "line": {"width": 3}}
    disc = {"symbol": "circle", "size": 14, "line": {"color": INK, "width": 1}}
    fills = [DISTANCES[side_of(place)][0] for place in now]
    told = {id(place): escape(_sentence(place, labels, together)) for place in standings}
    # The target comes last: a value that reaches it must not hide it.
    return [
        {
            "type": "scatter", "mode": "markers", "name": name, "marker": marker,
            "x": [at(place) for place in places], "y": [rows[id(place)] for place in places],
            "hoverinfo": "text", "hovertext": [told[id(place)] for place in places],
        }
        for name, places, at, marker in (
            ("đầu năm", starts, begin, hollow),
            ("hiện nay", now, lambda place: float(place.inputs.value), disc | {"color": fills}),
            ("mức cần có quý này", asked, lambda place: float(place.required), tick),
            ("mục tiêu năm", aims, lambda place: float(place.inputs.target), bar),
        )
    ]  # fmt: skip


def _asked(standings: list[Standing]) -> list[Standing]:
    """The places whose level required by now is another than the year's target: not at the year's
    end, nor of a level that holds all year."""
    return [place for place in standings if place.required not in (None, place.inputs.target)]


def _key(standings: list[Standing]) -> dict:
    """What the marks are, above the chart; in two lines it fits on a phone, too."""
    rule = standings[0].rule
    lines = ["● hiện nay"], []
    if any(begin(place) is not None for place in standings):
        lines[0].insert(0, f"<span style='color:{MUTED}'>○</span> đầu năm")
    if _asked(standings):
        word = "mức cho phép" if rule.ceiling else "mức cần có"
        lines[1].append(f"<span style='color:{MUTED}'>│</span> {word} quý này")
    aim = "mức trần cả năm" if rule.ceiling else "mục tiêu năm"
    lines[1].append(f"<b>┃</b> {aim}")
    return {
        "x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "bottom",
        "text": "<br>".join("\u2003".join(line) for line in lines), "showarrow": False,
        "align": "left", "font": {"color": INK, "size": 13},
    }  # fmt: skip


def _beside(y: float, text: str) -> dict:
    """A text in the column to the right of the chart."""
    return {
        "x": 1, "xref": "paper", "xanchor": "left", "xshift": 10, "y": y, "text": text,
        "showarrow": False, "align": "left", "font": {"color": INK, "size": 13},
    }  # fmt: skip


def _column_head(rule: Rule) -> dict:
    small = {"yanchor": "bottom", "font": {"color": MUTED, "size": 12}}
    return _beside(0.5, f"hiện nay ({rule.unit})<br>so với cần có") | small


def _label(place: Standing, labels: dict[str, str], together: str) -> str:
    name = escape(shorten(place, labels, together))
    return f"<b>{name}</b> " if place.scope == "all" else f"{name} "


def _figures(place: Standing) -> str:
    """The value and its distance, as the last column of the row."""
    if place.inputs.value is None:
        return escape(place.value_text)
    distance = place.distance_told
    told = tell_cell(place) if distance is None else f"{distance.word} {distance.number}".strip()
    sign = f" {words.STATUS_SIGN['met']}" if place.progress.status == "met" else ""
    value = f"<b><span style='font-size:1.15em'>{escape(place.brief)}</span></b>"
    return f"{value}{sign}<br>{escape(told)}"


def _sentence(place: Standing, labels: dict[str, str], together: str) -> str:
    rule, inputs = place.rule, place.inputs
    parts = [f"{shorten(place, labels, together)}: {place.told}"]
    if not rule.cumulative:
        start = "chưa rõ" if inputs.start is None else rule.write(inputs.start)
        parts.append(f"đầu năm {start}")
    if place.distance_told is not None:
        told = place.distance_told.text
        parts.append(told if rule.ceiling else f"{told} so với mức cần có quý này")
    target = "chưa có" if inputs.target is None else rule.write(inputs.target)
    parts.append(f"{'mức trần' if rule.ceiling else 'mục tiêu'} {target}")
    if place.progress.percent is not None and not rule.ceiling:
        parts.append(f"bằng {write_share(place.progress.percent)}{_of(rule)}")
    parts.append(words.STATUS[place.progress.status])
    return ", ".join(parts)


def _of(rule: Rule) -> str:
    return " mức giảm đề ra" if rule.direction == "down" else " mục tiêu"


def _range(standings: list[Standing]) -> list[float]:
    """All marks with room around them; a lone or equal value keeps a width of its own."""
    known = [
        float(value)
        for place in standings
        for value in (begin(place), place.inputs.value, place.required, place.inputs.target)
        if value is not None
    ]
    low, high = min(known, default=0.0), max(known, default=1.0)
    room = 0.06 * (high - low) or max(abs(high) * 0.1, 0.5)
    return [low - room, high + room]
