"""What a chart of a slide draws: names, numbers and looks, read from its figure.

A figure of a page (app/section.py) says where each mark stands on a screen; a chart of PowerPoint
wants a table: a row for each name of the axis, a column for each series. Both are the same numbers.
"""

import json
import re
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

from app import colours
from app.deck.powerpoint.lettering import measure
from data.vietnamese import shift_quarter, write_quarter

Value = float | None
_PLOT, _TYPE = 520, 20  # points of a chart's width and of its labels, at the least and most
MOST_NAMED = 9  # quarters on an axis with their years beside them
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_QUARTER = re.compile(r"^(?:.*<br>)?[Qq]uý (IV|I{1,3})/(\d{4})")
_SHORT = re.compile(r"(IV|I{1,3})/(\d{4})")
_TAG = re.compile(r"<[^>]*>")


class Look(NamedTuple):
    """How a mark looks: colours as "#rrggbb", with two more digits see-through, "" for none;
    `hatch` is that of lines on its fill."""

    fill: str = ""
    hatch: str = ""
    line: str = ""


class Label(NamedTuple):
    """What is written beside a mark, on several lines where it has "\\n"."""

    text: str
    ink: str = colours.INK
    is_bold: bool = False
    is_below: bool = False


class Series(NamedTuple):
    """A column of the chart's table: a value, a look and a label for each name, None where there is
    none.

    `kind`: "bar", "line", "dots", "area", "base" (not seen: others stand on it), "ends" (not seen:
    its labels stand at the ends of columns) or "room" (not seen: for labels after bars across).
    """

    name: str
    values: tuple[Value, ...]
    kind: str = "bar"
    looks: tuple[Look | None, ...] = ()
    labels: tuple[Label | None, ...] = ()
    symbol: str = "circle"
    is_dashed: bool = False


class Drawing(NamedTuple):
    """A chart: its table, and whether its bars lie across, and stand on each other; `low` and
    `high` end the axis of values, which is drawn where `unit` is not None."""

    names: tuple[str, ...]
    series: tuple[Series, ...]
    is_across: bool = False
    is_stacked: bool = False
    low: float = 0
    high: float = 1
    unit: str | None = None

    @property
    def levels(self) -> list[tuple[str, str]]:
        """Year and quarter of each name where there are more quarters than an axis has room for;
        the year only where it begins."""
        found = [_SHORT.fullmatch(name) for name in self.names]
        if len(found) <= MOST_NAMED or not all(found):
            return []
        years = [one[2] for one in found if one]
        begun = [year if years[:at][-1:] != [year] else "" for at, year in enumerate(years)]
        return [(year, one[1]) for year, one in zip(begun, found, strict=True) if one]


def read(spec: str) -> Drawing:
    """The drawing of a figure (`spec` as that of a Section)."""
    figure = json.loads(spec)
    traces, layout = figure["data"], figure["layout"]
    if any(trace["type"] == "bar" for trace in traces):
        return _read_bars(traces, layout)
    if any(trace["x"] and trace.get("fill") == "toself" for trace in traces) or not layout.get(
        "yaxis", {}
    ).get("ticktext"):
        return _read_course(traces, layout)
    return _read_dots(traces, layout)


def plain(text: str) -> str:
    """A text of a figure without its tags."""
    return " ".join(unescape(_TAG.sub("", text.replace("<br>", " "))).split())


def _read_bars(traces: list[dict], layout: dict) -> Drawing:
    bars = [trace for trace in traces if trace["type"] == "bar"]
    is_across = bars[0].get("orientation") == "h"
    place, size = ("y", "x") if is_across else ("x", "y")
    axis = layout["yaxis" if is_across else "xaxis"]
    places = _find_places(traces, axis, place)
    names = _name_places(traces, axis, place, places)
    notes = _find_notes(traces, layout, place, size)
    has_base = any("base" in trace for trace in bars)
    series = _read_pieces(bars, places, place, size) if has_base else []
    series = series or _read_series(bars, places, place, size)
    # a base at nought throughout is none
    stands = any(one.kind == "base" for one in series)
    is_stacked = stands or (len(series) > 1 and layout.get("barmode") in ("stack", "relative"))
    dots = [trace for trace in traces if trace["type"] == "scatter" and trace["mode"] == "markers"]
    if dots and stands:
        series = [_add_stocks(series, dots, places, place, size), *series]
    elif dots:
        series += [_read_marks(dots, places, place, size)]
    if not is_stacked:  # a chart has no label where it has no value
        told = [
            _say(notes, at) if value is None else "" for at, value in enumerate(series[0].values)
        ]
        names = [f"{name}: {why}" if why else name for name, why in zip(names, told, strict=True)]
    at_ends = {at: label for (at, sign), label in notes.items() if sign > 0}
    at_low = {at: label for (at, sign), label in notes.items() if sign < 0}
    end = max(layout["xaxis" if is_across else "yaxis"].get("range", [0, 1]))
    low = min(0, *layout["xaxis" if is_across else "yaxis"].get("range", [0, 1]))
    if stands:
        low = 0
    if not is_stacked:
        series[0] = _label(series[0], at_ends)
    elif is_across:
        series, end = _add_room(series, at_ends)
    else:
        series += _add_ends(series, at_ends, at_low)
    return Drawing(tuple(names), tuple(series), is_across, is_stacked, low, end)


