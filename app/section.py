"""The sections of the screens: all that a page shows of one question, made of a view and kept.

A section asks its queries, works out what they say and words it; the page only draws it. One
module for each page. What they make is kept with the data it was made from (app/cache.py), so
going back to a quarter costs no work.
"""

import json
from dataclasses import InitVar, dataclass, field
from functools import cached_property
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go
from plotly.utils import PlotlyJSONEncoder

from data.spreadsheets import write_cells


@dataclass(frozen=True)
class Section:
    """A chart with all that belongs to it.

    `name` is unique on its page, and that of its files; `title` is its finding, `subtitle` says
    what is drawn; `alt` is the chart in words; `table` holds its rows with true totals; `source`
    names documents and places. `fits`: the same traces laid out for narrower places, each with the
    width in pixels below which it is drawn, the narrowest first.

    `spec` is the figure as the browser gets it, and all that stays of it: JSON without Plotly's own
    template. A figure of Plotly's takes many times its memory.
    """

    name: str
    title: str
    subtitle: str
    figure: InitVar[go.Figure]
    alt: str
    table: pd.DataFrame
    source: str
    fits: InitVar[tuple[tuple[int, go.Figure], ...]] = field(default=(), kw_only=True)
    spec: str = field(init=False)

    def __post_init__(self, figure: go.Figure, fits: tuple[tuple[int, go.Figure], ...]) -> None:
        object.__setattr__(self, "spec", _write(figure, fits))

    @cached_property
    def written(self) -> pd.DataFrame:
        """The table as the screen writes it, worked out once."""
        return write_cells(self.table)

    @property
    def height(self) -> int:
        """Of the figure, in pixels."""
        return int(json.loads(self.spec)["layout"]["height"])


def _write(figure: go.Figure, fits: tuple[tuple[int, go.Figure], ...]) -> str:
    made = _describe(figure)
    if fits:
        made["fits"] = [
            {"below": below, **_change(made, _describe(narrower))} for below, narrower in fits
        ]
    return json.dumps(made, cls=PlotlyJSONEncoder, ensure_ascii=False, separators=(",", ":"))


def _describe(figure: go.Figure) -> dict:
    made = figure.to_plotly_json()
    layout = {name: value for name, value in made["layout"].items() if name != "template"}
    return {"data": made["data"], "layout": layout}


def _change(wide: dict, other: dict) -> dict:
    """What another figure of the same traces has otherwise, trace by trace and in the layout."""

    def differ(one: dict, two: dict) -> dict:
        return {name: value for name, value in two.items() if one.get(name) != value}

    traces = zip(wide["data"], other["data"], strict=True)
    return {
        "data": [differ(one, two) for one, two in traces],
        "layout": differ(wide["layout"], other["layout"]),
    }


class Card(NamedTuple):
    """One figure beside the charts of the overview.

    `values` stand large, each with its unit; `details` are short lines below; `changes` compare
    with another quarter; `source` names document and place, empty when nothing was published.
    """

    label: str
    values: list[tuple[str, str]]
    details: list[str]
    changes: list[str]
    source: str


class Sentence(NamedTuple):
    """One sentence and the source of its figures."""

    text: str
    source: str
