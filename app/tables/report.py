"""The table of a report's figures."""

import pandas as pd

from app import words
from app.tables.cells import or_
from data.vietnamese import write_quantity


def list_figures(figures: pd.DataFrame) -> pd.DataFrame:
    """One row for each figure of a report (rows: report/figures)."""
    rows = [
        {
            "Số liệu": _subject(figure),
            "Nơi": words.start(or_(figure.place, _no_place(figure))),
            "Giá trị": "không còn" if figure.state == "zero" else _figure(figure),
            "Suy ra": or_(figure.derived, ""),
        }
        for figure in figures.itertuples()
    ]
    return pd.DataFrame(rows)


def _no_place(figure: object) -> str:
    """A total is the whole district's; a model by name and a custom just have no known commune."""
    named = figure.topic == "model" and figure.subject != figure.event
    practised = figure.topic == "custom" and figure.state != "zero"
    return words.NO_COMMUNE if named or practised else "toàn huyện"


def _subject(figure: object) -> str:
    if figure.topic == "outreach":
        return words.start(words.CHANNEL[figure.subject])
    if figure.topic == "model":
        event = words.EVENT[figure.event]
        name = "mô hình" if figure.subject == figure.event else f"“{figure.subject}”"
        to_date = f", {words.TO_DATE}" if figure.period == "year_to_date" else ""
        return words.start(f"{name}: {event}{to_date}")
    return figure.subject


def _figure(figure: object) -> str:
    unit = words.CHANNEL_UNIT[figure.subject] if figure.topic == "outreach" else figure.unit
    if pd.isna(figure.value):
        return write_quantity(None, unit=unit)
    return write_quantity(int(figure.value), figure.qualifier, unit)
