"""What the editor's document may hold: each document from the browser is held against it.

The same as the schema of the editor itself (app/static/editor.js). What is put in order here loses
no word: blanks, empty paragraphs, marks on nothing.
"""

import re
from collections.abc import Mapping
from typing import Any

from data.vietnamese import write_number
from report.bounds import LETTERS
from report.editing.nodes import ATOMS, Node, attr, children, make, marks_of, put_marks, text
from report.editing.pieces import name_note, parse_call
from report.errors import ReportError
from report.text_parts import NAMES, title_of
from report.tidy import clean

LAYERS = 24  # of nodes within each other: ten lists
NODES = 20_000  # of a part
SOURCE = 10_000  # letters of one condition
LABEL = 100  # letters of the name of a note

_LISTS = ("bullet_list", "ordered_list")
_INSIDE: Mapping[str, tuple[str, ...]] = {
    "part": ("heading", "paragraph", *_LISTS, "table", "note", "generated"),
    "note": ("heading", "paragraph", *_LISTS, "table", "generated"),
    "bullet_list": ("list_item",),
    "ordered_list": ("list_item",),
    "list_item": ("paragraph", *_LISTS),
    "table": ("table_row",),
    "table_row": ("table_cell", "table_header"),
}
_INLINES = ("text", "hard_break", *ATOMS)
_TEXT_BLOCKS = ("heading", "paragraph", "table_cell", "table_header")
_NO_LABEL = re.compile(r"[\[\]\\\n\r]")


def check_part(node: Any) -> Node:
    """The node of a part, put in order; attributes that only tell what is printed are kept.

    ReportError, one sentence, for what the editor can't have made: then nothing of it is taken.
    """
    name = node.get("attrs", {}).get("name") if isinstance(node, dict) else None
    if name not in NAMES or node.get("type") != "part":
        raise _refuse("", "phần báo cáo không có trong mẫu")
    checker = _Checker(name)
    part = checker.check(node, 0)
    if checker.letters > LETTERS:
        raise _refuse(name, f"dài quá {write_number(LETTERS)} chữ; hãy bớt lời")
    return order_part(part)


def order_part(part: Node) -> Node:
    """A part as it is read again: nothing empty, neighbours of one kind in one, the notes last."""
    blocks = _order_blocks(children(part), in_note=False)
    blocks.sort(key=lambda block: block["type"] == "note")
    return {**part, "content": blocks or [make("paragraph")]}


class _Checker:
    """Counts what a part holds while it is looked through."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.nodes = 0
        self.letters = 0

    def check(self, node: Any, depth: int) -> Node:
        self.nodes += 1
        if depth > LAYERS:
            raise _refuse(self.part, "danh sách lồng nhau quá nhiều lớp; hãy bỏ bớt")
        if self.nodes > NODES:
            raise _refuse(self.part, "có quá nhiều đoạn, ô, dấu; hãy bỏ bớt")
        kind = node.get("type") if isinstance(node, dict) else None
        if not isinstance(kind, str):
            raise _refuse(self.part, "có chỗ không đọc được")
        attrs, content = node.get("attrs") or {}, node.get("content") or []
        if not isinstance(attrs, dict) or not isinstance(content, list):
            raise _refuse(self.part, "có chỗ không đọc được")
        if kind in _INLINES:
            return self._check_inline(kind, node, attrs)
        allowed = _INLINES if kind in _TEXT_BLOCKS else _INSIDE.get(kind, ())
        told = [self.check(child, depth + 1) for child in content]
        if any(child["type"] not in allowed for child in told):
            raise _refuse(self.part, f"có chỗ không đặt được trong “{kind}”")
        if kind == "generated":
            self._check_source(attrs)
        elif kind not in _INSIDE and kind not in _TEXT_BLOCKS:
            raise _refuse(self.part, f"có kiểu đoạn lạ “{kind[:40]}”")
        return make(kind, told, **self._check_attrs(kind, attrs))

    def _check_attrs(self, kind: str, attrs: dict[str, Any]) -> dict[str, Any]:
        if kind == "heading" and attrs.get("level") not in (1, 2, 3):
            raise _refuse(self.part, "có đề mục không rõ cấp")
        if kind == "ordered_list":
            order = attrs.get("order", 1)
            if type(order) is not int or not 0 <= order < 10**8:
                raise _refuse(self.part, "có danh sách không rõ bắt đầu từ số mấy")
            return attrs | {"order": order, "sign": ")" if attrs.get("sign") == ")" else "."}
        if kind in ("table_cell", "table_header"):
            side = attrs.get("align")
            return attrs | {"align": side if side in ("left", "right", "center") else None}
        if kind == "note":
            return attrs | {"name": self._check_label(attrs)}
        return attrs

    def _check_inline(self, kind: str, node: dict[str, Any], attrs: dict[str, Any]) -> Node:
        marks = node.get("marks") or []
        if not isinstance(marks, list) or not all(isinstance(mark, dict) for mark in marks):
            raise _refuse(self.part, "có chữ không đọc được")
        kinds = tuple(str(mark.get("type")) for mark in marks)
        if kind == "text":
            words = node.get("text")
            if not isinstance(words, str):
                raise _refuse(self.part, "có chữ không đọc được")
            self.letters += len(words)
            return text(" ".join(_keep_ends(clean(words))), kinds)
        if kind == "hard_break":
            return make(kind)
        if kind == "note_ref":
            return put_marks(make(kind, name=self._check_label(attrs)), kinds)
        self._check_source(attrs)
        if kind in ("number", "gap") and parse_call(attrs["source"]) is None:
            raise _refuse(self.part, "có con số không rõ lấy ở đâu")
        return put_marks(make(kind, **attrs), kinds)

    def _check_source(self, attrs: dict[str, Any]) -> None:
        source = attrs.get("source")
        if not isinstance(source, str) or not source.strip() or len(source) > SOURCE:
            raise _refuse(self.part, "có đoạn theo số liệu không rõ lấy ở đâu")
        self.letters += len(source)

    def _check_label(self, attrs: dict[str, Any]) -> str:
        label = attrs.get("name")
        if not isinstance(label, str) or _NO_LABEL.search(label) or len(label) > LABEL:
            raise _refuse(self.part, "có chú thích không rõ tên")
        if not (name := name_note(clean(label))):
            raise _refuse(self.part, "có chú thích không có tên")
        return name


def _refuse(part: str, problem: str) -> ReportError:
    where = f"Phần “{title_of(part)}”" if part else "Văn bản vừa gửi"
    return ReportError(f"{where}: {problem}. Nội dung đang hiện trên màn hình chưa được lưu.")


def _keep_ends(words: str) -> list[str]:
    """The words of a text, with an empty one where a blank stands at an end."""
    return [*([""] if words[:1].isspace() else []), *words.split(),
            *([""] if words[-1:].isspace() and words.strip() else [])]  # fmt: skip


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
    return call is not None and call[0] == "danh_sach"


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
    """A table with as many cells in each row, its first row the head; None for an empty one."""
    rows = [children(row) for row in children(table)]
    width = max(map(len, rows), default=0)
    if not width:
        return None
    sides = [attr(cell, "align", None) for cell in rows[0]]
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
    for inline in inlines:
        if inline["type"] == "hard_break" and not is_line:
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
