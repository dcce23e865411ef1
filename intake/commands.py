"""What the commands of intake do (options.py has them all). Each gives its exit code; what is wrong
is raised, or told file by file on stderr."""

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from data import accepted, holds, rebuilding, store, versions, vietnamese
from data.versions import DATA_SETS, WarehouseError
from intake import (
    accepting,
    annotate,
    applying,
    blank_form,
    closing,
    drafting,
    filing,
    journal,
    listing,
    mending,
    registering,
    rules,
    sending,
    withdrawing,
)
from intake.findings import Finding, IntakeError

_REASON = re.compile(
    r"([A-Z][0-9]{3})(?: +(.+)!([A-Z]{1,3}[0-9]+(?: bản [0-9]+)?))? *= *(.+)", re.DOTALL
)
_MOST = 20_000_000  # bytes; far more than the reader takes


def template(options: argparse.Namespace) -> int:
    """Write the form of one unit for one quarter, in place of nothing that is there."""
    data = blank_form.write(store.snapshot(options.data_set), options.unit, options.quarter)
    _write(options.out or Path(f"{options.unit}-{options.quarter}.xlsx"), data, mode="xb")
    return 0


def take_in(options: argparse.Namespace) -> int:
    """Take in workbooks, tell what was found, accept them if asked."""
    given = dict(map(_answer, options.reason))
    return max(_take_in_one(path, given, options) for path in options.files)


def give_back(options: argparse.Namespace) -> int:
    """Return what a unit sent last for a quarter."""
    sent = [
        one
        for one in journal.submissions(options.data_set)
        if (one.unit_id, one.quarter) == (options.unit, options.quarter)
    ]
    if not sent:
        raise IntakeError(
            f"Chưa có biểu nào của “{vietnamese.tidy(options.unit)}” cho quý "
            f"“{vietnamese.tidy(options.quarter)}”. Hãy xem “python -m intake journal”."
        )
    one = sending.give_back(options.data_set, sent[-1].sha, options.reason, options.by)
    print(f"Đã trả lại tệp {one.file}: {one.reason}")
    return 0


def withdraw(options: argparse.Namespace) -> int:
    """Take the accepted figures of a unit and quarter out of use."""
    data_set = options.data_set
    one = withdrawing.find_in_force(data_set, options.unit, options.quarter)
    ends = holds.read(data_set) if options.end_rollback else None
    done = withdrawing.withdraw(data_set, one.sha, options.reason, options.by, ends=ends)
    print(f"{done.sentence} Đã công bố bản {done.version} ({DATA_SETS[data_set]}).")
    return 0


def close(options: argparse.Namespace) -> int:
    """Close a quarter, once somebody who knows who has not reported says so."""
    rules.who(options.by, "closed")
    rules.require_quarter(options.data_set, options.quarter)
    print(closing.find_outstanding(options.data_set, options.quarter).sentence)
    if not options.yes and not _agrees("Khóa quý này? Gõ “co” rồi Enter để khóa: "):
        raise IntakeError("Quý CHƯA được khóa. Hãy thêm --yes để khóa luôn mà không hỏi.")
    print(closing.close(options.data_set, options.quarter, options.by))
    return 0


def reopen(options: argparse.Namespace) -> int:
    """Undo the closing of a quarter."""
    print(closing.reopen(options.data_set, options.quarter, options.reason, options.by))
    return 0


def allow(options: argparse.Namespace) -> int:
    """Let a unit send for a closed quarter."""
    until, reason = options.until, options.reason
    closing.allow(options.data_set, options.unit, options.quarter, until, reason, options.by)
    print(f"Đã cho phép {options.unit} gửi muộn đến hết ngày {vietnamese.write_date(until)}.")
    return 0


def list_journal(options: argparse.Namespace) -> int:
    """List what came in, what became of it, and what else the journal says."""
    events = journal.read(options.data_set)
    _print_table(listing.HEAD, listing.list_submissions(events))
    for line in listing.list_notes(options.data_set, events):
        print(line)
    return 0


def load_villages(options: argparse.Namespace) -> int:
    """Load the list of villages of each commune."""
    for path in options.files:
        name = vietnamese.tidy(path.name)
        print(registering.load(store.snapshot(options.data_set), _read(path), name, options.by))
    return 0


def trust_clock(options: argparse.Namespace) -> int:
    """Say that the clock goes right in spite of what was written before."""
    print(mending.trust_clock(options.data_set, options.reason, options.by))
    return 0


def resume(options: argparse.Namespace) -> int:
    """Go on from a journal that lacks lines."""
    for line in mending.resume(options.data_set, options.reason, options.by):
        print(line)
    return 0


def take_over(options: argparse.Namespace) -> int:
    """Keep as files what was accepted before that was done with each form."""
    for line in filing.take_over(options.data_set):
        print(line)
    return 0


