"""The editor's document as it is read again once it was written: nothing empty, neighbours of one
kind in one, no mark on a blank. No word is lost by it."""

import re
from itertools import zip_longest

from report.editing.nodes import Node, attr, children, make, marks_of, text
from report.editing.pieces import BLOCK_CALLS, parse_call
from report.tidy import clean

_LISTS = ("bullet_list", "ordered_list")


_LIST = re.compile(r"\{\{[-+]?\s*(?:danh_sach|bang|bieu_do)\b")


def order_part(part: Node) -> Node:
    """A part as it is read again: nothing empty, neighbours of one kind in one, the notes last."""
    blocks = _order_blocks(children(part), in_note=False)
    blocks.sort(key=lambda block: block["type"] == "note")
    return {**part, "content": blocks or [make("paragraph")]}


def _order_blocks(blocks: list[Node], in_note: bool) -> list[Node]:
    told: list[Node] = []
    for block in blocks:
        ordered = _order_block(block, in_note)
        if ordered is None:
            continue
        if told and _continues(told[-1], ordered):
            # Two lists that follow each other are read as one.
            told[-1] = _without_src({**told[-1], "content": children(told[-1]) + children(ordered)})
        else:
            told.append(ordered)
    return told


def _continues(before: Node, block: Node) -> bool:
    if before["type"] != block["type"] or block["type"] not in _LISTS:
        return False
    if block["type"] == "bullet_list":
        return True
    after = attr(before, "order", 1) + len(children(before))
    return attr(block, "sign") == attr(before, "sign") and attr(block, "order", 1) == after


def _without_src(node: Node) -> Node:
    return {**node, "attrs": {key: v for key, v in node.get("attrs", {}).items() if key != "src"}}


def _order_block(block: Node, in_note: bool = False) -> Node | None:
    """A block in order; None for one that holds nothing."""
    kind = block["type"]
    if kind == "generated":
        return block
    if kind == "note":
        blocks = _order_blocks(children(block), in_note=True)
        return {**block, "content": blocks or [make("paragraph")]}
    if kind in _LISTS:
        items = [item for one in children(block) if (item := _order_item(one))]
        return {**block, "content": items} if items else None
    if kind == "table":
        return _order_table(block)
    inlines = order_inlines(children(block), is_line=kind == "heading")
    if not inlines:
        return None
    if kind == "paragraph" and len(inlines) == 1 and _is_list(inlines[0]):
        return make("generated", **inlines[0]["attrs"])
    return {**block, "content": inlines}


def _is_list(inline: Node) -> bool:
    """Whether a paragraph of this alone is written by the program as a whole."""
    if inline["type"] == "passage":
        return True
    call = parse_call(attr(inline, "source")) if inline["type"] == "number" else None
    return call is not None and call[0] in BLOCK_CALLS


def _order_item(item: Node) -> Node | None:
    told: list[Node] = []
    for block in _order_items(children(item)):
        if told and _continues(told[-1], block):
            told[-1] = {**told[-1], "content": children(told[-1]) + children(block)}
        else:
            told.append(block)
    if not told:
        return None
    if told[0]["type"] != "paragraph":
        told.insert(0, make("paragraph"))
    return {**item, "content": told}


def _order_items(blocks: list[Node]) -> list[Node]:
    told = []
    for block in blocks:
        if block["type"] == "paragraph":
            inlines = order_inlines(children(block))
            ordered = {**block, "content": inlines} if inlines else None
        else:
            ordered = _order_block(block)
        told += [ordered] if ordered else []
    return told


def _order_table(table: Node) -> Node | None:
    """A table with as many cells in each row, its first row the head; None for an empty one.

    A column lies as its first cell below the head does: Word centres heads over whatever column.
    """
    rows = [children(row) for row in children(table)]
    width = max(map(len, rows), default=0)
    if not width:
        return None
    sides = [attr(cell, "align", None) for cell in (rows[1] if len(rows) > 1 else rows[0])][:width]
    sides += [None] * (width - len(sides))
    told = []
    for number, row in enumerate(rows):
        kind = "table_cell" if number else "table_header"
        words = [order_inlines(children(cell), is_line=True) for cell in row]
        words += [[] for _ in range(width - len(row))]
        told.append(
            make(
                "table_row",
                [make(kind, w, align=side) for w, side in zip(words, sides, strict=True)],
            )
        )
    return {**table, "content": told}


def order_inlines(inlines: list[Node], *, is_line: bool = False) -> list[Node]:
    """Words of the same marks in one, no mark on a blank, no blank at an end of a line."""
    lines: list[list[Node]] = [[]]
    for inline, after in zip_longest(inlines, inlines[1:]):
        # A list that begins a line would be read as one that stands there by itself.
        if inline["type"] == "hard_break" and not is_line and not _is_list(after):
            lines.append([])
        else:
            is_break = inline["type"] == "hard_break"
            lines[-1] += [text(" ")] if is_break else [inline]
    told: list[Node] = []
    for line in lines:
        ordered = _order_line(line)
        if ordered:
            told += [make("hard_break"), *ordered] if told else ordered
    return told


def _is_list(inline: Node | None) -> bool:
    return bool(inline and _LIST.match(str(inline.get("attrs", {}).get("source", ""))))


def _order_line(inlines: list[Node]) -> list[Node]:
    pieces: list[tuple[tuple[str, ...], Node | str]] = []
    for inline in inlines:
        if inline["type"] == "text":
            pieces += [(marks_of(inline), letter) for letter in inline["text"]]
        else:
            pieces.append((marks_of(inline), inline))
    pieces = _trim(pieces)
    told: list[Node] = []
    for at, (marks, piece) in enumerate(pieces):
        if not isinstance(piece, str):
            told.append(piece)
            continue
        if piece == " ":
            before, after = pieces[at - 1][0], pieces[at + 1][0]
            marks = marks if before == marks == after else ()
        if told and told[-1]["type"] == "text" and marks_of(told[-1]) == marks:
            told[-1] = text(told[-1]["text"] + piece, marks)
        else:
            told.append(text(piece, marks))
    return [text(clean(n["text"]), marks_of(n)) if n["type"] == "text" else n for n in told]


def _trim(pieces: list[tuple[tuple[str, ...], Node | str]]) -> list:
    """The same without blanks at the ends, or behind another."""
    told: list = []
    for marks, piece in pieces:
        if piece == " " and (not told or told[-1][1] == " "):
            continue
        told.append((marks, piece))
    return told[:-1] if told and told[-1][1] == " " else told
