"""Tables as cells: written as the screen shows them, and as sheets of a workbook.

Cells are text, whole numbers, Decimals (their decimals are shown) or nothing. The screen shows
them written in Vietnamese; a CSV file has numbers as a Vietnamese Excel reads them, a workbook the
numbers themselves. No cell of any of them is run as a formula.
"""

import io
import math
from decimal import Decimal
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from data import vietnamese

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LINE, _HIGHEST = 15.75, 405  # points
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_cell(cell: Any) -> str:
    """A cell as the screen shows it: 1238 as "1.238", Decimal("96.5") as "96,5", nothing as "–"."""
    if isinstance(cell, bool):
        return "có" if cell else "không"
    if isinstance(cell, Decimal):
        return vietnamese.write_number(cell, max(0, -int(cell.as_tuple().exponent)))
    if cell is None or pd.isna(cell):
        return "–"
    if isinstance(cell, str):
        return cell
    if cell != int(cell):
        raise ValueError(f"{cell!r} has decimals: only a Decimal says how many to show")
    return vietnamese.write_number(int(cell))


def write_cells(table: pd.DataFrame) -> pd.DataFrame:
    """The same table with every cell written as the screen shows it."""
    cells = [[write_cell(cell) for cell in row] for row in table.itertuples(index=False)]
    return pd.DataFrame(cells, columns=table.columns, dtype=object)


def defuse(cell: object) -> str:
    """A cell of a CSV file; what is not known stays empty, a number is no formula.

    Numbers have a decimal comma and nothing between thousands: "1238", "96,5", "-10".
    """
    if isinstance(cell, str):
        return "'" + cell if cell.startswith(_FORMULA) else cell
    if pd.isna(cell):
        return ""
    return write_cell(cell).replace(".", "").replace("\u2212", "-")


def open_book(out: io.BytesIO) -> xlsxwriter.Workbook:
    """A new workbook that takes text for text, never for a formula, a link or a number."""
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    return xlsxwriter.Workbook(out, options)


def add_cover(book: xlsxwriter.Workbook, caption: str, about: dict[str, str]) -> None:
    """The sheet "Bìa": a title, then what the workbook is, line by line."""
    sheet = book.add_worksheet("Bìa")
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 90)
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "valign": "top"})
    sheet.write_string(0, 0, caption, book.add_format({"bold": True, "font_size": 14}))
    lines = about | {"Ô trống": "chưa có số, không phải bằng không"}
    for row, (label, text) in enumerate(lines.items(), start=2):
        sheet.write_string(row, 0, label, bold)
        sheet.write_string(row, 1, text, wrap)
        set_height(sheet, row, text, 90)


def set_height(sheet: Worksheet, row: int, text: str, width: int) -> None:
    """Make a row as high as its text takes over `width` letters: not every program does by itself.

    Letters may be a fifth wider than Excel's usual ones; no row is higher than Excel takes.
    """
    lines = math.ceil(len(text) * 1.2 / max(width, 1))
    if lines > 1:
        sheet.set_row(row, min(_LINE * lines, _HIGHEST))


def add_rows(
    book: xlsxwriter.Workbook, sheet: Worksheet, table: pd.DataFrame, first: int = 0
) -> int:
    """A table with its head on row `first` (from 0), with Excel's filters; its width in letters."""
    width = 0
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    # Excel runs no text cell by itself; the mark keeps it so when somebody edits the cell.
    marked = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    formats = {
        decimals: book.add_format({"num_format": "#,##0" + "." * bool(decimals) + "0" * decimals})
        for decimals in range(5)
    }
    for column, name in enumerate(table.columns):
        cells = table.iloc[:, column].tolist()
        sheet.write_string(first, column, str(name), head)
        longest = max((len(write_cell(cell)) for cell in [str(name), *cells]), default=8)
        wide = min(max(longest + 2, 8), 60)
        sheet.set_column(column, column, wide)
        width += wide
        for row, cell in enumerate(cells, start=first + 1):
            if isinstance(cell, str):
                sheet.write_string(row, column, cell, marked if cell.startswith(_FORMULA) else text)
            elif isinstance(cell, Decimal):
                decimals = max(0, -int(cell.as_tuple().exponent))
                sheet.write_number(row, column, float(cell), formats[min(decimals, 4)])
            elif not pd.isna(cell):
                sheet.write_number(row, column, int(cell), formats[0])
    sheet.freeze_panes(first + 1, 0)
    if len(table):
        sheet.autofilter(first, 0, first + len(table), len(table.columns) - 1)
    return width
