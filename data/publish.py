"""Build, check, publish: from the published files to a version that readers may open.

A build writes `konray-000124.building` in one transaction, checks it, closes it, gives it its
final name and only then moves the pointer. Whatever stops it before that, a failed check, a full
disk, a kill, leaves readers on the version before.
"""

import csv
import hashlib
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from filelock import FileLock

from data import controls, store, versions
from data.versions import DATA_SETS, WarehouseError

logger = logging.getLogger(__name__)

HERE = Path(__file__).resolve().parent
PUBLISHED = HERE / "published"
KEPT = 5

# In the order in which the foreign keys allow them to be filled.
TABLES = [
    "dim_quarter",
    "document",
    "dim_unit",
    "unit_alias",
    "unit_succession",
    "dim_custom",
    "dim_indicator",
    "dim_model",
    "submission",
    "fact_model",
    "fact_custom",
    "fact_indicator",
    "fact_outreach",
    "fact_support",
    "fact_duty",
    "fact_task",
    "context_figure",
    "control_total",
]


class NotReconciled(WarehouseError):
    """The facts don't add up: nothing was published. `lines` say what differs."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(
            "Số liệu chưa khớp nên không công bố; bản đang dùng giữ nguyên. " + "; ".join(lines)
        )
        self.lines = lines


def build(data_set: str = "official", source: Path = PUBLISHED) -> Path:
    """Build, check and publish a new version from the CSV files in `source`; its path.

    NotReconciled when a total or a rule does not hold, WarehouseError when a file is damaged or
    the folder can't be written. In both cases the version in use stays in use.
    """
    with _building(data_set) as folder:
        existing = [versions.number_of(path) for path in versions.published(data_set)]
        number = max(existing, default=0) + 1
        draft = folder / f"konray-{number:06d}.building"
        connection = duckdb.connect(str(draft))
        try:
            fill(connection, source)
            require_checks(connection)
            connection.execute(
                "insert into build_info values ($data_set, $version, now(), $inputs)",
                {"data_set": data_set, "version": number, "inputs": inputs_hash(source)},
            )
        finally:
            connection.close()
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        final = versions.file_of(data_set, number)
        versions.replace(draft, final)
        versions.point_to(final)
        _prune(data_set)
        return final


def ensure(data_set: str = "official") -> Path | None:
    """Build when there is no version yet, or when the published files have changed since.

    Returns the new version's path, or None when the one in use is up to date.
    """
    try:
        if versions.exists(data_set):
            info = store.fetch(store.snapshot(data_set), "select inputs_sha256 from build_info")
            if info["inputs_sha256"].tolist() == [inputs_hash(PUBLISHED)]:
                return None
    except WarehouseError as error:
        # A damaged version is not silently replaced: whoever runs the app decides (see README).
        logger.warning("%s", error)
        return None
    return build(data_set, PUBLISHED)


def rollback(data_set: str, number: int | None = None) -> Path:
    """Point readers at version `number`, or at the newest readable one before the one in use."""
    with _building(data_set):
        kept = versions.published(data_set)
        try:
            in_use = versions.number_of(versions.current(data_set))
        except WarehouseError:
            in_use = versions.number_of(kept[-1]) + 1 if kept else 0
        if number is None:
            kept = [path for path in kept if versions.number_of(path) < in_use and _readable(path)]
        else:
            kept = [path for path in kept if versions.number_of(path) == number]
        if not kept:
            wanted = "bản nào cũ hơn" if number is None else f"bản {number}"
            raise WarehouseError(
                f"Không có {wanted} để quay về. Hãy xem “python -m data versions”."
            )
        versions.point_to(kept[-1])
        return kept[-1]


def _readable(path: Path) -> bool:
    """Whether a version opens; with the readers' settings, which one process must not mix."""
    try:
        with duckdb.connect(str(path), config=store.LOCKDOWN) as connection:
            connection.execute("select version from build_info").fetchall()
    except duckdb.Error:
        return False
    return True


def fill(connection: duckdb.DuckDBPyConnection, source: Path) -> None:
    """Lay the schema and load every table from its CSV, in one transaction."""
    connection.begin()
    connection.execute((HERE / "schema.sql").read_text(encoding="utf-8"))
    for table in TABLES:
        _load(connection, table, source / f"{table}.csv")
    connection.execute((HERE / "controls.sql").read_text(encoding="utf-8"))
    connection.commit()


