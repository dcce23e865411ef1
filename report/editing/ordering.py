"""The editor's document as it is read again once it was written: nothing empty, neighbours of one
kind in one, no mark on a blank. No word is lost by it."""

from itertools import groupby

from report.editing.nodes import Node, attr, children, make, marks_of, text
from report.editing.pieces import BLOCK_CALLS, parse_call, pull_out
from report.editing.writing import is_untouched, place_of
from report.tidy import clean

_LISTS = ("bullet_list", "ordered_list")


def order_part(part: Node) -> Node:
    """A part as it is read again: nothing empty, neighbours of one kind in one, the notes last."""
    blocks = _order_blocks(children(part))
    blocks.sort(key=lambda block: block["type"] == "note")
    return {**part, "content": blocks or [make("paragraph")]}


def _order_blocks(blocks: list[Node], in_item: bool = False) -> list[Node]:
    places = {place_of(block) for block in blocks if is_untouched(block) or block["type"] == "note"}
    told: list[Node] = []
    for one in blocks:
        for block in _order_block(one, begins_item=in_item and not told):
            if told and _continues(told[-1], block) and not _stand_apart(told[-1], block, places):
                told[-1] = {**told[-1], "content": children(told[-1]) + children(block)}
            else:
                told.append(block)
    return told


def _continues(before: Node, block: Node) -> bool:
    """Whether a list goes on with the list before it."""
    if before["type"] != block["type"] or block["type"] not in _LISTS:
        return False
    if block["type"] == "bullet_list":
        return True
    after = attr(before, "order", 1) + len(children(before))
    return attr(block, "sign") == attr(before, "sign") and attr(block, "order", 1) == after


def _stand_apart(before: Node, block: Node, places: set[int]) -> bool:
    """Whether two lists were read as two, by their signs or a note between, and are written so."""
    first, last = place_of(before), place_of(block)
    are_as_read = is_untouched(before) and places.issuperset(range(first, last + 1))
    return are_as_read and 0 <= first < last


def _order_block(block: Node, begins_item: bool) -> list[Node]:
    """A block in order: none for one that holds nothing; as it is, where it is as it was read."""
    kind = block["type"]
    if is_untouched(block):
        return [block]
    if kind == "paragraph":
        return _order_paragraph(block, begins_item)
    if kind == "heading":
        inlines = order_inlines(children(block), is_line=True)
        return [{**block, "content": inlines}] if inlines else []
    if kind == "table":
        return _order_table(block)
    if kind == "note":
        return [{**block, "content": _order_blocks(children(block)) or [make("paragraph")]}]
    if kind in _LISTS:
        items = [item for one in children(block) if (item := _order_item(one))]
        return [{**block, "content": items}] if items else []
    return [_order_generated(block, begins_item)]


def _order_generated(block: Node, begins_item: bool) -> Node:
    source = attr(generated(attr(block, "source")), "source")
    if begins_item and "\n" not in source:
        kind = "number" if parse_call(source) else "passage"
        return make("paragraph", [make(kind, source=source)])
    return {**block, "attrs": block["attrs"] | {"source": source}}


def _order_paragraph(block: Node, begins_item: bool) -> list[Node]:
    """A paragraph in order, with each list from the facts on a line of its own apart; what begins
    an item stays words, behind its sign."""
    told: list[list[Node]] = [[]]
    for line in _order_lines(children(block)):
        if _is_list(line):
            told += [line, []]
        else:
            told[-1] += [make("hard_break"), *line] if told[-1] else line
    paragraphs = [{**block, "content": inlines} for inlines in told if inlines]
    stay = paragraphs[:begins_item]
    return stay + [to_generated(paragraph) for paragraph in paragraphs[begins_item:]]


def to_generated(paragraph: Node) -> Node:
    """The block that a paragraph is, all of whose words the program writes; else itself. Within
    bold or slanted words nothing stands by itself."""
    inlines = children(paragraph)
    if _is_list(inlines) or _is_only(inlines, "passage"):
        return generated(attr(inlines[0], "source"))
    return paragraph


def generated(source: str) -> Node:
    """A block that the program writes, by its source."""
    return make("generated", source=pull_out(source.strip("\r\n").rstrip()))


def _is_list(inlines: list[Node]) -> bool:
    """Whether these are a list or table from the facts, and nothing else."""
    call = parse_call(attr(inlines[0], "source")) if _is_only(inlines, "number") else None
    return call is not None and call[0] in BLOCK_CALLS


def _is_only(inlines: list[Node], kind: str) -> bool:
    return len(inlines) == 1 and inlines[0]["type"] == kind and not marks_of(inlines[0])


def _order_item(item: Node) -> Node | None:
    blocks = _order_blocks(children(item), in_item=True)
    if not blocks:
        return None
    begins = blocks[0]["type"] == "paragraph"
    return {**item, "content": blocks if begins else [make("paragraph"), *blocks]}


def _order_table(table: Node) -> list[Node]:
    """A table with as many cells in each row, its first row the head; none for an empty one.

    A column lies as its first cell below the head does: Word centres heads over whatever column.
    """
    rows = [children(row) for row in children(table)]
    width = max(map(len, rows), default=0)
    if not width:
        return []
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
    return [{**table, "content": told}]


def order_inlines(inlines: list[Node], *, is_line: bool = False) -> list[Node]:
    """Words of the same marks in one, no mark on a blank, no blank at an end of a line."""
    if is_line:
        return _order_line([text(" ") if _is_break(one) else one for one in inlines])
    told: list[Node] = []
    for line in _order_lines(inlines):
        told += [make("hard_break"), *line] if told else line
    return told


def _order_lines(inlines: list[Node]) -> list[list[Node]]:
    """The lines of a paragraph that hold anything."""
    lines = [list(line) for is_break, line in groupby(inlines, _is_break) if not is_break]
    return [ordered for line in lines if (ordered := _order_line(line))]


def _is_break(inline: Node) -> bool:
    return inline["type"] == "hard_break"


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
