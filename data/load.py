"""From files to tables: the schema is laid, every table filled, the same way each time.

Indicators come from `indicators/*.toml`, every other table from the CSV file of its name. What is
wrong in a file becomes one sentence that names the file.
"""

import csv
import hashlib
import logging
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from data import accepted, controls, definitions, settled
from data.accepted import Accepted
from data.versions import WarehouseError

logger = logging.getLogger(__name__)

HERE = Path(__file__).resolve().parent
PUBLISHED = HERE / "published"

# What the schema is laid from, in this order.
LAID = (
    "notes.sql",
    "schema.sql",
    "units.sql",
    "silences.sql",
    "office.sql",
    "conclusions.sql",
    "told.sql",
    "frame.sql",
    "agencies.sql",
    "figures.sql",
    "customs.sql",
    "indicators.sql",
    "models.sql",
    "compared.sql",
    "shown.sql",
)

# What DuckDB says of a row that is wrong; a disk that refuses is another matter.
_WRONG = (duckdb.DataError, duckdb.IntegrityError, duckdb.ProgrammingError)

# In the order in which the foreign keys allow them to be filled.
TABLES = [
    "dim_quarter",
    "document",
    "dim_unit",
    "unit_name",
    "unit_alias",
    "unit_succession",
    "dim_custom",
    "dim_model",
    "submission",
    "fact_model",
    "fact_model_stock",
    "fact_custom",
    "fact_indicator",
    "fact_target",
    "fact_outreach",
    "fact_support",
    "fact_duty",
    "fact_task",
    "fact_note",
    "context_figure",
    "control_total",
]


def fill(
    connection: duckdb.DuckDBPyConnection,
    source: Path,
    indicators: Iterable[dict[str, Any]],
    in_force: Sequence[Accepted] = (),
) -> None:
    """Lay the schema and load every table from its CSV, in one transaction.

    `indicators` are rows as `definitions.read` gives them; `in_force`: what was accepted since the
    files were published, loaded table by table after them.
    """
    connection.begin()
    for name in LAID:
        connection.execute((HERE / name).read_text(encoding="utf-8"))
    brought = [accepted.files(one) for one in in_force]
    for table in TABLES:
        _load(connection, table, [source / f"{table}.csv"])
        add_accepted(connection, table, brought)
        if table == "document":
            # what the rows refer to, quarters and documents, is there now
            _define(connection, indicators)
    for table in accepted.OFFICE:
        add_accepted(connection, table, brought)
    settled.settle(connection)
    connection.execute((HERE / "controls.sql").read_text(encoding="utf-8"))
    connection.commit()


def add_in_force(connection: duckdb.DuckDBPyConnection, in_force: Sequence[Accepted]) -> None:
    """Load what was accepted into a warehouse that holds what was published."""
    brought = [accepted.files(one) for one in in_force]
    for table in (*accepted.TABLES, *accepted.OFFICE):
        add_accepted(connection, table, brought)
    settled.settle(connection, {table for files in brought for table in files})


def add_accepted(
    connection: duckdb.DuckDBPyConnection, table: str, brought: Iterable[Mapping[str, Path]]
) -> None:
    """Load what forms brought into one table, in the order of acceptance.

    Of a village or a model the published row counts, else the first; what a published source says
    of a report (fact_duty) holds against what the journal said. A document that the office entered
    takes the place of the row of its id: it was corrected.
    """
    found = [files for files in brought if table in files]
    entered = [files[table] for files in found if "office_entry" in files]
    paths = [files[table] for files in found if "office_entry" not in files]
    if table != "document":
        paths, entered = [*paths, *entered], []
    if paths:
        _load(connection, table, paths, beside=_BESIDE.get(table, ""))
    if entered:
        _load(connection, table, entered, replaces=True)


# What of the accepted rows is passed over, by table; `row` is one of them, in its file's order.
_BESIDE = {
    **{
        table: f"where not exists (from {table} as said where said.{key} = row.{key}) "
        f"qualify row_number() over (partition by {key} "
        "order by list_position($path, filename)) = 1"
        for table, key in accepted.SHARED.items()
    },
    "fact_duty": "where not exists (from fact_duty as said "
    "where said.unit_id = row.unit_id and said.quarter = row.quarter)",
}


