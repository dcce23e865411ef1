"""One strict pass over a part of a workbook, and what it tells of a sheet.

What stands in its cells, and which of them are computed, merged or hidden, is heard in the same
pass: a library would need one of its own for the values and does not say the rest. Whatever is
larger than any form, deeper than any workbook or no XML is refused here.
"""

import re
from collections.abc import Callable
from typing import NamedTuple
from xml.parsers import expat

from openpyxl.utils import get_column_letter

from intake.bounds import Bounds
from intake.findings import IntakeError

_DEPTH = 100
_LOWEST, _NARROWEST = 3, 1  # points, letters: of a row, a column, in which something can be seen
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384  # of Excel
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
# Their ranges are unfolded cell by cell by whoever reads them.
_UNFOLDED = ("mergeCell", "hyperlink", "table", "comment")


class Layout(NamedTuple):
    """How a sheet is laid out.

    valued: cells with something in them; formulas: cells that are computed; uncomputed: those of
    them without a result; merged: cells that another one covers; hidden_rows, hidden_columns: by
    number and by letter, also those of no height or width; unsized_rows: with a height of their own
    that is not said, as some programs write none.
    """

    valued: frozenset[str]
    formulas: frozenset[str]
    uncomputed: frozenset[str]
    merged: frozenset[str]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[str]
    unsized_rows: frozenset[int] = frozenset()


class Typed(NamedTuple):
    """What a cell holds, as the file has it: the kind, "s" for the number of a shared text; the
    number of its look; the letters; odd: whether some of these are "struck" or "raised"."""

    kind: str
    look: str
    letters: str
    odd: str = ""


def look_at(part: bytes, path: str, left: Bounds) -> tuple[Layout, dict[str, Typed]]:
    """One pass over a sheet: how it is laid out, and what its cells hold, by name; IntakeError when
    there is more in it than may still come."""
    formulas, valued, merged = set(), set(), set()
    rows, columns, unsized = set(), set(), set()
    seen = {"row": 0, "column": 0, "at": "", "inside": "", "shared": "", "letters": 0}
    heard: dict[str, list[str]] = {}  # kind, look, then the letters in pieces
    odd: dict[str, str] = {}
    cell: list[str] = []
    values = 0  # of the cell; one is what it holds, of two nobody knows which
    listens = False

    def begin(tag: str, attributes: dict[str, str]) -> None:
        nonlocal cell, values, listens
        space, _, tag = tag.rpartition(" ")
        if tag == "row":
            seen["row"] = _count(attributes.get("r"), seen["row"] + 1, left.name)
            seen["column"] = 0
            if not 0 < seen["row"] <= _LAST_ROW:
                raise broken(left.name)
            if _is_on(attributes, "hidden") or _is_nothing(attributes.get("ht"), _LOWEST):
                rows.add(seen["row"])
            elif _is_on(attributes, "customHeight") and "ht" not in attributes:
                unsized.add(seen["row"])
        elif tag == "c":
            at = attributes.get("r")
            seen["column"] = seen["column"] + 1 if at is None else _corner(at, left.name)[0]
            seen["at"] = at or f"{get_column_letter(seen['column'])}{seen['row']}"
            cell, values = [attributes.get("t", "n"), attributes.get("s", "")], 0
        elif tag == "f":
            formulas.add(seen["at"])
            shared = attributes.get("t") == "shared"
            seen["inside"], seen["letters"] = "f", 0
            seen["shared"] = attributes.get("si", "") if shared else ""
        elif tag in ("v", "t"):
            seen["inside"] = tag
            is_inline = bool(cell) and cell[0] == "inlineStr"
            listens = space == MAIN and bool(cell) and is_inline == (tag == "t") and values >= 0
            values += listens and tag == "v"
            if values > 1:
                raise broken(left.name)
        elif tag == "rPh":  # how it is pronounced
            values = -1
        elif tag == "col" and (
            _is_on(attributes, "hidden") or _is_nothing(attributes.get("width"), _NARROWEST)
        ):
            columns.update(_letters(attributes, left.name))
        elif cell and tag in ("strike", "vertAlign"):
            odd[seen["at"]] = tell_odd(tag, attributes, odd.get(seen["at"], ""))
        elif tag == "mergeCell":
            merged.update(_covered(attributes.get("ref", "")))

    def end(tag: str) -> None:
        nonlocal cell, listens
        if tag.endswith(" f"):
            left.take_formula(path, seen["shared"], seen["letters"])
        if tag.endswith((" v", " t", " f")):
            seen["inside"], listens = "", False
        elif tag.endswith(" c"):
            cell = []

    def text(words: str) -> None:
        if seen["inside"] in ("v", "t"):
            valued.add(seen["at"])
            if listens:
                if heard.setdefault(seen["at"], cell) is not cell:
                    raise broken(left.name)  # it stands there twice
                cell.append(words)
        elif seen["inside"] == "f":
            seen["letters"] += len(words)

    parse(part, left, begin, end, text)
    layout = Layout(
        frozenset(valued),
        frozenset(formulas),
        frozenset(formulas - valued),
        frozenset(merged),
        frozenset(rows),
        frozenset(columns),
        frozenset(unsized),
    )
    return layout, {
        at: Typed(kind, look, "".join(pieces), odd.get(at, ""))
        for at, (kind, look, *pieces) in heard.items()
    }


