"""Nodes of the editor's document, made and looked through."""

from typing import Any

Node = dict[str, Any]

MARKS = ("strong", "em")
ATOMS = ("number", "gap", "passage", "note_ref")


def make(kind: str, content: list[Node] | None = None, **attrs: Any) -> Node:
    """A node; of `content` an empty list, as of a paragraph without words, is left out."""
    node: Node = {"type": kind}
    if attrs:
        node["attrs"] = attrs
    if content:
        node["content"] = content
    return node


def text(words: str, marks: tuple[str, ...] = ()) -> Node:
    """Words with their marks."""
    return put_marks({"type": "text", "text": words}, marks)


def put_marks(node: Node, marks: tuple[str, ...]) -> Node:
    """An inline with marks, in the order of MARKS."""
    kept = [{"type": mark} for mark in MARKS if mark in marks]
    return {**node, "marks": kept} if kept else node


def marks_of(node: Node) -> tuple[str, ...]:
    """The marks of an inline, in the order of MARKS."""
    found = {mark["type"] for mark in node.get("marks", [])}
    return tuple(mark for mark in MARKS if mark in found)


def children(node: Node) -> list[Node]:
    """What stands in a node."""
    return node.get("content", [])


def attr(node: Node, name: str, default: Any = "") -> Any:
    """An attribute of a node, `default` where it has none."""
    value = node.get("attrs", {}).get(name)
    return default if value is None else value
