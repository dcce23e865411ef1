"""The files of an issue on the disk: written through, summed, read-only; a copy of a warehouse."""

import hashlib
import logging
import os
import shutil
from pathlib import Path

from data import disk, inspection
from report.errors import ReportError

logger = logging.getLogger(__name__)

UNDONE = "Báo cáo CHƯA được chốt"


def write(path: Path, data: bytes) -> str:
    """Write a file; its SHA-256."""
    disk.write_through(path, data)
    return hashlib.sha256(data).hexdigest()


def copy_version(source: Path, target: Path, data_set: str, version: int) -> str:
    """Copy a version of the warehouse; its SHA-256.

    ReportError when it is gone, or the copy is not whole.
    """
    try:
        found = sum_up(source)
        shutil.copyfile(source, target)
    except FileNotFoundError:
        raise ReportError(
            f"{UNDONE}: bản số liệu {source.name} không còn. Hãy tải lại trang để dùng bản mới, "
            "xem lại báo cáo rồi chốt lại."
        ) from None
    with target.open("rb+") as copy:
        os.fsync(copy.fileno())
    _require_whole(target, found, data_set, version)
    return found


def _require_whole(copy: Path, sha: str, data_set: str, version: int) -> None:
    """ReportError unless a copy is what the original was, and opens as that version."""
    faults = inspection.find_faults_in(copy, data_set, version)
    if sum_up(copy) != sha:
        faults = ["tệp chép khác tệp gốc", *faults]
    if faults:
        raise ReportError(
            f"{UNDONE}: bản số liệu kèm theo không dùng được ({'; '.join(faults[:3])}). Hãy chạy "
            f"“python -m data check --data-set {data_set}” để xem bản đang dùng, rồi chốt lại."
        )


def protect(folder: Path) -> None:
    """Make the files read-only, as far as the disk knows of that; sums guard them anyway."""
    for path in folder.iterdir():
        try:
            path.chmod(0o444)
        except OSError as error:
            logger.warning("%s stays writable: %s", path, error)


def sum_up(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
