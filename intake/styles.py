"""What the sheets of a form look like, and the pieces that each of them is made of."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from data import vietnamese
from intake import form, guide, headings, quarter_before
from intake.form import Stamp
from intake.units import Unit

_FONT = "Times New Roman"
_DARK, _TINT, _LOCKED, _LINE = "#1F3864", "#FFF7D6", "#F2F2F2", "#BFBFBF"
_NUMBER = "#,##0"
_ROW = 18  # points
_MESSAGE = (
    "Gõ số nguyên, ví dụ 45. Được ghi: 0, –, chưa rõ, hơn 8000, khoảng 630. "
    "Để trống nếu không có số."
)
# Columns of the hidden sheet beside the stamp: words to choose from.
LISTS = {
    "events": "F",
    "fields": "G",
    "customs": "H",
    "places": "I",
    "models": "J",
    "states": "K",
}


class Dates(NamedTuple):
    """When a form is due, None where no deadline holds; the days that its figures cover."""

    due: date | None
    data_from: date
    data_to: date

    @property
    def period(self) -> str:
        """ "15/6 – 14/9/2024", "15/12/2023 – 14/3/2024"."""
        first, last = self.data_from, self.data_to
        year = f"/{first.year}" if first.year != last.year else ""
        return f"{first.day}/{first.month}{year} – {last.day}/{last.month}/{last.year}"


class Printed(Worksheet):
    """A sheet that remembers what is printed on it, by cell, but for the numbers of rows; counted:
    its open cells for counts."""

    def __init__(self) -> None:
        super().__init__()
        self.printed: dict[str, str] = {}
        self.counted: list[str] = []

    def write_string(self, *at: Any) -> int:
        """Write words and remember them."""
        place, (text, *_) = _split(at)
        self.printed[place] = str(text)
        return int(super().write_string(*at))

    def write_number(self, *at: Any) -> int:
        """Write a number and remember it."""
        place, (number, *_) = _split(at)
        if not place.startswith("A"):
            self.printed[place] = vietnamese.write_number(number)
        return int(super().write_number(*at))


class Book(NamedTuple):
    """A workbook that is being written, and the looks of its cells; given: what its guide says of
    the unit's tasks, sign and meaning."""

    book: xlsxwriter.Workbook
    looks: dict[str, Format]
    unit: Unit
    stamp: Stamp
    seen: quarter_before.Before
    dates: Dates
    given: Sequence[tuple[str, str]] = ()


def make_looks(book: xlsxwriter.Workbook) -> dict[str, Format]:
    """The looks of cells by name; "number", "text": open ones to fill in, the others are locked."""
    plain: dict[str, Any] = {"font_name": _FONT, "font_size": 12, "valign": "vcenter"}
    cell = plain | {"border": 1, "border_color": _LINE, "text_wrap": True, "indent": 1}
    locked = cell | {"bg_color": _LOCKED}
    entry = cell | {"bg_color": _TINT, "locked": False}
    looks = {
        "title": plain | {"bold": True, "font_size": 16, "font_color": _DARK},
        "plain": plain,
        "wrap": plain | {"text_wrap": True, "valign": "top"},
        "hint": plain | {"italic": True, "font_size": 11, "indent": 1},
        "note": plain | {"italic": True, "font_size": 11, "text_wrap": True, "valign": "top"},
        "block": plain | {"bold": True, "font_size": 13, "font_color": _DARK},
        "head": cell
        | {"bold": True, "bg_color": _DARK, "font_color": "#FFFFFF"}
        | {"align": "center", "indent": 0},
        "label": cell,
        "order": cell | {"align": "center", "indent": 0},
        "legend": cell | {"bg_color": _TINT},
        "locked": locked | {"num_format": _NUMBER, "align": "right"},
        "locked_text": locked,
        "rate": locked | {"num_format": "0.0%", "align": "right"},
        "number": entry | {"num_format": _NUMBER, "align": "right"},
        "text": entry | {"num_format": "@"},
        "note_text": entry | {"num_format": "@", "valign": "top"},
        "sign": plain | {"align": "center"},
        "signer": plain | {"align": "center", "bold": True},
        "wrong": {"font_color": "#9C0006", "bg_color": "#FFC7CE", "bold": True},
    }
    return {name: book.add_format(look) for name, look in looks.items()}


def begin(made: Book, name: str, widths: list[float]) -> Printed:
    """A new sheet with its title, whose it is, and the legend; `widths` of columns in letters."""
    sheet = made.book.add_worksheet(name, Printed)
    sheet.set_default_row(_ROW)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    looks = made.looks
    sheet.set_row(0, 26)
    sheet.write_string("A1", name, looks["title"])
    quarter = vietnamese.write_quarter(made.stamp.quarter)
    whose = f"{made.unit.label}, {quarter}; số liệu {made.dates.period}"
    if made.dates.due:
        whose += f"; hạn gửi {vietnamese.write_date(made.dates.due)}"
    sheet.write_string("A2", whose, looks["plain"])
    sheet.write_blank("A3", None, looks["legend"])
    sheet.write_string("B3", "ô màu này: điền vào; các ô khác đã khóa", looks["hint"])
    return sheet


