"""The text of a .docx, paragraph by paragraph, as it is printed with all corrections accepted.

Elements are told by their names alone, so that Word's usual and its strict form read the same.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from report.word_labels import Labels

Element = etree._Element

_GONE = {"del", "moveFrom", "pPr", "rPr", "instrText", "delText", "tblPr", "tcPr", "trPr", "sectPr"}
_SAID = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "sym": " ", "ptab": " "}
_OF_NOTES = ("FootnoteReference", "EndnoteReference")
_FIGURE = re.compile(r"\s*\d[\d.,/]*\s?%?\s*")
_LONGEST_HEAD = 60  # letters of a cell that is the head of a column


class Piece(NamedTuple):
    """A paragraph: its text, the number of the note that it stands in (0: none), its level as a
    heading (0: none), whether it is a row of a table; number: of notes, in the order of the text.
    """

    text: str
    note: int = 0
    level: int = 0
    in_table: bool = False


def read(members: dict[str, bytes]) -> list[Piece]:
    """Body and notes of a document; XMLSyntaxError, KeyError, ValueError when it is broken."""
    path = _find_target(members, "_rels/.rels", "", "/officeDocument") or "word/document.xml"
    root = _parse(members[path])
    body = next((each for each in root if _name(each) == "body"), None)
    if body is None:
        raise ValueError("a document has a body")
    folder, file = posixpath.split(path)
    relations = f"{folder}/_rels/{file}.rels"
    styles, numbering, notes = (
        _find_target(members, relations, folder, f"/{kind}")
        for kind in ("styles", "numbering", "footnotes")
    )
    labels = Labels(
        *(_parse(members[part]) if part in members else None for part in (styles, numbering))
    )
    reader = _Reader(labels)
    found = list(reader.read_blocks(body))
    if notes in members:
        found += reader.read_notes(_parse(members[notes]))
    return found


def _parse(part: bytes) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    return etree.fromstring(part, parser)


def _find_target(members: dict[str, bytes], relations: str, folder: str, kind: str) -> str:
    if relations not in members:
        return ""
    for relation in _parse(members[relations]):
        if relation.get("Type", "").endswith(kind) and relation.get("TargetMode") != "External":
            return posixpath.normpath(posixpath.join(folder, relation.get("Target", ""))).lstrip(
                "/"
            )
    return ""


class _Reader:
    def __init__(self, labels: Labels) -> None:
        self.labels = labels  # what Word prints before the paragraphs that it numbers
        self.numbers: dict[str, int] = {}  # of notes, by their id

    def read_blocks(self, parent: Element) -> Iterator[Piece]:
        for block in parent:
            name = _name(block)
            if name == "p":
                told = f"{self.labels.of(block)} {self.read_text(block)}".lstrip(" ")
                yield Piece(told, level=_find_level(block))
            elif name == "tbl":
                yield from self.read_table(block)
            elif name not in _GONE:
                yield from self.read_blocks(block)

    def read_table(self, table: Element) -> Iterator[Piece]:
        """A row as one piece "first cell; head: cell; …"; a table of two columns and one row, or
        without short heads, is a way of laying out: each of its paragraphs is a piece."""
        rows = [list(row.iter("{*}tc")) for row in table.iter("{*}tr")]
        cells = [[self.read_text(cell).strip() for cell in row] for row in rows]
        if not _has_heads(cells):
            for row in rows:
                for cell in row:
                    for piece in self.read_blocks(cell):
                        yield piece._replace(in_table=True)
            return
        heads = cells[0]
        for row in cells[1:]:
            told = [
                row[0],
                *(f"{head}: {cell}" for head, cell in zip(heads[1:], row[1:], strict=False)),
            ]
            yield Piece("; ".join(filter(None, told)), in_table=True)

    def read_notes(self, root: Element) -> list[Piece]:
        found = []
        for note in root:
            number = self.numbers.get(_get(note, "id"))
            if number is not None:
                found += [
                    (number, Piece(self.read_text(paragraph).lstrip("() "), number))
                    for paragraph in note.iter("{*}p")
                ]
        return [piece for _, piece in sorted(found, key=lambda one: one[0])]

    def read_text(self, element: Element) -> str:
        return "".join(self._read(element))

    def _read(self, element: Element) -> Iterator[str]:
        for child in element:
            name = _name(child)
            if name in _GONE:
                continue
            if name == "t":
                yield child.text or ""
            elif name in _SAID:
                yield _SAID[name]
            elif name == "footnoteReference":
                self.numbers.setdefault(_get(child, "id"), len(self.numbers) + 1)
            elif name == "AlternateContent":
                yield from self._read_alternative(child)
            elif name == "r" and _is_mark(child):
                # Brackets around the number of a note are no words.
                for mark in child.iter("{*}footnoteReference"):
                    self.numbers.setdefault(_get(mark, "id"), len(self.numbers) + 1)
            else:
                yield from self._read(child)
                if name == "p":
                    yield " "

    def _read_alternative(self, element: Element) -> Iterator[str]:
        """The simple form of what newer programs show otherwise, so that nothing is said twice."""
        plain = [child for child in element if _name(child) == "Fallback"]
        for child in plain or list(element)[:1]:
            yield from self._read(child)


def _has_heads(cells: list[list[str]]) -> bool:
    return (
        len(cells) > 1
        and len(cells[0]) > 1
        and all(len(cell) <= _LONGEST_HEAD for cell in cells[0])
        and sum(len(row) == len(cells[0]) for row in cells) == len(cells)
        and any(_FIGURE.fullmatch(cell) for row in cells[1:] for cell in row[1:])
        and not any(cell.strip()[:1].isdigit() for cell in cells[0][1:])
    )


def _find_level(paragraph: Element) -> int:
    for style in paragraph.iterfind("{*}pPr/{*}pStyle"):
        value = _get(style, "val").lower()
        if value.startswith("heading") and value[7:] in ("1", "2", "3"):
            return int(value[7:])
    for outline in paragraph.iterfind("{*}pPr/{*}outlineLvl"):
        if _get(outline, "val") in ("0", "1", "2"):
            return int(_get(outline, "val")) + 1
    return 0


def _is_mark(run: Element) -> bool:
    return any(_get(style, "val") in _OF_NOTES for style in run.iterfind("{*}rPr/{*}rStyle"))


def _name(element: Element) -> str:
    return etree.QName(element).localname


def _get(element: Element, name: str) -> str:
    return next(
        (value for key, value in element.attrib.items() if etree.QName(key).localname == name), ""
    )
