"""What is inside a workbook's archive, part by part, before any library builds on it.

Programs, links to elsewhere, embedded objects and document types are refused, each with its own
sentence; what is left is gone over once by a strict parser (layout.py) and counted (bounds.py).
"""

import posixpath
import re
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from intake import looks, notes, strict, typed
from intake.bounds import Bounds
from intake.findings import IntakeError
from intake.layout import MAIN, Layout, Typed, broken, look_at, parse

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATION_ID = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships id",
    "http://purl.oclc.org/ooxml/officeDocument/relationships id",
)
_BOOK = "/xl/workbook.xml"
_BOOK_RELATIONS = "xl/_rels/workbook.xml.rels"
_BOOK_TYPES = ("spreadsheetml.sheet.main+xml", "spreadsheetml.template.main+xml")
# Of what belongs to a sheet, only this is handed on: no pictures, charts, shapes.
_OF_A_SHEET = ("hyperlink", "comments", "table", "pivotTable")
_DRAWN = re.compile(r"(?:xl/(?:drawings|charts|diagrams|media|ink)|customXml)/.*(?<!\.rels)")
# Pictures, printer settings, the old drawings of notes (no strict XML) are never looked at.
_XML = re.compile(r".*\.(?:xml|rels)", re.IGNORECASE | re.DOTALL)
_DOCTYPE = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")


class Parts(NamedTuple):
    """What is in a workbook.

    By the name of each sheet, as the workbook spells it, in its order: layouts; cells: what they
    hold; notes: what is noted on them; visible: the sheets that are not hidden; book: what cells
    refer to; drawn: words that stand in shapes; members: what a library may see of the parts;
    pictures: whether some were left out.
    """

    layouts: dict[str, Layout]
    cells: dict[str, dict[str, Typed]]
    notes: dict[str, dict[str, str]]
    visible: set[str]
    book: typed.Book
    drawn: list[str]
    members: dict[str, bytes]
    pictures: bool


def require_harmless(members: dict[str, bytes], name: str) -> None:
    """Refuse what is no plain workbook: IntakeError, with a sentence of its own for each kind."""
    names = [each.lower() for each in members]
    types = members.get("[Content_Types].xml", b"").lower()
    if "mimetype" in names and b"opendocument" in members.get("mimetype", b""):
        raise IntakeError(
            f"Tệp “{name}” là loại OpenDocument (.ods). "
            "Hãy mở và lưu thành loại “Excel Workbook (.xlsx)”, rồi gửi lại."
        )
    if "[content_types].xml" not in names:
        raise IntakeError(
            f"Tệp “{name}” là tệp nén nhưng không phải sổ Excel. Hãy gửi tệp biểu .xlsx."
        )
    if any("vbaproject" in each or "/macrosheets/" in each for each in names) or (
        b"macroenabled" in types
    ):
        raise IntakeError(
            f"Tệp “{name}” có chương trình bên trong (macro, loại .xlsm) nên không nhận, để giữ an "
            "toàn. Hãy lưu thành loại “Excel Workbook (.xlsx)”, rồi gửi lại."
        )
    if any(each.endswith("workbook.bin") for each in names):
        raise IntakeError(
            f"Tệp “{name}” là loại Excel nhị phân (.xlsb). "
            "Hãy lưu thành loại “Excel Workbook (.xlsx)”, rồi gửi lại."
        )
    if any(_DOCTYPE.search(part) for part in members.values()):
        raise IntakeError(
            f"Tệp “{name}” chứa khai báo lạ (DTD) mà Excel không bao giờ ghi nên không nhận, để "
            "giữ an toàn. Hãy điền vào biểu mới tải rồi gửi lại."
        )
    _require_no_objects(members, names, name)


def _require_no_objects(members: dict[str, bytes], names: list[str], name: str) -> None:
    links = [part for each, part in members.items() if "/externallinks/" in f"/{each.lower()}"]
    objects = ("/embeddings/", "/activex/", "/ctrlprops/")
    if any(b"ddeLink" in part or b"oleLink" in part for part in links) or any(
        folder in f"/{each}" for each in names for folder in objects
    ):
        raise IntakeError(
            f"Tệp “{name}” có đối tượng nhúng hoặc liên kết chạy chương trình (OLE, DDE) nên không "
            "nhận, để giữ an toàn. Hãy xóa đối tượng đó, hoặc điền vào biểu mới tải rồi gửi lại."
        )
    if links:
        raise IntakeError(
            f"Tệp “{name}” có công thức lấy số từ tệp khác (liên kết ngoài) nên không nhận. "
            "Hãy gõ thẳng số vào ô, ngắt liên kết (Dữ liệu, Sửa liên kết), rồi gửi lại."
        )
    if any(
        re.search(r"(?:^|/)(?:connections\.xml|querytables/|webextensions/|model/)", each)
        for each in names
    ):
        raise IntakeError(
            f"Tệp “{name}” có kết nối lấy số liệu từ nơi khác nên không nhận, để giữ an toàn. "
            "Hãy xóa kết nối (Dữ liệu, Truy vấn và kết nối), rồi gửi lại."
        )