def parse(
    part: bytes,
    left: Bounds,
    begin: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Hand each element of a part, its end and its text over; IntakeError when it is no strict XML,
    has a document type, or more in it than may still come."""
    left.take_part(part)
    parser = expat.ParserCreate(namespace_separator=" ")
    depth = 0

    def count(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEPTH:
            raise broken(left.name)
        kind = tag.rpartition(" ")[2]
        left.take_element(kind, attributes)
        if kind in _UNFOLDED and "ref" in attributes:
            left.take_area(_area(attributes["ref"], kind, left.name))
        begin(tag, attributes)

    def leave(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if end:
            end(tag)

    def refuse(*_: object) -> None:
        raise broken(left.name)

    parser.StartElementHandler, parser.EndElementHandler = count, leave
    parser.StartDoctypeDeclHandler = refuse
    if text:
        parser.buffer_text = True
        parser.CharacterDataHandler = text
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise broken(left.name) from error


def broken(name: str) -> IntakeError:
    """The refusal of a workbook that is damaged inside."""
    return IntakeError(
        f"Tệp “{name}” bị hỏng bên trong, không đọc được. "
        "Hãy mở lại bằng Excel, lưu lại; nếu vẫn vậy thì điền vào biểu mới tải rồi gửi."
    )


def tell_odd(tag: str, attributes: dict[str, str], before: str) -> str:
    """What is odd about a text of which a part is crossed out, or stands higher or lower: its
    letters are not one word. before: what was so far."""
    if tag.endswith("strike"):
        return "struck" if attributes.get("val", "1") not in ("0", "false") else before
    raised = attributes.get("val", "baseline") != "baseline"
    return before or ("raised" if raised else "")


def _is_on(attributes: dict[str, str], name: str) -> bool:
    return attributes.get(name) in ("1", "true")


def _is_nothing(size: str | None, least: float) -> bool:
    """Whether a height or a width is too small for anything to be seen."""
    if size is None or not re.fullmatch(r"[0-9]{0,9}(?:\.[0-9]*)?", size):
        return False
    return float(f"0{size}") < least


def _count(text: str | None, otherwise: int, name: str) -> int:
    if text is None:
        return otherwise
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise broken(name)
    return int(text)


def _letters(attributes: dict[str, str], name: str) -> list[str]:
    from_, to = (_count(attributes.get(key), 0, name) for key in ("min", "max"))
    return [chr(64 + number) for number in range(max(1, from_), min(26, to) + 1)]


def _covered(reference: str) -> list[str]:
    """The cells of a merged range but its first, within the part of a sheet that forms use."""
    corners = [_CELL.fullmatch(corner) for corner in reference.split(":")]
    if len(corners) != 2 or not all(corners):
        return []
    (left, top), (right, bottom) = (corner.groups() for corner in corners if corner)
    columns = range(_index(left), min(_index(right), 26) + 1)
    cells = [
        f"{chr(64 + column)}{row}"
        for row in range(int(top), min(int(bottom), 200) + 1)
        for column in columns
    ]
    return cells[1:]


def _area(reference: str, kind: str, name: str) -> int:
    """How many cells a range has; IntakeError when it is none, or no single cell for a comment."""
    corners = reference.split(":")
    if len(corners) > (1 if kind == "comment" else 2):
        raise broken(name)
    (left, top), (right, bottom) = (_corner(corner, name) for corner in (corners[0], corners[-1]))
    if left > right or top > bottom:
        raise broken(name)
    return (right - left + 1) * (bottom - top + 1)


def _corner(cell: str, name: str) -> tuple[int, int]:
    """The column and the row of a cell, from 1; IntakeError for what is no cell of Excel."""
    match = _CELL.fullmatch(cell)
    column, row = (_index(match[1]), int(match[2])) if match else (0, 0)
    if not match or column > _LAST_COLUMN or row > _LAST_ROW:
        raise broken(name)
    return column, row


def _index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index
