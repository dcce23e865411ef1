"""Documents that the standing office writes down, or corrects: one entry each (office.py)."""

import logging
import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain, count
from typing import NamedTuple

import pandas as pd

from data import accepted, addresses, vietnamese
from data.holds import Hold
from data.store import Snapshot
from data.versions import WarehouseError
from data.words import low, start
from intake import clock, entry_text, fact_rows, office, people, rules
from intake.findings import IntakeError
from intake.journal import Event
from measures.documents import role_of
from measures.figures.facts import Row
from queries import query, records

logger = logging.getLogger(__name__)

KIND = "document"  # of an entry, and its table
# The kinds that documents usually are of; another may be written.
KINDS = (
    "Báo cáo", "Chỉ thị", "Chương trình", "Chương trình phối hợp", "Công văn", "Đề án", "Hướng dẫn",
    "Kế hoạch", "Kết luận", "Nghị quyết", "Quy chế", "Quy định", "Quyết định", "Thông báo",
)  # fmt: skip
FIRST_DAY = date(1945, 9, 2)
# How many letters each field may have.
LONGEST = {
    "kind": 40, "number": 60, "issuer": 160, "abstract": 1000, "about": 300, "url": 500,
    "note": 300,
}  # fmt: skip
NAMES = {
    "kind": "loại văn bản", "number": "số, ký hiệu", "issuer": "cơ quan ban hành",
    "abstract": "trích yếu", "about": "nội dung, viết gọn", "url": "địa chỉ trên mạng",
    "note": "ghi chú",
}  # fmt: skip
_UNDONE = "CHƯA ghi được"


class Typed(NamedTuple):
    """A document as somebody types it; "" is nothing. abstract: word for word; about: in the
    office's own words, which only a document without an abstract needs."""

    kind: str
    number: str
    issued_on: date | None
    issuer: str
    abstract: str = ""
    about: str = ""
    url: str = ""
    note: str = ""


def find(on: Snapshot, document_id: str) -> Typed | None:
    """A document that steers as a version has it; None if there is none."""
    return next((_typed(row) for row in _rows(on) if row.document_id == document_id), None)


def write(
    on: Snapshot,
    typed: Typed,
    by: str,
    document_id: str = "",
    reason: str = "",
    seen: str | None = None,
    now: datetime | None = None,
    ends: Hold | None = None,
) -> str:
    """Write a document down, or correct the one of an id; what was done, in a sentence.

    on: the version in use; reason: of a correction; seen, ends: as in office.enter. IntakeError,
    with one sentence for each mistake, or WarehouseError: nothing was written then.
    """
    typed = _tidy(typed)
    rows = _rows(on)
    before = None
    if document_id:
        before = next((row for row in rows if row.document_id == document_id), None)
        if before is None:
            raise IntakeError(
                f"{_UNDONE}: văn bản đang sửa không còn trong kho. Hãy tải lại trang."
            )
        if _typed(before) == typed:
            raise IntakeError(f"{_UNDONE}: chưa có gì khác với điều đã ghi.")
        reason = rules.require_reason(reason, "Sửa văn bản thì phải ghi lý do.")
    today = vietnamese.day_in_vietnam(now or clock.read())
    others = [row for row in rows if row.document_id != document_id]
    if wrong := list(find_mistakes(typed, others, today)):
        raise IntakeError(f"{_UNDONE}: {'; '.join(wrong)}.")
    key = document_id or _name(typed, on)
    version = office.enter(
        on.data_set,
        office.Entry(KIND, key, lambda _: _make(key, typed)),
        by,
        reason,
        seen,
        now,
        ends,
    )
    alike = any(row.number == typed.number for row in others)
    cited = f'{{{{ van_ban("{key if alike else typed.number}") }}}}'
    told = f"Đã {'sửa' if document_id else 'ghi'} {low(typed.kind)} {typed.number}, thành bản "
    told += f"{version}. Trong báo cáo, viết {cited} để dẫn văn bản này."
    if before and before.number != typed.number:
        told += f" Chỗ nào đang dẫn số {before.number} thì phải sửa theo."
    return told


def document_of(event: Event) -> str:
    """The document that such a line is about."""
    return office.name_of(event).split(".")[2]


