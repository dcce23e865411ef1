"""One slide."""

from typing import NamedTuple

import pandas as pd

from app.deck.texts import Text


class Slide(NamedTuple):
    """What one slide shows.

    `label` says what it is about, `title` is its finding, `subtitle` what is drawn. Either `spec`
    is its chart (as that of a Section) with `alt` for it in words, or `text` is what it says.
    `source` names documents; `notes` are for the speaker, one sentence each; `table`
    holds the numbers of the chart and `rows` the list behind its marks, None where there is none.
    `explained`: why its figures are what they are, as the office wrote it, on one line.
    """

    name: str
    label: str
    title: str
    spec: str = ""
    text: Text | None = None
    alt: str = ""
    source: str = ""
    notes: tuple[str, ...] = ()
    table: pd.DataFrame | None = None
    rows: pd.DataFrame | None = None
    subtitle: str = ""
    explained: str = ""

    @property
    def html(self) -> str:
        """What it says as the browser gets it, every word escaped."""
        return self.text.html if self.text else ""
