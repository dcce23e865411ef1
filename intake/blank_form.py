"""The empty form of one unit for one quarter, as an Excel workbook.

Cells to fill in are tinted and open, everything else is locked (without a password: it keeps from
slips, not from people). No cell of it depends on the moment of writing: the same snapshot gives
the same bytes.
"""

import datetime
import io

import pandas as pd
import xlsxwriter

from data import deadlines, store, vietnamese
from intake import expected, guide, note_sheet, quarter_before, sheets
from intake.form import Asked, Stamp
from intake.styles import Book, Dates, make_looks
from intake.units import Unit, find_unit
from queries import query


def write(snapshot: store.Snapshot, unit_id: str, quarter: str) -> bytes:
    """The form of a unit for a quarter ("dak-pne", "2024-Q3"), as the bytes of an .xlsx file.

    IntakeError, a Vietnamese sentence, for a unit or a quarter that has no form.
    """
    unit = find_unit(snapshot, unit_id, quarter)
    stamp = make_stamp(snapshot, unit, quarter)
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        _write_properties(book, unit, quarter)
        seen = quarter_before.look(snapshot, unit, quarter)
        dates = find_dates(snapshot, unit_id, quarter)
        told = guide.tell_tasks(*_find_tasks(snapshot, unit, quarter), stamp.tasks)
        made = Book(book, make_looks(book), unit, stamp, seen, dates, told)
        sheets.write_guide(made)
        if stamp.is_of_commune:
            sheets.write_models(made, snapshot)
            sheets.write_customs(made, snapshot)
            sheets.write_indicators(made, snapshot)
        sheets.write_outreach(made, snapshot)
        note_sheet.write(made)
        sheets.write_stamp(made, snapshot)
    return out.getvalue()


def make_stamp(snapshot: store.Snapshot, unit: Unit, quarter: str) -> Stamp:
    """What the form of a unit for a quarter asks."""
    tasks = expected.print_tasks(*_find_tasks(snapshot, unit, quarter))
    if not unit.is_commune:
        return Stamp(snapshot.data_set, unit.unit_id, quarter, unit.kind, {}, [], {}, tasks)
    customs = expected.customs(snapshot)
    models = expected.models(snapshot, unit.unit_id, quarter)
    return Stamp(
        snapshot.data_set,
        unit.unit_id,
        quarter,
        "commune",
        dict(zip(customs["custom_id"], customs["name"], strict=True)),
        [
            Asked(row.indicator_id, row.version, row.name, isinstance(row.denominator, str))
            for row in expected.indicators(snapshot, quarter).itertuples()
        ],
        {model.label: model.model_id for model in models if model.runs},
        tasks,
        asks_opening=not expected.has_stock(snapshot, unit.unit_id, quarter),
    )


def _find_tasks(
    snapshot: store.Snapshot, unit: Unit, quarter: str
) -> tuple[list[str], list[expected.Given]]:
    """What a unit set itself, and what it was given."""
    own = expected.tasks(snapshot, unit.unit_id, quarter)
    return own, expected.given(snapshot, unit, quarter)


def find_dates(snapshot: store.Snapshot, unit_id: str, quarter: str) -> Dates:
    """When a unit's form is due, and which days it covers."""
    [period] = query("intake/period", on=snapshot, quarter=quarter).itertuples()
    return Dates(
        deadlines.last_day(quarter, unit_id),
        pd.Timestamp(period.data_from).date(),
        pd.Timestamp(period.data_to).date(),
    )


def _write_properties(book: xlsxwriter.Workbook, unit: Unit, quarter: str) -> None:
    # The quarter's first day stands for the moment of writing, which must not show.
    year, number = int(quarter[:4]), int(quarter[-1])
    title = f"Biểu số liệu {vietnamese.write_quarter(quarter)}, {unit.label}"
    created = datetime.datetime(year, 3 * number - 2, 1)
    book.set_properties({"title": title, "created": created})
