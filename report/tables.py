"""How the tables of a report are laid out: sizes, widths and sides, the same for Word and PDF."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from report.page_setup import Form
from report.tree import Node

SIZES = (13, 12, 11, 10, 9, 8)  # pt: the largest in which no word is broken is taken
_FULL = 0.85  # of the width: what the longest words may take while there is a smaller size
PADDING = 1.2  # mm at both sides of a cell
_MM = 25.4 / 72  # of a point
# Parts of the size of the letters, a little wide: Liberation Serif and Times New Roman.
_NARROW = frozenset("iljtfrI.,;:'!|()[]/- ")
_WIDE = frozenset("mwMWĐÔƠƯ%—")
_NUMBER = re.compile(r"(?:hơn |khoảng |gần )?[-–+]?\d[\d.,/]*\s?%?|[–-]|…|")
_UNKNOWN = "chưa báo cáo"
_LONG = 1_200  # letters of a row that may run over a page


class Layout(NamedTuple):
    """size: of the letters, pt; widths: of the columns, mm; sides: "left", "right" or "center" of
    each column; may_break: for each row whether it may run over a page."""

    size: int
    widths: list[float]
    sides: list[str]
    may_break: list[bool]


def lay_out(table: Node, form: Form) -> Layout:
    """The layout of a table (report/tree.py) over the whole width of the text.

    Columns are as wide as their longest word asks, and share what is left by how much they hold.
    """
    _, rows = table["c"]
    words = [[_with_marks(cell) for cell in row] for row in rows]
    columns = [list(column) for column in zip(*words, strict=True)]
    size, least = _choose_size(columns, form.text_width)
    most = [max(_measure(cell, size) for cell in column) + 2 * PADDING for column in columns]
    return Layout(
        size,
        _share(least, most, form.text_width),
        choose_sides(table),
        [sum(map(len, row)) > _LONG for row in words],
    )


def choose_sides(table: Node) -> list[str]:
    """The side of each column: the one that was set, else right for numbers and left for words."""
    sides, rows = table["c"]
    columns = zip(*([read_words(cell).strip() for cell in row] for row in rows[1:]), strict=True)
    chosen = [_choose_side(column) for column in columns] or ["left"] * len(sides)
    return [side or choice for side, choice in zip(sides, chosen, strict=True)]


def read_words(inlines: Sequence[Node]) -> str:
    """The words of a cell."""
    told = ""
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        if kind == "Str":
            told += content
        elif kind in ("Space", "LineBreak"):
            told += " "
        elif kind in ("Emph", "Strong"):
            told += read_words(content)
        elif kind == "Span":
            told += read_words(content[1])
    return told


def _with_marks(inlines: Sequence[Node]) -> str:
    """The words, and two signs for the mark of each note."""
    marks = sum(inline["t"] == "Note" for inline in inlines)
    return read_words(inlines) + "00" * marks


def _choose_size(columns: list[list[str]], width: float) -> tuple[int, list[float]]:
    for size in SIZES:
        least = [
            max(_measure(word, size) for cell in column for word in cell.split() or [""])
            + 2 * PADDING
            for column in columns
        ]
        if sum(least) <= width * (_FULL if size > 11 else 1):
            break
    return size, least


def _share(least: list[float], most: list[float], width: float) -> list[float]:
    """Widths that fill the page: none below its least where that is possible."""
    room = width - sum(least)
    if room < 0:
        return [width * one / sum(least) for one in least]
    wishes = [max(wish - need, 0.0) for need, wish in zip(least, most, strict=True)]
    # A column of sentences must not leave its neighbours nothing.
    wishes = [min(wish, width / 2) + 0.5 for wish in wishes]
    return [need + room * wish / sum(wishes) for need, wish in zip(least, wishes, strict=True)]


def _choose_side(cells: Sequence[str]) -> str:
    numbers = [cell for cell in cells if _NUMBER.fullmatch(cell)]
    is_number = any(numbers) and all(cell in numbers or cell == _UNKNOWN for cell in cells)
    return "right" if is_number else "left"


def _measure(text: str, size: float) -> float:
    """About how long a text is: mm."""
    ems = sum(0.34 if s in _NARROW else 0.95 if s in _WIDE else 0.74 if s.isupper() else 0.52
              for s in text)  # fmt: skip
    # Bold letters are a little wider.
    return 1.05 * ems * size * _MM
