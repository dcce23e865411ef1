"""Freezing a report ("Chốt"): all that it was made from, once, or nothing of it.

What says the same as an issue in force of its quarter, or bears its number, is refused: a wrong one
is withdrawn first (issued.withdraw).
"""

import json
import logging
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from data import disk, versions, vietnamese
from report import frozen_files, issued, storage
from report.errors import ReportError
from report.frozen_files import UNDONE, copy_version
from report.issued import WAREHOUSE, Issued
from report.lines import read_lines
from report.storage import Draft
from report.tree import Node

logger = logging.getLogger(__name__)

_ADVICE = "Không có gì dở dang để lại. Hãy giải phóng đĩa hoặc kiểm tra quyền ghi, rồi chốt lại."


class Frozen(NamedTuple):
    """All that a report consists of at the moment when it is issued.

    draft: what the clerk changed; standing: the other parts' texts by name; body: blocks of the
    tree, filled in; figures: what the text shows, by name, each with `text`, `change`, `label`,
    `source` and `rows` (ids of facts); word, pdf, annex: the files; warehouse: the version's file.
    """

    draft: Draft
    standing: dict[str, str]
    body: list[Node]
    figures: dict[str, dict[str, Any]]
    word: bytes
    pdf: bytes
    annex: bytes
    warehouse: Path


def freeze(data_set: str, quarter: str, frozen: Frozen, issued_by: str = "") -> Issued:
    """Issue a report: the next number of its quarter, all files or none.

    ValueError for a warehouse of another data set and for a date that is none; ReportError when it
    could not be written, or is issued already (`find_same`).
    """
    report_date = frozen.draft.settings.get("date", "").strip()
    if report_date:
        date.fromisoformat(report_date)
    version = versions.number_of(frozen.warehouse)
    if frozen.warehouse != versions.file_of(data_set, version):
        raise ValueError(f"{frozen.warehouse} is no version of the data set {data_set!r}")
    folder = storage.place(data_set, quarter, "issued")
    with storage.writing(folder, UNDONE, _ADVICE):
        _require_new(data_set, quarter, frozen)
        number = max(map(int, issued.names(folder)), default=0) + 1
        final = folder / f"{number:04d}"
        fresh = folder / f"{number:04d}{disk.NEW}"
        fresh.mkdir()
        contents = _contents(frozen).items()
        sums = {name: frozen_files.write(fresh / name, data) for name, data in contents}
        copy = fresh / WAREHOUSE
        sums[WAREHOUSE] = copy_version(frozen.warehouse, copy, data_set, version)
        about = {
            "number": number,
            "data_set": data_set,
            "quarter": quarter,
            "issued_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "issued_by": vietnamese.normalise(issued_by),
            "report_number": frozen.draft.settings.get("number", "").strip(),
            "report_date": report_date,
            "warehouse": {"version": version, "sha256": sums[WAREHOUSE]},
            "files": sums,
        }
        frozen_files.write(fresh / "about.json", _to_json(about | {"sha256": issued.seal(about)}))
        disk.sync(fresh)
        versions.replace(fresh, final)
        disk.sync(folder)
        frozen_files.protect(final)
    return issued.read(final)


def find_same(data_set: str, quarter: str, body: list[Node]) -> Issued | None:
    """The issue in force that says the same, word for word; None without one.

    What is compared is what is printed, not what the figures are called.
    """
    said = _said(body)
    for report in reversed(issued.in_force(data_set, quarter)):
        try:
            if _said(issued.read_body(report)) == said:
                return report
        except ReportError as error:  # told where the issue is shown
            logger.warning("can't compare with an issue: %s", error)
    return None


def tell_own_number(data_set: str, quarter: str, number: str) -> str:
    """Why another text of the quarter can't have that number; "" when none in force bears it."""
    wanted = issued.plain(number)
    for report in issued.in_force(data_set, quarter):
        if wanted and issued.plain(report.report_number) == wanted:
            return (
                f"{issued.name(report)} đang có hiệu lực mà nội dung khác. Nếu lần ấy sai, hãy rút "
                "lại (ghi lý do) rồi chốt lại; nếu đây là văn bản khác, hãy nhập số khác."
            )
    return ""


def _require_new(data_set: str, quarter: str, frozen: Frozen) -> None:
    """ReportError for what is issued already: the same words, or another text of its number."""
    if same := find_same(data_set, quarter, frozen.body):
        raise ReportError(
            f"{UNDONE} thêm lần nữa: nội dung giống hệt {issued.name(same)}. Nếu lần ấy sai số, "
            "ngày hay người ký, hãy rút lại lần ấy (ghi lý do) rồi chốt lại."
        )
    number = frozen.draft.settings.get("number", "")
    if told := tell_own_number(data_set, quarter, number):
        raise ReportError(f"{UNDONE}: {told}")


def _said(body: list[Node]) -> list[tuple[int, int, str]]:
    """The words of a text as they are printed, line by line."""
    lines = read_lines(body)
    return [(line.level, line.note, vietnamese.normalise(line.text)) for line in lines]


def _contents(frozen: Frozen) -> dict[str, bytes]:
    return {
        "text.json": _to_json(frozen.draft._asdict() | {"standing": frozen.standing}),
        "body.json": _to_json(frozen.body),
        "figures.json": _to_json(frozen.figures),
        "report.docx": frozen.word,
        "report.pdf": frozen.pdf,
        "annex.xlsx": frozen.annex,
    }


def _to_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
