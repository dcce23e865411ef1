"""Names beside the ends of lines: each near its own, none over another."""

from collections.abc import Sequence
from typing import NamedTuple

from app.colours import GROUND

_LINE = 20  # pixels from one to the next


class EndLabel(NamedTuple):
    """A text (with tags), its colour and size in pixels, and the point at which its line ends."""

    text: str
    colour: str
    size: int
    x: float
    value: float


def draw_labels(
    labels: Sequence[EndLabel], axis: str, range_: Sequence[float], height: float
) -> list[dict]:
    """The labels as annotations to the right of their ends, spread over a panel.

    `axis`: the number in the names of the panel's axes, `range_`: the values at its lower and upper
    edge, `height`: its pixels.
    """
    low, high = range_
    by = height / (high - low)
    order = sorted(labels, key=lambda label: -label.value)
    places = spread([(high - label.value) * by for label in order], height)
    return [
        {
            "x": label.x, "xref": f"x{axis}", "xanchor": "left", "xshift": 9,
            "y": high - place / by, "yref": f"y{axis}", "yanchor": "middle",
            "text": label.text, "font": {"color": label.colour, "size": label.size},
            "showarrow": False, "align": "left", "bgcolor": GROUND, "borderpad": 0,
        }
        for label, place in zip(order, places, strict=True)
    ]  # fmt: skip


def spread(wanted: Sequence[float], height: float) -> list[float]:
    """Places, in pixels from the top, at least a line apart, as near to those wanted as that
    allows; `wanted` goes down, and there is room for all within `height`."""
    half = _LINE / 2
    # Labels that would touch become a block, which stands around the middle of what they want.
    blocks: list[list[float]] = []
    for place in wanted:
        blocks.append([place])
        while len(blocks) > 1 and _top(blocks[-1]) < _bottom(blocks[-2]):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    placed = [_top(block) + half + _LINE * row for block in blocks for row in range(len(block))]
    for index, place in enumerate(placed):  # none above the panel
        placed[index] = max(place, half + _LINE * index)
    for index in range(len(placed)):  # and none below it
        placed[-1 - index] = min(placed[-1 - index], height - half - _LINE * index)
    return placed


def _top(block: Sequence[float]) -> float:
    return sum(block) / len(block) - _LINE * len(block) / 2


def _bottom(block: Sequence[float]) -> float:
    return _top(block) + _LINE * len(block)
