"""The printed paragraphs of a report, each with the place in the editor's document it is from."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from report.editing.nodes import Node, attr, children
from report.text_parts import PARTS

# What a paragraph begins with and Word may number by itself: "I.", "3.1.", "-", "+", "a)".
_LABEL = re.compile(r"(?:(?:[-+•–]|[IVX]+\.|\d+(?:\.\d+)*[.)]|[a-zđ]\))\s+)+")


class Slot(NamedTuple):
    """A printed paragraph.

    part: its name; note: the name of the note that it stands in, "" in the body; text: as it is
    printed, without its label; holder: the content that `block` stands in; block: the paragraph,
    heading, list item or `generated`; node: the paragraph itself; line: which line of a `generated`
    it is, -1 for none.
    """

    part: str
    note: str
    text: str
    holder: list[Node]
    block: Node
    node: Node
    line: int = -1


def strip_label(text: str) -> str:
    """A paragraph on one line, without the sign or number that it begins with."""
    text = " ".join(text.split())
    label = _LABEL.match(text)
    return text[label.end() :] if label else text


def find_label(text: str) -> str:
    """The sign or number that a paragraph begins with, "" for none."""
    label = _LABEL.match(" ".join(text.split()))
    return label[0].strip() if label else ""


def read_slots(document: Node) -> list[Slot]:
    """Every printed paragraph of a report: the body, then the notes as the text refers to them.

    Tables are left out: a cell is no sentence.
    """
    body: list[Slot] = []
    notes: dict[tuple[str, str], list[Slot]] = {}
    order: list[tuple[str, str]] = []
    names = [part.name for part in PARTS]
    for part in sorted(children(document), key=lambda one: names.index(attr(one, "name"))):
        name = attr(part, "name")
        content = part.setdefault("content", [])
        body += _read_blocks(name, "", [one for one in content if one["type"] != "note"], content)
        order += [
            (name, ref) for ref in _find_refs(one for one in content if one["type"] != "note")
        ]
        for note in (one for one in content if one["type"] == "note"):
            inside = note.setdefault("content", [])
            key = (name, attr(note, "name"))
            notes[key] = list(_read_blocks(name, key[1], inside, inside))
    told = [slot for key in dict.fromkeys(order) for slot in notes.get(key, [])]
    return [slot for slot in [*body, *told] if slot.text]


def _read_blocks(part: str, note: str, blocks: list[Node], holder: list[Node]) -> Iterator[Slot]:
    for block in blocks:
        kind = block["type"]
        if kind in ("paragraph", "heading"):
            yield Slot(part, note, _print(block), holder, block, block)
        elif kind == "generated":
            for at, line in enumerate(attr(block, "lines", [])):
                text = "".join(run["text"] for run in line)
                yield Slot(part, note, strip_label(text), holder, block, block, at)
        elif kind in ("bullet_list", "ordered_list"):
            for item in children(block):
                yield from _read_item(part, note, item, block.setdefault("content", []))


def _read_item(part: str, note: str, item: Node, holder: list[Node]) -> Iterator[Slot]:
    content = item.setdefault("content", [])
    for position, child in enumerate(content):
        if child["type"] == "paragraph":
            # The first paragraph is the item; further ones stand in it.
            whole = position == 0
            block = item if whole else child
            yield Slot(part, note, _print(child), holder if whole else content, block, child)
        else:
            yield from _read_blocks(part, note, [child], content)


def _print(block: Node) -> str:
    return strip_label("".join(print_inline(inline) for inline in children(block)))


def print_inline(inline: Node) -> str:
    """What an inline shows; the mark of a note is no word."""
    kind = inline["type"]
    if kind == "text":
        return inline["text"]
    if kind == "hard_break":
        return " "
    return "" if kind == "note_ref" else attr(inline, "text")


def _find_refs(blocks: Any) -> Iterator[str]:
    """The names of the notes that some blocks refer to, in the order of the text."""
    for block in blocks:
        if block["type"] == "note_ref":
            yield attr(block, "name")
        for line in attr(block, "lines", []) if block["type"] == "generated" else []:
            yield from (run["name"] for run in line if run["kind"] == "note")
        yield from _find_refs(children(block))
