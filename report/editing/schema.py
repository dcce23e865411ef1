"""What the editor's document may hold: each document from the browser is held against it.

The same as the schema of the editor itself (app/static/editor.js). What is put in order here loses
no word: blanks, empty paragraphs, marks on nothing.
"""

import re
from collections.abc import Mapping
from typing import Any

from data.vietnamese import write_number
from report.bounds import LETTERS
from report.editing.nodes import ATOMS, Node, make, put_marks, text
from report.editing.ordering import order_part
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
    "list_item": ("paragraph", *_LISTS, "generated"),
    "table": ("table_row",),
    "table_row": ("table_cell", "table_header"),
}
_INLINES = ("text", "hard_break", *ATOMS)
_TEXT_BLOCKS = ("heading", "paragraph", "table_cell", "table_header")
_BLANKS = re.compile(r"\s+")
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
            return text(_BLANKS.sub(" ", clean(words)), kinds)
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
