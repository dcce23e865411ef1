"""What a chart of a slide draws: names, numbers and looks.

A figure of a page (app/section.py) says where each mark stands on a screen; a chart of PowerPoint
wants a table: a row for each name of the axis, a column for each series. Both are the same numbers
(reading.py).
"""

import re
from typing import NamedTuple

from app import colours

Value = float | None
MOST_NAMED = 9  # quarters on an axis with their years beside them
_SHORT = re.compile(r"(IV|I{1,3})/(\d{4})")


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
