"""What the cells of a workbook hold, from the letters that its parts have for it.

A number may be a date by its look, a text stand once for many cells. What is a date, and which, is
asked of openpyxl.
"""

import datetime

from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel, from_ISO8601

from intake import looks
from intake.bounds import Bounds
from intake.layout import MAIN, Typed, parse, tell_odd
from intake.looks import Look

Value = str | int | float | bool | datetime.date | datetime.time | datetime.timedelta
_OUT_OF_RANGE = "#VALUE!"  # of a date; Excel shows ####


class Book:
    """What cells of a workbook refer to.

    shared: its texts, and what is odd about one (Typed.odd); looks: how cells look; since_1904:
    whether it counts days from that year on.
    """

    def __init__(self, shared: list[tuple[str, str]], looks: list[Look], since_1904: bool) -> None:
        self._shared, self._looks = shared, looks
        self._epoch = MAC_EPOCH if since_1904 else WINDOWS_EPOCH

    def read(self, cell: Typed) -> tuple[Value, str]:
        """What a cell holds and its number format; "error" in place of that for an error of Excel.

        ValueError or LookupError for what no program writes.
        """
        kind, _, letters, _ = cell
        look = self._looks[looks.count(cell.look or "0")].number_format
        if kind == "n":
            number = float(letters) if set(letters) & set(".eE") else int(letters)
            if not is_date_format(look):
                return number, look
            try:
                return from_excel(number, self._epoch, timedelta=is_timedelta_format(look)), look
            except (OverflowError, ValueError):
                return _OUT_OF_RANGE, "error"
        if kind == "s":
            return self._shared[looks.count(letters)][0], look
        if kind == "b":
            return bool(int(letters)), look
        if kind == "d":
            return from_ISO8601(letters), look
        return letters, "error" if kind == "e" else look

    def find_odd(self, cell: Typed, value: Value) -> str:
        """What shows a cell as another thing than the value that it holds (workbook.Cell.odd)."""
        look = self._looks[looks.count(cell.look or "0")]
        in_part = self._shared[looks.count(cell.letters)][1] if cell.kind == "s" else cell.odd
        if look.struck or in_part == "struck":
            return "struck"
        if look.unseen:
            return "unseen"
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        sign = (value > 0) - (value < 0) if isinstance(value, int | float) else 1
        if looks.shows_another(look.number_format, not is_number, sign):
            return "shown"
        return in_part


def read_shared(part: bytes, left: Bounds) -> list[tuple[str, str]]:
    """The texts that cells share, without how they are pronounced, each with what is odd about a
    part of it (Typed.odd)."""
    texts: list[list[str]] = []
    odd: list[str] = []
    inside: list[str] = []

    def begin(tag: str, attributes: dict[str, str]) -> None:
        inside.append(tag)
        if tag == f"{MAIN} si":
            texts.append([])
            odd.append("")
        elif odd and tag.endswith((" strike", " vertAlign")):
            odd[-1] = tell_odd(tag, attributes, odd[-1])

    def end(_: str) -> None:
        inside.pop()

    def text(words: str) -> None:
        if inside[-1] == f"{MAIN} t" and f"{MAIN} rPh" not in inside and texts:
            texts[-1].append(words)

    parse(part, left, begin, end, text)
    return [("".join(pieces), told) for pieces, told in zip(texts, odd, strict=True)]
