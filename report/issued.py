"""Reports that are out ("Chốt báo cáo"): frozen with all that they were made from.

    issued/0001/text.json          the clerk's texts and settings, and the parts left as they come
                body.json          the text filled in, as a tree (report/tree.py)
                figures.json       each figure that it shows, with its source and facts
                report.docx, report.pdf, annex.xlsx
                warehouse.duckdb   a copy of the version that it speaks of
                about.json         when, by whom, and the SHA-256 of all of these
    issued/withdrawals.jsonl       which of them do not hold any more (report/withdrawals.py)

An issue is never changed; a second one of the same quarter is 0002, beside the first. It is made by
report/freezing.py.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from data import vietnamese
from report import storage, withdrawals
from report.errors import ReportError
from report.frozen_files import sum_up
from report.storage import Draft
from report.tidy import clean
from report.tree import Node
from report.withdrawals import Withdrawal

WAREHOUSE = "warehouse.duckdb"
_JSON = ("text.json", "body.json", "figures.json")
_FILES = (*_JSON, "report.docx", "report.pdf", "annex.xlsx", WAREHOUSE)
_NAME = re.compile(r"\d{4}")
_LONGEST_REASON = 1_000


class Issued(NamedTuple):
    """A report that is out: which issue of its quarter, its folder, when (UTC) and by whom.

    report_number "128" and report_date "2024-06-20" as they were settled, "" when they were not;
    version: the number of the warehouse's version behind it; withdrawn: since when and why it does
    not hold any more, None while it does.
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
    withdrawn: Withdrawal | None = None

    @property
    def judged_on(self) -> date:
        """As of which day it says who is late: its own date, else the day of its issue."""
        if self.report_date:
            return date.fromisoformat(self.report_date)
        return vietnamese.day_in_vietnam(self.issued_at)


def withdraw(report: Issued, reason: str, by: str = "") -> Issued:
    """Say that an issue does not hold any more; it stays as it is, to be seen with the reason.

    ReportError without a reason, for an issue that is withdrawn already, and when it could not be
    written down.
    """
    undone = "Báo cáo CHƯA được rút lại"
    reason, by = vietnamese.normalise(clean(reason)), vietnamese.normalise(clean(by))
    if not reason:
        raise ReportError(f"{undone}: chưa có lý do. Hãy ghi vì sao lần chốt này không dùng nữa.")
    if len(reason) > _LONGEST_REASON:
        raise ReportError(
            f"{undone}: lý do dài quá {vietnamese.write_number(_LONGEST_REASON)} chữ. Hãy rút ngắn."
        )
    folder = report.folder.parent
    advice = "Báo cáo vẫn như trước. Hãy giải phóng đĩa hoặc kiểm tra quyền ghi, rồi rút lại."
    with storage.writing(folder, undone, advice):
        if before := withdrawals.read(folder).get(report.number):
            raise ReportError(
                f"{undone} thêm lần nữa: lần chốt {report.number} đã được rút lại lúc "
                f"{vietnamese.write_moment(before.at)}."
            )
        withdrawal = Withdrawal(datetime.now(UTC).replace(microsecond=0), by, reason)
        seal = sum_up(report.folder / "about.json")
        withdrawals.add(folder, report.number, withdrawal, seal)
    return report._replace(withdrawn=withdrawal)


def issued(data_set: str, quarter: str) -> list[Issued]:
    """Every issue of a quarter's report, oldest first, also those that were withdrawn.

    Damaged ones are left out (`damaged`).
    """
    gone = withdrawals.read(storage.place(data_set, quarter, "issued"))
    return [
        one._replace(withdrawn=gone.get(one.number))
        for one in _all(data_set, quarter)
        if isinstance(one, Issued)
    ]


def in_force(data_set: str, quarter: str) -> list[Issued]:
    """The issues of a quarter's report that hold, oldest first."""
    return [one for one in issued(data_set, quarter) if one.withdrawn is None]


def damaged(data_set: str, quarter: str) -> list[str]:
    """One sentence for each issue that does not even say what it is, and for what is wrong with
    the file of those that were withdrawn."""
    found = [str(one) for one in _all(data_set, quarter) if isinstance(one, ReportError)]
    fault = withdrawals.find_fault(storage.place(data_set, quarter, "issued"))
    return [*found, fault] if fault else found


def verify(report: Issued) -> list[str]:
    """One sentence for each file that was changed or lost since the report was issued."""
    try:
        sums = _read_about(report.folder)["files"]
    except ReportError as error:
        return [str(error)]
    return [told for name in _FILES if (told := _verify(report, name, sums))]


def find_same_number(data_set: str, report_number: str, besides: str = "") -> list[str]:
    """One sentence for each report in force that bears this number already ("5" is "05").

    Numbers run through a committee's whole term, so they are compared over all quarters; to be
    asked before a report is frozen. Those of the quarter `besides` are its own: `freeze` asks them.
    """
    wanted = plain(report_number)
    folders = storage.names(storage.reports(data_set)) if wanted else []
    return [
        f"Số {report.report_number} đã dùng cho báo cáo {vietnamese.write_quarter(quarter)}"
        f"{_of(report)}, lần chốt {report.number}. Số văn bản chạy suốt nhiệm kỳ: hãy xem lại số."
        for quarter in filter(vietnamese.is_quarter, folders)
        if quarter != besides
        for report in in_force(data_set, quarter)
        if plain(report.report_number) == wanted
    ]


def name(report: Issued) -> str:
    """An issue in words: "lần chốt 1, số 128 ngày 20/6/2024"."""
    number = f", số {report.report_number}" if report.report_number else ""
    return f"lần chốt {report.number}{number}{_of(report)}"


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


def seal(about: Mapping[str, Any]) -> str:
    """The sum of what an issue says about itself."""
    return hashlib.sha256(json.dumps(about, sort_keys=True).encode()).hexdigest()


def names(folder: Path) -> list[str]:
    """The folders of the issues of a quarter, damaged ones too."""
    return [name for name in storage.names(folder) if _NAME.fullmatch(name)]


def _all(data_set: str, quarter: str) -> list[Issued | ReportError]:
    """Every issue of a quarter, or what is wrong with it."""
    folder = storage.place(data_set, quarter, "issued")
    found: list[Issued | ReportError] = []
    for name in names(folder):
        try:
            found.append(read(folder / name))
        except ReportError as error:
            found.append(error)
    return found


def read(folder: Path) -> Issued:
    """What the issue of a folder says about itself; ReportError when it is not as it was."""
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
    if not isinstance(about, dict) or about.pop("sha256", "") != seal(about):
        raise ReportError(
            f"Tệp {folder / 'about.json'} của báo cáo đã chốt bị sửa hoặc bị hỏng. "
            "Hãy lấy lại tệp này từ bản sao lưu."
        )
    return about


def _verify(report: Issued, name: str, sums: Mapping[str, str]) -> str:
    """What is wrong with one file, "" when it is as it was issued."""
    of = f"của báo cáo {vietnamese.write_quarter(report.quarter)}, lần chốt {report.number}"
    try:
        changed = sum_up(report.folder / name) != sums[name]
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


def plain(report_number: str) -> str:
    """A number to compare by: "05" and " 5" are the same."""
    return vietnamese.normalise(report_number).lstrip("0").casefold()


def _of(report: Issued) -> str:
    if not report.report_date:
        return ""
    return f" ngày {vietnamese.write_date(date.fromisoformat(report.report_date))}"
