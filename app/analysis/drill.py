"""The facts behind a cell of the table, as the page shows them."""

from decimal import Decimal
from typing import Any, NamedTuple

import pandas as pd

from app.analysis.asking import ALL, APART, ask_choice, name_both, name_total, say
from app.analysis.choices import Choice
from app.cache import kept
from app.view import View
from data import quantities, words
from data.vietnamese import write_number, write_quarter
from measures.analysis.drill import ask_facts
from measures.analysis.subjects import COMPARED, Measure
from measures.analysis.table import MOST, UNKNOWN
from measures.figures.rows import DUTY


class Drill(NamedTuple):
    """The facts behind a cell."""

    title: str
    rows: pd.DataFrame
    note: str


@kept
def read_drill(view: View, choice: Choice, place: str) -> Drill | None:
    """The facts behind a cell, by its place in the address; None for one that is not there."""
    table = ask_choice(view, choice, MOST)
    row, _, column = place.partition(APART)
    key = (None if row == ALL else row, None if column == ALL else column)
    cell = table.cells.get(key)
    if cell is None:
        return None
    question = table.question
    if choice.columns == COMPARED:
        question = question._replace(columns="quy", quarters=(cell.quarter,))
        asked: tuple[str | None, str | None] = (key[0], None)
    else:
        asked = key
    behind = ask_facts(view.snapshot, question, asked, cell)
    rows, columns = name_both(view, choice, table)
    heads = [rows.get(row, ""), words.low(columns.get(column, ""))]
    if choice.columns == "quy" and heads[1]:
        heads[1] = f"quý {columns[column]}"
    where = ", ".join(head for head in heads if head) or name_total(view, choice.rows)
    note = ""
    if behind.how_many > len(behind.rows):
        shown = write_number(len(behind.rows))
        note = (
            f"Có {write_number(behind.how_many)} số liệu; bảng có {shown} số đầu. Hãy chọn ô hẹp "
            "hơn để xem đủ."
        )
    return Drill(
        f"{where}: {say(cell)}",
        pd.DataFrame(
            [_describe(row, question.measure) for row in behind.rows],
            columns=["Quý", "Nơi", "Nội dung", "Giá trị", "Nguồn", "Cách suy ra"],
            dtype=object,
        ),
        note,
    )


def _describe(row: Any, measure: Measure) -> list[object]:
    quarter = words.start(write_quarter(row.quarter))
    return [quarter, row.place, _name_fact(row, measure), _write_fact(row, measure), row.source,
            row.derived or None]  # fmt: skip


def _name_fact(row: Any, measure: Measure) -> str:
    if measure.ask in ("model", "to_date"):
        event = words.start(words.EVENT[row.part])
        return f"{event}: “{row.name}”" if row.name else event
    if measure.ask == "outreach":
        return words.start(words.CHANNEL[row.part])
    if measure.ask == "duty":
        return words.start(DUTY[row.part])
    return row.name or measure.label


def _write_fact(row: Any, measure: Measure) -> str:
    if measure.ask == "duty":
        return "1"
    if measure.indicator:
        parts = [number for number in (row.numerator, row.denominator) if number is not None]
        if row.numerator is None:
            return UNKNOWN
        return "/".join(write_number(Decimal(str(n)), 0 if n == int(n) else 2) for n in parts)
    unit = words.CHANNEL_UNIT[row.part] if measure.ask == "outreach" else row.unit
    return quantities.write_quantity(row.value, row.qualifier, unit)
