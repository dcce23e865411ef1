"""Lines over time, and dots in rows, as a chart's table."""

import re
from math import ceil, floor

from app import colours
from app.deck.powerpoint.drawing import Drawing, Label, Look, Series, Value
from app.deck.powerpoint.marks import (
    fill_up,
    find_places,
    find_symbol,
    name_places,
    plain,
    read_label,
    soften,
)


def read_course(traces: list[dict], layout: dict) -> Drawing:
    """Lines and dots over time; a band between two lines as an area that stands on another."""
    places = find_places(traces, {}, "x")
    names = name_places(traces, layout["xaxis"], "x", places)
    series: list[Series] = []
    for trace in traces:
        if trace.get("fill") == "toself":
            series += _read_band(trace, places)
            continue
        values: list[Value] = [None] * len(places)
        for at, value in zip(trace["x"], trace["y"], strict=True):
            values[places.index(at)] = value
        if not any(value is not None for value in values):
            continue
        has_line, marker = "lines" in trace["mode"], trace.get("marker", {})
        colour = trace.get("line", {}).get("color") or marker.get("color")
        colour = colour[0] if isinstance(colour, list) and colour else colour
        is_open = str(marker.get("symbol", "")).endswith("-open")
        colour = colour or colours.INK
        look = Look(soften(colour) if is_open else colour, "", colour)
        series.append(
            Series(
                trace.get("name", ""), tuple(values), "line" if has_line else "dots",
                (look,) * len(places), (None,) * len(places),
                find_symbol(marker) if "markers" in trace["mode"] else "none",
                trace.get("line", {}).get("dash") == "dash",
            )
        )  # fmt: skip
    for note in layout.get("annotations", ()):
        series = _place_note(series, places, note)
    return Drawing(tuple(names), tuple(series), high=max(layout["yaxis"]["range"]))


def _read_band(trace: dict, places: list[float]) -> list[Series]:
    """Its upper edge comes first, then the lower one backwards."""
    half = len(trace["x"]) // 2
    upper = dict(zip(trace["x"][:half], trace["y"][:half], strict=True))
    lower = dict(zip(trace["x"][half:], trace["y"][half:], strict=True))
    base = tuple(lower.get(at) for at in places)
    band = tuple(upper[at] - lower[at] if at in upper else None for at in places)
    name = trace.get("name", "")
    look = (Look(trace["fillcolor"]),) * len(places)
    return [
        Series(f"{name}: từ", base, "area", (Look(),) * len(places)),
        Series(name, band, "area", look),
    ]


def _place_note(series: list[Series], places: list[float], note: dict) -> list[Series]:
    """The note beside the last series that has its value at its place."""
    at = places.index(round(note["x"]))
    for number in range(len(series) - 1, -1, -1):
        one = series[number]
        if one.kind != "area" and one.values[at] == note["y"]:
            labels = list(one.labels)
            told = read_label(note["text"].replace("≥ ", "≥"), note["font"])
            labels[at] = told._replace(is_below=note.get("yanchor") == "top")
            changed = one._replace(labels=tuple(labels))
            return [*series[:number], changed, *series[number + 1 :]]
    return series


def read_dots(traces: list[dict], layout: dict) -> Drawing:
    """Rows with dots on one axis, turned upright: a name for each row, a series for each mark."""
    axis = layout["yaxis"]
    places = list(axis["tickvals"])
    names = [plain(text) for text in axis["ticktext"]]
    beside = {
        note["y"]: read_label(note["text"].replace(" · ", "<br>"), note["font"])
        for note in layout["annotations"]
        if note.get("xref") == "paper" and note["y"] in places and note.get("x") == 1
    }
    series = []
    for trace in traces:
        if trace["mode"] != "markers" or not trace["x"]:
            continue
        marker = trace["marker"]
        values: list[Value] = [None] * len(places)
        looks: list[Look | None] = [None] * len(places)
        labels: list[Label | None] = [None] * len(places)
        is_now = marker["symbol"] == "circle"
        for number, (value, at) in enumerate(zip(trace["x"], trace["y"], strict=True)):
            row = places.index(at)
            values[row] = value
            colour = marker["color"]
            colour = colour[number] if isinstance(colour, list) else colour
            is_open = marker["symbol"] == "circle-open" or colour == colours.EMPTY
            fill = soften(colour) if is_open else colour
            looks[row] = Look(fill, "", marker["line"].get("color", colour))
            if is_now and at in beside:
                labels[row] = beside[at]._replace(text=beside[at].text.split("\n")[0], is_bold=True)
        told = fill_up(looks), tuple(labels), find_symbol(marker)
        series.append(Series(trace["name"], tuple(values), "dots", *told))
    names = [_name_row(name, beside.get(at)) for name, at in zip(names, places, strict=True)]
    low, high = layout["xaxis"]["range"]
    known = [value for one in series for value in one.values if value is not None]
    unit = layout["xaxis"].get("ticksuffix", "")
    low = floor(low) if min(known, default=0) < 0 else max(0, floor(low))
    return Drawing(tuple(names), tuple(series), low=low, high=ceil(high), unit=unit)


def _name_row(name: str, beside: Label | None) -> str:
    """The name of a row, and on a line below it what stands beside the row after its number."""
    if beside is None:
        return name
    number, *more = beside.text.split("\n")
    return "\n".join([name, *(more or ([] if re.search(r"\d", number) else [number]))])