def inputs_hash(sources: Iterable[Path]) -> str:
    """SHA-256 over everything a build reads: schema, controls, indicators and the given files.

    WarehouseError for one that can't be read.
    """
    digest = hashlib.sha256()
    files = [HERE / name for name in (*LAID, "controls.sql")]
    files += sorted(controls.CHECKS.glob("*.sql"))
    files += sorted(definitions.INDICATORS.glob("*.toml"))
    # by name: where the program lies must not matter
    for path in [*files, *sorted(sources, key=lambda path: path.name)]:
        digest.update(path.name.encode())
        digest.update(_read(path))
    return digest.hexdigest()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise WarehouseError(f"Không đọc được tệp {path}. Hãy kiểm tra quyền đọc.") from error


def _define(connection: duckdb.DuckDBPyConnection, indicators: Iterable[dict[str, Any]]) -> None:
    for row in indicators:
        try:
            connection.execute(
                "insert into dim_indicator by name select "
                "$indicator_id as indicator_id, $version as version, $position as position, "
                "$name as name, $short as short, $why as why, $unit as unit, "
                "$decimals as decimals, $path as path, "
                "$direction as direction, $cumulative as cumulative, $numerator as numerator, "
                "$denominator as denominator, $owner as owner, $valid_from as valid_from, "
                "$valid_to as valid_to, $source as source, $changed_by as changed_by, "
                "$locator as locator, $reviewed_on as reviewed_on, "
                "$reference_target as reference_target, $reference_place as reference_place, "
                "$note as note",
                row,
            )
        except _WRONG as error:
            logger.exception("can't load indicator %s", row["indicator_id"])
            raise WarehouseError(
                f"Tệp chỉ tiêu {row['indicator_id']}.toml không đúng: {_detail(error)}"
            ) from error


def _load(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    paths: Sequence[Path],
    beside: str = "",
    replaces: bool = False,
) -> None:
    """Load files into a table; `beside` passes over some of their rows, `replaces`: theirs count
    in place of those of the same key."""
    types = dict(
        connection.execute(
            "select column_name, data_type from duckdb_columns() where table_name = $table",
            {"table": table},
        ).fetchall()
    )
    by_header: dict[tuple[str, ...], list[Path]] = {}
    for path in paths:
        by_header.setdefault(tuple(_require_header(path, types)), []).append(path)
    for header, alike in by_header.items():
        _insert(connection, table, types, header, alike, beside, replaces)


def _require_header(path: Path, types: Mapping[str, str]) -> list[str]:
    header = _header(path)
    if sorted(header) != sorted(types):
        unknown = [name for name in header if name not in types]
        missing = [f"thiếu {name}" for name in types if name not in header]
        raise WarehouseError(
            f"Tệp {path.name}: dòng tiêu đề không đúng "
            f"({', '.join([*unknown, *missing]) or 'trùng cột'}). "
            f"Các cột cần có: {', '.join(types)}."
        )
    return header


def _insert(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    types: Mapping[str, str],
    header: Sequence[str],
    paths: Sequence[Path],
    beside: str,
    replaces: bool,
) -> None:
    read_as = {name: "VARCHAR" if types[name] == "INTEGER" else str(types[name]) for name in header}
    # Table and columns are names of our own schema; what comes from the file is a parameter.
    columns = ", ".join(
        _whole(name, header[0]) if types[name] == "INTEGER" else name for name in header
    )
    how = "insert or replace" if replaces else "insert"
    filename = ", filename = true" * bool(beside)
    try:
        connection.execute(
            f"{how} into {table} by name select {columns} from read_csv($path, "
            "columns = $columns, auto_detect = false, header = true, quote = '\"', "
            f"escape = '\"', nullstr = ''{filename}) as row {beside}",
            {"path": [str(path) for path in paths], "columns": read_as},
        )
    except _WRONG as error:
        logger.exception("can't load %s", paths)
        # DuckDB's own words name the file where there are several.
        name = paths[0].name if len(paths) == 1 else f"{table}.csv (số liệu đã duyệt)"
        raise WarehouseError(f"Tệp {name} có dòng không đúng: {_detail(error)}") from error


def _whole(column: str, key: str) -> str:
    """The expression that reads a whole number; DuckDB alone would make 14 of 13.6 unasked."""
    return (
        f"case when {column} is null or regexp_full_match({column}, '-?[0-9]+') "
        f"then {column}::integer "
        f"else error('dòng “' || {key} || '”, cột {column}: “' || {column} "
        f"|| '” không phải số nguyên') end as {column}"
    )


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
