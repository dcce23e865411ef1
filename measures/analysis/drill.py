"""The facts behind a cell of an analyst's table, each with its source."""

from typing import Any, NamedTuple

from data.store import Snapshot
from measures.analysis.asked import Question, name_head
from measures.analysis.subjects import TIME
from measures.analysis.table import Cell, find_quarters
from queries import records

MOST = 500


class Behind(NamedTuple):
    """Rows of analysis/facts, the first of them; `how_many`: how many there are."""

    rows: list[Any]
    how_many: int


def ask_facts(
    snapshot: Snapshot, question: Question, key: tuple[str | None, str | None], cell: Cell
) -> Behind:
    """The facts behind a cell; `key`: its heads, None for all."""
    measure = question.measure
    parts = measure.parts
    if measure.rate:
        parts = ("on_time", "late", "missing")
    # the quarters of a level are told: a total since the start of the year has earlier ones, too
    row, column = (
        "*" if head is None or (measure.level and name in TIME) else head
        for name, head in zip((question.rows, question.columns), key, strict=True)
    )
    rows = records(
        "analysis/facts",
        on=snapshot,
        subject=measure.ask,
        parts=list(parts),
        rows=name_head(question.rows),
        columns=name_head(question.columns),
        row_key=row,
        column_key=column,
        quarters=find_quarters(question, key, cell),
        communes=list(question.communes),
        most=MOST,
    )
    return Behind(rows, int(rows[0].row_count) if rows else 0)


def ask_documents(snapshot: Snapshot, question: Question) -> tuple[list[str], int]:
    """The first documents behind a table, by name, and how many there are."""
    rows = records(
        "analysis/sources",
        on=snapshot,
        subject=question.measure.ask,
        parts=list(question.measure.parts),
        quarters=list(question.quarters),
        communes=list(question.communes),
        most=3,
    )
    return [row.label for row in rows], int(rows[0].row_count) if rows else 0
