"""From the editor's document back to the Markdown that is stored.

A block that was not touched gives back what it came from, byte for byte, with the blank lines
behind it; one that was edited is written anew. Which of the two it is, its `src` tells: the place
of the block in its part, a print of it as it would be written, and the Markdown.
"""

import hashlib
import re
from typing import NamedTuple

from report.editing.marking import write_inlines
from report.editing.nodes import Node, attr, children

_SRC = re.compile(r"(\d+)/(\d+)\.([0-9a-f]{16})\|(.*)", re.S)
_INDENT = "    "


class _Told(NamedTuple):
    """A block as Markdown: its place among the blocks that were read (-1: none, or edited), how
    many there were, its Markdown, and the blank lines behind it."""

    place: int
    total: int
    text: str
    after: str


def describe_source(node: Node, place: int, total: int, raw: str) -> str:
    """The `src` of a block that was read from `raw`."""
    return f"{place}/{total}.{_print(node)}|{raw}"


def write_part(part: Node) -> str:
    """The Markdown of a part; ends with a line end unless it is as it was read."""
    blocks = _put_notes_back(children(part))
    told = [one for block in blocks if (one := _tell(block)).text or one.place >= 0]
    text = ""
    for position, one in enumerate(told):
        words = one.text if position or one.place == 0 else one.text.lstrip("\n")
        text += words
        after = told[position + 1] if position + 1 < len(told) else None
        follows = one.place >= 0 and after is not None and after.place == one.place + 1
        is_last = after is None and one.place >= 0 and one.place == one.total - 1
        if follows or is_last:
            text += one.after
        else:
            # Jinja takes away the line end behind a condition.
            text += "\n" * ((1 if after is None else 2) + words.endswith(("%}", "#}")))
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
    return "\n\n".join(text for block in blocks if (text := write_block(block)))


def _write_list(node: Node) -> str:
    told = []
    for position, item in enumerate(children(node)):
        if node["type"] == "bullet_list":
            sign = "- "
        else:
            sign = f"{attr(node, 'order', 1) + position}{attr(node, 'sign', '.')} "
        text = ""
        for block in children(item):
            words = write_block(block)
            if text and words:
                text += "\n" if block["type"] != "paragraph" else "\n\n"
            text += words
        if text:
            is_nested = not write_block(children(item)[0])
            inside = " " * (len(sign) if is_nested else max(len(_INDENT), len(sign)))
            told.append(sign + _indent(text, inside))
    return "\n".join(told)


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


def _tell(block: Node) -> _Told:
    source = _SRC.fullmatch(attr(block, "src"))
    if source is None or source[3] != _print(block):
        return _Told(-1, 0, write_block(block), "")
    raw = source[4]
    words = raw.rstrip()
    return _Told(int(source[1]), int(source[2]), words, raw[len(words) :])


def _place_of(block: Node) -> int:
    source = _SRC.fullmatch(attr(block, "src"))
    return int(source[1]) if source else -1


def _put_notes_back(blocks: list[Node]) -> list[Node]:
    """The same with every note behind the block that it stood behind; new ones at the end."""
    told = [block for block in blocks if block["type"] != "note"]
    for note in (block for block in blocks if block["type"] == "note"):
        place = _place_of(note)
        before = [at for at, block in enumerate(told) if _place_of(block) == place - 1]
        if place == 0:
            told.insert(0, note)
        elif place > 0 and before:
            told.insert(before[-1] + 1, note)
        else:
            told.append(note)
    return told
