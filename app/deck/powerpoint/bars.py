"""Bars of a figure as a chart's table: beside each other, on each other, or where others end."""

import re
from math import floor

from app import colours
from app.deck.powerpoint.drawing import Drawing, Label, Look, Series, Value
from app.deck.powerpoint.lettering import measure
from app.deck.powerpoint.marks import (
    fill_up,
    find_look,
    find_places,
    name_places,
    plain,
    read_label,
)

_PLOT, _TYPE = 520, 20  # points of a chart's width and of its labels, at the least and most


def read_bars(traces: list[dict], layout: dict) -> Drawing:
    """The drawing of a figure with bars; marks beside them are bars as well."""
    bars = [trace for trace in traces if trace["type"] == "bar"]
    dots = [trace for trace in traces if trace.get("mode") == "markers"]
    is_across = bars[0].get("orientation") == "h"
    place, size = ("y", "x") if is_across else ("x", "y")
    axis, span = layout[f"{place}axis"], layout[f"{size}axis"].get("range", [0, 1])
    places = find_places(traces, axis, place)
    names = name_places(traces, axis, place, places)
    above, below = _find_notes(traces, layout, place, size)
    series = _read_pieces(bars, places, place, size)
    stands = any(one.kind == "base" for one in series)
    is_stacked = stands or (len(series) > 1 and layout.get("barmode") in ("stack", "relative"))
    low, high = min(0, *span), max(span)
    if dots:
        beside = _read_marks(dots, places, place, size, "" if stands else colours.THIN)
        above |= _sign_points(dots, above, place) if stands else {}
        if any(value is not None for value in beside.values):
            series = [beside, *series] if stands else [*series, beside]
    if not is_stacked:
        series[0] = _label(series[0], above)
        names = _tell_unknown(names, series[0], above)
    elif is_across:
        low = floor(min(span)) if stands else 0  # an axis of changes may begin near them
        series, high = _add_room(series, above, low)
    else:
        series += _add_ends(series, above, below)
    unit = "" if stands and low else None
    return Drawing(tuple(names), tuple(series), is_across, is_stacked, low, high, unit)


def _tell_unknown(names: list[str], series: Series, labels: dict[int, Label]) -> list[str]:
    """The names; after those without a bar why they have none, for a chart has no label where it
    has no value."""
    told = [
        labels[at].text if value is None and at in labels else ""
        for at, value in enumerate(series.values)
    ]
    return [f"{name}: {why}" if why else name for name, why in zip(names, told, strict=True)]


def _find_notes(
    traces: list[dict], layout: dict, place: str, size: str
) -> tuple[dict[int, Label], dict[int, Label]]:
    """What stands at the ends of bars, by their places, and what stands below nought."""
    above: dict[int, Label] = {}
    below: dict[int, Label] = {}
    for note in layout.get("annotations", ()):
        if "paper" in (note.get("xref"), note.get("yref")) or not plain(note["text"]):
            continue
        is_below = note[size] < 0 or note.get("yanchor") == "top"
        side = below if is_below else above
        side.setdefault(round(note[place]), read_label(note["text"], note["font"]))
    for trace in traces:
        if trace.get("mode") == "text":
            for at, text in zip(trace[place], trace["text"], strict=True):
                if text.strip():
                    above[round(at)] = read_label(text, trace["textfont"])
    return above, below


def _read_series(bars: list[dict], places: list[int], place: str, size: str) -> list[Series]:
    """The traces, those of one name together."""
    series = []
    for name in dict.fromkeys(trace.get("name", "") for trace in bars):
        values: list[Value] = [None] * len(places)
        looks: list[Look | None] = [None] * len(places)
        labels: list[Label | None] = [None] * len(places)
        for trace in bars:
            if trace.get("name", "") != name:
                continue
            inside = trace.get("text") if trace.get("textposition") == "inside" else None
            for number, at in enumerate(trace[place]):
                row = places.index(round(at))
                values[row] = trace[size][number]
                looks[row] = find_look(trace["marker"], number)
                if inside and inside[number]:
                    labels[row] = Label(inside[number], trace["textfont"]["color"])
        series.append(Series(name, tuple(values), "bar", fill_up(looks), tuple(labels)))
    return series


