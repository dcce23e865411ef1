"""Issues that were withdrawn: a sealed file of lines beside them, which only grows.

    issued/withdrawals.jsonl       which issue, when, by whom, why, and the seal of that issue

What was issued stays as it is; that it does not hold any more is said here alone.
"""

import json
import logging
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from data import sealed_head, sealed_log, sealing
from report.errors import ReportError

logger = logging.getLogger(__name__)

FILE = "withdrawals.jsonl"
_UNFIT = (sealed_log.Damaged, sealed_head.Unlike, sealing.Locked, OSError)


class Withdrawal(NamedTuple):
    """Why an issue does not hold any more, since when (UTC), and who said so ("" when not said)."""

    at: datetime
    by: str
    reason: str


def read(folder: Path) -> dict[int, Withdrawal]:
    """The withdrawals of a quarter by number of the issue.

    Of a damaged file (`find_fault`) every line that can be read counts: whoever withdrew a report
    must not find it in force again because of another line.
    """
    try:
        entries: Iterable[Mapping[str, Any]] = sealed_log.read(
            folder / FILE, sealing.configured()
        ).entries
    except _UNFIT:
        logger.exception("%s is not as it was written", folder / FILE)
        entries = _read_loosely(folder / FILE)
    found = {}
    for entry in entries:
        try:
            at = datetime.fromisoformat(entry["at"])
            found[int(entry["number"])] = Withdrawal(at, str(entry["by"]), str(entry["reason"]))
        except (KeyError, TypeError, ValueError):
            logger.exception("a line of %s says nothing", folder / FILE)
    return found


def find_fault(folder: Path) -> str:
    """What is wrong with the file, as a sentence; "" when nothing is."""
    try:
        sealed_log.read(folder / FILE, sealing.configured())
    except _UNFIT:
        return (
            f"Sổ rút lại báo cáo {folder / FILE} bị sửa, bị hỏng hoặc không đọc được. Hãy lấy lại "
            "tệp này từ bản sao lưu."
        )
    return ""


def add(folder: Path, number: int, withdrawal: Withdrawal, seal: str) -> None:
    """Write a withdrawal down; `seal` is that of the issue. The caller alone may write.

    ReportError for a file that can't be gone on with, OSError when the disk refuses.
    """
    if fault := find_fault(folder):
        raise ReportError(f"Báo cáo CHƯA được rút lại. {fault}")
    entry = {
        "number": number,
        "at": withdrawal.at.astimezone(UTC).isoformat(timespec="seconds"),
        "by": withdrawal.by,
        "reason": withdrawal.reason,
        "issue": seal,
    }
    sealed_log.append(folder / FILE, entry, key=sealing.configured())


def _read_loosely(path: Path) -> list[dict[str, Any]]:
    """Every line that is an entry, whatever its seal says."""
    try:
        lines = path.read_bytes().splitlines()
    except OSError:
        logger.exception("can't read %s", path)
        return []
    found = []
    for line in lines:
        try:
            entry = json.loads(line)
        except ValueError:
            logger.exception("no line of withdrawals: %r", line[:80])
            continue
        found += [entry] if isinstance(entry, dict) else []
    return found
