"""What is worked out once for each warehouse, and when it is worked out anew."""

import re

import pytest

from data import settled, store
from data.settled import MADE_OF
from tests.intake import drafts


@pytest.fixture(scope="module")
def written(warehouse):
    """The text of each view."""
    snapshot = store.open_copy("official", warehouse)
    return dict(
        store.fetch_rows(snapshot, "select view_name, sql from duckdb_views() where not internal")
    )


def reads(name, written, tables):
    """The tables that a view reads, those of other views and of what is settled included."""
    found = {other for other in {*written, *tables} if re.search(rf"\b{other}\b", written[name])}
    for other in found - {name}:
        if other in MADE_OF:
            found |= reads(f"{other}_now", written, tables)
        elif other in written:
            found |= reads(other, written, tables)
    return found & {*tables}


@pytest.mark.parametrize("table", MADE_OF)
def test_each_names_what_it_is_made_of(table, written, warehouse):
    snapshot = store.open_copy("official", warehouse)
    tables = [
        name for (name,) in store.fetch_rows(snapshot, "select table_name from duckdb_tables()")
    ]
    # lists that no form and no entry changes: a build alone loads them
    unchanging = {"dim_custom", "dim_indicator", "dim_quarter", "unit_name", "unit_succession"}
    made_of = reads(f"{table}_now", written, tables) - {*MADE_OF}
    assert made_of - unchanging == MADE_OF[table] - unchanging


def test_what_is_made_of_a_table_follows_it():
    with drafts.lay() as draft:
        run = draft.connection.execute
        run(
            "update document set number = '1-X' where document_id = "
            "(select document_id from submission limit 1)"
        )
        before = run("from unit_in_quarter order by all").fetchall()
        settled.settle(draft.connection, ["document"])
        for table in MADE_OF:
            now = run(f"from {table}_now order by all").fetchall()
            assert run(f"from {table} order by all").fetchall() == now
        told = run("select bool_or(contains(label, '1-X')) from submission_label").fetchone()
        assert told == (True,)
        assert run("from unit_in_quarter order by all").fetchall() == before


def test_many_facts_are_worked_out_part_by_part_or_by_each_answer_to_the_same(monkeypatch):
    with drafts.lay() as draft:
        run = draft.connection.execute
        whole = [run(f"from {table} order by all").fetchall() for table in MADE_OF]
        monkeypatch.setattr(settled, "AT_ONCE", 0)
        for _ in range(2):
            settled.settle(draft.connection)
            assert [run(f"from {table} order by all").fetchall() for table in MADE_OF] == whole
        views = {name for (name,) in run("select view_name from duckdb_views()").fetchall()}
        assert {"figure_told", "model_told"} <= views & {*MADE_OF}
        assert not {"unit_in_quarter", "commune_told"} & views
        assert run("select getvariable('settled_part')").fetchone() == (None,)
