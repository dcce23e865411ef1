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
import shutil
import tempfile
import threading
from collections import OrderedDict, namedtuple
from collections.abc import Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pandas as pd
from duckdb.sqltypes import BIGINT, BOOLEAN, DOUBLE, INTEGER, VARCHAR

from data import older, versions
from data.versions import DATA_SETS, WarehouseError

logger = logging.getLogger(__name__)

# Nothing that is asked here can write, read another file, load an extension or unlock itself.
LOCKDOWN: dict[str, Any] = {
    "access_mode": "READ_ONLY",
    "enable_external_access": "false",
    "python_enable_replacements": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
}
KEPT_OPEN = 4
# What arrays hold as it is; decimals and days they do not.
_PLAIN = (VARCHAR, DOUBLE, INTEGER, BIGINT, BOOLEAN)
# A version of a few districts is asked by one thread: to start others takes longer than they save,
# and readers ask at once anyway. Nor are cells made shorter before a sort or a sum of few rows: the
# operators for that take longer.
SMALL = 64_000_000  # bytes
OF_SMALL = {"threads": "1", "disabled_optimizers": "compressed_materialization"}

# Which file it is: device, inode, size in bytes, time of the last change in nanoseconds.
Identity = tuple[int, ...]


class Snapshot(NamedTuple):
    """One published version of one data set, opened for reading.

    `answers` is where answers may be kept for this version (queries/__init__.py); they are let go
    together with it, so that none outlives its data. `identity` says which file it is, whatever
    lies at its path later; a draft has none.
    """

    data_set: str
    path: Path
    connection: duckdb.DuckDBPyConnection
    answers: OrderedDict[Hashable, Any]
    identity: Identity = ()

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
        except _Replaced:
            continue
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
        return make_frame(answer.fetchnumpy())


def fetch_rows(
    on: Snapshot, sql: str, parameters: Mapping[str, Any] | None = None
) -> list[tuple[Any, ...]]:
    """The same as plain rows: decimals and dates as the warehouse has them, None for absent."""
    with _asking(on, sql, parameters) as answer:
        return answer.fetchall()


def fetch_records(on: Snapshot, sql: str, parameters: Mapping[str, Any] | None = None) -> list[Any]:
    """The same as tuples whose cells bear the names of the columns."""
    with _asking(on, sql, parameters) as answer:
        kind = _name_cells(tuple(name for name, *_ in answer.description))
        return [*map(kind._make, zip(*_list_columns(answer), strict=True))]


def _list_columns(answer: duckdb.DuckDBPyConnection) -> list[Sequence[Any]]:
    """The cells of each column; of many rows arrays are there in half the time, but only of what
    they hold as it is."""
    kinds = [kind for _, kind, *_ in answer.description]
    if not all(kind in _PLAIN for kind in kinds):
        return [*zip(*answer.fetchall(), strict=True)]
    once: dict[str | None, str | None] = {}  # most texts stand in many rows: each is kept once
    columns: list[Sequence[Any]] = []
    for kind, cells in zip(kinds, answer.fetchnumpy().values(), strict=True):
        if kind != VARCHAR:
            columns.append(cells.tolist())
        elif hasattr(cells, "mask") and cells.mask.all():
            columns.append([None] * len(cells))
        else:
            texts = _fill(cells).tolist()
            columns.append([*map(once.setdefault, texts, texts)])
    return columns


@cache
def _name_cells(columns: tuple[str, ...]) -> Any:
    return namedtuple("Row", columns)


def make_frame(columns: Mapping[str, Any]) -> pd.DataFrame:
    """Arrays of DuckDB as the frame that its own `df()` makes, in two thirds of the time."""
    return pd.DataFrame({name: _fill(cells) for name, cells in columns.items()})