def _find_places(traces: list[dict], axis: dict, place: str) -> list[float]:
    """Where names stand on the axis, in their order; every whole one between the first and last."""
    found = [*axis.get("tickvals", ()), *(at for trace in traces for at in trace[place])]
    known = sorted({round(at) for at in found if at is not None})
    if not known:
        return []
    return list(range(known[0], known[-1] + 1))


def _name_places(traces: list[dict], axis: dict, place: str, places: Sequence[float]) -> list[str]:
    """The names on the axis: quarters where marks say which, else what stands on the axis."""
    for trace in traces:
        for kind in ("hovertext", "customdata", "text"):
            told = trace.get(kind)
            for at, text in zip(trace[place], told if isinstance(told, list) else (), strict=False):
                if isinstance(text, str) and (found := _QUARTER.match(text)):
                    first = f"{found[2]}-Q{_ROMAN[found[1]]}"
                    by = [round(one - at) for one in places]
                    return [write_quarter(shift_quarter(first, n)).split(" ", 1)[1] for n in by]
    ticks = dict(zip(axis.get("tickvals", ()), axis.get("ticktext", ()), strict=True))
    return [plain(ticks.get(at, "")) for at in places]


def _find_notes(
    traces: list[dict], layout: dict, place: str, size: str
) -> dict[tuple[int, int], Label]:
    """What stands beside bars, by the place and by the side: 1 at their ends, -1 below nought."""
    found = {}
    for note in layout.get("annotations", ()):
        if "paper" in (note.get("xref"), note.get("yref")) or not plain(note["text"]):
            continue
        side = -1 if note[size] < 0 or note.get("yanchor") == "top" else 1
        found.setdefault((round(note[place]), side), _read_label(note["text"], note["font"]))
    for trace in traces:
        if trace["type"] == "scatter" and trace["mode"] == "text":
            for at, text in zip(trace[place], trace["text"], strict=True):
                if text.strip():
                    found[round(at), 1] = _read_label(text, trace["textfont"])
    return found


def _read_label(text: str, font: dict) -> Label:
    lines = [plain(line) for line in text.split("<br>")]
    if lines[0] in ("≥", "≈", ">"):
        lines = ["".join(lines)]
    return Label("\n".join(line for line in lines if line), font["color"], "<b>" in text)


def _say(notes: dict[tuple[int, int], Label], at: int) -> str:
    """Why a place has no bar."""
    return notes[at, 1].text if (at, 1) in notes else ""


def _read_series(bars: list[dict], places: list[float], place: str, size: str) -> list[Series]:
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
                looks[row] = _look(trace["marker"], number)
                if inside and inside[number]:
                    labels[row] = Label(inside[number], trace["textfont"]["color"])
        series.append(Series(name, tuple(values), "bar", _fill_up(looks), tuple(labels)))
    return series


def _read_pieces(bars: list[dict], places: list[float], place: str, size: str) -> list[Series]:
    """Bars that begin where others end: what is seen of each, and what it stands on; none of the
    latter where all begin at nought."""
    spans: dict[int, list[float]] = {}
    looks: dict[int, Look] = {}
    for trace in bars:
        for number, (at, begin) in enumerate(zip(trace[place], trace["base"], strict=True)):
            spans.setdefault(round(at), []).extend([begin, begin + trace[size][number]])
            looks[round(at)] = _look(trace["marker"], number)
    name = next((trace["name"] for trace in bars if trace.get("name")), "")
    ends = [(min(spans[at]), max(spans[at])) if at in spans else None for at in places]
    seen = Series(
        name,
        tuple(end[1] - end[0] if end else None for end in ends),
        "bar",
        tuple(looks.get(at, Look()) for at in places),
        (None,) * len(places),
    )
    if not any(end and end[0] for end in ends):
        return [seen]
    base = tuple(end[0] if end else None for end in ends)
    return [Series("Nền (không tô màu)", base, "base"), seen]


def _add_stocks(
    series: list[Series], dots: list[dict], places: list[float], place: str, size: str
) -> Series:
    """How many there were, as bars from nought beside those that stand on others."""
    values: list[Value] = [None] * len(places)
    look = Look(colours.STOCK)
    for trace in dots:
        for number, at in enumerate(trace[place]):
            values[places.index(round(at))] = trace[size][number]
    name = next((trace["name"] for trace in dots if trace.get("name")), "")
    return Series(name, tuple(values), "bar", (look,) * len(places), (None,) * len(places))


