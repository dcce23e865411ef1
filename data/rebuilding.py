"""The warehouse made anew, from the published files and the workbooks that were accepted."""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import duckdb

from data import publish, settled, store, versions

_CHUNK = 10_000


class Rebuilt(NamedTuple):
    """A version that was made anew. differs: tables whose rows are others than in the version that
    was in use, None when that one could not be compared."""

    path: Path
    differs: list[str] | None


def rebuild(data_set: str = "official") -> Rebuilt:
    """Make a version anew, publish it, and hold it against the one that was in use.

    NotReconciled or WarehouseError when it can't be made: the one in use stays in use.
    """
    before = versions.current(data_set) if versions.exists(data_set) else None
    if data_set == "demo":
        from data import demo

        path = demo.build()
    else:
        path = publish.build(data_set)
    if before is None:
        return Rebuilt(path, None)
    return Rebuilt(path, differences(before, path))


def differences(one: Path, other: Path) -> list[str]:
    """The tables of which two versions hold other rows, in whatever order; build_info apart, and
    what is worked out from the others."""
    with store.connect(one) as left, store.connect(other) as right:
        return compare(left, right)


def compare(left: duckdb.DuckDBPyConnection, right: duckdb.DuckDBPyConnection) -> list[str]:
    """As `differences`, of two that are open."""
    tables = sorted({*_tables(left), *_tables(right)} - {"build_info", *settled.MADE_OF})
    return [table for table in tables if not _same(left, right, table)]


def _tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    rows = connection.execute("select table_name from duckdb_tables()").fetchall()
    return [name for (name,) in rows]


def _same(left: duckdb.DuckDBPyConnection, right: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Whether a table, which both have or one lacks, holds the same rows in both."""
    if table not in _tables(left) or table not in _tables(right):
        return False
    chunks = zip_longest(_rows(left, table), _rows(right, table))
    return all(mine == theirs for mine, theirs in chunks)


def _rows(connection: duckdb.DuckDBPyConnection, table: str) -> Iterator[list[tuple]]:
    """The rows of a table, sorted, in pieces."""
    answer = connection.execute(f"from {table} order by all")
    while rows := answer.fetchmany(_CHUNK):
        yield rows
