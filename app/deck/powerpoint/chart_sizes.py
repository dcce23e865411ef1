"""How large the type of a chart may be."""

from typing import NamedTuple

from app.deck.powerpoint.drawing import Drawing
from app.deck.powerpoint.lettering import measure

HEADROOM = 40  # points of a legend
_LARGEST = 18  # points


class Sizes(NamedTuple):
    """Type of a chart in points."""

    label: int
    names: int
    legend: int = 16


def find_sizes(drawing: Drawing, width: float, height: float) -> Sizes:
    """Type as large as there is room for between one name and the next (in points)."""
    count = max(len(drawing.names), 1)
    if drawing.is_across:
        row = (height - HEADROOM) / count
        beside = 1 if drawing.is_stacked else len(drawing.series)
        return Sizes(_limit(12, row * (0.6 if beside == 1 else 0.48)), _limit(13, row * 0.6))
    room = width / count
    names = [quarter for _, quarter in drawing.levels] or drawing.names
    lines = [measure(line, 1) for name in names for line in name.split("\n")]
    labels = [
        measure(line, 1)
        for one in drawing.series
        if one.kind in ("bar", "ends")
        for label in one.labels
        if label
        for line in label.text.split("\n")
    ]
    return Sizes(
        _limit(12, room * 1.05 / max([1, *labels])), _limit(14, room * 0.95 / max([1, *lines]))
    )


def _limit(least: int, size: float) -> int:
    """Never larger than a slide's text, never smaller than can be read."""
    return max(least, min(_LARGEST, int(size)))