def _read_pieces(bars: list[dict], places: list[int], place: str, size: str) -> list[Series]:
    """The traces; of bars that begin where others end what is seen of each, and what it stands on,
    which is nothing where all begin at nought."""
    if not any("base" in trace for trace in bars):
        return _read_series(bars, places, place, size)
    spans: dict[int, list[float]] = {}
    looks: dict[int, Look] = {}
    for trace in bars:
        for number, (at, begin) in enumerate(zip(trace[place], trace["base"], strict=True)):
            spans.setdefault(round(at), []).extend([begin, begin + trace[size][number]])
            looks[round(at)] = find_look(trace["marker"], number)
    ends = [(min(spans[at]), max(spans[at])) if at in spans else None for at in places]
    seen = Series(
        _name(bars),
        tuple(end[1] - end[0] if end else None for end in ends),
        "bar",
        fill_up([looks.get(at) for at in places]),
        (None,) * len(places),
    )
    if not any(end and end[0] for end in ends):  # blocks: none of them is nought
        return [seen._replace(values=tuple(value or 0 for value in seen.values))]
    return [
        Series("Nền (không tô màu)", tuple(end[0] if end else None for end in ends), "base"),
        seen,
    ]


def _read_marks(dots: list[dict], places: list[int], place: str, size: str, colour: str) -> Series:
    """Marks beside bars, as bars of a colour ("" for none) with what is told of each."""
    values: list[Value] = [None] * len(places)
    told: list[Label | None] = [None] * len(places)
    for trace in dots:
        texts = trace.get("hovertext") or [""] * len(trace[place])
        for at, value, text in zip(trace[place], trace[size], texts, strict=True):
            row = places.index(round(at))
            values[row] = value
            told[row] = Label(plain(text), colours.MUTED) if text else None
    look = (Look(colour),) * len(places)
    return Series(_name(dots), tuple(values), "bar", look, tuple(told))


def _sign_points(dots: list[dict], labels: dict[int, Label], place: str) -> dict[int, Label]:
    """The labels of points with the sign of a point: on an axis that does not begin at nought a bar
    to it would have a length that says nothing, so it has none that is seen."""
    return {
        at: labels[at]._replace(text=f"{'◆' if colour != colours.EMPTY else '◇'} {labels[at].text}")
        for trace in dots
        for at, colour in zip(map(round, trace[place]), trace["marker"]["color"], strict=True)
        if at in labels
    }


def _name(traces: list[dict]) -> str:
    return next((trace["name"] for trace in traces if trace.get("name")), "")


def _label(series: Series, labels: dict[int, Label]) -> Series:
    """The series with its labels; nought is no number where it is labelled with a word."""
    values = tuple(
        None if not value and at in labels and not re.search(r"\d", labels[at].text) else value
        for at, value in enumerate(series.values)
    )
    told = tuple(labels.get(at) if value is not None else None for at, value in enumerate(values))
    return series._replace(values=values, labels=told)


def _add_room(
    series: list[Series], labels: dict[int, Label], low: float
) -> tuple[list[Series], float]:
    """Bars across on each other, and after them room that carries what stands at their ends; and
    where that room ends. `low`: where the axis begins."""
    rows = range(len(series[0].values))
    lengths = [sum(one.values[row] or 0 for one in series) for row in rows]
    shares = {row: min(measure(label.text, _TYPE) / _PLOT, 0.7) for row, label in labels.items()}
    ends = [low + max(lengths[row] - low, 0) / (1 - shares.get(row, 0)) for row in rows]
    end = max([low + 1, *ends])
    room = tuple(end - lengths[row] if row in labels else None for row in rows)
    told = tuple(labels.get(row) for row in rows)
    added = Series("Chỗ ghi số", room, "room", (Look(),) * len(rows), told)
    return [*series, added], end


def _add_ends(series: list[Series], high: dict[int, Label], low: dict[int, Label]) -> list[Series]:
    """What stands above columns on each other, and below nought."""
    rows = range(len(series[0].values))
    added = []
    for name, labels, sign in (("Cộng", high, 1), ("Cộng phía dưới", low, -1)):
        if labels:
            values = tuple(
                sum(one.values[row] for one in series if (one.values[row] or 0) * sign > 0)
                if row in labels
                else None
                for row in rows
            )
            told = tuple(labels.get(row) for row in rows)
            added.append(Series(name, values, "ends", (), told))
    return added
