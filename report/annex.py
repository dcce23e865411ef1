"""The annex of a report as a workbook: a cover, then for each footnote the rows behind it."""

import io
import re
from typing import NamedTuple

import pandas as pd
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data import spreadsheets, words

_COVER = "Bìa"
_TITLE = "Phụ lục số liệu"
# What Excel takes for a sheet's name: up to 31 letters, without these, no apostrophe at an end.
_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_A4 = 9


class Sheet(NamedTuple):
    """The rows behind one footnote.

    name: "Chú thích 1"; title: what the note says; table: cells are text, whole numbers, Decimals
    or nothing (as in data/spreadsheets.py); source: documents and places in them.
    """

    name: str
    title: str
    table: pd.DataFrame
    source: str


def write(sheets: list[Sheet], about: dict[str, str]) -> bytes:
    """The workbook (XLSX). `about` is what the cover says: quarter, data set, version, report.

    Invented figures ("SỐ LIỆU MINH HỌA" in `about`) say so on every sheet, also in print. No text
    is run as a formula; numbers are numbers; what is not known is an empty cell.
    """
    names = _name([sheet.name for sheet in sheets])
    banner = words.DEMO if words.DEMO in about.values() else ""
    contents = {name: sheet.title for name, sheet in zip(names, sheets, strict=True)}
    out = io.BytesIO()
    with spreadsheets.open_book(out) as book:
        spreadsheets.add_cover(book, _TITLE, about | contents)
        bold = book.add_format({"bold": True, "font_size": 12, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        for name, sheet in zip(names, sheets, strict=True):
            page = book.add_worksheet(name)
            lines = [(banner, bold), (sheet.title, bold)]
            lines += [(f"Nguồn: {sheet.source}" if sheet.source else "", plain)]
            lines = [line for line in lines if line[0]]
            first = len(lines) + 1
            width = spreadsheets.add_rows(book, page, sheet.table, first)
            for row, line in enumerate(lines):
                _write_across(page, row, len(sheet.table.columns), width, *line)
            page.repeat_rows(first)
        for page in book.worksheets():
            page.set_paper(_A4)
            page.fit_to_pages(1, 0)
            if page.get_name() != _COVER:
                page.set_landscape()
            if banner:
                page.set_header(f"&C{banner}")
            page.set_footer("&L&A&RTrang &P/&N")
    return out.getvalue()


def _write_across(
    page: Worksheet, row: int, columns: int, width: int, text: str, style: Format
) -> None:
    """A line over the whole width of the table, as high as it takes: print cuts what sticks out."""
    if columns > 1:
        page.merge_range(row, 0, row, columns - 1, "", style)
    page.write_string(row, 0, text, style)  # by itself: merge_range would guess at its kind
    spreadsheets.set_height(page, row, text, width)


def _name(wanted: list[str]) -> list[str]:
    """Names that Excel takes: each once, whatever the case, and none that it keeps for itself."""
    taken = {_COVER.casefold(), "history"}
    names = []
    for text in wanted:
        base = " ".join(_FORBIDDEN.sub(" ", text).split()).strip("'") or "Chú thích"
        name, count = base[:_LONGEST].rstrip(" '"), 1
        while name.casefold() in taken:
            count += 1
            ending = f" ({count})"
            name = base[: _LONGEST - len(ending)].rstrip(" '") + ending
        taken.add(name.casefold())
        names.append(name)
    return names
