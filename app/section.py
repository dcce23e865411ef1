"""The sections of the screens: all that a page shows of one question, made of a view and kept.

A section asks its queries, works out what they say and words it; the page only draws it. One
module for each page. What they make is kept with the data it was made from (app/cache.py), so
going back to a quarter costs no work.
"""

import json
from dataclasses import dataclass
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
    names documents and places.
    """

    name: str
    title: str
    subtitle: str
    figure: go.Figure
    alt: str
    table: pd.DataFrame
    source: str

    @cached_property
    def written(self) -> pd.DataFrame:
        """The table as the screen writes it, worked out once."""
        return write_cells(self.table)

    @cached_property
    def spec(self) -> str:
        """The figure as the browser gets it, written once: JSON without Plotly's own template."""
        made = self.figure.to_plotly_json()
        layout = {name: value for name, value in made["layout"].items() if name != "template"}
        return json.dumps(
            {"data": made["data"], "layout": layout},
            cls=PlotlyJSONEncoder,
            ensure_ascii=False,
            separators=(",", ":"),
        )


class Card(NamedTuple):
    """One figure of the head row.

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
