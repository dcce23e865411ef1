"""What is inside a workbook's archive, part by part, before any library builds on it.

Programs, links to elsewhere, embedded objects and document types are refused, each with its own
sentence; what is left is gone over once by a strict parser (layout.py).
"""

import posixpath
import re

from intake.findings import IntakeError
from intake.layout import ELEMENTS, Budget, Layout, broken, look_at, parse

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATION_ID = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships id",
    "http://purl.oclc.org/ooxml/officeDocument/relationships id",
)
# Pictures, printer settings, the old drawings of notes (no strict XML) are never looked at.
_XML = re.compile(r".*\.(?:xml|rels)", re.IGNORECASE | re.DOTALL)
_DOCTYPE = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")


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


def look(members: dict[str, bytes], name: str) -> dict[str, Layout]:
    """The layout of each sheet by its name, as the workbook spells it; IntakeError as `open`."""
    left = Budget(ELEMENTS)
    trees = {
        path: _flatten(part, name, left)
        for path, part in members.items()
        if _XML.fullmatch(path) and not _is_sheet(path)
    }
    for path, elements in trees.items():
        if path.endswith(".rels"):
            _require_inside(elements, name)
    relations = {
        attributes.get("Id", ""): attributes.get("Target", "")
        for tag, attributes in trees.get("xl/_rels/workbook.xml.rels", [])
        if tag == f"{_RELATIONS} Relationship"
    }
    sheets = {}
    for tag, attributes in trees.get("xl/workbook.xml", []):
        if tag in (f"{_MAIN} sheet", f"{_STRICT} sheet"):
            target = relations.get(
                next((attributes[k] for k in _RELATION_ID if k in attributes), "")
            )
            path = posixpath.normpath(posixpath.join("xl", target or "?")).lstrip("/")
            if path not in members or not _is_sheet(path):
                raise broken(name)
            sheets[attributes.get("name", "")] = look_at(members[path], name, left)
    if not sheets:
        raise broken(name)
    return sheets


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


def _flatten(part: bytes, name: str, left: Budget) -> list[tuple[str, dict[str, str]]]:
    """The elements of a part with their attributes, in order."""
    elements: list[tuple[str, dict[str, str]]] = []

    def begin(tag: str, attributes: dict[str, str]) -> None:
        elements.append((tag, attributes))

    parse(part, name, left, begin)
    return elements
