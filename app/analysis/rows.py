"""The rows of the files of a table: as it stands, and cell by cell."""

from typing import Any

import pandas as pd

from app.analysis.asking import TOTAL, ask_choice, has_total, name_both, name_total, offer
from app.analysis.choices import Choice
from app.view import View
from measures.analysis.subjects import COMPARED, DIMENSIONS
from measures.analysis.table import Cell
from measures.shares import decimal

EVERY = 100_000  # heads of a file

# Of a file with one row a cell, where a number may be not known.
_TYPES = {
    **dict.fromkeys(("gia_tri", "tu_so", "mau_so"), "Float64"),
    **dict.fromkeys(("so_chua_ro", "so_hon", "so_khoang", "da_bao_cao", "phai_bao_cao"), "Int64"),
    **dict.fromkeys(("hang", "cot", "ghi_la", "don_vi_tinh", "ghi_chu", "quy_sau_cung"), "string"),
}


def make_wide(view: View, choice: Choice) -> pd.DataFrame:
    """The table as it stands, of all heads: numbers where they are exact, else as written."""
    table = ask_choice(view, choice, EVERY)
    rows, columns = name_both(view, choice, table)
    lasts: list[str | None] = [*columns]
    if choice.columns != COMPARED and has_total(table, 1):
        lasts.append(None)
    names = [columns[key] if key is not None else TOTAL for key in lasts]
    last_row = [None] if has_total(table, 0) else []
    return pd.DataFrame(
        [
            [
                rows[row] if row is not None else name_total(view, choice.rows),
                *(_file(table.cells.get((row, column))) for column in lasts),
            ]
            for row in [*rows, *last_row]
        ],
        columns=[DIMENSIONS[choice.rows][1], *names],
        dtype=object,
    )


def make_long(view: View, choice: Choice) -> pd.DataFrame:
    """A row for each cell, with all that is known of it, totals marked as such; each column has its
    type, whatever is known."""
    table = ask_choice(view, choice, EVERY)
    rows, columns = name_both(view, choice, table)
    measure = offer(view).measure(choice)
    data_set = "; ".join(view.summary[len(view.filters) :])  # with whether it is an issued report's
    found = []
    for (row, column), cell in table.cells.items():
        if (row is not None and row not in rows) or (column is not None and column not in columns):
            continue
        found.append(
            {
                "so_do": measure.label,
                "hang": None if row is None else rows.get(row),
                "cot": None if column is None else columns.get(column),
                "la_tong_hang": column is None,
                "la_tong_cot": row is None,
                "gia_tri": None if cell.value is None else float(cell.value),
                "ghi_la": cell.text,
                "don_vi_tinh": cell.unit,
                "tu_so": None if cell.numerator is None else float(cell.numerator),
                "mau_so": None if cell.denominator is None else float(cell.denominator),
                "so_chua_ro": cell.uncounted,
                "so_hon": cell.more_than,
                "so_khoang": cell.about,
                "da_bao_cao": cell.told,
                "phai_bao_cao": cell.asked,
                "ghi_chu": cell.part,
                "quy_sau_cung": cell.quarter,
                "bo_so_lieu": data_set,
            }
        )
    return pd.DataFrame(found).astype(_TYPES) if found else pd.DataFrame()


def _file(cell: Cell | None) -> Any:
    """A cell of a file: a number where it is exact, else as written; None where there is none."""
    if cell is None:
        return None
    if (
        cell.value is not None
        and not (cell.uncounted or cell.more_than or cell.about)
        and (not cell.part or not cell.text.startswith("≥"))
    ):
        if cell.value.denominator == 1 and cell.rule is None and cell.unit != "%":
            return int(cell.value)
        return decimal(cell.value, cell.rule.decimals if cell.rule else 1)
    return f"{cell.text} ({cell.part})" if cell.part else cell.text
