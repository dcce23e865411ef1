"""From the figure of a slide to the drawing of its chart."""

import json

from app.deck.powerpoint.bars import read_bars
from app.deck.powerpoint.courses import read_course, read_dots
from app.deck.powerpoint.drawing import Drawing


def read(spec: str) -> Drawing:
    """The drawing of a figure (`spec` as that of a Section)."""
    figure = json.loads(spec)
    traces, layout = figure["data"], figure["layout"]
    if any(trace["type"] == "bar" for trace in traces):
        return read_bars(traces, layout)
    if any(trace["x"] and trace.get("fill") == "toself" for trace in traces) or not layout.get(
        "yaxis", {}
    ).get("ticktext"):
        return read_course(traces, layout)
    return read_dots(traces, layout)
