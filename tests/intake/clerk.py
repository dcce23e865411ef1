"""A clerk who fills in a form, as a person would: types into the open cells and saves.

    answers = {"counts": {"launched": 1, "goal_met": "không có"}, "running": "18",
               "models": [{"event": "Ra mắt", "name": "Nuôi dê", "village": "thôn 2"}],
               "customs": {"ngu-dam": 35}, "indicators": {"khkt": (10, 45)},
               "households": [{"custom": "Ngủ đầm", "village": "thôn 1", "value": 5}],
               "outreach": {"session": 12, "attendance": "hơn 300"},
               "gifts": [{"item": "Con giống", "value": 20, "unit": "con", "place": "thôn 1"}],
               "notes": {"difficulty": [{"text": "Mưa lũ", "cause": "Bão số 4"}]},
               "cells": {("Mô hình", "D9"): "05"}}
    filled_in = clerk.fill(template.write(snapshot, "dak-pne", "2024-Q3"), answers)

Whatever is left out stays blank. An answer is written as it is: a number as a number, words as
words; `cells` come last and may write anywhere.
"""

import io
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import openpyxl

from data import words
from intake import form, reading
from intake.filled import Filled


def fill(
    blank: bytes,
    answers: Mapping[str, Any],
    change: Callable[[openpyxl.Workbook], object] | None = None,
) -> bytes:
    """The form with these answers in it, saved anew; `change` does what else is to be done."""
    book = _load(blank) if change is None else openpyxl.load_workbook(io.BytesIO(blank))
    typed = _cells(_stamp(blank), answers)
    cells = {place: book[place[0]][place[1]] for place in typed}
    before = [(cell, cell.value, cell.number_format) for cell in cells.values()]
    for place, value in typed.items():
        type_in(cells[place], value)
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    # The next one begins with the same empty form: loading it takes longer than all the rest.
    for cell, value, look in before:
        cell.value, cell.number_format = value, look
    return out.getvalue()


@cache
def _load(blank: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(blank))


@cache
def _stamp(blank: bytes) -> form.Stamp:
    return reading.read_stamp(blank, "form.xlsx")


def type_in(cell: Any, value: Any) -> None:
    """Put a value into a cell; words that look like a formula stay words."""
    cell.value = value
    if isinstance(value, str) and not value.startswith("#"):
        cell.data_type = "s"


def answers_of(filled: Filled, stamp: form.Stamp) -> dict[str, Any]:
    """The answers that, filled into the same form, say the same."""

    def row(record: Any, names: Mapping[str, str]) -> dict[str, str]:
        words = {
            "event": form.EVENTS.get(getattr(record, "event", "")),
            "field": form.FIELDS.get(getattr(record, "field", ""), ""),
            "custom": stamp.customs.get(getattr(record, "custom_id", "")),
        }
        return {
            name: words[name] if name in words else getattr(record, name).printed for name in names
        }

    return {
        "counts": {key: value.printed for key, value in filled.counts.items()},
        "running": filled.running.printed if filled.running else "",
        "models": [row(each, form.MODEL_COLUMNS) for each in filled.models],
        "customs": {key: value.printed for key, value in filled.customs.items()},
        "households": [row(each, form.HOUSEHOLD_COLUMNS) for each in filled.households],
        "indicators": {
            key: tuple(part.printed for part in ratio if part is not None)
            for key, ratio in filled.indicators.items()
        },
        "outreach": {key: value.printed for key, value in filled.outreach.items()},
        "gifts": [row(each, form.GIFT_COLUMNS) for each in filled.gifts],
        "notes": {kind: _tell_notes(filled, kind) for kind in form.NOTE_ROWS},
    }


def _tell_notes(filled: Filled, kind: str) -> list[dict[str, str]]:
    said = {(note.kind, note.position): note for note in filled.notes}
    last = max((position for key, position in said if key == kind), default=0)
    rows = []
    for position in range(1, last + 1):
        note, cause = said.get((kind, position)), said.get(("cause", position))
        rows.append({"text": note.text.printed if note else ""})
        if kind == "difficulty":
            rows[-1]["cause"] = cause.text.printed if cause else ""
        elif kind == "past_task" and note:
            rows[-1]["state"] = words.TASK_STATE.get(note.state, "")
            rows[-1]["result"] = note.result.printed
    return rows


def _cells(stamp: form.Stamp, answers: Mapping[str, Any]) -> dict[tuple[str, str], Any]:
    places = {
        "counts": (form.MODELS, form.event_cells()),
        "customs": (form.CUSTOMS, form.custom_cells(stamp)),
        "outreach": (form.OUTREACH, form.channel_cells()),
    }
    lists = {
        "models": form.MODELS,
        "households": form.CUSTOMS,
        "gifts": form.OUTREACH,
    }
    known = {*places, *lists, "running", "indicators", "notes", "cells"}
    if odd := set(answers) - known:
        raise ValueError(f"a form does not ask {sorted(odd)}")
    cells: dict[tuple[str, str], Any] = {}
    for name, (sheet, where) in places.items():
        for key, value in answers.get(name, {}).items():
            cells[sheet, where[key]] = value
    if "running" in answers and stamp.kind != "district":
        cells[form.MODELS, form.running_cell()] = answers["running"]
    rows = {asked.indicator_id: row for row, asked in form.indicator_rows(stamp)}
    for key, parts in answers.get("indicators", {}).items():
        row = rows[key if isinstance(key, str) else key[0]]
        for letter, value in zip((form.NUMERATOR, form.DENOMINATOR), parts, strict=False):
            cells[form.INDICATORS, f"{letter}{row}"] = value
    for name, sheet in lists.items():
        # A district's form has no lists but that of support.
        given = answers.get(name, [])
        places_of_rows = form.list_rows(sheet, stamp) if given else []
        for answer, line in zip(given, places_of_rows, strict=False):
            for column, value in answer.items():
                cells[sheet, line.cells[column]] = value
    for kind, given in answers.get("notes", {}).items():
        for answer, line in zip(given, form.note_rows()[kind], strict=False):
            for column, value in answer.items():
                cells[form.NOTES, line.cells[column]] = value
    cells |= answers.get("cells", {})
    return {place: (None if value == "" else value) for place, value in cells.items()}
