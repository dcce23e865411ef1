"""Marks on an axis of time: what the office explained, and what happened; their key below it."""

from collections.abc import Callable, Iterable, Sequence
from html import escape  # plotly reads tags in labels
from typing import NamedTuple

from app.colours import INK, MUTED
from data import words
from data.vietnamese import write_quarter
from measures.explanations import Event, Explanation

EVENT = "▼"
_SIGNS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
MOST = len(_SIGNS)  # explanations that have a sign of their own: the newest ones
_IN_A_LINE = 4  # events of a quarter that are named below a chart


class Mark(NamedTuple):
    """A sign at a quarter, and what it stands for; item: of which custom, indicator or channel."""

    quarter: str
    sign: str
    text: str
    item: str = ""

    @property
    def line(self) -> str:
        """The mark in the key below a chart."""
        return f"{self.sign} {self.text}"


def mark_explanations(explanations: Iterable[Explanation], item: str = "") -> list[Mark]:
    """A numbered sign for each, the oldest quarter first; where an item is looked at it is not
    named."""
    oldest = sorted(explanations, key=lambda one: one.quarter)[-MOST:]
    found = []
    for sign, one in zip(_SIGNS, oldest, strict=False):
        about = f" ({words.low(one.item_name)})" if one.item_name and one.item != item else ""
        text = f"{write_quarter(one.quarter)}, {one.unit}{about}: {one.text.rstrip('.')}"
        found.append(Mark(one.quarter, sign, f"{text} ({one.source}).", one.item))
    return found


def mark_events(events: Iterable[Event]) -> list[Mark]:
    """One sign for each quarter in which something happened."""
    by_quarter: dict[str, list[str]] = {}
    for event in events:
        by_quarter.setdefault(event.quarter, []).append(f"{event.text} ({event.day:%d/%m})")
    return [
        Mark(quarter, EVENT, f"{write_quarter(quarter)}: {_list(told)}")
        for quarter, told in by_quarter.items()
    ]


def draw_marks(
    marks: Iterable[Mark], place: Callable[[str], float | None], axis: str = ""
) -> list[dict]:
    """The marks as notes of a figure, at the top of the plot; none for a quarter without a place.

    `place`: where a quarter stands on the axis of time.
    """
    found = []
    for quarter, alike in _by_quarter(marks).items():
        at = place(quarter)
        if at is None:
            continue
        signs = [f"<b>{mark.sign}</b>" if mark.sign != EVENT else EVENT for mark in alike]
        explained = any(mark.sign != EVENT for mark in alike)
        found.append({
            "x": at, "xref": f"x{axis}", "y": 1, "yref": f"y{axis} domain", "yanchor": "top",
            "text": " ".join(signs), "showarrow": False, "captureevents": True,
            "hovertext": "<br>".join(escape(mark.text) for mark in alike),
            "font": {"color": INK if explained else MUTED, "size": 16 if explained else 11},
        })  # fmt: skip
    return found


def draw_below(
    marks: Iterable[Mark], quarters: Sequence[str], x: Callable[[int], float], base: float
) -> list[dict]:
    """The marks of one small panel, whose axis is measured in pixels downwards, below its base.

    `quarters`: those of the panel in order; `x`: where the quarter of a number stands. Between the
    names of the first and the last quarter, else below these.
    """
    found = []
    for quarter, alike in _by_quarter(marks).items():
        if quarter not in quarters:
            continue
        number = quarters.index(quarter)
        found.append({
            "x": x(number), "y": base + (4 if 2 < number < len(quarters) - 3 else 20),
            "yanchor": "top", "text": f"<b>{' '.join(mark.sign for mark in alike)}</b>",
            "showarrow": False, "captureevents": True,
            "hovertext": "<br>".join(escape(mark.text) for mark in alike),
            "font": {"color": INK, "size": 15},
        })  # fmt: skip
    return found


def write_key(marks: Iterable[Mark]) -> list[str]:
    """What stands below the chart: a line for each explanation, one for all events."""
    marks = list(marks)
    events = [mark.text for mark in marks if mark.sign == EVENT]
    lines = [mark.line for mark in marks if mark.sign != EVENT]
    return [*lines, f"{EVENT} {'; '.join(events)}."] if events else lines


def _by_quarter(marks: Iterable[Mark]) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.quarter, []).append(mark)
    return found


def _list(told: list[str]) -> str:
    more = len(told) - _IN_A_LINE
    return ", ".join(told[:_IN_A_LINE]) + (f" và {more} văn bản khác" if more > 0 else "")
