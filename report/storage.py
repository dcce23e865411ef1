"""Where the reports of a data set are kept, and how a file gets there: whole, or not at all.

    data/warehouse/official/reports/2024-Q2/drafts/000003.json    what was written (drafts.py)
    data/warehouse/official/reports/2024-Q2/issued/0001/          a report that is out (issued.py)

One writes at a time; what a killed one left behind ends in `.new`, is never read, and goes when the
next one writes.
"""

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from data import disk, permission, versions, vietnamese
from report.errors import ReportError

logger = logging.getLogger(__name__)

_WAIT = 20  # seconds until somebody else's writing counts as stuck


class Draft(NamedTuple):
    """What a clerk changed: parts of the text by name, settings of the committee by name.

    A part or setting that is not here is as it comes with the program.
    """

    texts: dict[str, str]
    settings: dict[str, str]


def reports(data_set: str) -> Path:
    """The folder of all reports of a data set; ValueError for a data set that we don't have."""
    return versions.folder(data_set) / "reports"


def place(data_set: str, quarter: str, kind: str) -> Path:
    """The folder of a quarter's "drafts" or "issued" reports, whether it is there or not.

    ValueError for anything but a quarter's key: it becomes part of a path.
    """
    if not vietnamese.is_quarter(quarter):
        raise ValueError(f"a quarter key looks like 2024-Q2, got {quarter!r}")
    return reports(data_set) / quarter / kind


@contextmanager
def writing(folder: Path, undone: str, advice: str) -> Iterator[None]:
    """The only right to write in a folder. ReportError, beginning with what is `undone`, when
    nothing may be written, the disk is full, the folder can't be written or somebody else does not
    come to an end."""
    if refusal := permission.refusal():
        raise ReportError(f"{undone}. {refusal}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "writing.lock", timeout=_WAIT):
            _clear(folder)
            try:
                yield
            except BaseException:
                _clear(folder)
                raise
    except Timeout as error:
        reason = f"người khác đang ghi vào {folder} và chưa xong"
        raise ReportError(f"{undone}: {reason}. {advice}") from error
    except OSError as error:
        logger.exception("can't write in %s", folder)
        raise ReportError(f"{undone}: {disk.describe(error, folder)}. {advice}") from error


def names(folder: Path) -> list[str]:
    """The names in a folder, sorted, none without it; ReportError when it can't be read."""
    try:
        return sorted(os.listdir(folder))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise ReportError(
            f"Không đọc được thư mục {folder}. Hãy kiểm tra quyền đọc thư mục rồi tải lại trang."
        ) from error


def _clear(folder: Path) -> None:
    for leftover in folder.glob(f"*{disk.NEW}"):
        if leftover.is_dir():
            shutil.rmtree(leftover)
        else:
            leftover.unlink()
