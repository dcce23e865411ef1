"""From what a form says to rows of the warehouse, the same rows each time.

Nothing is worked out that the form does not say, but for what is left of a count once its named
models, or its villages, stand in rows of their own: that row says so (`derived`). Blank and dash
give no row; "không có" gives a zero, "chưa rõ" a row without a number.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from data.store import Snapshot
from intake import dimension_rows, form, naming, unit_record
from intake.filled import Filled, Ratio, Value
from intake.remainder import none_left, rest_of, whole
from intake.row_context import Context, SubmissionInfo

LATE = "báo bổ sung: ra mắt từ quý trước"
OPENING = "đầu kỳ theo biểu: "
_FACT = ("fact_id", "quarter", "unit_id")
_COUNT = ("value", "state", "qualifier", "submission_id", "locator", "derived")
# What a form can fill, in the order in which the tables may be filled; columns as in schema.sql.
COLUMNS = {
    "document": (
        *("document_id", "kind", "number", "issued_on", "issuer", "abstract", "about", "url"),
        "note",
    ),
    "dim_unit": (
        *("unit_id", "kind", "name", "parent_id", "code", "latitude", "longitude", "tile_column"),
        *("tile_row", "valid_from", "valid_to", "printed", "source"),
    ),
    "dim_model": ("model_id", "name", "field", "sponsor", "place", "printed"),
    "submission": (
        *("submission_id", "document_id", "unit_id", "quarter", "accepted_by", "accepted_on"),
        "note",
    ),
    "fact_model": (*_FACT, "event", "period", "model_id", *_COUNT, "reason", "note"),
    "fact_model_stock": (*_FACT, *_COUNT, "note"),
    "fact_custom": (*_FACT, "custom_id", *_COUNT, "printed", "note"),
    "fact_indicator": (
        *(*_FACT, "indicator_id", "version", "numerator", "denominator"),
        *(*_COUNT[1:], "note"),
    ),
    "fact_outreach": (*_FACT, "channel", *_COUNT, "note"),
    "fact_support": (*_FACT, "item", "place", "sponsor", "value", "unit", *_COUNT[1:], "note"),
    "fact_duty": (*_FACT, "state", "due_on", "came_on", "submission_id", "locator", "note"),
    "fact_note": (
        *(*_FACT, "kind", "position", "text", "state", "result"),
        *("submission_id", "locator", "note"),
    ),
}


Rows = dict[str, list[dict[str, Any]]]  # by table, each with all of its columns


def make(
    filled: Filled,
    on: Snapshot,
    submission: SubmissionInfo,
    before: Mapping[tuple[str, ...], str] | None = None,
) -> dict[str, pd.DataFrame]:
    """The rows of one form by table, for all tables of COLUMNS, also the empty ones.

    `on` is the warehouse into which they go, without what they replace; `before`: the ids of the
    new models in that (naming.models). Cells are text, int, Decimal, date or None. ValueError for a
    form that `checks` would have stopped: of an unknown unit, with a village that may be two.
    """
    rows = list_rows(filled, on, submission, before)
    return {
        table: pd.DataFrame(
            [list(row.values()) for row in rows[table]], columns=list(columns), dtype=object
        )
        for table, columns in COLUMNS.items()
    }


def list_rows(
    filled: Filled,
    on: Snapshot,
    submission: SubmissionInfo,
    before: Mapping[tuple[str, ...], str] | None = None,
) -> Rows:
    """What `make` gives, as plain rows: where a form is only compared."""
    places = unit_record.places(on, filled.unit_id, filled.quarter)
    if places.unit is None:
        raise ValueError(f"there is no unit {filled.unit_id!r}")
    context = Context(
        filled,
        submission,
        places.unit,
        naming.villages(filled, places),
        naming.models(filled, before),
    )
    rows = {
        "document": [dimension_rows.document(context)],
        "dim_unit": dimension_rows.new_villages(context, places, on.data_set),
        "dim_model": dimension_rows.new_models(context),
        "submission": [dimension_rows.submission(context)],
        "fact_model": _events(context),
        "fact_model_stock": _running(context),
        "fact_custom": _customs(context),
        "fact_indicator": _indicators(context),
        "fact_outreach": _outreach(context),
        "fact_support": _support(context),
        "fact_duty": _duty(context),
        "fact_note": _notes(context),
    }
    return {
        table: [{column: row.get(column) for column in columns} for row in rows[table]]
        for table, columns in COLUMNS.items()
    }


def _events(context: Context) -> Iterator[dict[str, Any]]:
    named = dict.fromkeys(form.EVENTS, 0)
    for position, model_id in context.models.items():
        model = context.filled.models[position]
        if model.event == form.RUNNING:  # its row in the list of models says all
            continue
        named[model.event] += 1
        yield context.fact(model.name, context.place(model.village.printed)) | {
            "event": model.event,
            "period": "quarter",
            "model_id": model_id,
            "value": 1,
            "state": "counted",
            "qualifier": "exact",
            "reason": model.reason.printed or None,
            "note": LATE if model.late else None,
        }
    for event, value in context.filled.counts.items():
        rest = rest_of(value, Decimal(named[event]), "mô hình đã nêu tên")
        if rest:
            about = {"event": event, "period": "quarter"}
            yield context.fact(value) | about | rest._asdict()


def _running(context: Context) -> Iterator[dict[str, Any]]:
    running = context.filled.running
    if running is not None and running.says_something:
        opening = context.filled.opening
        told = opening.printed if opening is not None and opening.says_something else ""
        note = f"{OPENING}{told}" if told else None
        yield context.fact(running) | _count(running) | {"note": note}


def _customs(context: Context) -> Iterator[dict[str, Any]]:
    """Villages in rows of their own; the commune for what they leave, also where that is none: what
    its form states of the whole settles the villages that it does not name."""
    known = dict.fromkeys(context.filled.customs, Decimal(0))
    for row in context.filled.households:
        whole = context.filled.customs.get(row.custom_id)
        if not row.custom_id or not row.village.printed or not row.value.says_something:
            continue
        if whole is not None and whole.state == "zero":
            continue
        known[row.custom_id] = known.get(row.custom_id, Decimal(0)) + (row.value.value or 0)
        yield context.fact(row.value, context.place(row.village.printed)) | {
            "custom_id": row.custom_id,
            **_count(row.value),
        }
    for custom_id, value in context.filled.customs.items():
        about = value, known[custom_id], "hộ đã ghi theo thôn"
        rest = rest_of(*about) or none_left(*about)
        if rest:
            yield context.fact(value) | {"custom_id": custom_id} | rest._asdict()


def _indicators(context: Context) -> Iterator[dict[str, Any]]:
    for (indicator_id, version), ratio in context.filled.indicators.items():
        numerator, denominator = ratio
        if not numerator.says_something:
            continue
        fact = context.fact(numerator)
        if denominator is not None and denominator.state == "counted":
            fact["denominator"] = denominator.value
            fact["locator"] += f" và {denominator.cell}"
        yield fact | {
            "indicator_id": indicator_id,
            "version": version,
            "numerator": numerator.value,
            "state": numerator.state,
            "qualifier": _qualifier(ratio),
        }


def _outreach(context: Context) -> Iterator[dict[str, Any]]:
    for channel, value in context.filled.outreach.items():
        shared = context.filled.shared.get(channel)
        if shared is not None and shared.value:
            about = value, shared.value, f"{form.CHANNELS[channel]} nơi khác ghi"
            rest = rest_of(*about) or none_left(*about)
            if rest:
                yield context.fact(value) | {"channel": channel} | rest._asdict()
        elif value.says_something:
            yield context.fact(value) | {"channel": channel} | _count(value)


def _support(context: Context) -> Iterator[dict[str, Any]]:
    for gift in context.filled.gifts:
        if gift.item.printed and gift.unit.printed and gift.value.says_something:
            yield (
                context.fact(gift.item)
                | _count(gift.value)
                | {
                    "item": gift.item.printed,
                    "place": gift.place.printed or None,
                    "sponsor": gift.sponsor.printed or None,
                    "unit": gift.unit.printed,
                }
            )


def _duty(context: Context) -> Iterator[dict[str, Any]]:
    """Whether a commune came in time; the district's agencies owe no form of their own."""
    said = context.submission
    if said.came_on is None or said.due_on is None or context.unit.kind not in ("town", "commune"):
        return
    yield {
        "fact_id": f"{said.submission_id}.duty",
        "quarter": context.filled.quarter,
        "unit_id": context.unit.unit_id,
        "state": "late" if said.came_on > said.due_on else "on_time",
        "due_on": said.due_on,
        "came_on": said.came_on,
        "submission_id": said.submission_id,
        "locator": "sổ nhập số liệu",
    }


def _notes(context: Context) -> Iterator[dict[str, Any]]:
    for note in context.filled.notes:
        yield context.fact(note.text) | {
            "kind": note.kind,
            "position": note.position,
            "text": note.text.printed,
            "state": note.state or None,
            "result": note.result.printed or None,
        }


def _count(value: Value) -> dict[str, Any]:
    number = None if value.value is None else whole(value.value)
    return {"value": number, "state": value.state, "qualifier": value.qualifier}


def _qualifier(ratio: Ratio) -> str:
    """How exact a ratio is: of "khoảng 40" out of 200, as of 40 out of "khoảng 200", about."""
    if ratio.denominator is not None and ratio.denominator.qualifier != "exact":
        return "about"
    return ratio.numerator.qualifier
