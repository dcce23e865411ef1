"""What Pandoc tells of places in the text, and its words without them.

With `sourcepos` it puts each block and inline into a Div or Span that says where it stands.
"""

import re

from report import tree
from report.holding import APART, GOES_ON
from report.tree import Node


def unwrap(block: Node) -> tuple[Node, int, int]:
    """A block without what tells its place, the line that it begins on, counted from 1, and the one
    that ends it."""
    if block["t"] == "Div":
        (_, _, attributes), [inner] = block["c"]
        return inner, *_read_lines(attributes)
    if block["t"] in ("Header", "CodeBlock", "Table"):
        attributes = block["c"][1 if block["t"] == "Header" else 0]
        return block, *_read_lines(attributes[2])
    return block, 0, 0


def _read_lines(attributes: list[list[str]]) -> tuple[int, int]:
    places = dict(attributes).get("data-pos", "")
    lines = [int(found) for found in re.findall(r"(?:^|[;-])(\d+):", places)] or [0]
    return min(lines), max(lines) - 1


def part_lines(inlines: list[Node]) -> list[tuple[int, list[Node]]]:
    """The paragraphs of one of Pandoc's: the line that each begins on (0: not told), its words."""
    bare = [_strip(inline) for inline in inlines]
    lines: list[tuple[int, list[Node]]] = [(0, [])]
    for (inline, line), (after, _) in zip(bare, [*bare[1:], (tree.make("Space"), 0)], strict=True):
        goes_on = after["t"] == "Str" and after["c"].startswith(GOES_ON)
        if inline["t"] == "SoftBreak" and not goes_on:
            lines.append((0, []))
        elif inline != tree.make("Str", APART):
            first, words = lines[-1]
            words.append(inline)
            lines[-1] = (first or line, words)
    return lines


def _strip(inline: Node) -> tuple[Node, int]:
    """An inline without what tells its place, and the line that it stands on (0: not told)."""
    if inline["t"] != "Span":
        return inline, 0
    (_, _, attributes), inside = inline["c"]
    is_wrapper = bool(dict(attributes).get("wrapper")) and len(inside) == 1
    return inside[0] if is_wrapper else inline, _read_lines(attributes)[0]
