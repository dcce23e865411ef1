"""What accepting a form will change in the warehouse: old and new, side by side.

Worked out from the very rows that would go in, against those of the same unit and quarter that
are there.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

import pandas as pd

from data import quantities, vietnamese
from data.store import Snapshot
from intake import fact_rows, form, names, restating, row_context, stated, unit_record
from intake.filled import Filled
from intake.stated import Stated
from intake.unit_record import Replaced
from measures.shares import write_share

HEAD = ("Nội dung", "Nơi", "Quý trước", "Đang có", "Sẽ là", "Thay đổi")
NO_FIGURE = "chưa có số"
_KINDS = ("event", "model", "running", "custom", "indicator", "channel", "gift", "note")
Key = tuple[str, str, str]  # kind, subject and place of a thing
_ANY = row_context.SubmissionInfo("", "", date.min)


class Told(NamedTuple):
    """Facts of one thing as one text; number: None when it can't be reckoned with."""

    text: str
    number: Decimal | None


def describe(filled: Filled, on: Snapshot) -> pd.DataFrame:
    """One row for each figure of the unit and quarter that comes, goes or changes; texts under
    HEAD, in the form's order.

    Quý trước: the unit's figure in the quarter before. Also for a form with errors, as far as it
    can be understood. Empty when nothing changes, and for a unit that there isn't.
    """
    known = unit_record.read(on, filled.unit_id, filled.quarter)
    unit = known.places.unit
    if unit is None:
        return pd.DataFrame(columns=list(HEAD))
    after = _tell(_list_coming(_clear(filled, known), known, on))
    before = _tell(stated.list_known(on, known, known.quarter))
    last = _tell(stated.list_known(on, known, known.before))
    lines = []
    for key in sorted({*before, *after}, key=_order(after)):
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        kind, subject, place = key
        lines.append(
            (
                _name(kind, subject, known),
                place or unit.label,
                _text(last.get(key)),
                _text(old),
                _text(new),
                _change(old, new),
            )
        )
    return pd.DataFrame(lines, columns=list(HEAD))


def compare(filled: Filled, known: unit_record.History, on: Snapshot) -> tuple[Replaced, ...]:
    """The figures of the form that is accepted for the same unit and quarter which this one would
    take away or change, in the form's order; none where no form is accepted.

    A cell that can't be read changes nothing yet: it stops the form by itself.
    """
    unit = known.places.unit
    accepted = restating.tell(on, filled.unit_id, filled.quarter) if unit else None
    if unit is None or accepted is None:
        return ()
    old = _list_coming(accepted.filled, known, on)
    new = _list_coming(_clear(filled, known), known, on)
    before, after = _tell(old), _tell(new)
    cells = _find_cells(old) | _find_cells(new)
    unreadable = _find_unreadable(filled)
    found = []
    for key in sorted(before, key=_order(after)):
        kind, subject, place = key
        now = after.get(key)
        if now == before[key] or cells[key] in unreadable:
            continue
        name = _name(kind, subject, known)
        found.append(
            Replaced(
                *cells[key], name, place or unit.label, before[key].text, now.text if now else ""
            )
        )
    return tuple(found)


def _list_coming(filled: Filled, known: unit_record.History, on: Snapshot) -> list[Stated]:
    """The facts that a form would bring."""
    return stated.list_coming(fact_rows.list_rows(filled, on, _ANY), known, on)


def _find_cells(facts: list[Stated]) -> dict[Key, tuple[str, str]]:
    """The sheet and the cell of each thing that is said; of the unit as a whole rather than of one
    of its villages."""
    cells: dict[Key, tuple[str, str]] = {
        ("event", event, ""): (form.MODELS, cell) for event, cell in form.event_cells().items()
    }
    for each in sorted(facts, key=lambda each: bool(each.place)):
        for key in _keys(each):
            place = restating.find_cells(each.locator)[:2]
            cells.setdefault(key, place if place[0] else (form.MODELS, ""))
    return cells


