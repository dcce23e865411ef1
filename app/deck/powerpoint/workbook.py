"""The table of a chart as the workbook inside it, which PowerPoint opens to edit its numbers."""

import io

from app.deck.powerpoint.chart_xml import column, count_heads
from app.deck.powerpoint.drawing import Drawing, Series
from app.deck.powerpoint.lettering import clean
from data.spreadsheets import open_book

SHEET = "Sheet1"  # the name that charts of PowerPoint expect


def write(drawing: Drawing, mark: str = "") -> bytes:
    """A row for each name, a column for each series, an empty cell where nothing is known; sums are
    formulas, so that what stands on them follows. `mark`: that figures are invented, in the first
    cell, for a chart that is copied elsewhere."""
    out = io.BytesIO()
    with open_book(out) as book:
        sheet = book.add_worksheet(SHEET)
        wraps = book.add_format({"text_wrap": True, "valign": "top"})
        whole, parts = (
            book.add_format({"num_format": "#,##0"}),
            book.add_format({"num_format": "#,##0.0"}),
        )
        first = count_heads(drawing)
        sheet.write_string(0, 0, clean(mark), wraps)
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, len(drawing.series) + 1, 16)
        for row, names in enumerate(drawing.levels or zip(drawing.names), start=1):
            for at, name in enumerate(names):
                sheet.write_string(row, at, clean(name, lines=True), wraps)
        for number, one in enumerate(drawing.series, start=first):
            sheet.write_string(0, number, clean(one.name), wraps)
            for row, value in enumerate(one.values, start=1):
                if value is None:
                    continue
                look = whole if value == int(value) else parts
                formula = _find_formula(drawing, one, row)
                if formula:
                    sheet.write_formula(row, number, formula, look, value)
                else:
                    sheet.write_number(row, number, value, look)
    return out.getvalue()


def _find_formula(drawing: Drawing, one: Series, row: int) -> str:
    """The sum of what stands on each other, or what is left for labels beside it."""
    first = count_heads(drawing)
    kinds = enumerate((other.kind for other in drawing.series), start=first)
    bars = [at for at, kind in kinds if kind in ("bar", "base")]
    if one.kind not in ("ends", "room") or not bars:
        return ""
    span = f"{column(bars[0])}{row + 1}:{column(bars[-1])}{row + 1}"
    if one.kind == "room":
        return f"={drawing.high!r}-SUM({span})"
    sign = "<" if (one.values[row - 1] or 0) < 0 else ">"
    return f'=SUMIF({span},"{sign}0")'
