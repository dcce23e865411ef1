"""A report that somebody loads: its paragraphs, out of a .docx or a .txt, within limits.

Of a .docx the text is read as Word shows it with all corrections accepted: what was deleted under
"Theo dõi thay đổi" is gone, what was put in is there. Nothing in the file is run, followed or
fetched. ReportError, with one sentence, for what can't be read.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from data import archive
from data.archive import Limits, Unfit
from data.vietnamese import write_number
from report.errors import ReportError
from report.identity import PART, Identity, read_identity
from report.review import word_text
from report.tidy import clean

LIMITS = Limits(packed=10_000_000, unpacked=60_000_000, members=1_000)
_LETTERS = 300_000  # a real report has 25.000
_PARAGRAPHS = 5_000
_LONGEST = 20_000  # letters of a paragraph; real ones have 5.000
_MARKS = 600_000  # of a part of XML: "<" signs
_XML = re.compile(r".*\.(?:xml|rels)", re.IGNORECASE | re.DOTALL)
_DOCTYPE = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
_LABEL = re.compile(r"(?:[IVX]+\.|\d+(?:\.\d+)*\.)(?=\s|$)")
_NOTE = re.compile(r"\s*⁽?([⁰¹²³⁴⁵⁶⁷⁸⁹]+)⁾?\s*")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_AGAIN = "Hãy mở bằng Word, chọn Lưu thành, loại “Word Document (.docx)”, rồi chọn lại."
_REFUSED = {
    "empty": "Tệp “{name}” trống (0 byte). Hãy chọn lại tệp báo cáo đã lưu.",
    "large": "Tệp “{name}” quá lớn (chỉ nhận đến {packed} MB). Hãy bỏ bớt ảnh, lưu lại rồi chọn.",
    "protected": "Tệp “{name}” có mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi chọn lại.",
    "locked": "Tệp “{name}” bị nén có mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi chọn lại.",
    "old": f"Tệp “{{name}}” là loại Word cũ (.doc). {_AGAIN}",
    "no_zip": f"Tệp “{{name}}” không phải tệp Word .docx hay văn bản .txt. {_AGAIN}",
    "broken": f"Tệp “{{name}}” bị hỏng, không mở được. {_AGAIN}",
    "twice": f"Tệp “{{name}}” bị hỏng, không mở được. {_AGAIN}",
    "path": f"Tệp “{{name}}” chứa tên phần có đường dẫn lạ nên không nhận. {_AGAIN}",
    "method": f"Tệp “{{name}}” được nén theo kiểu mà Word không dùng. {_AGAIN}",
    "crowded": f"Tệp “{{name}}” chứa quá nhiều phần (tối đa {{members}}). {_AGAIN}",
    "bomb": "Tệp “{name}” nở ra quá lớn khi giải nén (hơn {unpacked} MB) nên không nhận, để giữ an "
    "toàn. Hãy chọn đúng tệp báo cáo.",
}


class Paragraph(NamedTuple):
    """A paragraph as it is printed, NFC, on one line, without the marks of notes.

    where: its place in words, "mục I.2", "chú thích 7", "đoạn 12"; note: number of the footnote
    that it stands in, 0 in the body; level: of a heading, 0 for none; in_table: a row of a table,
    each of its cells behind the head of its column.
    """

    text: str
    where: str
    note: int = 0
    level: int = 0
    in_table: bool = False


class Incoming(NamedTuple):
    """A file that was read: its name, its paragraphs (body, then notes), whose it says it is."""

    name: str
    paragraphs: list[Paragraph]
    identity: Identity | None
    is_word: bool


def read(data: bytes, name: str) -> Incoming:
    """The paragraphs of a .docx or .txt; ReportError, naming the file, when it can't be read."""
    name = clean(name).replace("\n", " ")[:120]
    if name.lower().endswith(".txt"):
        return Incoming(name, _limit(_read_text(data, name), name), None, False)
    members = _unpack(data, name)
    _require_harmless(members, name)
    try:
        found = word_text.read(members)
        identity = read_identity(members[PART]) if PART in members else None
    except (etree.XMLSyntaxError, KeyError, ValueError) as error:
        raise ReportError(_tell("broken", name)) from error
    return Incoming(name, _limit(_place(found), name), identity, True)


def _unpack(data: bytes, name: str) -> dict[str, bytes]:
    try:
        return archive.unpack(data, LIMITS)
    except Unfit as unfit:
        raise ReportError(_tell(unfit.kind, name)) from unfit


