"""What the program writes, made the clerk's own: its words as they stand today, with the numbers
still bound. Of a condition the branch that holds is left, a list becomes its lines."""

import re

from jinja2 import nodes as jinja

from report import placeholders
from report.coverage import write_change, write_plain
from report.editing.nodes import Node, children, make, text
from report.editing.ordering import order_part
from report.editing.pieces import BLOCK_CALLS
from report.editing.reading import read_blocks
from report.editing.showing import show
from report.phrases import Phrases

_SPAN = re.compile(r"\[((?:\\.|[^\]\\])*)\]\{\.(\w+)(?: n=\"([^\"]*)\")?(?: k=\"(\w+)\")?\}", re.S)


def unfold(source: str, phrases: Phrases, *, is_inline: bool = False) -> list[Node]:
    """The blocks that a condition or a list prints today, with chips in them; none for nothing.

    is_inline: of a passage, the inlines for the place where it stands. TextError for a source that
    can't be filled in.
    """
    markdown = placeholders.fill(_Unfolder("", phrases), source)
    blocks = [block.node for block in read_blocks(markdown)] if markdown.strip() else []
    show([("", blocks)], phrases)
    told = children(order_part(make("part", blocks))) if blocks else []
    return _as_inlines(told, markdown) if is_inline else told


def _as_inlines(blocks: list[Node], markdown: str) -> list[Node]:
    """The words of blocks in one line, with the blanks at its ends."""
    told: list[Node] = []
    for block in blocks:
        if block["type"] in ("paragraph", "heading"):
            told += [text(" ")] * bool(told) + children(block)
    before, after = markdown[:1] == " ", markdown[-1:] == " "
    return [*[text(" ")] * before, *told, *[text(" ")] * (after and bool(told))]


class _Unfolder(placeholders.Writer):
    """Writes placeholders as they stand, but lists in words, and no condition."""

    def write(self, piece: jinja.Expr) -> None:
        if isinstance(piece, jinja.Name):
            self.value(piece)
            self.put_value(f"{{{{ {piece.name} }}}}")
        elif isinstance(piece, jinja.Call):
            told = self.call(piece, self.phrases.functions)
            name, asked = piece.node.name, piece.args[0].value
            is_out = name in BLOCK_CALLS
            self.put_value(self._bind(told) if is_out else f'{{{{ {name}("{asked}") }}}}')
        else:
            super().write(piece)

    def _bind(self, marked: str) -> str:
        """Marked Markdown with placeholders for its numbers, the rest as words."""
        return _SPAN.sub(self._bind_span, marked)

    def _bind_span(self, span: re.Match[str]) -> str:
        words, kind, name, face = span.groups()
        plain = re.sub(r"\\(.)", r"\1", words)
        figures = self.phrases.figures
        if kind == "thieu" and '"' not in plain:
            return f'{{{{ thieu("{plain}") }}}}'
        if kind != "so" or not name or not figures.has(name):
            return words
        figure = figures.get(name)
        if face == "cell":
            return f'{{{{ so("{name}") }}}}'
        if face == "change" and write_change(figure) == plain:
            return f'{{{{ thay_doi("{name}") }}}}'
        is_whole = plain in (figure.text, write_plain(figure.text)) and not face
        return f'{{{{ so("{name}") }}}}' if is_whole else words
