"""The marks of a figure: where they stand, what they are called, how they look."""

import re
from collections.abc import Sequence
from html import unescape

from app import colours
from app.deck.powerpoint.drawing import Label, Look
from data.vietnamese import read_quarter, shift_quarter, write_quarter

_QUARTER = re.compile(r"^(?:.*<br>)?([Qq]uý (?:IV|I{1,3})/\d{4})")
_TAG = re.compile(r"<[^>]*>")


def plain(text: str) -> str:
    """A text of a figure without its tags."""
    return " ".join(unescape(_TAG.sub("", text.replace("<br>", " "))).split())


def find_places(traces: list[dict], axis: dict, place: str) -> list[int]:
    """Where names stand on the axis, in their order; every whole one between the first and last."""
    found = [*axis.get("tickvals", ()), *(at for trace in traces for at in trace[place])]
    known = sorted({round(at) for at in found if at is not None})
    return list(range(known[0], known[-1] + 1)) if known else []


def name_places(traces: list[dict], axis: dict, place: str, places: Sequence[int]) -> list[str]:
    """The names on the axis: quarters where marks say which, else what stands on the axis."""
    for trace in traces:
        for kind in ("hovertext", "customdata", "text"):
            told = trace.get(kind)
            for at, text in zip(trace[place], told if isinstance(told, list) else (), strict=False):
                if isinstance(text, str) and (found := _QUARTER.match(text)):
                    first = read_quarter(found[1])
                    by = [round(one - at) for one in places]
                    return [write_quarter(shift_quarter(first, n)).split(" ", 1)[1] for n in by]
    ticks = dict(zip(axis.get("tickvals", ()), axis.get("ticktext", ()), strict=True))
    return [plain(ticks.get(at, "")) for at in places]


def read_label(text: str, font: dict) -> Label:
    """What stands beside a mark; a sign on a line of its own joins its number."""
    lines = [plain(line) for line in text.split("<br>")]
    if lines[0] in ("≥", "≈", ">"):
        lines = ["".join(lines)]
    return Label("\n".join(line for line in lines if line), font["color"], "<b>" in text)


def find_look(marker: dict, number: int) -> Look:
    """How one of the marks of a trace looks."""
    colour = marker.get("color", "")
    colour = colour[number] if isinstance(colour, list) else colour
    pattern = marker.get("pattern") or {}
    line = marker.get("line", {})
    outline = line.get("color", "") if line.get("width") else ""
    fill = "" if colour == colours.EMPTY else colour
    hatch = pattern.get("fgcolor", "")
    return Look(fill, hatch, outline if isinstance(outline, str) else "")


def fill_up(looks: Sequence[Look | None]) -> tuple[Look, ...]:
    """The looks, that of the first in place of those that are not known."""
    first = next((look for look in looks if look), Look())
    return tuple(look or first for look in looks)


def soften(colour: str) -> str:
    """A hollow mark: pale rather than empty, which not every program outlines."""
    return colours.SCALE[1] if colour == colours.STRONG else colours.THIN


def find_symbol(marker: dict) -> str:
    """The mark as PowerPoint names it."""
    name = str(marker.get("symbol", "circle"))
    return {"diamond-open": "diamond", "line-ns-open": "dash"}.get(name, "circle")