def _tell(kind: str, name: str) -> str:
    return _REFUSED[kind].format(
        name=name,
        packed=LIMITS.packed // 1_000_000,
        unpacked=LIMITS.unpacked // 1_000_000,
        members=write_number(LIMITS.members),
    )


def _require_harmless(members: dict[str, bytes], name: str) -> None:
    names = [each.lower() for each in members]
    types = members.get("[Content_Types].xml", b"")
    if b"opendocument" in members.get("mimetype", b""):
        raise ReportError(f"Tệp “{name}” là loại OpenDocument (.odt). {_AGAIN}")
    if not types or not any(each.startswith("word/") for each in names):
        raise ReportError(f"Tệp “{name}” là tệp nén nhưng không phải văn bản Word. {_AGAIN}")
    if any("vbaproject" in each for each in names) or b"macroenabled" in types.lower():
        raise ReportError(
            f"Tệp “{name}” có chương trình bên trong (macro) nên không nhận, để giữ an toàn. "
            f"{_AGAIN}"
        )
    parts = [part for each, part in members.items() if _XML.fullmatch(each)]
    if any(_DOCTYPE.search(part) for part in parts):
        raise ReportError(
            f"Tệp “{name}” chứa khai báo lạ (DTD) mà Word không bao giờ ghi nên không nhận, để giữ "
            f"an toàn. {_AGAIN}"
        )
    if any(part.count(b"<") > _MARKS for part in parts):
        raise ReportError(_too_much(name, _MARKS, "mục bên trong"))


def _read_text(data: bytes, name: str) -> list[Paragraph]:
    if len(data) > 4 * _LETTERS:
        raise ReportError(_too_much(name, _LETTERS, "chữ"))
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReportError(
            f"Tệp “{name}” không phải văn bản Unicode. Hãy lưu lại với mã UTF-8 rồi chọn lại."
        ) from error
    if "\0" in text:
        raise ReportError(_tell("no_zip", name))
    lines = [word_text.Piece(line) for line in text.splitlines()]
    return _place(lines)


def _place(pieces: list[word_text.Piece]) -> list[Paragraph]:
    """Pieces of text as paragraphs that know their place; empty ones are left out."""
    return list(_find_places(pieces))


def _find_places(pieces: list[word_text.Piece]) -> Iterator[Paragraph]:
    labels: dict[int, str] = {}
    for position, piece in enumerate(pieces, start=1):
        text = " ".join(unicodedata.normalize("NFC", clean(piece.text)).split())
        raised = _NOTE.match(text)
        note = piece.note
        if raised and not note:
            note, text = int(raised[1].translate(_RAISED)), text[raised.end() :]
        if not text:
            continue
        if piece.level:
            label = _LABEL.match(text)
            labels = {known: said for known, said in labels.items() if known < piece.level}
            labels[piece.level] = label[0].rstrip(".") if label else ""
        where = f"chú thích {note}" if note else _name(labels) or f"đoạn {position}"
        yield Paragraph(text, where, note, piece.level, piece.in_table)


def _name(labels: dict[int, str]) -> str:
    roman, arabic = labels.get(1, ""), labels.get(3) or labels.get(2) or ""
    found = ".".join(part for part in (roman, arabic) if part)
    return f"mục {found}" if found else ""


def _limit(paragraphs: list[Paragraph], name: str) -> list[Paragraph]:
    if len(paragraphs) > _PARAGRAPHS:
        raise ReportError(_too_much(name, _PARAGRAPHS, "đoạn"))
    if sum(len(paragraph.text) for paragraph in paragraphs) > _LETTERS:
        raise ReportError(_too_much(name, _LETTERS, "chữ"))
    if any(len(paragraph.text) > _LONGEST for paragraph in paragraphs):
        raise ReportError(_too_much(name, _LONGEST, "chữ trong một đoạn"))
    if not paragraphs:
        raise ReportError(f"Tệp “{name}” không có chữ nào. Hãy chọn đúng tệp báo cáo.")
    return paragraphs


def _too_much(name: str, most: int, what: str) -> str:
    return (
        f"Tệp “{name}” có quá {write_number(most)} {what}, nhiều hơn mọi báo cáo, nên không nhận. "
        "Hãy chọn đúng tệp báo cáo."
    )