def require_checks(connection: duckdb.DuckDBPyConnection) -> None:
    """NotReconciled, naming each total and each rule, unless everything holds."""
    lines = [
        f"{control.name} ({control.source}): cần {control.expected}, tính được "
        + ("không có gì" if control.found is None else str(control.found))
        for control in controls.totals(connection)
        if not control.holds
    ]
    lines += [
        f"{breach.rule}: {', '.join(breach.rows)}" for breach in controls.breaches(connection)
    ]
    if lines:
        raise NotReconciled(lines)


def inputs_hash(source: Path) -> str:
    """SHA-256 over everything a build reads: schema, controls and the published files."""
    digest = hashlib.sha256()
    files = [HERE / "schema.sql", HERE / "controls.sql", *sorted(controls.CHECKS.glob("*.sql"))]
    for path in [*files, *sorted(source.glob("*.csv"))]:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _load(connection: duckdb.DuckDBPyConnection, table: str, path: Path) -> None:
    types = dict(
        connection.execute(
            "select column_name, data_type from duckdb_columns() where table_name = $table",
            {"table": table},
        ).fetchall()
    )
    header = _header(path)
    if sorted(header) != sorted(types):
        unknown = [name for name in header if name not in types]
        missing = [f"thiếu {name}" for name in types if name not in header]
        raise WarehouseError(
            f"Tệp {path.name}: dòng tiêu đề không đúng "
            f"({', '.join([*unknown, *missing]) or 'trùng cột'}). "
            f"Các cột cần có: {', '.join(types)}."
        )
    try:
        # The table's name is one of TABLES; everything that comes from the file is a parameter.
        connection.execute(
            f"insert into {table} by name select * from read_csv($path, columns = $columns, "
            "auto_detect = false, header = true, quote = '\"', escape = '\"', nullstr = '')",
            {"path": str(path), "columns": {name: types[name] for name in header}},
        )
    except duckdb.Error as error:
        logger.exception("can't load %s", path)
        raise WarehouseError(f"Tệp {path.name} có dòng không đúng: {_detail(error)}") from error


def _header(path: Path) -> list[str]:
    try:
        # Excel's "CSV UTF-8" begins with a byte order mark; DuckDB passes over it as well.
        with path.open(encoding="utf-8-sig", newline="") as file:
            return next(csv.reader(file))
    except FileNotFoundError:
        raise WarehouseError(
            f"Thiếu tệp {path}. Hãy lấy lại tệp này từ bản phần mềm gốc."
        ) from None
    except (UnicodeDecodeError, StopIteration, csv.Error) as error:
        raise WarehouseError(
            f"Tệp {path.name} trống hoặc không phải văn bản UTF-8. Hãy lưu lại bằng UTF-8."
        ) from error
    except OSError as error:
        raise WarehouseError(f"Không đọc được tệp {path}. Hãy kiểm tra quyền đọc.") from error


def _detail(error: duckdb.Error) -> str:
    """The part of DuckDB's message that says where and what, on one line."""
    lines = [line for line in str(error).splitlines() if line.strip()]
    return " ".join(lines[:3]).replace("Original Line:", "nội dung dòng:")


@contextmanager
def _building(data_set: str) -> Iterator[Path]:
    """The data set's folder, with the only right to write in it; drafts of killed builds go."""
    folder = versions.folder(data_set)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "build.lock"):
            for leftover in [*folder.glob("*.building*"), *folder.glob("CURRENT.new")]:
                leftover.unlink()
            yield folder
    except (OSError, duckdb.IOException) as error:
        raise WarehouseError(
            f"Không ghi được kho số liệu {DATA_SETS[data_set]} vào {folder}. Hãy kiểm tra quyền "
            "ghi và chỗ trống trên đĩa, hoặc đặt biến KONRAY_DATA tới một thư mục khác."
        ) from error


def _prune(data_set: str) -> None:
    """Remove all but the newest versions. One that is still open on Windows is left for later."""
    in_use = versions.current(data_set)
    for path in versions.published(data_set)[:-KEPT]:
        if path == in_use:
            continue
        try:
            path.unlink()
        except PermissionError:
            logger.info("%s is still open; it will be removed after a later build", path)