def look(members: dict[str, bytes], name: str) -> Parts:
    """Go over every part once; IntakeError as `open`."""
    left = Bounds(name)
    drawn = notes.read_drawn(members)
    kept = {
        path: strict.loosen(part)
        for path, part in members.items()
        if _XML.fullmatch(path) and not _DRAWN.fullmatch(path)
    }
    targets = {
        each.get("Id", ""): each
        for each in _relations(_flatten(kept.get(_BOOK_RELATIONS, b"<none/>"), left))
    }
    shared = [_target(each, "xl") for each in targets.values() if _kind(each) == "sharedStrings"]
    trees = {
        path: _flatten(part, left)
        for path, part in kept.items()
        if not _is_sheet(path) and path not in shared
    }
    _require_one_book(trees.get("[Content_Types].xml", []), name)
    owned: list[str] = []
    noted: dict[str, str] = {}
    pictures = False
    for path, elements in trees.items():
        if path.endswith(".rels"):
            _require_inside(elements, name)
        if path.startswith("xl/worksheets/_rels/"):
            links = [each for each in _relations(elements) if _kind(each) in _OF_A_SHEET]
            pictures |= any(_kind(each) == "drawing" for each in _relations(elements))
            owned += [_target(each) for each in links if _kind(each) != "hyperlink"]
            for each in links:
                if _kind(each) == "comments":
                    noted[path.replace("_rels/", "").removesuffix(".rels")] = _target(each)
            kept[path] = _write_relations(links)
    sheets, cells, said, visible, since_1904 = {}, {}, {}, set(), False
    for tag, attributes in trees.get("xl/workbook.xml", []):
        if tag in (f"{MAIN} sheet", f"{_STRICT} sheet"):
            path = _target(
                targets.get(next((attributes[k] for k in _RELATION_ID if k in attributes), ""), {}),
                "xl",
            )
            if path not in kept or not _is_sheet(path):
                raise broken(name)
            owned.append(path)
            title = attributes.get("name", "")
            sheets[title], cells[title] = look_at(kept[path], path, left)
            said[title] = notes.read(kept.get(noted.get(path, ""), b""), left)
            if attributes.get("state", "visible") == "visible":
                visible.add(title)
        elif tag == f"{MAIN} workbookPr":
            since_1904 = attributes.get("date1904") in ("1", "true", "on")
    # One part for many sheets would be read many times over.
    if not sheets or len(set(owned)) < len(owned):
        raise broken(name)
    texts = [typed.read_shared(kept[path], left) for path in {*shared} & {*kept}]
    try:
        styles = looks.read(trees.get("xl/styles.xml", []))
    except ValueError as error:
        raise broken(name) from error
    book = typed.Book(texts[0] if texts else [], styles, since_1904)
    return Parts(sheets, cells, said, visible, book, drawn, kept, pictures)


def _require_one_book(types: list[tuple[str, dict[str, str]]], name: str) -> None:
    """What is looked at must be what a library opens."""
    for _, attributes in types:
        is_book = attributes.get("ContentType", "").endswith(_BOOK_TYPES)
        if is_book and attributes.get("PartName", _BOOK) != _BOOK:
            raise broken(name)


def _relations(elements: list[tuple[str, dict[str, str]]]) -> list[dict[str, str]]:
    return [attributes for tag, attributes in elements if tag == f"{_RELATIONS} Relationship"]


def _kind(relation: dict[str, str]) -> str:
    return relation.get("Type", "").rpartition("/")[2]


def _target(relation: dict[str, str], folder: str = "xl/worksheets") -> str:
    """The path of the part that a relation of a part in `folder` leads to."""
    return posixpath.normpath(posixpath.join(folder, relation.get("Target", "?"))).lstrip("/")


def _write_relations(relations: list[dict[str, str]]) -> bytes:
    rows = (
        f"<Relationship {' '.join(f'{key}={quoteattr(text)}' for key, text in each.items())}/>"
        for each in relations
    )
    return f'<Relationships xmlns="{_RELATIONS}">{"".join(rows)}</Relationships>'.encode()


def _is_sheet(path: str) -> bool:
    return re.fullmatch(r"xl/worksheets/[^/]+\.xml", path) is not None


def _require_inside(elements: list[tuple[str, dict[str, str]]], name: str) -> None:
    """Refuse what a program would load from elsewhere; a link to click is only never followed."""
    for _, attributes in elements:
        kind = attributes.get("Type", "")
        if attributes.get("TargetMode") == "External" and not kind.endswith("/hyperlink"):
            raise IntakeError(
                f"Tệp “{name}” có phần lấy từ nơi khác (liên kết ngoài) nên không nhận, để giữ an "
                "toàn. Hãy điền vào biểu mới tải rồi gửi lại."
            )


def _flatten(part: bytes, left: Bounds) -> list[tuple[str, dict[str, str]]]:
    """The elements of a part with their attributes, in order."""
    elements: list[tuple[str, dict[str, str]]] = []

    def begin(tag: str, attributes: dict[str, str]) -> None:
        elements.append((tag, attributes))

    parse(part, left, begin)
    return elements
