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


def settle(connection: duckdb.DuckDBPyConnection, changed: Collection[str] | None = None) -> None:
    """Work out anew what is made of tables that changed; without their names, everything."""
    for table, made_of in MADE_OF.items():
        if changed is None or made_of & {*changed}:
            connection.execute(f"delete from {table}")
            fill(connection, table)


def fill(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Work out one of them, which is empty."""
    connection.execute(f"insert into {table} by name from {table}_now")
