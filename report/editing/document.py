"""The whole document of the editor, read from the texts of a report."""

from collections.abc import Mapping

from jinja2 import TemplateSyntaxError

from report.bounds import Excess
from report.editing.nodes import Node, make
from report.editing.ordering import generated
from report.editing.reading import Block, read_blocks
from report.editing.showing import describe_run, show
from report.editing.unfolding import unfold
from report.editing.writing import describe_source
from report.lines import Run
from report.phrases import Phrases
from report.placeholders import TextError, require_typed
from report.text_parts import PARTS, Part

__all__ = ["read_document", "read_part", "unfold"]


def read_document(texts: Mapping[str, str], phrases: Phrases) -> Node:
    """The document of a report: every part in its order.

    texts: Markdown with placeholders, by part; phrases: new ones, as for composing a report, which
    remember what was cited.
    """
    return make("doc", _read_parts(PARTS, texts, phrases))


def read_part(name: str, text: str, phrases: Phrases) -> Node:
    """The node of one part. KeyError for a part that does not exist."""
    part = {part.name: part for part in PARTS}[name]
    return _read_parts([part], {name: text}, phrases)[0]


def _read_parts(parts: list[Part], texts: Mapping[str, str], phrases: Phrases) -> list[Node]:
    read = [(part, *_read_blocks(part.name, texts[part.name])) for part in parts]
    # What can't be read is shown as it was typed.
    shown = [(part.name, [block.node for block in blocks]) for part, blocks, bad in read if not bad]
    problems = show(shown, phrases)
    return [
        _make_part(part, blocks, problem or problems.get(part.name, ""))
        for part, blocks, problem in read
    ]


def _read_blocks(name: str, text: str) -> tuple[list[Block], str]:
    """The blocks of a text, and why it can't be read ("": it can): then it is one block."""
    try:
        require_typed(name, text)
        return read_blocks(text), ""
    except TextError as error:
        problem = str(error)
    except TemplateSyntaxError as error:
        problem = f"dòng {error.lineno}: chỗ ghi số viết chưa đúng."
    except Excess as error:
        problem = f"dòng {error.line}: {error.problem}"
    lines = [[describe_run(Run(line))] for line in text.split("\n") if line.strip()]
    attrs = {"lines": lines, "label": "Chưa đọc được phần này", "is_empty": False}
    node = generated(text)
    return [Block(text, {**node, "attrs": node["attrs"] | attrs})], problem


def _make_part(part: Part, blocks: list[Block], problem: str) -> Node:
    nodes = []
    for place, block in enumerate(blocks):
        node = block.node
        node.setdefault("attrs", {})["src"] = describe_source(node, place, len(blocks), block.raw)
        nodes.append(node)
    ordered = sorted(nodes, key=lambda node: node["type"] == "note")
    if not ordered or ordered[0]["type"] == "note":
        ordered.insert(0, make("paragraph"))
    return make("part", ordered, name=part.name, title=part.title, hint=part.hint, problem=problem)
