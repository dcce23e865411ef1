"""What is worked out once for each warehouse, so that answers only look it up.

A table of these is no second place for a fact: the view of its name with "_now" makes it, whenever
what it is made of has changed, and nothing else writes into it.
"""

from collections.abc import Collection

import duckdb

_LABELS = {"submission", "document"}
_UNITS = {"dim_unit", "unit_name", "unit_succession", "dim_quarter"}
# What a district's answers are spared: joins and sums over all its facts.
_SPARED = {
    "document_told": {"document", "submission", "context_figure", "fact_model", "fact_model_stock"}
    | {"fact_custom", "fact_indicator", "fact_target", "fact_outreach", "fact_support"}
    | {"fact_duty", "fact_task", "fact_note"},
    "note_told": {"fact_note"} | _UNITS | _LABELS,
    "agency_gift": {"fact_support", "unit_alias"} | _UNITS | _LABELS,
    "agency_told": {"fact_note", "fact_outreach", "fact_support", "unit_alias"} | _UNITS | _LABELS,
    "figure_told": {"fact_model", "fact_model_stock", "fact_custom", "fact_outreach"}
    | {"fact_support", "fact_indicator", "fact_target", "fact_duty"}
    | {"dim_model", "dim_custom", "dim_indicator"}
    | _UNITS
    | _LABELS,
    "custom_told": {"dim_unit", "fact_custom"} | _LABELS,
    "custom_place": {"dim_custom", "fact_custom"} | _UNITS | _LABELS,
    "indicator_told": {"fact_indicator", "fact_target", "dim_indicator", "dim_quarter", "dim_unit"}
    | _LABELS,
    "custom_beside": {"dim_custom", "fact_custom"} | _UNITS | _LABELS,
    "indicator_beside": {"fact_indicator", "fact_target", "dim_indicator"}
    | {"dim_quarter", "dim_unit"}
    | _LABELS,
    "commune_shown": {"dim_custom", "fact_custom", "fact_model"} | _UNITS | _LABELS,
    "model_told": {"fact_model", "fact_model_stock", "dim_model"} | _UNITS | _LABELS,
}
# Each with what it is made of, in the order in which one is made of another.
MADE_OF = {
    "unit_spell": _UNITS,
    "unit_in_quarter": _UNITS,
    "unit_commune": {"dim_unit"},
    "submission_label": _LABELS,
    "village_silence": {"dim_unit", "fact_custom"},
    "commune_told": {"dim_unit", "dim_custom", "fact_custom", "fact_model"} | _LABELS,
    "unallocated": {"dim_unit", "fact_model", "fact_custom", "fact_outreach", "fact_support"}
    | _LABELS,
    "silent_topic": {"dim_unit", "fact_model", "fact_custom", "fact_outreach", "fact_indicator"}
    | {"fact_duty"}
    | _LABELS,
    "quarter_told": {"fact_model", "fact_custom", "fact_indicator", "fact_outreach"},
    "commune_term": _UNITS,
    "campaign_event": {"document", "dim_custom", "unit_succession"},
    "explanation_told": {"explanation", "office_entry", "dim_custom", "dim_indicator"} | _UNITS,
    "definition_told": {"fact_indicator", "dim_indicator", "dim_quarter", "document"},
} | _SPARED

AT_ONCE = 500_000  # facts about customs that are worked on together
# What takes too much memory for many facts is worked out for one of these after the other.
_PARTS = {
    "village_silence": "select custom_id from dim_custom",
    "commune_told": "select quarter from dim_quarter",
}


def settle(connection: duckdb.DuckDBPyConnection, changed: Collection[str] | None = None) -> None:
    """Work out anew what is made of tables that changed; without their names, everything."""
    for table, made_of in MADE_OF.items():
        if (changed is None or made_of & {*changed}) and not _is_view(connection, table):
            connection.execute(f"delete from {table}")
            fill(connection, table)


def fill(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Work out one of them, which is empty; of many facts part by part, in bounded memory.

    What would hold many facts a second time stays to be worked out by each answer: a view takes
    the place of the table.
    """
    if _count_customs(connection) <= AT_ONCE or table not in {*_PARTS, *_SPARED}:
        connection.execute(f"insert into {table} by name from {table}_now")
    elif table in _SPARED:
        connection.execute(f"drop table {table}")
        connection.execute(f"create view {table} as from {table}_now")
    else:
        for (part,) in connection.execute(_PARTS[table]).fetchall():
            connection.execute("set variable settled_part = ?", [part])
            connection.execute(f"insert into {table} by name from {table}_now")
        connection.execute("reset variable settled_part")


def _is_view(connection: duckdb.DuckDBPyConnection, name: str) -> bool:
    [[count]] = connection.execute(
        "select count(*) from duckdb_views() where view_name = ?", [name]
    ).fetchall()
    return bool(count)


def _count_customs(connection: duckdb.DuckDBPyConnection) -> int:
    [[count]] = connection.execute("select count(*) from fact_custom").fetchall()
    return int(count)
