"""What is said of a unit in a quarter, fact by fact: by a form that comes, by the warehouse."""

from decimal import Decimal
from typing import Any, NamedTuple

from data import words
from data.store import Snapshot
from intake import form, unit_record
from intake.fact_rows import Rows
from queries import query, rows


class Stated(NamedTuple):
    """One fact of a unit. place: its village, "" for the unit as a whole; subject: what it counts;
    denominator: of an indicator, else None; locator: of one that a form says; text: of what is said
    in words."""

    kind: str
    subject: str
    place: str
    value: Decimal | None
    state: str
    qualifier: str
    denominator: Decimal | None = None
    locator: str = ""
    text: str = ""


def list_coming(made: Rows, known: unit_record.History, on: Snapshot) -> list[Stated]:
    """The facts of a form that is not accepted yet."""
    villages = {key: spellings[0] for key, spellings in known.places.villages.items()}
    villages |= {row["unit_id"]: row["name"] for row in made["dim_unit"]}
    ids = [row["model_id"] for row in made["fact_model"] if row["model_id"]]
    models = dict(rows("intake/model_names", on=on, ids=ids)) if ids else {}
    models |= {row["model_id"]: row["name"] for row in made["dim_model"]}
    found = []
    for table, kind, subject in (
        ("fact_model", "event", "event"),
        ("fact_model_stock", "running", ""),
        ("fact_custom", "custom", "custom_id"),
        ("fact_indicator", "indicator", "indicator_id"),
        ("fact_outreach", "channel", "channel"),
        ("fact_support", "gift", "item"),
    ):
        for row in made[table]:
            value = row["numerator"] if kind == "indicator" else row["value"]
            said = Stated(
                kind,
                _subject(row, kind, subject),
                villages.get(row["unit_id"], ""),
                None if value is None else Decimal(value),
                row["state"],
                row["qualifier"],
                row.get("denominator"),
                row["locator"],
            )
            found.append(said)
            if row.get("model_id"):
                found.append(_named(said, models.get(row["model_id"], ""), row["event"]))
    told = set(ids)
    found += [
        _runs(row["name"], row["place"]) for row in made["dim_model"] if row["model_id"] not in told
    ]
    return found + [_note(row) for row in made["fact_note"]]


def _subject(row: dict[str, Any], kind: str, column: str) -> str:
    if kind == "indicator":
        return f"{row['indicator_id']} {row['version']}"
    if kind == "gift":
        return f"{row['item']} ({row['unit']})"
    return row[column] if column else ""


def list_known(on: Snapshot, known: unit_record.History, quarter: str) -> list[Stated]:
    """The facts of the unit in a quarter, as the warehouse has them."""
    found = []
    for model, event, *row in rows(
        "intake/stated", on=on, unit=known.places.unit.unit_id, quarter=quarter
    ):
        said = Stated(*row)
        found.append(said)
        if model:
            found.append(_named(said, model, event))
    listed = rows("intake/running_before", on=on, unit=known.places.unit.unit_id)
    found += [_runs(name, place) for _, name, *_, place, told in listed if told == quarter]
    notes = query("intake/notes", on=on, unit=known.places.unit.unit_id, quarter=quarter)
    return found + [_note(row) for row in notes.astype(object).to_dict("records")]


def _note(row: dict[str, Any]) -> Stated:
    """What is said in words, as one fact: "Đã hoàn thành: mở lớp" of a task that was set before."""
    more = [words.TASK_STATE.get(row["state"], ""), row["result"]]
    text = ". ".join(
        [row["text"], *(words.start(one) for one in more if isinstance(one, str) and one)]
    )
    subject = f"{words.start(words.NOTE[row['kind']])} {row['position']}"
    return Stated("note", subject, "", None, "counted", "exact", locator=row["locator"], text=text)


def _runs(model: str, place: str | None) -> Stated:
    """A model that is said to run since before the form."""
    subject = f"Mô hình “{model}”: {form.EXISTING.lower()}"
    return Stated("model", subject, place or "", None, "counted", "exact")


def _named(said: Stated, model: str, event: str) -> Stated:
    """The same fact as one about a model that has a name."""
    return said._replace(kind="model", subject=f"Mô hình “{model}”: {form.EVENTS[event].lower()}")
