"""`python -m report issue | withdraw | issues | correct`: what the page does with reports that are
out, for whoever works without it."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from data import store, words
from data.command_line import add_data_set, read_quarter
from data.vietnamese import read_date, write_count, write_moment, write_quarter
from measures import duty
from report import drafts, erratum, files, issued, letters, word
from report.corrections import describe
from report.errors import ReportError
from report.issued import Issued
from report.storage import Draft

# The journal is the intake's, which this package knows nothing of: the page hands it in.
JOURNAL = (
    "Lệnh này không đọc sổ nhập số liệu: đơn vị đã gửi biểu mà chưa duyệt được kể như chưa gửi. "
    "Nếu còn biểu chờ duyệt, hãy chốt trên trang Báo cáo."
)


def run(arguments: Sequence[str]) -> int:
    """Do what a command says; 0 when all went well, 1 when a report is damaged or has to be
    corrected. ReportError when it could not be done, WarehouseError without a warehouse."""
    options = _parser().parse_args(arguments)
    return COMMANDS[options.command](options)


def _issue(options: argparse.Namespace) -> int:
    snapshot = store.snapshot(options.data_set)
    last = drafts.newest(options.data_set, options.quarter)
    draft = last.draft if last else Draft({}, {})
    given = {"number": options.number, "signer": options.signer, "date": _day(options.date)}
    settings = draft.settings | {key: text.strip() for key, text in given.items() if text.strip()}
    if settings != draft.settings:
        draft = Draft(draft.texts, settings)
        number = last.number if last else 0
        drafts.save(options.data_set, options.quarter, draft, number, options.by)
    told = settings.get("number", "")
    same = issued.find_same_number(options.data_set, told, options.quarter)
    report = files.issue(snapshot, options.quarter, draft, options.by)
    print(*same, f"Đã chốt {write_quarter(options.quarter)}: {issued.name(report)}.", sep="\n")
    print(f"Các tệp ở {report.folder}")
    print(JOURNAL)
    return 0


def _withdraw(options: argparse.Namespace) -> int:
    report = issued.withdraw(_find(options), options.reason, options.by)
    print(f"Đã rút lại {issued.name(report)}. Các tệp còn giữ ở {report.folder}")
    return 0


def _list(options: argparse.Namespace) -> int:
    faults = issued.damaged(options.data_set, options.quarter)
    found = issued.issued(options.data_set, options.quarter)
    for report in found:
        by = f", {report.issued_by}" if report.issued_by else ""
        print(f"{words.start(issued.name(report))}: {write_moment(report.issued_at)}{by}.")
        if gone := report.withdrawn:
            who = f", {gone.by}" if gone.by else ""
            reason = gone.reason.rstrip(".")
            print(f"  ĐÃ RÚT LẠI lúc {write_moment(gone.at)}{who}. Lý do: {reason}.")
        faults += issued.verify(report)
    if not found:
        print(f"Báo cáo {write_quarter(options.quarter)} chưa chốt lần nào.")
    print(*faults, sep="\n", end="\n" * bool(faults))
    return 1 if faults else 0


def _correct(options: argparse.Namespace) -> int:
    report = _find(options)
    found = erratum.compare(store.snapshot(options.data_set), report)
    if not found.corrections:
        print(erratum.HOLDS)
        return 0
    print(f"Cần đính chính {write_count(len(found.corrections))} câu của {issued.name(report)}:")
    print(*(f"- {describe(one)}" for one in found.corrections), sep="\n")
    document = erratum.compose(report, found, duty.today(), options.reason)
    for path, write in ((options.docx, word.write), (options.pdf, letters.write_pdf)):
        if path:
            path.write_bytes(write(document))
            print(f"Đã ghi {path}")
    return 1


COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "issue": _issue,
    "withdraw": _withdraw,
    "issues": _list,
    "correct": _correct,
}


def _find(options: argparse.Namespace) -> Issued:
    """The issue of that number; without one the newest in force."""
    every = issued.issued(options.data_set, options.quarter)
    found = [
        report
        for report in every
        if report.number == options.issue or (not options.issue and report.withdrawn is None)
    ]
    if not found:
        which = f"lần chốt {options.issue}" if options.issue else "lần chốt nào đang có hiệu lực"
        raise ReportError(
            f"Báo cáo {write_quarter(options.quarter)} không có {which}. Hãy xem “python -m report "
            f"issues {options.quarter}”."
        )
    return found[-1]


def _day(text: str) -> str:
    try:
        return read_date(text).isoformat() if text.strip() else ""
    except ValueError as error:
        raise ReportError(str(error)) from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m report")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, what in (
        ("issue", "chốt báo cáo của một quý theo bản nháp mới nhất"),
        ("withdraw", "rút lại một lần chốt, có lý do"),
        ("issues", "liệt kê các lần chốt, cả những lần đã rút lại"),
        ("correct", "so báo cáo đã chốt với số liệu hiện nay, ghi dự thảo đính chính"),
    ):
        command = commands.add_parser(name, help=what, description=what)
        command.add_argument("quarter", type=read_quarter, metavar="QUÝ", help="ví dụ 2024-Q2")
        add_data_set(command)
        _add_options(name, command)
    return parser


def _add_options(name: str, command: argparse.ArgumentParser) -> None:
    if name in ("withdraw", "correct"):
        help_issue = "lần chốt thứ mấy (mặc định: lần mới nhất đang có hiệu lực)"
        command.add_argument("--issue", type=int, default=0, metavar="LẦN", help=help_issue)
    if name in ("issue", "withdraw"):
        command.add_argument("--by", default="", metavar="TÊN", help="ai làm")
    if name == "issue":
        for option, what in (
            ("number", "số"),
            ("date", "ngày, ví dụ 20/6/2024"),
            ("signer", "người ký"),
        ):
            told = f"{what} (mặc định: như bản nháp)"
            command.add_argument(f"--{option}", default="", metavar="CHỮ", help=told)
    if name == "withdraw":
        command.add_argument("--reason", required=True, metavar="CHỮ", help="lý do rút lại")
    if name == "correct":
        told = "lý do đính chính, in vào văn bản"
        command.add_argument("--reason", default="", metavar="CHỮ", help=told)
        command.add_argument("--docx", type=Path, metavar="TỆP", help="ghi dự thảo Word ra đây")
        command.add_argument("--pdf", type=Path, metavar="TỆP", help="ghi dự thảo PDF ra đây")
