"""One question, one `.sql` file: `query("report/figures", on=snapshot, quarter="2024-Q2")`.

The file's name is the query's name. Its first comment says what one row is, its columns and their
units. Values reach the statement as named `$parameters` only. A wrong name, and a parameter that
is missing or not asked for, raise QueryError, which names the file.
"""

import difflib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from data import store

HERE = Path(__file__).resolve().parent
# An answer is a few kilobytes; a longer one is asked for anew rather than kept.
KEPT_ANSWERS = 500
KEPT_ROWS = 2_000


class QueryError(Exception):
    """A query was called wrongly: a mistake in our code, not in the user's input."""


def query(name: str, *, on: store.Snapshot, **parameters: Any) -> pd.DataFrame:
    """Ask the question `name` of one snapshot; its rows, as the file's first comment describes."""
    sql = _statement(name, parameters)
    # Copy-on-write: the caller may change its frame, the kept one stays as it is.
    return _keep(on, "frame", name, sql, parameters, store.fetch).copy(deep=False)


def rows(name: str, *, on: store.Snapshot, **parameters: Any) -> list[tuple[Any, ...]]:
    """The same as plain rows: decimals and dates as the warehouse has them."""
    return _list("rows", name, on, parameters, store.fetch_rows)


def records(name: str, *, on: store.Snapshot, **parameters: Any) -> list[Any]:
    """The same as tuples whose cells bear the names of the columns, None for absent ones.

    A few rows are there in half the time that a frame takes.
    """
    return _list("records", name, on, parameters, store.fetch_records)


def _list(
    kind: str,
    name: str,
    on: store.Snapshot,
    parameters: dict[str, Any],
    ask: Callable[[store.Snapshot, str, dict[str, Any]], list[Any]],
) -> list[Any]:
    sql = _statement(name, parameters)
    if not on.identity:  # a draft, which still changes
        return ask(on, sql, parameters)
    return list(_keep(on, kind, name, sql, parameters, ask))


def _statement(name: str, parameters: dict[str, Any]) -> str:
    """The text of a query, once its parameters are the ones that it asks for."""
    sql, wanted = load(name)
    given = set(parameters)
    if given != wanted:
        parts = []
        if missing := sorted(wanted - given):
            parts.append(f"missing {', '.join(missing)}")
        if excess := sorted(given - wanted):
            parts.append(f"not asked for {', '.join(excess)}")
        raise QueryError(f"queries/{name}.sql: parameters {' and '.join(parts)}")
    return sql


def _keep(
    on: store.Snapshot,
    kind: str,
    name: str,
    sql: str,
    parameters: dict[str, Any],
    ask: Callable[[store.Snapshot, str, dict[str, Any]], Any],
) -> Any:
    """The answer, kept with its version: a version never changes, so neither does its answer."""
    values = ((k, tuple(v) if isinstance(v, list) else v) for k, v in parameters.items())
    key = (kind, name, *values)
    answer = on.answers.get(key)
    if answer is None:
        answer = ask(on, sql, parameters)
        if len(answer) <= KEPT_ROWS:
            while len(on.answers) >= KEPT_ANSWERS:
                on.answers.popitem(last=False)  # the oldest; one step, safe among threads
            on.answers[key] = answer
    return answer


@cache
def load(name: str) -> tuple[str, set[str]]:
    """The text of a query and the names of its parameters."""
    if name not in names():
        near = difflib.get_close_matches(name, names(), n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise QueryError(f"queries/{name}.sql: there is no such query{hint}")
    sql = (HERE / f"{name}.sql").read_text(encoding="utf-8")
    statements = duckdb.extract_statements(sql)
    if len(statements) != 1:
        raise QueryError(f"queries/{name}.sql: expected one statement, found {len(statements)}")
    return sql, set(statements[0].named_parameters)


@cache
def names() -> list[str]:
    """All queries, as `folder/file` without the ending."""
    return sorted(path.relative_to(HERE).with_suffix("").as_posix() for path in HERE.rglob("*.sql"))
