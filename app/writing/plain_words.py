"""A part of the text as it reads, without a sign of how it is stored."""

from collections.abc import Iterator

from report.editing.document import read_part
from report.editing.nodes import Node, attr, children
from report.phrases import Phrases

_SHOWN = ("number", "passage")


def read_plainly(name: str, text: str, phrases: Phrases) -> str:
    """The lines of a part, with what its placeholders print today: "- Còn 12 hộ."."""
    lines = _read_blocks(children(read_part(name, text, phrases)))
    return "\n".join(lines).strip("\n")


def _read_blocks(blocks: list[Node], indent: str = "") -> Iterator[str]:
    for block in blocks:
        kind = block["type"]
        if kind == "generated":
            for line in attr(block, "lines", []):
                yield indent + "".join(run["text"] for run in line)
        elif kind in ("bullet_list", "ordered_list"):
            first = attr(block, "order", 1)
            for position, item in enumerate(children(block)):
                sign = f"{first + position}." if kind == "ordered_list" else "+" if indent else "-"
                lines = list(_read_blocks(children(item), f"{indent}  "))
                yield f"{indent}{sign} {lines[0].lstrip()}" if lines else f"{indent}{sign}"
                yield from lines[1:]
        elif kind == "table":
            for row in children(block):
                yield indent + " | ".join(_read_inlines(children(cell)) for cell in children(row))
        elif kind == "note":
            yield from _read_blocks(children(block), f"{indent}  ")
        else:
            yield indent + _read_inlines(children(block))


def _read_inlines(inlines: list[Node]) -> str:
    told = ""
    for inline in inlines:
        kind = inline["type"]
        if kind == "text":
            told += inline["text"]
        elif kind == "gap":
            told += f"[cần viết: {attr(inline, 'text')}]"
        elif kind in _SHOWN:
            told += attr(inline, "text")
        elif kind == "hard_break":
            told += " "
    return told