def block(made: Book, sheet: Worksheet, top: int, title: str) -> None:
    """The title and the head of a block whose first row is `top`."""
    sheet.write_string(top - 3, 0, title, made.looks["block"])
    for column, head in enumerate(headings.BLOCK_HEADS[sheet.get_name()]):
        sheet.write_string(top - 2, column, head, made.looks["head"])


def list_head(made: Book, sheet: Worksheet, name: str, title: str, note: str, wide: int) -> None:
    """The title, the note and the head of a sheet's list, `wide` letters wide."""
    top, heads = form.list_top(name, made.stamp), headings.LIST_HEADS[name]
    sheet.write_string(f"A{top - 3}", title, made.looks["block"])
    sheet.merge_range(top - 3, 0, top - 3, len(heads) - 1, note, made.looks["note"])
    sheet.set_row(top - 3, guide.height(note, wide))
    for column, head in enumerate(heads):
        sheet.write_string(top - 2, column, head, made.looks["head"])


def order(made: Book, sheet: Worksheet, row: form.Row) -> None:
    """The number of a row of a list."""
    at = row_of(next(iter(row.cells.values())))
    sheet.write_number(f"A{at}", row.number, made.looks["order"])


def show(made: Book, sheet: Worksheet, cell: str, value: quarter_before.Shown | None) -> None:
    """A locked cell with a figure of the quarter before; None is no figure, not zero."""
    if isinstance(value, int):
        sheet.write_number(cell, value, made.looks["locked"])
    else:
        text = quarter_before.NO_FIGURE if value is None else value
        sheet.write_string(cell, text, made.looks["locked"])


def ask_number(made: Book, sheet: Printed, cell: str) -> None:
    """An open cell for a count; `finish` says what may stand in it."""
    sheet.write_blank(cell, None, made.looks["number"])
    sheet.counted.append(cell)


def _warn_of_odd_counts(sheet: Printed) -> None:
    """One rule for cells that stand below each other: xlsxwriter takes long over each formula.
    Odd entries are only warned of: words are allowed."""
    for first, last in _join(sheet.counted):
        whole = f"ISNUMBER({first}),N({first})>=0,N({first})=INT(N({first}))"
        sheet.data_validation(
            f"{first}:{last}",
            {
                "validate": "custom",
                "value": f"=OR(ISTEXT({first}),AND({whole}))",
                "error_type": "warning",
                "error_title": "Xem lại số này",
                "error_message": "Ô này cần một số nguyên từ 0 trở lên. Không ghi tỷ lệ phần trăm.",
                "input_title": "Điền số",
                "input_message": _MESSAGE,
            },
        )


def _join(cells: list[str]) -> list[tuple[str, str]]:
    """The first and the last of those that stand below each other without a gap."""
    runs: list[tuple[str, str]] = []
    for cell in sorted(cells, key=lambda cell: (cell[0], row_of(cell))):
        if runs and (cell[0], row_of(cell) - 1) == (runs[-1][1][0], row_of(runs[-1][1])):
            runs[-1] = (runs[-1][0], cell)
        else:
            runs.append((cell, cell))
    return runs


def choose(
    made: Book,
    sheet: Worksheet,
    name: str,
    column: str,
    words: str,
    count: int,
    closed: bool = False,
) -> None:
    """Offer words in a column of a sheet's list; unless `closed` it takes others as well.

    `words` is a column of the hidden sheet (LISTS), `count` how many stand there.
    """
    if not count:
        return
    rows = form.list_rows(name, made.stamp)
    rule: dict[str, Any] = {
        "validate": "list",
        "source": f"={form.STAMP}!${LISTS[words]}$1:${LISTS[words]}${count}",
    }
    rule |= (
        {"error_title": "Chọn trong danh sách", "error_message": "Hãy chọn một mục có sẵn."}
        if closed
        else {"error_type": "information", "show_error": False}
    )
    sheet.data_validation(f"{rows[0].cells[column]}:{rows[-1].cells[column]}", rule)


def finish(made: Book, sheet: Worksheet, landscape: bool, head: int = 0) -> None:
    """Lock a sheet, but for its open cells, and set up its printing on A4.

    head: the row of column heads that is repeated on each page after the one it stands on.
    """
    if isinstance(sheet, Printed):
        _warn_of_odd_counts(sheet)
    sheet.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})
    sheet.set_paper(9)
    if landscape:
        sheet.set_landscape()
    sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    quarter = vietnamese.write_quarter(made.stamp.quarter)
    sheet.set_footer(f"&L{made.unit.label}, {quarter}&RTrang &P/&N")
    if sheet.get_name() != form.GUIDE:
        sheet.freeze_panes(3, 0)
    if head:
        sheet.repeat_rows(head - 1)
    sheet.hide_gridlines(2)


def _split(at: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
    """The cell among the arguments of a writing function, and the others."""
    if isinstance(at[0], str):
        return at[0], at[1:]
    return xl_rowcol_to_cell(at[0], at[1]), at[2:]


def row_of(cell: str) -> int:
    """The row of a cell's name: 12 of "C12"."""
    return int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
