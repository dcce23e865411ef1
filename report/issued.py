"""Reports that are out ("Chốt báo cáo"): frozen with all that they were made from.

    issued/0001/text.json          the clerk's texts and settings, and the parts left as they come
                body.json          the text filled in, as a tree (report/tree.py)
                figures.json       each figure that it shows, with its source and facts
                report.docx, report.pdf, annex.xlsx
                warehouse.duckdb   a copy of the version that it speaks of
                about.json         when, by whom, and the SHA-256 of all of these

An issue is never changed; a second one of the same quarter is 0002, beside the first.
"""

import hashlib
import json
import logging
import os
import re
import shutil
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from data import disk, inspection, versions, vietnamese
from report import storage
from report.errors import ReportError
from report.storage import Draft
from report.tree import Node

logger = logging.getLogger(__name__)

WAREHOUSE = "warehouse.duckdb"
_JSON = ("text.json", "body.json", "figures.json")
_FILES = (*_JSON, "report.docx", "report.pdf", "annex.xlsx", WAREHOUSE)
_NAME = re.compile(r"\d{4}")
_UNDONE = "Báo cáo CHƯA được chốt"
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


class Issued(NamedTuple):
    """A report that is out: which issue of its quarter, its folder, when (UTC) and by whom.

    report_number "128" and report_date "2024-06-20" as they were settled, "" when they were not;
    version: the number of the warehouse's version behind it.
    """

    number: int
    folder: Path
    data_set: str
    quarter: str
    issued_at: datetime
    issued_by: str
    report_number: str
    report_date: str
    version: int


def freeze(data_set: str, quarter: str, frozen: Frozen, issued_by: str = "") -> Issued:
    """Issue a report: the next number of its quarter, all files or none.

    ValueError for a warehouse of another data set and for a date that is none; ReportError when it
    could not be written.
    """
    report_date = frozen.draft.settings.get("date", "").strip()
    if report_date:
        date.fromisoformat(report_date)
    version = versions.number_of(frozen.warehouse)
    if frozen.warehouse != versions.file_of(data_set, version):
        raise ValueError(f"{frozen.warehouse} is no version of the data set {data_set!r}")
    folder = storage.place(data_set, quarter, "issued")
    with storage.writing(folder, _UNDONE, _ADVICE):
        number = max(map(int, _names(folder)), default=0) + 1
        final = folder / f"{number:04d}"
        fresh = folder / f"{number:04d}{disk.NEW}"
        fresh.mkdir()
        sums = {name: _write(fresh / name, data) for name, data in _contents(frozen).items()}
        sums[WAREHOUSE] = _copy(frozen.warehouse, fresh / WAREHOUSE)
        _require_whole(fresh / WAREHOUSE, sums[WAREHOUSE], data_set, version)
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
        _write(fresh / "about.json", _to_json(about | {"sha256": _seal(about)}))
        disk.sync(fresh)
        versions.replace(fresh, final)
        disk.sync(folder)
        _protect(final)
    return _read(final)


def issued(data_set: str, quarter: str) -> list[Issued]:
    """The issues of a quarter's report, oldest first; damaged ones are left out (`damaged`)."""
    return [one for one in _all(data_set, quarter) if isinstance(one, Issued)]


def damaged(data_set: str, quarter: str) -> list[str]:
    """One sentence for each issue that does not even say what it is."""
    return [str(one) for one in _all(data_set, quarter) if isinstance(one, ReportError)]


def verify(report: Issued) -> list[str]:
    """One sentence for each file that was changed or lost since the report was issued."""
    try:
        sums = _read_about(report.folder)["files"]
    except ReportError as error:
        return [str(error)]
    return [told for name in _FILES if (told := _verify(report, name, sums))]


def find_same_number(data_set: str, report_number: str) -> list[str]:
    """One sentence for each issued report that bears this number already ("5" is "05").

    Numbers run through a committee's whole term, so they are compared over all quarters; to be
    asked before a report is frozen.
    """
    wanted = _plain(report_number)
    folders = storage.names(storage.reports(data_set)) if wanted else []
    return [
        f"Số {report.report_number} đã dùng cho báo cáo {vietnamese.write_quarter(quarter)}"
        f"{_of(report)}, lần chốt {report.number}. Số văn bản chạy suốt nhiệm kỳ: hãy xem lại số."
        for quarter in filter(vietnamese.is_quarter, folders)
        for report in issued(data_set, quarter)
        if _plain(report.report_number) == wanted
    ]


def read_draft(report: Issued) -> Draft:
    """What the clerk had changed; ReportError when the file is not the one that was issued."""
    found = _read_issued(report, "text.json")
    return Draft(found["texts"], found["settings"])


def read_texts(report: Issued) -> dict[str, str]:
    """The text of every part, by name; ReportError when the file is not the one that was issued."""
    found = _read_issued(report, "text.json")
    return found["standing"] | found["texts"]


