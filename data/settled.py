"""What is worked out once for each warehouse, so that answers only look it up.

A table of these is no second place for a fact: the view of its name with "_now" makes it, whenever
what it is made of has changed, and nothing else writes into it.
"""

from collections.abc import Collection

import duckdb

_LABELS = {"submission", "document"}
# Each with what it is made of, in the order in which one is made of another.
MADE_OF = {
    "unit_spell": {"dim_unit", "unit_name", "unit_succession", "dim_quarter"},
    "unit_in_quarter": {"dim_unit", "unit_name", "unit_succession", "dim_quarter"},
    "unit_commune": {"dim_unit"},
    "submission_label": _LABELS,
    "village_silence": {"dim_unit", "fact_custom"},
    "commune_told": {"dim_unit", "dim_custom", "fact_custom", "fact_model"} | _LABELS,
    "unallocated": {"dim_unit", "fact_model", "fact_custom", "fact_outreach", "fact_support"}
    | _LABELS,
    "silent_topic": {"dim_unit", "fact_model", "fact_custom", "fact_outreach", "fact_indicator"}
    | {"fact_duty"}
    | _LABELS,
}

AT_ONCE = 500_000  # facts about customs that are worked on together
# What takes too much memory for many facts is worked out for one of these after the other.
_PARTS = {
    "village_silence": "select custom_id from dim_custom",
    "commune_told": "select quarter from dim_quarter",
}


def settle(connection: duckdb.DuckDBPyConnection, changed: Collection[str] | None = None) -> None:
    """Work out anew what is made of tables that changed; without their names, everything."""
    for table, made_of in MADE_OF.items():
        if changed is None or made_of & {*changed}:
            connection.execute(f"delete from {table}")
            fill(connection, table)


def fill(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Work out one of them, which is empty; of many facts part by part, in bounded memory."""
    if table not in _PARTS or _count_customs(connection) <= AT_ONCE:
        connection.execute(f"insert into {table} by name from {table}_now")
        return
    for (part,) in connection.execute(_PARTS[table]).fetchall():
        connection.execute("set variable settled_part = ?", [part])
        connection.execute(f"insert into {table} by name from {table}_now")
    connection.execute("reset variable settled_part")


def _count_customs(connection: duckdb.DuckDBPyConnection) -> int:
    [[count]] = connection.execute("select count(*) from fact_custom").fetchall()
    return int(count)
