"""The list of models as the screen shows it, and what its caption tells of all rows.

The columns keep their order. One that says the same in every row is told once, above the table;
downloads hold all of them.
"""

from collections.abc import Collection, Iterable

import pandas as pd

from app.colours import BEGAN, CONVERTED, GOAL_MET, INEFFECTIVE, STOCK, both
from data import words
from data.spreadsheets import write_cells
from measures.totals import shorten_sources

NAME, NUMBER, OUTCOME, SOURCE = "Mô hình", "Số mô hình", "Kết quả", "Nguồn"
EACH = "Mỗi dòng là 01 mô hình."
QUARTERS = ("Bắt đầu", "Kết thúc")
COLOUR = {
    "launched": BEGAN,
    "replicated": BEGAN,
    "converted_in": CONVERTED,
    "converted": CONVERTED,
    "goal_met": GOAL_MET,
    "ineffective": INEFFECTIVE,
    "running": STOCK,
}


def shorten(table: pd.DataFrame) -> pd.DataFrame:
    """The columns in which rows differ; sources without cells, quarters by their numbers alone,
    for their heads say what they are. `table` as from list_models."""
    return _short(table).drop(columns=[*find_constants(table)])


def mark(events: Iterable[str]) -> dict[str, list[str]]:
    """The colours of the outcomes, as the charts have them; `events` in the code's words."""
    return {OUTCOME: [both(COLOUR[event]) for event in events]}


def find_constants(table: pd.DataFrame) -> dict[str, str]:
    """The columns that say the same in every row, with what they say; of one row none does."""
    shown = write_cells(_short(table))
    return {
        name: str(shown[name].iat[0])
        for name in shown.columns
        if len(shown) > 1 and name != NAME and shown[name].nunique() == 1
    }


def tell_constants(table: pd.DataFrame, known: Collection[str] = ()) -> str:
    """What holds for every row, as a sentence; empty where every column differs. `known`: what the
    reader chose, and need not be told."""
    constants = find_constants(table)
    each = EACH if constants.get(NUMBER) == "1" else ""
    if each:
        del constants[NUMBER]
    said = {value.lower() for value in known}
    told = [
        f"{words.low(name)}: {'quý ' if name in QUARTERS else ''}{value}"
        for name, value in constants.items()
        if name != SOURCE and value.lower() not in said
    ]
    alike = f"Mọi dòng đều có {'; '.join(told)}." if told else ""
    return f"{each} {alike}".strip()


def tell_source(table: pd.DataFrame) -> str:
    """The one source of all rows; empty where they have several, each in its row."""
    return find_constants(table).get(SOURCE, "")


def _short(table: pd.DataFrame) -> pd.DataFrame:
    """Sources without cells; quarters by their numbers, for their columns say what they are."""
    short = {SOURCE: [shorten_sources(source) for source in table[SOURCE]]}
    for name in QUARTERS:
        if name in table:
            short[name] = [cell and cell.removeprefix("quý ") for cell in table[name]]
    return table.assign(**short)