def _read_marks(dots: list[dict], places: list[float], place: str, size: str) -> Series:
    """Marks beside bars, as paler bars."""
    values: list[Value] = [None] * len(places)
    for trace in dots:
        for number, at in enumerate(trace[place]):
            values[places.index(round(at))] = trace[size][number]
    name = next((trace["name"] for trace in dots if trace.get("name")), "")
    told: list[Label | None] = [None] * len(places)
    for trace in dots:
        for at, text in zip(trace[place], trace.get("hovertext", ()), strict=False):
            told[places.index(round(at))] = Label(plain(text), colours.MUTED)
    return Series(name, tuple(values), "bar", (Look(colours.THIN),) * len(places), tuple(told))


def _label(series: Series, labels: dict[int, Label]) -> Series:
    told = [labels.get(at) if value is not None else None for at, value in enumerate(series.values)]
    return series._replace(labels=tuple(told))


def _add_room(series: list[Series], labels: dict[int, Label]) -> tuple[list[Series], float]:
    """Bars across on each other, and after them room that carries what stands at their ends; and
    where that room ends."""
    rows = range(len(series[0].values))
    lengths = [sum(one.values[row] or 0 for one in series) for row in rows]
    shares = {row: min(measure(label.text, _TYPE) / _PLOT, 0.7) for row, label in labels.items()}
    end = max([1, *(lengths[row] / (1 - shares.get(row, 0)) for row in rows)])
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


def _read_course(traces: list[dict], layout: dict) -> Drawing:
    """Lines and dots over time; a band between two lines as an area that stands on another."""
    places = _find_places(traces, {}, "x")
    names = _name_places(traces, layout["xaxis"], "x", places)
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
        look = Look(_pale(colour) if is_open else colour, "", colour)
        series.append(
            Series(
                trace.get("name", ""), tuple(values), "line" if has_line else "dots",
                (look,) * len(places), (None,) * len(places),
                _symbol(marker) if "markers" in trace["mode"] else "none",
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
            told = _read_label(note["text"].replace("≥ ", "≥"), note["font"])
            labels[at] = told._replace(is_below=note.get("yanchor") == "top")
            changed = one._replace(labels=tuple(labels))
            return [*series[:number], changed, *series[number + 1 :]]
    return series


def _read_dots(traces: list[dict], layout: dict) -> Drawing:
    """Rows with dots on one axis, turned upright: a name for each row, a series for each mark."""
    axis = layout["yaxis"]
    places = list(axis["tickvals"])
    names = [plain(text) for text in axis["ticktext"]]
    beside = {
        note["y"]: _read_label(note["text"].replace(" · ", "<br>"), note["font"])
        for note in layout["annotations"]
        if note.get("xref") == "paper" and note["y"] in places and note.get("x") == 1
    }
    series = []
    for trace in traces:
        if trace["mode"] != "markers":
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
            fill = _pale(colour) if marker["symbol"] == "circle-open" else colour
            looks[row] = Look(fill, "", marker["line"].get("color", colour))
            if is_now and at in beside:
                labels[row] = beside[at]._replace(text=beside[at].text.split("\n")[0], is_bold=True)
        series.append(
            Series(
                trace["name"], tuple(values), "dots", _fill_up(looks), tuple(labels),
                _symbol(marker),
            )
        )  # fmt: skip
    now = {at: label.text.split("\n") for at, label in beside.items()}
    names = [
        "\n".join([name, *now.get(at, [])[1:]])
        if len(now.get(at, [])) > 1
        else f"{name}\n{now[at][0]}"
        if at in now and not re.search(r"\d", now[at][0])
        else name
        for name, at in zip(names, places, strict=True)
    ]
    low, high = layout["xaxis"]["range"]
    unit = layout["xaxis"].get("ticksuffix", "")
    return Drawing(tuple(names), tuple(series), low=min(low, 0), high=high, unit=unit)


def _fill_up(looks: Sequence[Look | None]) -> tuple[Look, ...]:
    """The looks, that of the first in place of those that are not known."""
    first = next((look for look in looks if look), Look())
    return tuple(look or first for look in looks)


def _pale(colour: str) -> str:
    """A hollow mark: pale rather than empty, which not every program outlines."""
    return colours.SCALE[1] if colour == colours.STRONG else colours.THIN


def _symbol(marker: dict) -> str:
    """The mark as PowerPoint names it."""
    name = str(marker.get("symbol", "circle"))
    return {"diamond-open": "diamond", "line-ns-open": "dash"}.get(name, "circle")


def _look(marker: dict, number: int) -> Look:
    colour = marker.get("color", "")
    colour = colour[number] if isinstance(colour, list) else colour
    pattern = marker.get("pattern") or {}
    line = marker.get("line", {})
    outline = line.get("color", "") if line.get("width") else ""
    fill = "" if colour == colours.EMPTY else colour
    hatch = pattern.get("fgcolor", "")
    return Look(fill, hatch, outline if isinstance(outline, str) else "")
