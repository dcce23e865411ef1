"""What the form that is accepted for a unit and quarter said, told again from its facts alone.

Originals are evidence and are never read again; its rows say the same. A correction is compared
with it, and may leave as it is what it does not fill in.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from data import quantities
from data.store import Snapshot
from intake import expected, fact_rows, form, naming
from intake.filled import Filled, Gift, Household, Model, Note, Ratio, Text, Value
from queries import rows

_CELL = r"[A-Z]{1,3}[0-9]+(?: bản [0-9]+)?"
_LOCATOR = re.compile(rf"tờ (.+), ô ({_CELL})(?: và ({_CELL}))?")
_TAKEN_OFF = re.compile(r" trừ ([0-9.]+) ")
_EDITION = re.compile(r"\.([0-9]+)$")


class Fact(NamedTuple):
    """A row of queries/intake/restated.sql."""

    kind: str
    subject: str
    version: int | None
    has_whole: bool | None
    village: str
    model_id: str | None
    model: str | None
    field: str | None
    sponsor: str | None
    reason: str | None
    place: str | None
    unit: str | None
    value: Decimal | None
    denominator: Decimal | None
    state: str
    qualifier: str
    derived: str | None
    locator: str
    note: str | None


class InForce(NamedTuple):
    """The form that is accepted. edition: 1 for the first of the unit and quarter; models: the ids
    of the new ones that it brought, by naming.model_key."""

    submission_id: str
    edition: int
    filled: Filled
    models: dict[tuple[str, ...], str]


def tell(on: Snapshot, unit_id: str, quarter: str) -> InForce | None:
    """The form that is accepted for a unit and quarter; None where there is none.

    Cells that gave no fact are not there, and words are as the warehouse spells them.
    """
    accepted = rows("intake/in_force", on=on, unit=unit_id, quarter=quarter)
    if not accepted:
        return None
    submission_id = accepted[-1][0]
    facts = [Fact(*row) for row in rows("intake/restated", on=on, submission=submission_id)]
    numbered = _EDITION.search(submission_id)
    edition = int(numbered[1]) if numbered else 1
    by_kind: dict[str, list[Fact]] = {}
    for fact in facts:
        by_kind.setdefault(fact.kind, []).append(fact)
    named = [fact for fact in by_kind.get("event", []) if fact.model_id]
    models = [_model(fact, unit_id, quarter) for fact in named]
    running = {
        model_id: _running_before(name, field, sponsor, place)
        for model_id, name, field, sponsor, place, told in rows(
            "intake/running_before", on=on, unit=unit_id
        )
        if told == quarter
    }
    customs = by_kind.get("custom", [])
    stocks = [_value(fact) for fact in by_kind.get("running", [])]
    filled = Filled(
        unit_id,
        quarter,
        counts=_counts(by_kind.get("event", [])),
        running=stocks[0] if stocks else None,
        models=[*models, *running.values()],
        customs={fact.subject: _whole(fact) for fact in customs if not fact.village},
        households=[_household(fact) for fact in customs if fact.village],
        indicators={
            (fact.subject, fact.version or 1): _ratio(fact) for fact in by_kind.get("indicator", [])
        },
        outreach={fact.subject: _whole(fact) for fact in by_kind.get("channel", [])},
        gifts=[_gift(fact) for fact in by_kind.get("gift", [])],
    )
    ids = {
        naming.model_key(model): fact.model_id or ""
        for model, fact in zip(models, named, strict=True)
        if not model.model_id
    }
    ids |= {naming.model_key(model): model_id for model_id, model in running.items()}
    filled = filled._replace(
        opening=_opening(by_kind.get("running", [])),
        notes=[_note(*row) for row in rows("intake/notes", on=on, unit=unit_id, quarter=quarter)],
    )
    if expected.kinds(on).get(unit_id) == "agency":
        filled = filled._replace(
            shared={
                fact.subject: _shared(fact)
                for fact in by_kind.get("channel", [])
                if fact.subject in form.SHARED_CHANNELS
            }
        )
    return InForce(submission_id, edition, filled, ids)


def find_cells(locator: str) -> tuple[str, str, str]:
    """The sheet and the cells, the second one "" where there is none, to which a fact leads."""
    match = _LOCATOR.fullmatch(locator)
    return (match[1], match[2], match[3] or "") if match else ("", "", "")


def _counts(facts: Iterable[Fact]) -> dict[str, Value]:
    """The counts of events: named models and what is left beside them."""
    named: dict[str, int] = {}
    counts: dict[str, Value] = {}
    for fact in facts:
        if fact.model_id:
            named[fact.subject] = named.get(fact.subject, 0) + 1
        else:
            counts[fact.subject] = _whole(fact)
    for event, cell in form.event_cells().items():
        if event in named and event not in counts:
            counts[event] = _stated(form.MODELS, cell, Decimal(named[event]), "exact")
    return {event: counts[event] for event in form.EVENTS if event in counts}


def _whole(fact: Fact) -> Value:
    """A count as the form has it: what is left of it says how it was worked out."""
    told = quantities.read_quantity(re.split(r" trừ |; ", fact.derived or "")[0])
    if told is None or told.value is None:
        return _value(fact)
    sheet, cell, _ = find_cells(fact.locator)
    return _stated(sheet, cell, Decimal(told.value), told.qualifier)


def _shared(fact: Fact) -> Value:
    """What of an agency's count others report: what was taken off it."""
    sheet, cell, _ = find_cells(fact.locator)
    taken = _TAKEN_OFF.search(fact.derived or "")
    told = quantities.read_quantity(taken[1]) if taken else None
    number = Decimal(told.value or 0) if told else Decimal(0)
    return _stated(sheet, form.SHARED + cell.lstrip(form.NOW), number, "exact")


