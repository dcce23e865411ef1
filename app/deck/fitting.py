"""A chart of a page laid out for a slide: larger type, rows closer, no words below it."""

import json
import re

from app.colours import INK

_SIGN = re.compile(r"^(<b>)?([≥≈>])<br>")
LEGEND = 26  # pixels
BESIDE = 1.85  # the width of a column of figures in one line, of that in two


def join_lines(spec: str) -> str:
    """The same chart with the figures beside its rows in one line each: rows of a slide have no
    room for two. `spec` as that of a Section."""
    figure = json.loads(spec)
    layout = figure["layout"]
    for note in layout.get("annotations", []):
        if note.get("xref") == "paper" and note.get("x") == 1 and "yanchor" not in note:
            note["text"] = note["text"].replace("<br>", " · ")
    layout["margin"]["r"] = int(layout["margin"]["r"] * BESIDE)
    return json.dumps(figure, ensure_ascii=False, separators=(",", ":"))


def drop_marks(spec: str) -> str:
    """The same chart without the signs whose key stands below it on its page: nobody could read
    them from a slide. What they stand for is in the notes."""
    figure = json.loads(spec)
    layout = figure["layout"]
    layout["annotations"] = [
        note for note in layout.get("annotations", []) if not note.get("captureevents")
    ]
    return json.dumps(figure, ensure_ascii=False, separators=(",", ":"))


def join_signs(spec: str) -> str:
    """The same chart with each sign before its number, not above it: columns of a slide are wide
    enough for "≥45"."""
    figure = json.loads(spec)
    for note in figure["layout"].get("annotations", []):
        note["text"] = _SIGN.sub(r"\1\2", note["text"])
    return json.dumps(figure, ensure_ascii=False, separators=(",", ":"))


def add_legend(spec: str) -> str:
    """The same chart with what its traces are called above it, each name once."""
    figure = json.loads(spec)
    named: set[str] = set()
    for trace in figure["data"]:
        name = trace.get("name")
        trace["showlegend"] = bool(name and trace["x"] and name not in named)
        if trace["showlegend"]:
            named.add(name)
    layout = figure["layout"]
    layout["showlegend"] = True
    layout["legend"] = {
        "orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "itemclick": False,
        "itemdoubleclick": False, "font": {"color": INK, "size": 15},
    }  # fmt: skip
    layout["margin"]["t"] += LEGEND
    layout["height"] += LEGEND
    return json.dumps(figure, ensure_ascii=False, separators=(",", ":"))
