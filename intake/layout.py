"""One strict pass over a part of a workbook, and what it tells of a sheet.

Which cells are computed, merged or hidden, openpyxl's fast reading does not say. Whatever is
larger than any form, deeper than any workbook or no XML is refused here.
"""

import re
from collections.abc import Callable
from typing import NamedTuple
from xml.parsers import expat

from data import vietnamese
from intake.findings import IntakeError

ROWS = 5_000  # a form has fewer than a hundred; an ordinary other workbook a few thousand
CELLS = 100_000
ELEMENTS = 300_000  # of all parts together
_MERGED = 500  # ranges on a sheet
_DEPTH = 100
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


class Layout(NamedTuple):
    """How a sheet is laid out.

    valued: cells with something in them; formulas: cells that are computed; uncomputed: those of
    them without a result; merged: cells that another one covers; hidden_rows, hidden_columns: by
    number and by letter.
    """

    valued: frozenset[str]
    formulas: frozenset[str]
    uncomputed: frozenset[str]
    merged: frozenset[str]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[str]


class Budget:
    """How many elements may still come."""

    def __init__(self, elements: int) -> None:
        self.elements = elements


def look_at(part: bytes, name: str, left: Budget) -> Layout:
    """One pass over a sheet; IntakeError when it has more rows or cells than any form."""
    formulas, valued, merged = set(), set(), set()
    rows, columns, ranges = set(), set(), 0
    seen = {"row": 0, "cells": 0, "at": "", "inside": ""}

    def begin(tag: str, attributes: dict[str, str]) -> None:
        nonlocal ranges
        tag = tag.rpartition(" ")[2]
        if tag == "row":
            seen["row"] = _count(attributes.get("r"), seen["row"] + 1, name)
            if seen["row"] > ROWS:
                raise _endless(name)
            if attributes.get("hidden") in ("1", "true"):
                rows.add(seen["row"])
        elif tag == "c":
            seen["cells"] += 1
            if seen["cells"] > CELLS:
                raise _endless(name)
            seen["at"] = attributes.get("r", "")
        elif tag == "f":
            formulas.add(seen["at"])
        elif tag in ("v", "t"):
            seen["inside"] = seen["at"]
        elif tag == "col" and attributes.get("hidden") in ("1", "true"):
            columns.update(_letters(attributes, name))
        elif tag == "mergeCell":
            ranges += 1
            if ranges > _MERGED:
                raise _endless(name)
            merged.update(_covered(attributes.get("ref", "")))

    def end(tag: str) -> None:
        if tag.endswith((" v", " t")):
            seen["inside"] = ""

    def text(words: str) -> None:
        if seen["inside"]:
            valued.add(seen["inside"])

    parse(part, name, left, begin, end, text)
    return Layout(
        frozenset(valued),
        frozenset(formulas),
        frozenset(formulas - valued),
        frozenset(merged),
        frozenset(rows),
        frozenset(columns),
    )


def parse(
    part: bytes,
    name: str,
    left: Budget,
    begin: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Hand each element of a part, its end and its text over; IntakeError when it is no strict XML,
    has a document type, or more elements than may still come."""
    parser = expat.ParserCreate(namespace_separator=" ")
    depth = 0

    def count(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEPTH:
            raise broken(name)
        left.elements -= 1
        if left.elements < 0:
            raise _endless(name)
        begin(tag, attributes)

    def leave(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if end:
            end(tag)

    def refuse(*_: object) -> None:
        raise broken(name)

    parser.StartElementHandler, parser.EndElementHandler = count, leave
    parser.StartDoctypeDeclHandler = refuse
    if text:
        parser.buffer_text = True
        parser.CharacterDataHandler = text
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise broken(name) from error


def broken(name: str) -> IntakeError:
    """The refusal of a workbook that is damaged inside."""
    return IntakeError(
        f"Tệp “{name}” bị hỏng bên trong, không đọc được. "
        "Hãy mở lại bằng Excel, lưu lại; nếu vẫn vậy thì điền vào biểu mới tải rồi gửi."
    )


def _endless(name: str) -> IntakeError:
    return IntakeError(
        f"Tệp “{name}” có tờ quá lớn (hơn {vietnamese.write_number(ROWS)} dòng hoặc quá nhiều ô) "
        "nên không phải biểu số liệu. Hãy điền vào biểu mới tải rồi gửi lại."
    )


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


def _index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index
