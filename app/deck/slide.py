"""One slide."""

from typing import NamedTuple

import pandas as pd


class Slide(NamedTuple):
    """What one slide shows.

    `label` says what it is about, `title` is its finding, `subtitle` what is drawn. Either `spec`
    is its chart (as that of a Section) with `alt` for it in words, or `html` is its text, every
    word escaped. `source` names documents; `notes` are for the speaker, one sentence each; `table`
    holds the numbers of the chart and `rows` the list behind its marks, None where there is none.
    `explained`: why its figures are what they are, as the office wrote it, on one line.
    """

    name: str
    label: str
    title: str
    spec: str = ""
    html: str = ""
    alt: str = ""
    source: str = ""
    notes: tuple[str, ...] = ()
    table: pd.DataFrame | None = None
    rows: pd.DataFrame | None = None
    subtitle: str = ""
    explained: str = ""
