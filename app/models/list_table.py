"""The list of models as a table of our own: its head stays in sight, and no cell is cut.

The columns keep their order. One that says the same in every row is told once, above the table;
downloads hold all of them.
"""

from collections.abc import Collection

import pandas as pd

from app.colours import BEGAN, CONVERTED, EMPTY, GOAL_MET, INEFFECTIVE, STOCK, both
from app.markup import write
from data import words
from data.spreadsheets import write_cells
from data.vietnamese import write_number
from measures.totals import shorten_sources

SHORT = 11  # letters of a cell that stays on one line
QUARTERS = ("Bắt đầu", "Kết thúc")
MOST = 300  # rows that a page carries; a download has all
NAME, OUTCOME, SOURCE = "Mô hình", "Kết quả", "Nguồn"
COLOUR = {
    "launched": BEGAN,
    "replicated": BEGAN,
    "converted_in": CONVERTED,
    "converted": CONVERTED,
    "goal_met": GOAL_MET,
    "ineffective": INEFFECTIVE,
    "running": STOCK,
}


def draw_list(table: pd.DataFrame, events: list[str], caption: str) -> str:
    """The rows as an HTML table in a frame that scrolls; static/style.css has its looks.

    `table` as from list_models, `events`: what happened to the model of each row, in the code's
    words; `caption` is for those who do not see it.
    """
    shown = _shorten(table)
    shown = write_cells(shown.drop(columns=[*find_constants(table)]).head(MOST))
    heads = "".join(f'<th scope="col">{write(name)}</th>' for name in shown.columns)
    rows = "".join(
        f"<tr>{''.join(map(_cell, shown.columns, row, [event] * len(row)))}</tr>"
        for row, event in zip(shown.to_numpy().tolist(), events, strict=False)
    )
    return (
        f'<div class="list-frame" tabindex="0" role="region" aria-label="{write(caption)}">'
        f'<table class="list"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def find_constants(table: pd.DataFrame) -> dict[str, str]:
    """The columns that say the same in every row, with what they say; of one row none does."""
    shown = write_cells(_shorten(table))
    return {
        name: str(shown[name].iat[0])
        for name in shown.columns
        if len(shown) > 1 and name != NAME and shown[name].nunique() == 1
    }


def tell_constants(table: pd.DataFrame, known: Collection[str] = ()) -> str:
    """What holds for every row, as a sentence; empty where every column differs. `known`: what the
    reader chose, and need not be told."""
    said = {value.lower() for value in known}
    told = [
        f"{words.low(name)}: {'quý ' if name in QUARTERS else ''}{value}"
        for name, value in find_constants(table).items()
        if name != SOURCE and value.lower() not in said
    ]
    return f"Mọi dòng đều có {'; '.join(told)}." if told else ""


def tell_source(table: pd.DataFrame) -> str:
    """The one source of all rows; empty where they have several, each in its row."""
    return find_constants(table).get(SOURCE, "")


def tell_more(table: pd.DataFrame) -> str:
    """That not all rows are shown; empty where they are."""
    if len(table) <= MOST:
        return ""
    return f"Chỉ hiện {write_number(MOST)} dòng đầu; bảng tải về có đủ {write_number(len(table))}."


def _shorten(table: pd.DataFrame) -> pd.DataFrame:
    """Sources without cells; quarters by their numbers, for their columns say what they are."""
    short = {SOURCE: [shorten_sources(source) for source in table[SOURCE]]}
    for name in QUARTERS:
        if name in table:
            short[name] = [cell and cell.removeprefix("quý ") for cell in table[name]]
    return table.assign(**short)


def _cell(name: str, text: str, event: str) -> str:
    told = write(text)
    if name == NAME:
        return f'<th scope="row">{told}</th>'
    if name == OUTCOME:
        return f'<td><i style="background:{both(COLOUR.get(event, EMPTY))}"></i>{told}</td>'
    if name == SOURCE:
        return f'<td class="source">{told}</td>'
    return f'<td class="short">{told}</td>' if len(text) <= SHORT else f"<td>{told}</td>"