def _find_unreadable(filled: Filled) -> set[tuple[str, str]]:
    """The cells with a number that nobody understands."""
    values = [*filled.counts.values(), *filled.customs.values(), *filled.outreach.values()]
    values += [value for ratio in filled.indicators.values() for value in ratio if value]
    values += [row.value for row in (*filled.households, *filled.gifts)]
    values += [filled.running] if filled.running else []
    return {(value.sheet, value.cell) for value in values if value.state == "unreadable"}


def _clear(filled: Filled, known: unit_record.History) -> Filled:
    """The form without the villages that may be two: what is said of them is said of the unit."""

    def clear(row: Any) -> Any:
        meant = names.resolve(row.village.printed, known.places.villages)
        if isinstance(meant, names.Ambiguous):
            return row._replace(village=row.village._replace(printed=""))
        return row

    return filled._replace(
        models=[clear(row) for row in filled.models],
        households=[clear(row) for row in filled.households],
    )


def _tell(facts: list[Stated]) -> dict[Key, Told]:
    """What is said of each thing, of the unit as a whole, and of its villages on their own."""
    groups: dict[Key, list[Stated]] = {}
    for each in facts:
        for key in _keys(each):
            groups.setdefault(key, []).append(each)
    return {key: _add(group) for key, group in groups.items()}


def _keys(said: Stated) -> list[Key]:
    """The things that a fact is about."""
    keys = [(said.kind, said.subject, said.place if said.kind == "model" else "")]
    if said.kind == "custom" and said.place:
        keys.append((said.kind, said.subject, said.place))
    return keys


def _add(group: list[Stated]) -> Told:
    """Facts of one thing added up; where a number is missing it is a lower bound."""
    if group[0].kind == "model":
        return Told("có", None)
    if group[0].kind == "note":
        return Told("; ".join(each.text for each in group), None)
    total = sum((each.value or Decimal(0) for each in group), Decimal(0))
    if any(each.state == "uncounted" for each in group):
        return Told(f"ít nhất {_number(total)}" if total else "chưa rõ", None)
    qualifiers = {each.qualifier for each in group}
    qualifier = next((each for each in ("more_than", "about") if each in qualifiers), "exact")
    text = quantities.write_quantity(total, qualifier)
    wholes = [each.denominator for each in group if each.denominator is not None]
    if wholes:
        whole = sum(wholes, Decimal(0))
        share = write_share(100 * Fraction(total) / Fraction(whole), 1)
        return Told(f"{text}/{_number(whole)} ({share})", None)
    return Told(text, total if qualifier == "exact" else None)


def _order(after: dict[Key, Told]) -> Callable[[Key], tuple]:
    """By sheet, then as the form has them; what only the warehouse has comes last."""
    places = {key: place for place, key in enumerate(after)}
    subjects: dict[tuple[str, str], int] = {}
    for kind, subject, _ in after:
        subjects.setdefault((kind, subject), len(subjects))

    def order(key: Key) -> tuple:
        kind, subject, place = key
        first = subjects.get((kind, subject), len(subjects))
        return _KINDS.index(kind), first, subject, places.get(key, len(places)), place

    return order


def _name(kind: str, subject: str, known: unit_record.History) -> str:
    """What a row is about, as the form calls it."""
    if kind == "event":
        return f"Mô hình: {form.EVENTS[subject].lower()}"
    if kind == "running":
        return "Mô hình: cuối kỳ"
    if kind == "custom":
        return known.customs.get(subject, subject)
    if kind == "channel":
        text = form.CHANNELS[subject]
        return text[:1].upper() + text[1:]
    if kind == "indicator":
        indicator, version = subject.rsplit(" ", 1)
        definition = known.definitions.get((indicator, int(version)))
        return definition.short if definition else indicator
    return f"Hỗ trợ: {subject}" if kind == "gift" else subject


def _change(old: Told | None, new: Told | None) -> str:
    if old is None:
        return "mới"
    if new is None:
        return "bỏ"
    if old.number is None or new.number is None:
        return "đổi"
    difference = new.number - old.number
    return f"{'tăng' if difference > 0 else 'giảm'} {_number(abs(difference))}"


def _text(told: Told | None) -> str:
    return NO_FIGURE if told is None else told.text


def _number(value: Decimal) -> str:
    return vietnamese.write_number(value, 0 if value == value.to_integral_value() else 2)
