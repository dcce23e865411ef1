"""From the Markdown of a part to the blocks of the editor's document.

Pandoc is the one reader, here as for the report itself; where each block begins it says, too.
"""

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from report import tree
from report.bounds import LAYERS, require_layers
from report.editing.nodes import Node, make, marks_of, put_marks, text
from report.editing.ordering import generated, order_inlines, to_generated
from report.editing.pieces import (
    TOKEN,
    Aside,
    Piece,
    holds_nested_note,
    mark_note,
    name_note,
    put_aside,
    restore_labels,
    split_lines,
)
from report.editing.positions import part_lines, unwrap
from report.holding import APART, GOES_ON, hold_lines, let_go
from report.tidy import tidy

_IN_ITEM = ("paragraph", "bullet_list", "ordered_list", "generated")
_LAYERS = 3 * LAYERS  # each node stands in one that tells its place
_SIDES = {"AlignLeft": "left", "AlignRight": "right", "AlignCenter": "center"}


class Block(NamedTuple):
    """A block of a part: raw, all that the text has for it up to the next block, and its node."""

    raw: str
    node: Node


class _NotHere(ValueError):
    """What stands in a block and has no place in the editor."""


@lru_cache(maxsize=64)
def _read(markdown: str) -> str:
    return json.dumps(_Reader(markdown).read(), ensure_ascii=False)


def read_blocks(markdown: str) -> list[Block]:
    """The blocks of a text in their order, without what their atoms print (showing.py).

    TemplateSyntaxError for a text whose placeholders can't be read, Excess for too much in it.
    """
    return [Block(raw, node) for raw, node in json.loads(_read(markdown))]


