"""The texts of small panels that lie in one pair of axes (Hủ tục, Tuyên truyền)."""

from collections.abc import Sequence
from typing import NamedTuple


class Word(NamedTuple):
    """A text of a panel: its place, and where it stands beside that."""

    x: float
    y: float
    text: str
    colour: str
    size: int
    beside: str = "bottom right"


def draw_words(told: Sequence[Word]) -> dict:
    """All texts of a figure as one trace: notes of a figure would be drawn one by one."""
    return {
        "type": "scatter", "mode": "text", "hoverinfo": "skip", "cliponaxis": False,
        "x": [word.x for word in told], "y": [word.y for word in told],
        "text": [word.text for word in told], "textposition": [word.beside for word in told],
        "textfont": {
            "color": [word.colour for word in told], "size": [word.size for word in told],
        },
    }  # fmt: skip
