"""The process that answers one typed question (data/sandbox.py): JSON in, JSON out, and ends.

It imports nothing of ours, so that it starts at once and holds nothing worth reaching.
"""

import json
import math
import re
import sys
import threading
from decimal import Decimal
from itertools import count
from typing import Any

import duckdb

# How a statement may begin. What begins with PRAGMA is a SELECT to DuckDB, too.
BEGINNINGS = ("select", "with", "from", "values", "table", "describe", "desc", "summarize", "show",
              "pivot", "unpivot")  # fmt: skip
PROBLEMS: tuple[tuple[str, type[BaseException] | tuple[type[BaseException], ...]], ...] = (
    ("time", duckdb.InterruptException),
    ("memory", (duckdb.OutOfMemoryException, MemoryError)),
    ("closed", (duckdb.PermissionException, duckdb.IOException)),
    ("syntax", (duckdb.ParserException, duckdb.SyntaxException)),
    ("name", (duckdb.CatalogException, duckdb.BinderException)),
    ("value", (duckdb.ConversionException, duckdb.OutOfRangeException)),
)  # fmt: skip
CLOSED = re.compile(
    r"disabled by configuration|read-only|Cannot execute statement of type|has been locked|"
    r"extension .* (exists|is not loaded|autoload)|only supported in the shell",
    re.IGNORECASE,
)
# What a SELECT may call or read that changes how the process works, follows a pointer, runs a text
# as another question, or tells of the machine: where its files lie.
MACHINE = re.compile(
    r"\b(query|query_table|json_execute_serialized_sql|current_setting|pg_settings|pg_sleep|"
    r"sleep_ms|write_log|(force_)?checkpoint|(enable|disable)_\w+|truncate_duckdb_logs|"
    r"\w+_scan(_dumb)?|python_map_function|pragma_database_\w+|"
    r"duckdb_(databases|settings|secrets|secret_types|extensions|logs|log_contexts|"
    r"temporary_files|external_file_cache|prepared_statements))\b",
    re.IGNORECASE,
)
# What is wrong with a question that has a table and its columns right, and what that is about.
MISTAKES = (
    ("group", re.compile(r'column "?([^\s"]+)"? must appear in the GROUP BY')),
    ("types", re.compile(r"No function matches the given name and argument types '([^('\"]+)")),
    ("types", re.compile(r'best candidate function for the function call "([^("]+)')),
    ("twice", re.compile(r'Ambiguous reference to column name "([^"]+)"')),
    ("name", re.compile(r'does not have a column named "([^"]+)"')),
    ("other", re.compile(r"aggregate function calls|cannot contain aggregates()")),
)
QUOTED = re.compile(r'at or near "([^"]*)"|name "?([^\s"!]+)|column "?([^\s"!]+)|"([^"]+)"')


def main() -> None:
    """Read the order, answer it, say so on one line."""
    order = json.loads(sys.stdin.buffer.read())
    bound_memory(order["addresses"])
    try:
        said = answer(order)
    except (duckdb.Error, MemoryError, RecursionError, RuntimeError) as error:
        said = explain(error)
    line = json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")
    if len(line) > order["bytes"]:
        line = json.dumps({"problem": "size"}).encode()
    sys.stdout.buffer.write(line)


def bound_memory(megabytes: int) -> None:
    """What DuckDB does not count (long texts, lists) is bounded by the system, where it can be."""
    try:
        import resource
    except ImportError:
        return  # Windows: DuckDB's own limit and the time alone
    limit = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def answer(order: dict[str, Any]) -> dict[str, Any]:
    """The rows of the question, or what is wrong with it."""
    if problem := judge(order["sql"]):
        return {"problem": problem}
    connection = duckdb.connect(order["path"], config=order["settings"])
    clock = threading.Timer(order["seconds"], connection.interrupt)
    clock.daemon = True
    clock.start()
    found = connection.execute(order["sql"])
    columns = [str(column[0]) for column in found.description or ()]
    rows = found.fetchmany(order["rows"] + 1)
    return {
        "columns": name_apart(columns),
        "rows": [[write(cell) for cell in row] for row in rows[: order["rows"]]],
        "more": len(rows) > order["rows"],
    }


def judge(sql: str) -> str:
    """Why a text is not one statement that reads; "" if it is."""
    statements = duckdb.extract_statements(sql)
    if not statements:
        return "empty"
    if len(statements) > 1:
        return "kind" if begins_with(sql, ("pivot",)) else "many"
    if statements[0].type != duckdb.StatementType.SELECT:
        return "kind"
    if MACHINE.search(sql):
        return "kind"
    return "" if begins_with(sql, BEGINNINGS) else "kind"


def begins_with(sql: str, words: tuple[str, ...]) -> bool:
    """Whether the first word, past comments and brackets, is one of these."""
    text = sql.encode()
    for start, kind in duckdb.tokenize(sql):
        if kind != duckdb.token_type.comment and text[start : start + 1] != b"(":
            found = re.match(rb"\w*", text[start:])
            return found is not None and found[0].decode().lower() in words
    return False


def explain(error: BaseException) -> dict[str, str]:
    """An error as the kind of problem, and what it is about."""
    text = str(error)
    if CLOSED.search(text):
        return {"problem": "closed"}
    if "pytz" in text:  # which DuckDB wants for a moment with its time zone
        return {"problem": "zone"}
    if isinstance(error, duckdb.BinderException):
        for kind, mistake in MISTAKES:
            if found := mistake.search(text):
                return {"problem": kind, "about": found[1] or ""}
    kind = next((name for name, errors in PROBLEMS if isinstance(error, errors)), "other")
    if "bad allocation" in text or "std::bad_alloc" in text:
        kind = "memory"
    found = QUOTED.search(text)
    return {"problem": kind, "about": next(filter(None, found.groups()), "") if found else ""}


def name_apart(columns: list[str]) -> list[str]:
    """The names of columns, each once."""
    named: dict[str, None] = {}
    for column in columns:
        tries = (f"{column} ({number})" if number > 1 else column for number in count(1))
        named[next(one for one in tries if one not in named)] = None
    return list(named)


def write(cell: Any) -> Any:
    """A value that JSON has; of what it has none for, its text."""
    if cell is None or isinstance(cell, bool | int | str):
        return cell
    if isinstance(cell, Decimal):
        cell = float(cell)
    if isinstance(cell, float):
        return cell if math.isfinite(cell) else None
    return str(cell)


if __name__ == "__main__":
    main()
