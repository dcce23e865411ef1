"""Versions from before a change of the schema, opened with what they lack. They never change.

An issued report keeps the warehouse that it was made from, and a rollback goes back to versions of
before: both are asked today's questions.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from data import settled

HERE = Path(__file__).resolve().parent
# What came later: by the name of a table or a view of it, the file that lays it.
_LATER = {
    "unit_in_quarter": "units.sql",
    "village_silence": "silences.sql",
    "fact_note": "notes.sql",
    "office_entry": "office.sql",
    "conclusion": "conclusions.sql",
    "commune_told": "told.sql",
    "quarter_told": "frame.sql",
    "note_told": "agencies.sql",
    "figure_told": "figures.sql",
    "custom_told": "customs.sql",
    "indicator_told": "indicators.sql",
    "model_told": "models.sql",
    "indicator_beside": "compared.sql",
    "commune_shown": "shown.sql",
}
# Columns that came later: by the table, each with the value that older rows have.
_COLUMNS = {"document": {"abstract": "null::text"}}
_NAMES = """
select table_name from duckdb_tables() where database_name = 'older'
union all
select view_name from duckdb_views() where database_name = 'older' and not internal
"""

_ENUMS = """
select type_name, labels from duckdb_types()
where database_name = 'older' and logical_type = 'ENUM' and not internal
"""

_MACROS = """
select function_name, parameters from duckdb_functions()
where database_name = 'older' and function_type = 'macro' and not internal
"""


def is_older(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether a version lacks something that today's questions ask for."""
    known = connection.execute(
        "select table_name from duckdb_tables() union all select view_name from duckdb_views() "
        "union all select table_name || '.' || column_name from duckdb_columns() "
        "where list_contains(?, table_name)",
        [[*_COLUMNS]],
    ).fetchall()
    added = {f"{table}.{column}" for table, columns in _COLUMNS.items() for column in columns}
    return not {*_LATER, *added} <= {name for (name,) in known}


def complete(path: Path, settings: Mapping[str, str]) -> duckdb.DuckDBPyConnection:
    """A version as it is, what it lacks beside it in memory, closed by `settings`.

    duckdb.Error when it can't be read.
    """
    here = {name: value for name, value in settings.items() if name != "access_mode"}
    last = {name: here.pop(name) for name in ("enable_external_access", "lock_configuration")}
    connection = duckdb.connect(":memory:", config=dict(here))
    # an attached path can't be a parameter
    quoted = str(path).replace("'", "''")
    connection.execute(f"attach '{quoted}' as older (read_only)")
    names = [name for (name,) in connection.execute(_NAMES).fetchall()]
    for name in names:
        # names of our own schema
        added = "".join(
            f", {value} as {column}"
            for column, value in _COLUMNS.get(name, {}).items()
            if column not in _columns(connection, name)
        )
        connection.execute(f"create view main.{name} as select *{added} from older.main.{name}")
    for name, parameters in connection.execute(_MACROS).fetchall():
        # names of our own schema
        told = ", ".join(parameters)
        connection.execute(f"create macro main.{name}({told}) as older.main.{name}({told})")
    for name, labels in connection.execute(_ENUMS).fetchall():
        # what came later may have columns of a kind that is only there with the version
        told = ", ".join(f"'{label}'" for label in labels)
        connection.execute(f"create type main.{name} as enum ({told})")
    for name, file in _LATER.items():
        if name not in names:
            connection.execute((HERE / file).read_text(encoding="utf-8"))
    for table in settled.MADE_OF:
        if table not in names:
            settled.fill(connection, table)
    for name, value in last.items():
        connection.execute(f"set {name} = {value}")
    return connection


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> set[str]:
    rows = connection.execute(
        "select column_name from duckdb_columns() where database_name = 'older' and table_name = ?",
        [table],
    ).fetchall()
    return {name for (name,) in rows}
