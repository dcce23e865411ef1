"""From the editor's document back to the Markdown that is stored.

A block that was not touched gives back what it came from, byte for byte, with the blank lines
behind it; one that was edited is written anew. Which of the two it is, its `src` tells: the place
of the block in its part, a print of it as it would be written, and the Markdown.
"""

import hashlib
import re
from itertools import zip_longest
from typing import NamedTuple

from report.editing.marking import write_inlines
from report.editing.nodes import Node, attr, children
from report.editing.pieces import indent_of
from report.holding import JOIN

_LISTS = ("bullet_list", "ordered_list")
_SRC = re.compile(r"(\d+)/(\d+)\.([0-9a-f]{16})\|(.*)", re.S)
# What may be read otherwise behind another block: as part of a list, as the head of a table.
_OPEN = re.compile(r"\s*(?:\+ |.*\|)")
_INDENT = "    "


class _Told(NamedTuple):
    """A block as Markdown: its place among the blocks that were read (-1: none, or written anew),
    how many there were, its Markdown, and the blank lines behind it."""

    place: int
    total: int
    text: str
    after: str


def describe_source(node: Node, place: int, total: int, raw: str) -> str:
    """The `src` of a block that was read from `raw`."""
    return f"{place}/{total}.{_print(node)}|{raw}"


def is_untouched(block: Node) -> bool:
    """Whether a block is as it was read."""
    source = _SRC.fullmatch(attr(block, "src"))
    return source is not None and source[3] == _print(block)


def write_part(part: Node) -> str:
    """The Markdown of a part; ends with a line end unless it is as it was read."""
    blocks = _put_notes_back(children(part))
    told: list[_Told] = []
    for block in blocks:
        one = _tell(block, told[-1].place + 1 if told else 0)
        told += [one] if one.text or one.place >= 0 else []
    text = ""
    for one, after in zip_longest(told, told[1:]):
        text += one.text
        follows = one.place >= 0 and after is not None and after.place == one.place + 1
        is_last = after is None and one.place >= 0 and one.place == one.total - 1
        if follows or is_last:
            text += one.after
        else:
            text += _end(one.text) + ("\n" if after else "")
    return text


def write_block(node: Node) -> str:
    """The Markdown of a block, written anew, without a line end."""
    kind = node["type"]
    if kind == "paragraph":
        return write_inlines(children(node))
    if kind == "heading":
        words = write_inlines(children(node), is_line=True)
        return f"{'#' * attr(node, 'level', 1)} {words}" if words else ""
    if kind in ("bullet_list", "ordered_list"):
        return _write_list(node)
    if kind == "table":
        return _write_table(node)
    if kind == "note":
        return _write_note(node)
    return attr(node, "source")


def write_blocks(blocks: list[Node]) -> str:
    """The Markdown of blocks, one blank line between them."""
    told = [text for block in blocks if (text := write_block(block))]
    return "\n".join([*(text + _end(text) for text in told[:-1]), *told[-1:]])


def _end(text: str) -> str:
    """What ends the line: one line end behind a condition is taken away by Jinja."""
    return "\n\n" if text.endswith(("%}", "#}")) else "\n"


def _write_list(node: Node) -> str:
    told = []
    for position, item in enumerate(children(node)):
        if node["type"] == "bullet_list":
            sign = "- "
        else:
            sign = f"{attr(node, 'order', 1) + position}{attr(node, 'sign', '.')} "
        if words := _write_item(item):
            is_nested = not write_block(children(item)[0])
            inside = " " * (len(sign) if is_nested else max(len(_INDENT), len(sign)))
            told.append(sign + _indent(words, inside))
    return "".join([*(words + _end(words) for words in told[:-1]), *told[-1:]])


def _write_item(item: Node) -> str:
    """The words of an item; a condition with lines of its own never begins behind the sign."""
    text = ""
    for block in children(item):
        words = write_block(block)
        if block["type"] == "generated":
            text = text or JOIN
        if text and words:
            text += _end(text) if block["type"] in _LISTS else f"\n{_end(text)}"
        text += words
    return text


def _write_table(node: Node) -> str:
    rows = [children(row) for row in children(node)]
    width = max(map(len, rows), default=0)
    if not width:
        return ""
    sides = {"left": ":---", "right": "---:", "center": ":---:"}
    told = []
    for number, row in enumerate(rows):
        cells = [write_inlines(children(cell), is_line=True) for cell in row]
        told.append(_write_row([*cells, *[""] * (width - len(row))]))
        if not number:
            rules = [sides.get(attr(cell, "align"), "---") for cell in row]
            told.append(_write_row([*rules, *["---"] * (width - len(row))]))
    return "\n".join(told)


def _write_row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _write_note(node: Node) -> str:
    blocks = [block for block in children(node) if write_block(block)]
    words = write_blocks(blocks)
    begins = bool(blocks) and blocks[0]["type"] == "paragraph"
    start = " " if begins else f"\n\n{_INDENT}" if blocks else ""
    return f"[^{attr(node, 'name')}]:{start}{_indent(words, _INDENT)}"


def _indent(text: str, indent: str) -> str:
    """The same with all lines but the first further in."""
    return re.sub(r"\n(?=[^\n])", f"\n{indent}", text)


def _print(node: Node) -> str:
    told = f"{node['type']}:{write_block(node)}"
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:16]


def _tell(block: Node, next_place: int) -> _Told:
    """A block as Markdown; next_place: of the block that was read behind the one before it."""
    source = _SRC.fullmatch(attr(block, "src"))
    if source is None or not is_untouched(block):
        return _Told(-1, 0, write_block(block), "")
    place, total, raw = int(source[1]), int(source[2]), source[4]
    words = raw.rstrip()
    if place != next_place:
        if indent_of(words) or (_OPEN.match(words) and block["type"] != "table"):
            return _Told(-1, 0, write_block(block), "")
        words = words.lstrip("\n")
    return _Told(place, total, words, raw[len(raw.rstrip()) :])


def place_of(block: Node) -> int:
    """The place of a block among those that were read, -1 of a new one."""
    source = _SRC.fullmatch(attr(block, "src"))
    return int(source[1]) if source else -1


def _put_notes_back(blocks: list[Node]) -> list[Node]:
    """The same with every note behind what stood before it; new ones at the end."""
    told = [block for block in blocks if block["type"] != "note"]
    for note in (block for block in blocks if block["type"] == "note"):
        place = place_of(note)
        before = [at for at, block in enumerate(told) if 0 <= place_of(block) < place]
        nearest = max(before, key=lambda at: place_of(told[at]), default=-1)
        told.insert(nearest + 1 if place >= 0 else len(told), note)
    return told