def _fill(cells: Any) -> Any:
    """A column in which absent cells are what pandas takes for absent."""
    if not hasattr(cells, "mask"):
        return cells
    match cells.dtype.kind:
        case "i" | "u":
            return pd.arrays.IntegerArray(cells.data, cells.mask)
        case "b":
            return pd.arrays.BooleanArray(cells.data, cells.mask)
        case "O":
            cells.data[cells.mask] = None
        case "f":
            cells.data[cells.mask] = float("nan")
        case _:  # days and moments
            cells.data[cells.mask] = cells.dtype.type("NaT")
    return cells.data


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


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a version with the readers' settings, for a look that ends with closing it.

    duckdb.Error or OSError when it can't be read.
    """
    with _lock:
        return _connect(path, identify(path))


def settings_for(path: Path) -> dict[str, Any]:
    """How readers open a version; OSError when there is none."""
    return LOCKDOWN | (OF_SMALL if path.stat().st_size <= SMALL else {})


def identify(path: Path) -> Identity:
    """Which file lies at a path now; OSError when there is none."""
    found = path.stat()
    return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def is_in_use(on: Snapshot) -> bool:
    """Whether a snapshot is still what a page that is drawn now would show."""
    try:
        return on.identity == identify(versions.current(on.data_set))
    except (WarehouseError, OSError):
        return False


class _Replaced(OSError):
    """Another file lies at the path now."""


def is_replaced(on: Snapshot) -> bool:
    """Whether another file lies where a snapshot was opened."""
    try:
        return on.identity != identify(on.path)
    except OSError:
        return False


_opened: dict[Identity, Snapshot] = {}
_by_path: dict[Path, Identity] = {}  # which file DuckDB takes a path for
_lock = threading.Lock()


def _open(data_set: str, path: Path) -> Snapshot:
    with _lock:
        identity = identify(path)
        if identity not in _opened:
            connection = _connect(path, identity)
            _require_data_set(connection, data_set)
            if identify(path) != identity:
                connection.close()
                raise _Replaced(f"{path} was replaced while it was being opened")
            _opened[identity] = Snapshot(data_set, path, connection, OrderedDict(), identity)
            # Older ones are let go, not closed: a page that is being drawn may still hold one.
            for old in list(_opened)[:-KEPT_OPEN]:
                del _opened[old]
        return _opened[identity]


def _connect(path: Path, identity: Identity) -> duckdb.DuckDBPyConnection:
    """Open what lies at a path now.

    DuckDB takes a path for the file that it first found there, as long as anybody reads that one.
    A file that took its place, restored or made anew, is therefore read from a copy.
    """
    if _by_path.setdefault(path.absolute(), identity) == identity:
        return _read_only(path)
    with tempfile.TemporaryDirectory(prefix="konray-", ignore_cleanup_errors=True) as folder:
        copy = shutil.copyfile(path, Path(folder) / path.name)
        return _read_only(Path(copy))


def _read_only(path: Path) -> duckdb.DuckDBPyConnection:
    """A version as readers may see it, with what today's questions need."""
    settings = settings_for(path)
    connection = duckdb.connect(str(path), config=settings)
    if not older.is_older(connection):
        return connection
    connection.close()
    return older.complete(path, settings)


def _require_data_set(connection: duckdb.DuckDBPyConnection, data_set: str) -> None:
    """duckdb.Error unless a version says that it is one, and of this data set."""
    rows = connection.execute("select data_set from build_info").fetchall()
    if rows != [(data_set,)]:
        connection.close()
        raise duckdb.InvalidInputException(f"no version of {data_set!r}, but {rows}")


def _damaged(data_set: str, path: Path) -> WarehouseError:
    logger.exception("can't read %s", path)
    return WarehouseError(
        f"Không mở được bản số liệu {path.name}: tệp bị hỏng hoặc không đọc được. Hãy chạy "
        f"“python -m data rollback --data-set {data_set}” để dùng lại bản trước, hoặc "
        f"“python -m data build --data-set {data_set}” để dựng bản mới."
    )
