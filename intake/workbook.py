"""Opening a workbook that anybody may have sent: what is dangerous or no workbook is refused.

Everything is looked at before anything is made of it: how large it is when unpacked (archive.py),
that no part is a program, links elsewhere or carries a document type, which entity bombs need
(parts.py), and how much is in it (bounds.py). Nothing is run, fetched or written to the disk.
"""

import datetime
import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import NamedTuple

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from data import old_fonts, vietnamese
from intake import archive, bounds, layout, parts, typed
from intake.layout import Layout
from intake.parts import Parts

logger = logging.getLogger(__name__)

# More than any form has; what lies beyond is reported, not read.
ROWS, COLUMNS = 1_000, 26
_LONGEST_NAME = 80
_LONGEST_TEXT = 2_000  # of a cell; a longer one is too long for any answer anyway


class Cell(NamedTuple):
    """What a cell holds.

    kind: "number" | "text" | "date" | "error" | "boolean"; text: as one would read it aloud: a
    number written in Vietnamese; number: of a number; formula: whether it was computed; meant: what
    a text of an old font, or of a wrong table of letters, was meant to be; odd: what shows it as
    another thing than what stands here: "struck" (crossed out, in part or whole), "raised" (a part
    stands higher or lower), "shown" (by its format), "unseen".
    """

    kind: str
    text: str
    number: Decimal | None = None
    formula: bool = False
    meant: str = ""
    odd: str = ""


class Sheet(NamedTuple):
    """A sheet: its cells that hold something, by name, how it is laid out, the notes on its cells;
    on the first one also, under "", the words in the workbook's shapes."""

    name: str
    visible: bool
    cells: dict[str, Cell]
    layout: Layout
    notes: dict[str, str]


def open(data: bytes, name: str, rows: int = ROWS) -> dict[str, Sheet]:
    """The sheets of a workbook, by name (NFC), in its order; of each that many rows.

    IntakeError, naming the file, for anything that is no plain .xlsx workbook or that may do harm.
    """
    found = _look(data, show_name(name))
    with stumbling(name):
        sheets = _read(found, rows)
    if sheets is None:
        raise bounds.too_much(show_name(name), "chữ trong các ô", bounds.LETTERS)
    return sheets


class Checked(NamedTuple):
    """A workbook that a library may open.

    data: what it may see of it, as an archive; pictures: whether some were left out.
    """

    data: bytes
    pictures: bool


def check(data: bytes, name: str) -> Checked:
    """Look at everything in a workbook; IntakeError as `open`."""
    found = _look(data, show_name(name))
    return Checked(archive.pack(found.members), found.pictures)


def _look(data: bytes, name: str) -> Parts:
    members = archive.unpack(data, name)
    parts.require_harmless(members, name)
    return parts.look(members, name)


@contextmanager
def stumbling(name: str) -> Iterator[None]:
    """While a library reads or writes what somebody else made: IntakeError for whatever it raises.

    A workbook that was looked at may still be damaged in a thousand ways.
    """
    try:
        with warnings.catch_warnings():
            # openpyxl tells of what it leaves out: extensions, looks, rules that it can't read.
            warnings.simplefilter("ignore")
            yield
    except Exception as error:
        logger.warning("can't work on %s: %.300r", show_name(name), error)
        raise layout.broken(show_name(name)) from error


def show_name(name: str) -> str:
    """A file's name as it may be shown: its last part, tidied and shortened."""
    last = re.split(r"[/\\]", vietnamese.normalise(name))[-1]
    tidy = "".join(char for char in last if char.isprintable())
    return tidy if len(tidy) <= _LONGEST_NAME else tidy[: _LONGEST_NAME - 1] + "…"


def _read(found: Parts, rows: int) -> dict[str, Sheet] | None:
    """The sheets; None when there are more words in them than may be."""
    letters = 0
    sheets = {}
    for title, laid_out in found.layouts.items():
        cells = {}
        for at, held in found.cells[title].items():
            column, row = coordinate_from_string(at)
            if row <= rows and column_index_from_string(column) <= COLUMNS:
                value, look = found.book.read(held)
                made = _cell(value, look)
                if made:
                    odd = found.book.find_odd(held, value)
                    letters += len(made.text)
                    if letters > bounds.LETTERS:
                        return None
                    cells[at] = made._replace(formula=at in laid_out.formulas, odd=odd)
        name = vietnamese.normalise(title)
        notes = found.notes[title]
        if found.drawn and not sheets:
            notes = {"": " ".join(found.drawn)} | notes
        sheets[name] = Sheet(name, title in found.visible, cells, laid_out, notes)
    return sheets


def _cell(value: typed.Value, look: str) -> Cell | None:
    if isinstance(value, bool):
        return Cell("boolean", "TRUE" if value else "FALSE")
    if look == "error":
        return Cell("error", str(value)[:20])
    if isinstance(value, datetime.datetime | datetime.date):
        return Cell("date", vietnamese.write_date(value))
    if isinstance(value, datetime.time | datetime.timedelta):
        return Cell("date", str(value))
    if isinstance(value, int | float):
        return _number(value, look)
    typed_in = value[:_LONGEST_TEXT]
    text = vietnamese.normalise(typed_in)
    # Before it is tidied: of an old letter that would leave nothing.
    meant = vietnamese.normalise(old_fonts.mend(typed_in))
    return Cell("text", text, meant=meant) if text else None


def _number(value: int | float, look: str) -> Cell:
    # Fifteen figures, as Excel shows them: 0.1 + 0.2 is 0.3 to whoever typed it.
    number = Decimal(repr(value) if isinstance(value, int) else f"{value:.15g}")
    if not number.is_finite():
        return Cell("error", str(value))
    if abs(number) >= Decimal("1e15"):
        return Cell("number", f"{number:.3e}", number)
    sign = "%" if "%" in re.sub(r'"[^"]*"|\\.', "", look or "") else ""
    shown = number * 100 if sign else number
    decimals = max(0, -int(shown.normalize().as_tuple().exponent))
    return Cell("number", vietnamese.write_number(shown, decimals) + sign, number)
