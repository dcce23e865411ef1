"""Reading the warehouse: the only module that opens DuckDB for reading.

    snapshot = store.snapshot("official")
    frame = store.fetch(snapshot, "select count(*) as communes from dim_unit where kind = $kind",
                        {"kind": "commune"})

A snapshot is one published version. Whoever draws a page takes one and asks all its questions of
it, so that two figures on a page never come from two versions. The connection behind it is
read-only and locked down, and is shared by all threads; each question runs on a cursor of its own
(a DuckDB connection must not be used by two threads at once).
"""

import logging
import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pandas as pd

from data import versions
from data.versions import DATA_SETS, WarehouseError

logger = logging.getLogger(__name__)

# Nothing that is asked here can write, read another file, load an extension or unlock itself.
LOCKDOWN = {
    "access_mode": "READ_ONLY",
    "enable_external_access": "false",
    "python_enable_replacements": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
}
KEPT_OPEN = 4


class Snapshot(NamedTuple):
    """One published version of one data set, opened for reading.

    `answers` is where answers may be kept for this version (queries/__init__.py); they are let go
    together with it, so that none outlives its data.
    """

    data_set: str
    path: Path
    connection: duckdb.DuckDBPyConnection
    answers: OrderedDict[Hashable, pd.DataFrame]

    @property
    def version(self) -> int:
        """The number of the version, also of a copy that bears another name."""
        return int(fetch(self, "select version from build_info")["version"].iat[0])


def snapshot(data_set: str = "official") -> Snapshot:
    """Open the version in use; WarehouseError, with a sentence for the user, when that fails."""
    for _ in range(3):
        path = versions.current(data_set)
        try:
            return _open(data_set, path)
        except (duckdb.Error, OSError) as error:
            # The file may have been cleared away between the pointer and the opening: look again.
            if path.exists():
                raise _damaged(data_set, path) from error
    raise WarehouseError(
        f"Kho số liệu {DATA_SETS[data_set]} thay đổi liên tục nên chưa mở được. Hãy tải lại trang."
    )


def open_copy(data_set: str, path: Path) -> Snapshot:
    """Open a copy of a version that is kept elsewhere, as with an issued report.

    WarehouseError, with a sentence for the user, when it can't be read.
    """
    try:
        return _open(data_set, path)
    except (duckdb.Error, OSError) as error:
        logger.exception("can't read %s", path)
        raise WarehouseError(
            f"Không mở được bản số liệu {path}: tệp bị hỏng, không còn hoặc không đọc được. Hãy "
            "xem số liệu mới nhất, và lấy lại tệp này từ bản sao lưu."
        ) from error


def fetch(on: Snapshot, sql: str, parameters: Mapping[str, Any] | None = None) -> pd.DataFrame:
    """Run one statement on its own cursor and return the rows.

    WarehouseError when the file turns out to be damaged; other mistakes in the statement stay
    DuckDB errors.
    """
    with _asking(on, sql, parameters) as answer:
        return answer.df()


def fetch_rows(
    on: Snapshot, sql: str, parameters: Mapping[str, Any] | None = None
) -> list[tuple[Any, ...]]:
    """The same as plain rows: decimals and dates as the warehouse has them, None for absent."""
    with _asking(on, sql, parameters) as answer:
        return answer.fetchall()


@contextmanager
def _asking(
    on: Snapshot, sql: str, parameters: Mapping[str, Any] | None
) -> Iterator[duckdb.DuckDBPyConnection]:
    cursor = on.connection.cursor()
    try:
        yield cursor.execute(sql, dict(parameters or {}))
    except (duckdb.IOException, duckdb.FatalException, duckdb.SerializationException) as error:
        raise _damaged(on.data_set, on.path) from error
    finally:
        cursor.close()


_opened: dict[Path, Snapshot] = {}
_lock = threading.Lock()


def _open(data_set: str, path: Path) -> Snapshot:
    with _lock:
        if path not in _opened:
            connection = duckdb.connect(str(path), config=LOCKDOWN)
            _opened[path] = Snapshot(data_set, path, connection, OrderedDict())
            # Older ones are let go, not closed: a page that is being drawn may still hold one.
            for old in list(_opened)[:-KEPT_OPEN]:
                del _opened[old]
        return _opened[path]


def _damaged(data_set: str, path: Path) -> WarehouseError:
    logger.exception("can't read %s", path)
    return WarehouseError(
        f"Không mở được bản số liệu {path.name}: tệp bị hỏng hoặc không đọc được. Hãy chạy "
        f"“python -m data rollback --data-set {data_set}” để dùng lại bản trước, hoặc "
        f"“python -m data build --data-set {data_set}” để dựng bản mới."
    )
