"""The rows that a form brings beside its facts: its document, itself, new villages, new models."""

import re
from typing import Any

from data import accepted, vietnamese
from intake import form, names, register, unit_record
from intake.row_context import Context, label


def document(context: Context) -> dict[str, Any]:
    quarter = vietnamese.write_quarter(context.filled.quarter)
    return {
        "document_id": context.submission.submission_id,
        "kind": accepted.KIND,
        "number": label(context.unit, context.filled.quarter, context.submission.edition),
        "issued_on": context.submission.sent_on,
        "issuer": context.unit.label,
        "about": f"Số liệu {quarter} của {context.unit.label}",
    }


def submission(context: Context) -> dict[str, Any]:
    return {
        "submission_id": context.submission.submission_id,
        "document_id": context.submission.submission_id,
        "unit_id": context.unit.unit_id,
        "quarter": context.filled.quarter,
        "accepted_by": context.submission.accepted_by,
        "accepted_on": context.submission.accepted_on,
        "note": context.submission.note,
    }


def new_villages(
    context: Context, places: unit_record.Places, data_set: str
) -> list[dict[str, Any]]:
    """Villages that the warehouse does not have, spelt as the list of villages does if one has."""
    rows: dict[str, dict[str, Any]] = {}
    listed = register.add({}, data_set, context.unit.unit_id)
    source = f"{accepted.KIND} "
    source += label(context.unit, context.filled.quarter, context.submission.edition)
    for text, unit_id in context.villages.items():
        if unit_id not in places.villages and unit_id not in rows:
            meant = names.resolve(text, listed)
            text = listed[meant.key][0] if isinstance(meant, names.Match) else text
            rows[unit_id] = {
                "unit_id": unit_id,
                "kind": "village",
                "name": re.sub(r"^(?:Thôn|Làng|Tổ dân phố) ", lambda kind: kind[0].lower(), text),
                "parent_id": context.unit.unit_id,
                "source": source,
            }
    return list(rows.values())


def new_models(context: Context) -> list[dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for position, model_id in context.models.items():
        model = context.filled.models[position]
        if model.model_id:
            continue
        row = rows.setdefault(model_id, {"model_id": model_id, "name": model.name.printed})
        # of two rows about one model either may say it
        row["field"] = row.get("field") or model.field or None
        row["sponsor"] = row.get("sponsor") or model.sponsor.printed or None
        if model.event == form.RUNNING and list(context.models.values()).count(model_id) == 1:
            row["place"] = model.village.printed or None  # no fact of it says where it is
    return list(rows.values())
