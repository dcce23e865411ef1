"""What the cells of a workbook hold, from the letters that its parts have for it.

A number may be a date by its look, a text stand once for many cells. What is a date, and which, is
asked of openpyxl.
"""

import datetime
from collections.abc import Iterable

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel, from_ISO8601

from intake.bounds import Bounds
from intake.layout import MAIN, Typed, parse

Value = str | int | float | bool | datetime.date | datetime.time | datetime.timedelta
Elements = Iterable[tuple[str, dict[str, str]]]
_GROUPS = ("numFmts", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs")
_OUT_OF_RANGE = "#VALUE!"  # of a date; Excel shows ####


class Book:
    """What cells of a workbook refer to.

    shared: its texts; looks: the number format of each look; since_1904: whether it counts days
    from that year on.
    """

    def __init__(self, shared: list[str], looks: list[str], since_1904: bool) -> None:
        self._shared, self._looks = shared, looks
        self._epoch = MAC_EPOCH if since_1904 else WINDOWS_EPOCH

    def read(self, cell: Typed) -> tuple[Value, str]:
        """What a cell holds and its number format; "error" in place of that for an error of Excel.

        ValueError or LookupError for what no program writes.
        """
        kind, _, letters = cell
        look = self._looks[_count(cell.look or "0")]
        if kind == "n":
            number = float(letters) if set(letters) & set(".eE") else int(letters)
            if not is_date_format(look):
                return number, look
            try:
                return from_excel(number, self._epoch, timedelta=is_timedelta_format(look)), look
            except (OverflowError, ValueError):
                return _OUT_OF_RANGE, "error"
        if kind == "s":
            return self._shared[_count(letters)], look
        if kind == "b":
            return bool(int(letters)), look
        if kind == "d":
            return from_ISO8601(letters), look
        return letters, "error" if kind == "e" else look


def _count(letters: str) -> int:
    if not (letters.isascii() and letters.isdigit() and len(letters) < 10):
        raise ValueError(f"no number of a text or a look: {letters[:20]!r}")
    return int(letters)


def read_shared(part: bytes, left: Bounds) -> list[str]:
    """The texts that cells share, without how they are pronounced."""
    texts: list[list[str]] = []
    inside: list[str] = []

    def begin(tag: str, _: dict[str, str]) -> None:
        inside.append(tag)
        if tag == f"{MAIN} si":
            texts.append([])

    def end(_: str) -> None:
        inside.pop()

    def text(words: str) -> None:
        if inside[-1] == f"{MAIN} t" and f"{MAIN} rPh" not in inside and texts:
            texts[-1].append(words)

    parse(part, left, begin, end, text)
    return ["".join(pieces) for pieces in texts]


def read_looks(elements: Elements) -> list[str]:
    """The number formats of a workbook's looks, from the elements of its styles."""
    formats, looks, group = dict(BUILTIN_FORMATS), [], ""
    for tag, attributes in elements:
        tag = tag.removeprefix(f"{MAIN} ")
        if tag in _GROUPS:
            group = tag
        elif (group, tag) == ("numFmts", "numFmt"):
            formats[_count(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")
        elif (group, tag) == ("cellXfs", "xf"):
            looks.append(formats.get(_count(attributes.get("numFmtId", "0")), "General"))
    return looks or ["General"]