def rebuild(options: argparse.Namespace) -> int:
    """Make the warehouse anew and say whether it is the one that was in use."""
    filing.make_good(options.data_set)
    hold = holds.read(options.data_set)
    in_force = accepted.in_force(options.data_set)
    ended = hold and drafting.tell_ending(options.data_set, hold, in_force)
    path, differs = rebuilding.rebuild(options.data_set)
    name = DATA_SETS[options.data_set]
    print(f"Đã dựng lại và công bố bản {versions.number_of(path)} ({name}): {path}")
    if differs:
        print(f"Khác bản đang dùng trước đó ở: {', '.join(differs)}")
    elif differs is not None:
        print("Khớp từng dòng với bản đang dùng trước đó.")
    if ended:
        print(ended)
    return 0


def _take_in_one(path: Path, given: rules.Answers, options: argparse.Namespace) -> int:
    """Take in one file; 1 when something is wrong with it, which is told."""
    try:
        data = _read(path)
        sent = sending.send(
            options.data_set, data, path.name, options.by, received_on=options.received
        )
        print(f"{vietnamese.tidy(path.name)}: {sent.sentence}")
        findings = sent.findings
        if options.only_filled:
            on = store.snapshot(options.data_set)
            _, findings = applying.examine(data, path.name, on, only_filled=True)
            print("Chỉ sửa những ô đã điền; ô để trống giữ nguyên số đã duyệt.")
        _print_findings(findings)
        if options.annotate:
            _annotate(path, data, findings)
        if options.accept and sent.submission.state == "sent":
            _accept(data, sent.submission, given, options)
    except (IntakeError, WarehouseError) as error:
        print(f"{vietnamese.tidy(path.name)}: {error}", file=sys.stderr)
        return 1
    return int(any(one.stops for one in findings))


def _accept(
    data: bytes, one: journal.Submission, given: rules.Answers, options: argparse.Namespace
) -> None:
    answers = annotate.read_reasons(data) | dict(given)
    hold = holds.read(options.data_set)
    ends = hold if options.end_rollback else None
    path = accepting.accept(
        options.data_set,
        one.sha,
        options.by,
        answers,
        only_filled=options.only_filled,
        ends=ends,
    )
    if ends:
        print(ends.ending)
    print(f"Đã duyệt và công bố bản {versions.number_of(path)} ({DATA_SETS[options.data_set]}).")


def _annotate(path: Path, data: bytes, findings: list[Finding]) -> None:
    marked = path.with_name(f"{path.stem}.can-sua.xlsx")
    _write(marked, annotate.annotate(data, findings), mode="wb")


def _print_findings(findings: list[Finding]) -> None:
    if not findings:
        print("Không thấy chỗ nào sai.")
        return
    head = ("Mã", "Tờ", "Ô", "Thấy", "Cần", "Cách sửa")
    rows = [(one.code, one.sheet, one.cell, one.found, one.expected, one.mend) for one in findings]
    _print_table(head, rows)
    errors = sum(one.stops for one in findings)
    print(f"{errors} lỗi phải sửa, {len(findings) - errors} cảnh báo phải có lý do")


def _print_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print columns; what files say can't move a cursor or begin a line."""
    lines = [list(head), *([vietnamese.tidy(cell) for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (f"{cell:<{width}}" for cell, width in zip(line, widths, strict=True))
        print("  ".join(cells).rstrip())


def _agrees(question: str) -> bool:
    """Ask whoever sits at the terminal; nobody there agrees to nothing."""
    if not sys.stdin.isatty():
        return False
    print(question, end="", flush=True)
    return vietnamese.fold(sys.stdin.readline()) == "co"


def _answer(text: str) -> tuple[tuple[str, str, str], str]:
    match = _REASON.fullmatch(vietnamese.normalise(text))
    if match is None:
        raise IntakeError(
            f"Không hiểu lý do “{vietnamese.tidy(text)}”. Hãy ghi như “W301 Chỉ tiêu!D7=lý do”."
        )
    code, sheet, cell, reason = match.groups(default="")
    return (code, sheet, cell), reason


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > _MOST:
            raise IntakeError(
                f"tệp quá lớn ({size // 1_000_000} MB) nên không nhận. Hãy điền vào biểu mới tải."
            )
        return path.read_bytes()
    except OSError as error:
        raise IntakeError("không mở được tệp. Hãy xem lại tên tệp và quyền đọc.") from error


def _write(path: Path, data: bytes, mode: str) -> None:
    """Write a file for the user and say where; mode "xb" in place of nothing that is there."""
    try:
        with path.open(mode) as file:
            file.write(data)
    except FileExistsError:
        raise IntakeError(f"Đã có tệp {path}. Hãy chọn tên khác bằng --out.") from None
    except OSError as error:
        raise IntakeError(f"Không ghi được tệp {path}. Hãy xem lại thư mục và đĩa.") from error
    print(f"Đã ghi {path}")