def _note(
    kind: str, position: int, text: str, state: str | None, result: str | None, locator: str
) -> Note:
    sheet, cell, _ = find_cells(locator)
    # of a row only the words have a place of their own
    return Note(kind, position, Text(sheet, cell, text), state or "", Text(sheet, "", result or ""))


def _value(fact: Fact) -> Value:
    sheet, cell, _ = find_cells(fact.locator)
    if fact.value is None:
        return Value(sheet, cell, "chưa rõ", "uncounted", None, fact.qualifier)
    return _stated(sheet, cell, Decimal(fact.value), fact.qualifier)


def _stated(sheet: str, cell: str, value: Decimal, qualifier: str) -> Value:
    is_whole = value == value.to_integral_value()
    value = Decimal(int(value)) if is_whole else value
    printed = quantities.write_quantity(value, qualifier, decimals=0 if is_whole else 2)
    return Value(sheet, cell, printed, "counted" if value else "zero", value, qualifier)


def _model(fact: Fact, unit_id: str, quarter: str) -> Model:
    sheet, cell, _ = find_cells(fact.locator)
    row = cell[1:]
    # what this very form brought is as new as it was
    model_id = fact.model_id or ""
    is_new = model_id.startswith(f"{unit_id}.{quarter.lower()}.")
    return Model(
        fact.subject,
        "" if is_new else model_id,
        Text(sheet, cell, fact.model or ""),
        fact.field or "",
        Text(sheet, form.MODEL_COLUMNS["sponsor"] + row, fact.sponsor or ""),
        Text(sheet, form.MODEL_COLUMNS["village"] + row, fact.village),
        Text(sheet, form.MODEL_COLUMNS["reason"] + row, fact.reason or ""),
        late=fact.note == fact_rows.LATE,
    )


def _running_before(name: str, field: str | None, sponsor: str | None, place: str | None) -> Model:
    """A model that runs since before the form; of it no fact tells in which cell it stood."""
    texts = (Text(form.MODELS, "", words or "") for words in (name, sponsor, place, ""))
    printed, by, village, reason = texts
    return Model(form.RUNNING, "", printed, field or "", by, village, reason)


def _opening(stocks: list[Fact]) -> Value | None:
    """The models at the quarter's beginning, if the form told of them."""
    note = stocks[0].note if stocks else None
    told = quantities.read_quantity((note or "").removeprefix(fact_rows.OPENING))
    cell = form.opening_cell()
    if told is None:
        return None
    if told.value is None:
        return Value(form.MODELS, cell, "chưa rõ", "uncounted")
    return _stated(form.MODELS, cell, Decimal(told.value), told.qualifier)


def _household(fact: Fact) -> Household:
    sheet, cell, _ = find_cells(fact.locator)
    village = Text(sheet, form.HOUSEHOLD_COLUMNS["village"] + cell[1:], fact.village)
    return Household(fact.subject, village, _value(fact))


def _ratio(fact: Fact) -> Ratio:
    sheet, _, bottom = find_cells(fact.locator)
    if not fact.has_whole:
        return Ratio(_value(fact), None)
    if fact.denominator is None:
        return Ratio(_value(fact), Value(sheet, bottom, "", "blank"))
    return Ratio(_value(fact), _stated(sheet, bottom, Decimal(fact.denominator), "exact"))


def _gift(fact: Fact) -> Gift:
    sheet, cell, _ = find_cells(fact.locator)
    row = cell[1:]
    at = {name: letter + row for name, letter in form.GIFT_COLUMNS.items()}
    return Gift(
        Text(sheet, cell, fact.subject),
        Text(sheet, at["place"], fact.place or ""),
        Text(sheet, at["sponsor"], fact.sponsor or ""),
        _value(fact)._replace(cell=at["value"]),
        Text(sheet, at["unit"], fact.unit or ""),
    )
