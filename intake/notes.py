"""What is written in a workbook beside its cells: notes and the words of shapes."""

import html
import re
from collections.abc import Mapping

from data import vietnamese
from intake.bounds import Bounds
from intake.layout import parse

OURS = "Kiểm tra số liệu"  # who writes the notes of an annotated copy (annotate.py)
_SHAPE = re.compile(r"xl/drawings/[^/]+\.(?:xml|vml)", re.IGNORECASE)
_WORDS = re.compile(r"<(?:\w{1,20}:)?t(?: [^<>]{0,500})?>([^<]{1,2000})<")
_MOST = 50_000  # letters of all shapes that are looked at; a form has none


def read(part: bytes, left: Bounds) -> dict[str, str]:
    """The words of a part of comments, by cell, without whose they are; none of our own."""
    authors: list[str] = []
    by: dict[str, str] = {}
    found: dict[str, str] = {}
    seen = {"at": "", "inside": ""}
    if not part:
        return found

    def begin(tag: str, attributes: dict[str, str]) -> None:
        seen["inside"] = tag.rpartition(" ")[2]
        if seen["inside"] == "author":
            authors.append("")
        elif seen["inside"] == "comment":
            seen["at"] = attributes.get("ref", "")
            by[seen["at"]] = attributes.get("authorId", "")
            found[seen["at"]] = ""

    def end(_: str) -> None:
        seen["inside"] = ""

    def text(words: str) -> None:
        if seen["inside"] == "author" and authors:
            authors[-1] += words
        elif seen["inside"] == "t" and seen["at"]:
            left.take_note(len(words))
            found[seen["at"]] += words

    parse(part, Bounds(left.name), begin, end, text)  # it was counted once already
    return {
        cell: vietnamese.normalise(words.removeprefix(f"{author}:"))
        for cell, words in found.items()
        for author in [_author(authors, by[cell])]
        if author != OURS
    }


def _author(authors: list[str], number: str) -> str:
    known = number.isascii() and number.isdecimal() and int(number[:6]) < len(authors)
    return authors[int(number[:6])] if known else ""


def read_drawn(members: Mapping[str, bytes]) -> list[str]:
    """The words that stand in shapes, as far as they can be read."""
    found, letters = [], 0
    for path, part in members.items():
        if _SHAPE.fullmatch(path) and letters < _MOST:
            words = _WORDS.findall(part[: 20 * _MOST].decode("utf-8", "replace"))
            found += [vietnamese.normalise(html.unescape(each)) for each in words]
            letters += sum(map(len, words))
    return found