class _Reader:
    """Reads one text."""

    def __init__(self, markdown: str) -> None:
        tidied = tidy(markdown)
        raw = split_lines(markdown)
        # What Word's tabs became a table of has other lines.
        self.raw = raw if len(raw) == tidied.count("\n") + 1 else split_lines(tidied)
        self.aside: Aside = put_aside(markdown)

    def read(self) -> list[Block]:
        """The blocks; one that has no place in the editor is a `generated` of its own source."""
        starts: dict[int, list[Node] | None] = {}
        for number, node in self._read_starts():
            if number in starts or node is None:
                starts[number] = None  # two on one line, or what can't be edited
            else:
                starts[number] = [node]
        if not starts:
            return [Block("".join(self.raw), make("paragraph"))]
        ordered = sorted(starts)
        told = []
        for start, end in zip([0, *ordered[1:]], [*ordered[1:], len(self.raw)], strict=True):
            raw = "".join(self.raw[start:end])
            found = starts[start if start in starts else ordered[0]]
            is_whole = found is not None and not holds_nested_note(raw)
            node = found[0] if found and is_whole else generated(raw)
            told.append(Block(raw, node))
        return told

    def _read_starts(self) -> Iterator[tuple[int, Node | None]]:
        aside = self.aside
        held = hold_lines("\n".join(aside.lines))
        marks = [f"\n{mark_note(number)}\n" for number in range(len(aside.labels))]
        text = "\n".join([*(line.text for line in held), *marks])
        found = tree.run_pandoc(["-f", f"{tree.READER}+sourcepos", "-t", "json"], text.encode())
        told = found.decode()
        require_layers(told, _LAYERS)
        blocks = json.loads(let_go(told))["blocks"]
        starts = dict(enumerate(aside.notes))
        for block in blocks:
            block, line, end = unwrap(block)
            if line > len(held):
                number = (line - len(held) - 2) // 3
                node = self._read_note(number, block)
                if node is not NotImplemented and number in starts:
                    yield starts[number], node
                continue
            placed = list(self._place(block, line, held))
            if block["t"] in ("BulletList", "OrderedList"):
                ends = aside.numbers[held[min(end, len(held)) - 1].number]
                # A note within a list can't be parted from it.
                inside = [n for n, start in starts.items() if placed[0][0] < start < ends]
                for number in inside:
                    del starts[number]
                placed = [(placed[0][0], None)] if inside else placed
            yield from placed

    def _place(self, block: Node, line: int, held: list) -> Iterator[tuple[int, Node | None]]:
        def number_of(at: int) -> int:
            return self.aside.numbers[held[at - 1].number]

        kind, content = block["t"], block.get("c")
        if kind in ("Para", "Plain"):
            for at, inlines in part_lines(content):
                if inlines:
                    yield number_of(at or line), self._paragraph(inlines)
        elif kind == "CodeBlock":
            for at, words in enumerate(content[1].split("\n")):
                if words.strip():
                    yield number_of(line + at), self._paragraph([tree.make("Str", words.strip())])
        else:
            try:
                yield number_of(line), self._block(block)
            except _NotHere:
                yield number_of(line), None

    def _read_note(self, number: int, block: Node) -> Node | None:
        """A note; NotImplemented where Pandoc sees no note, but words."""
        inner = block["c"][0]
        while inner["t"] == "Span":
            inner = inner["c"][1][0]
        if inner["t"] != "Note":
            return NotImplemented
        try:
            blocks = self._blocks(inner["c"])
        except _NotHere:
            return None
        return make(
            "note", blocks or [make("paragraph")], name=name_note(self.aside.labels[number])
        )

    def _blocks(self, blocks: list[Node], in_item: bool = False) -> list[Node]:
        told: list[Node] = []
        for block in blocks:
            block, *_ = unwrap(block)
            if block["t"] in ("Para", "Plain"):
                lines = [part for _, part in part_lines(block["c"]) if part]
                for part in lines:
                    told.append(self._paragraph(part, begins_item=in_item and not told))
            elif block["t"] == "CodeBlock":
                words = [line.strip() for line in block["c"][1].split("\n") if line.strip()]
                told += [self._paragraph([tree.make("Str", line)]) for line in words]
            else:
                told.append(self._block(block))
        return told

    def _block(self, block: Node) -> Node:
        kind, content = block["t"], block["c"]
        if kind == "Header":
            level, _, inlines = content
            return make("heading", self._inlines(inlines), level=min(level, 3))
        if kind == "BulletList":
            return make("bullet_list", [self._item(item) for item in content])
        if kind == "OrderedList":
            (first, _, end), items = content
            sign = ")" if end["t"] == "OneParen" else "."
            told = [self._item(item) for item in items]
            return make("ordered_list", told, order=first, sign=sign)
        if kind == "Table":
            return self._table(content)
        raise _NotHere(kind)

    def _item(self, item: list[Node]) -> Node:
        blocks = self._blocks(item, in_item=True)
        if any(block["type"] not in _IN_ITEM for block in blocks):
            raise _NotHere("item")
        if not blocks or blocks[0]["type"] != "paragraph":
            blocks.insert(0, make("paragraph"))
        return make("list_item", blocks)

    def _table(self, content: list[Any]) -> Node:
        _, _, columns, head, bodies, _ = content
        sides = [_SIDES.get(side["t"]) for side, _ in columns]
        rows = [*head[1], *(row for body in bodies for row in body[3])]
        told = []
        for number, row in enumerate(rows):
            cells = []
            for side, cell in zip(sides, row[1], strict=True):
                blocks = [unwrap(block)[0] for block in cell[4]]
                inlines = [inline for block in blocks for inline in self._inlines(block["c"])]
                cells.append(make("table_cell" if number else "table_header", inlines, align=side))
            told.append(make("table_row", cells))
        return make("table", told)

    def _paragraph(self, inlines: list[Node], begins_item: bool = False) -> Node:
        content = self._inlines(inlines)
        paragraph = make("paragraph", content)
        told = paragraph if begins_item else to_generated(paragraph)
        if told is paragraph and any(self._is_block(inline) for inline in content):
            raise _NotHere("block within a line")
        return told

    def _is_block(self, inline: Node) -> bool:
        piece = inline.get("attrs", {}).get("piece")
        return piece is not None and self.aside.pieces[piece].is_block

    def _inlines(self, inlines: list[Node]) -> list[Node]:
        told: list[Node] = []
        for inline in _join(self._each_inline(inlines, ())):
            told += self._words(inline) if inline["type"] == "text" else [inline]
        return order_inlines(told)

    def _each_inline(self, inlines: list[Node], marks: tuple[str, ...]) -> Iterator[Node]:
        for inline in inlines:
            kind, content = inline["t"], inline.get("c")
            if kind == "Str":
                yield text(content.replace(GOES_ON, "").replace(APART, ""), marks)
            elif kind in ("Space", "SoftBreak"):
                yield text(" ", marks)
            elif kind == "LineBreak":
                yield make("hard_break")
            elif kind == "Emph":
                yield from self._each_inline(content, (*marks, "em"))
            elif kind == "Strong":
                yield from self._each_inline(content, (*marks, "strong"))
            elif kind in ("Span", "Link", "Image"):
                yield from self._each_inline(content[1], marks)
            elif kind == "Code":
                yield text(content[1], marks)
            else:
                raise _NotHere(kind)

    def _words(self, node: Node) -> Iterator[Node]:
        words, marks = restore_labels(node["text"], self.aside.labels), marks_of(node)
        for position, part in enumerate(TOKEN.split(words)):
            if position % 2:
                yield put_marks(self._atom(int(part)), marks)
            elif part:
                yield text(part, marks)

    def _atom(self, number: int) -> Node:
        piece: Piece = self.aside.pieces[number]
        if piece.kind == "note_ref":
            return make("note_ref", name=name_note(piece.name))
        if piece.kind == "call":
            kind = "gap" if piece.name == "thieu" else "number"
            return make(kind, source=piece.source, piece=number)
        return make("passage", source=piece.source, piece=number)


def _join(inlines: Iterator[Node]) -> list[Node]:
    """The same with words of the same marks in one."""
    told: list[Node] = []
    for inline in inlines:
        last = told[-1] if told else None
        if inline["type"] != "text":
            told.append(inline)
        elif last and last["type"] == "text" and last.get("marks") == inline.get("marks"):
            last["text"] += inline["text"]
        else:
            told.append(dict(inline))
    return told
