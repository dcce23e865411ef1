"""A version that is being made: where, by whom alone, and with which settings of DuckDB.

A draft is `konray-000124.building` until it has its name; what a killed build left goes when the
next one begins.
"""

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
from filelock import FileLock

from data import versions
from data.versions import DATA_SETS, WarehouseError

logger = logging.getLogger(__name__)

# Small blocks: with DuckDB's own size of 256 kB, a few hundred figures would take 20 MB.
# For a few thousand figures a second thread costs more than it saves.
SETTINGS: dict[str, Any] = {"default_block_size": "16384", "threads": "1"}
# Millions of figures: blocks of DuckDB's own size, and what does not fit in memory goes to disk.
LARGE_SETTINGS: dict[str, Any] = {
    "default_block_size": "262144",
    "memory_limit": "400MB",
    "threads": "2",  # each takes memory of its own
    "preserve_insertion_order": "false",
}
# What DuckDB raises when the disk is full or refuses: while it writes, while it commits, and once
# it has given the file up.
_REFUSALS = (duckdb.OperationalError, duckdb.FatalException, duckdb.InternalException)
LARGE = 50_000_000  # bytes of CSV


@contextmanager
def building(data_set: str) -> Iterator[Path]:
    """The data set's folder, with the only right to write in it; drafts of killed builds go."""
    folder = versions.folder(data_set)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "build.lock"):
            _clear_drafts(folder)
            try:
                yield folder
            except BaseException:
                _clear_drafts(folder)
                raise
    except duckdb.OutOfMemoryException as error:
        raise WarehouseError(
            f"Không đủ bộ nhớ hoặc chỗ trống trên đĩa để dựng số liệu {DATA_SETS[data_set]}; bản "
            "đang dùng giữ nguyên. Hãy đóng bớt chương trình khác, hoặc dựng cỡ nhỏ hơn."
        ) from error
    except (OSError, *_REFUSALS) as error:
        logger.exception("can't write in %s", folder)
        raise WarehouseError(
            f"Không ghi được kho số liệu {DATA_SETS[data_set]} vào {folder}. Hãy kiểm tra quyền "
            "ghi và chỗ trống trên đĩa, hoặc đặt biến KONRAY_DATA tới một thư mục khác."
        ) from error


def settings(folder: Path) -> dict[str, Any]:
    """DuckDB's settings for a build from the CSV files of a folder: by their size."""
    size = sum(path.stat().st_size for path in folder.glob("*.csv"))
    return LARGE_SETTINGS if size > LARGE else SETTINGS


def settings_of(draft: Path) -> dict[str, Any]:
    """DuckDB's settings for work on a copy of a version: by its size."""
    fit = LARGE_SETTINGS if draft.stat().st_size > LARGE else SETTINGS
    # the size of the blocks is that of the copy
    return {name: value for name, value in fit.items() if "block" not in name}


def _clear_drafts(folder: Path) -> None:
    """Remove what a failed or killed build left behind."""
    for leftover in [*folder.glob("*.building*"), *folder.glob("CURRENT.new")]:
        if leftover.is_dir():  # where DuckDB put what did not fit in memory
            shutil.rmtree(leftover)
        else:
            leftover.unlink()