def read_body(report: Issued) -> list[Node]:
    """The text filled in, as a tree; ReportError when the file is not the one that was issued."""
    return _read_issued(report, "body.json")


def read_figures(report: Issued) -> dict[str, dict[str, Any]]:
    """The figures by name; ReportError when the file is not the one that was issued."""
    return _read_issued(report, "figures.json")


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


def _write(path: Path, data: bytes) -> str:
    """Write a file; its SHA-256."""
    disk.write_through(path, data)
    return hashlib.sha256(data).hexdigest()


def _copy(source: Path, target: Path) -> str:
    """Copy a version; the SHA-256 of the original, so that a bad copy shows."""
    try:
        found = _hash(source)
        shutil.copyfile(source, target)
    except FileNotFoundError:
        raise ReportError(
            f"{_UNDONE}: bản số liệu {source.name} không còn. Hãy tải lại trang để dùng bản mới, "
            "xem lại báo cáo rồi chốt lại."
        ) from None
    with target.open("rb+") as copy:
        os.fsync(copy.fileno())
    return found


def _require_whole(copy: Path, sha: str, data_set: str, version: int) -> None:
    """ReportError unless a copy is what the original was, and opens as that version."""
    faults = inspection.find_faults_in(copy, data_set, version)
    if _hash(copy) != sha:
        faults = ["tệp chép khác tệp gốc", *faults]
    if faults:
        raise ReportError(
            f"{_UNDONE}: bản số liệu kèm theo không dùng được ({'; '.join(faults[:3])}). Hãy chạy "
            f"“python -m data check --data-set {data_set}” để xem bản đang dùng, rồi chốt lại."
        )


def _protect(folder: Path) -> None:
    """Make the files read-only, as far as the disk knows of that; sums guard them anyway."""
    for path in folder.iterdir():
        try:
            path.chmod(0o444)
        except OSError as error:
            logger.warning("%s stays writable: %s", path, error)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _seal(about: Mapping[str, Any]) -> str:
    """The sum of what an issue says about itself."""
    return hashlib.sha256(json.dumps(about, sort_keys=True).encode()).hexdigest()


def _names(folder: Path) -> list[str]:
    return [name for name in storage.names(folder) if _NAME.fullmatch(name)]


def _all(data_set: str, quarter: str) -> list[Issued | ReportError]:
    """Every issue of a quarter, or what is wrong with it."""
    folder = storage.place(data_set, quarter, "issued")
    found: list[Issued | ReportError] = []
    for name in _names(folder):
        try:
            found.append(_read(folder / name))
        except ReportError as error:
            found.append(error)
    return found


def _read(folder: Path) -> Issued:
    about = _read_about(folder)
    return Issued(
        about["number"],
        folder,
        about["data_set"],
        about["quarter"],
        datetime.fromisoformat(about["issued_at"]),
        about["issued_by"],
        about["report_number"],
        about["report_date"],
        about["warehouse"]["version"],
    )


def _read_about(folder: Path) -> dict[str, Any]:
    about = _read_json(folder / "about.json")
    if not isinstance(about, dict) or about.pop("sha256", "") != _seal(about):
        raise ReportError(
            f"Tệp {folder / 'about.json'} của báo cáo đã chốt bị sửa hoặc bị hỏng. "
            "Hãy lấy lại tệp này từ bản sao lưu."
        )
    return about


def _verify(report: Issued, name: str, sums: Mapping[str, str]) -> str:
    """What is wrong with one file, "" when it is as it was issued."""
    of = f"của báo cáo {vietnamese.write_quarter(report.quarter)}, lần chốt {report.number}"
    try:
        changed = _hash(report.folder / name) != sums[name]
    except FileNotFoundError:
        return f"Tệp {name} {of} không còn."
    except OSError:
        return f"Tệp {name} {of} không đọc được. Hãy kiểm tra quyền đọc {report.folder / name}."
    return f"Tệp {name} {of} đã bị sửa sau khi chốt." if changed else ""


def _read_issued(report: Issued, name: str) -> Any:
    """What one of the JSON files holds, if it is the one that was issued."""
    wrong = _verify(report, name, _read_about(report.folder)["files"])
    if wrong:
        raise ReportError(f"{wrong} Hãy lấy lại tệp từ bản sao lưu.")
    return _read_json(report.folder / name)


def _read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise ReportError(
            f"Tệp {path} của báo cáo đã chốt không còn, bị hỏng hoặc không đọc được. "
            "Hãy lấy lại tệp này từ bản sao lưu."
        ) from error


def _plain(report_number: str) -> str:
    """A number to compare by: "05" and " 5" are the same."""
    return vietnamese.normalise(report_number).lstrip("0").casefold()


def _of(report: Issued) -> str:
    if not report.report_date:
        return ""
    return f" ngày {vietnamese.write_date(date.fromisoformat(report.report_date))}"
