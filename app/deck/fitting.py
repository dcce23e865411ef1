"""A chart of a page laid out for a slide, where type is larger and rows stand closer."""

import json

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