def label_of(data_set: str, event: Event) -> str:
    """What the document of such a line is called, as it was written down then: also one that the
    version in use does not have. Its key where its file can't be read any more."""
    try:
        files = accepted.find_written(data_set, office.name_of(event))
        [row] = accepted.read(files, [KIND])[KIND].to_dict("records")
    except WarehouseError:
        logger.warning("the document of %s can't be read", office.name_of(event), exc_info=True)
        return document_of(event)
    return f"{row['kind']} {row['number']}"


def find_mistakes(typed: Typed, others: list[Row], today: date) -> Iterator[str]:
    """What keeps a tidy document from being written, each in a few words; others: rows of
    documents/papers of all other documents that steer."""
    texts = typed._asdict()
    for field in ("kind", "number", "issuer"):
        if not texts[field]:
            yield f"thiếu {NAMES[field]}"
    if not typed.abstract and not typed.about:
        yield "thiếu trích yếu; nguồn không nêu thì ghi nội dung, viết gọn"
    for field, most in LONGEST.items():
        if len(texts[field]) > most:
            yield f"{NAMES[field]} dài quá {most} chữ cái"
    for field in ("kind", "number"):
        # what follows a comma in a source is a place in the document, a semicolon parts sources
        if re.search(r"[,;“”\"{}]", texts[field]):
            yield f"{NAMES[field]} không được có dấu phẩy, chấm phẩy, ngoặc"
    if typed.number and not any(letter.isdigit() for letter in typed.number):
        yield "số, ký hiệu phải có chữ số, ví dụ 12-CT/TU"
    if typed.kind and role_of(typed.kind, typed.number or "1") != "steering":
        yield f"“{typed.kind}” là biểu của đơn vị, không phải văn bản chỉ đạo"
    if typed.issued_on and not FIRST_DAY <= typed.issued_on <= today:
        yield f"ngày ban hành {vietnamese.write_date(typed.issued_on)} không thể có"
    if typed.url and not addresses.is_of_the_web(typed.url):
        yield "địa chỉ trên mạng phải bắt đầu bằng http:// hoặc https://"
    for field in ("issuer", "abstract", "about", "note"):
        if people.has_numbers(texts[field]) or people.judge(texts[field]) == people.SURE:
            yield f"{NAMES[field]} có tên người hoặc thông tin cá nhân, hãy bỏ đi"
    if any(_is_same(typed, row) for row in others):
        yield "văn bản này đã có trong kho; hãy chọn nó để sửa"


def _is_same(typed: Typed, row: Row) -> bool:
    """Whether a document is there already; numbers begin anew with the years."""
    if vietnamese.fold(f"{row.kind} {row.number}") != vietnamese.fold(
        f"{typed.kind} {typed.number}"
    ):
        return False
    day = _typed(row).issued_on
    return day is None or typed.issued_on is None or day == typed.issued_on


def _rows(on: Snapshot) -> list[Row]:
    """The documents that steer."""
    rows = records("documents/papers", on=on)
    return [row for row in rows if role_of(row.kind, row.number) == "steering"]


def _typed(row: Row) -> Typed:
    day = None if row.issued_on is None else pd.Timestamp(row.issued_on).date()
    texts = (row.abstract or "", row.about, row.url or "", row.note or "")
    return Typed(row.kind, row.number, day, row.issuer, *texts)


def _tidy(typed: Typed) -> Typed:
    """The same in letters of today, on one line each; without a summary the abstract is one."""
    texts = {
        field: entry_text.tidy(text)
        for field, text in typed._asdict().items()
        if field != "issued_on"
    }
    found = typed._replace(**texts)
    kept = {"kind": start(found.kind), "about": found.about or start(found.abstract)}
    return found._replace(**kept)


def _make(key: str, typed: Typed) -> dict[str, pd.DataFrame]:
    texts = {field: text or None for field, text in typed._asdict().items()}
    row = {"document_id": key} | texts
    columns = fact_rows.COLUMNS["document"]
    return {"document": pd.DataFrame([[row[name] for name in columns]], columns=columns)}


def _name(typed: Typed, on: Snapshot) -> str:
    """A key for a new document: "150-cv-bcd", with its year, then a number, where that is taken."""
    taken = set(query("documents/papers", on=on)["document_id"])
    stem = re.sub(r"[^a-z0-9]+", "-", vietnamese.fold(typed.number))[:40].strip("-") or "van-ban"
    dated = f"{stem}-{typed.issued_on.year}" if typed.issued_on else stem
    wanted = chain([stem, dated], (f"{dated}-{number}" for number in count(2)))
    return next(key for key in wanted if key not in taken)
