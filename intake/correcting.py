"""A form that comes for a quarter of which one is accepted: what it would change, what it may keep.

It takes the place of the whole form before, or, when that is chosen, of its filled cells alone:
then what it leaves blank stays as it was accepted. Either way the rows of the correction are
complete, and a build needs no form before it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from data import vietnamese
from data.store import Snapshot
from intake import form, names, restating
from intake.filled import Filled, Gift, Household, Model, Note, Ratio, Text, Value
from intake.findings import Finding, IntakeError
from intake.restating import InForce

CODES = ("W311", "W312")  # what a correction takes away, what it changes
ENDS = tuple(event for event in form.EVENTS if event not in form.BEGINNINGS)
LEFT_BLANK = "W304"
Answers = Mapping[tuple[str, str, str], str]  # as in rules.py
Key = TypeVar("Key")
Row = TypeVar("Row")


def require(on: Snapshot, unit_id: str, quarter: str) -> InForce:
    """The form that is to be corrected; IntakeError where none is accepted."""
    kept = restating.tell(on, unit_id, quarter)
    if kept is None:
        raise IntakeError(
            f"Chưa có biểu nào đã duyệt cho {vietnamese.write_quarter(quarter)} nên không thể chỉ "
            "sửa những ô đã điền. Hãy duyệt như một biểu đầy đủ."
        )
    return kept


def fill_up(filled: Filled, kept: InForce) -> Filled:
    """The form with what it leaves blank as it was accepted.

    A cell with a dash, a zero or "chưa rõ" is filled in. A row of a list takes the place of those
    about the same model, village, gift or task; other rows stay. What stays leads to its cell in
    the edition from which it comes: "C24 bản 1".
    """
    old: Filled = _mark(kept.filled, kept.edition)
    return filled._replace(
        counts=_fill_values(filled.counts, old.counts),
        opening=_fill_value(filled.opening, old.opening),
        running=_fill_value(filled.running, old.running),
        models=_fill_rows(filled.models, old.models, _model_key),
        customs=_fill_values(filled.customs, old.customs),
        households=_fill_rows(filled.households, old.households, _household_key),
        indicators=_fill_ratios(filled.indicators, old.indicators),
        outreach=_fill_values(filled.outreach, old.outreach),
        gifts=_fill_rows(filled.gifts, old.gifts, _gift_key),
        notes=sorted(_fill_notes(filled.notes, old.notes), key=_note_order),
        shared=_fill_values(filled.shared, old.shared),
    )


def recall(kept: InForce, answers: Iterable[Sequence[str]]) -> Answers:
    """The reasons for warnings of the form before, for cells that stay as they were, be it blank.

    answers: code, sheet, cell and reason, as the journal has them.
    """
    return {
        (code, sheet, cell if code == LEFT_BLANK else _mark_cell(cell, kept.edition)): reason
        for code, sheet, cell, reason in answers
        if cell
    }


def spread(findings: Iterable[Finding], answers: Answers) -> Answers:
    """The answers, with one that stands for all figures that a correction changes ("W312", without
    a cell) at each of them that has none of its own."""
    common = {code: answers.get((code, "", ""), "") for code in CODES}
    places = [(one.code, one.sheet, one.cell) for one in findings]
    return {place: common[place[0]] for place in places if common.get(place[0])} | dict(answers)


def _mark_cell(cell: str, edition: int) -> str:
    return cell if not cell or " bản " in cell else f"{cell} bản {edition}"


def _mark(told: Any, edition: int) -> Any:
    """The same, each cell with the edition from which it comes."""
    if isinstance(told, Value | Text):
        return told._replace(cell=_mark_cell(told.cell, edition))
    if isinstance(told, dict):
        return {key: _mark(each, edition) for key, each in told.items()}
    if isinstance(told, list):
        return [_mark(each, edition) for each in told]
    if isinstance(told, Filled | Model | Household | Gift | Note | Ratio):
        return type(told)(*(_mark(each, edition) for each in told))
    return told


def _fill_value(new: Value | None, old: Value | None) -> Value | None:
    return old if new is None or (new.state == "blank" and old is not None) else new


def _fill_values(new: Mapping[Key, Value], old: Mapping[Key, Value]) -> dict[Key, Value]:
    return {key: _either(value, old.get(key)) for key, value in new.items()} | _beside(new, old)


def _beside(new: Mapping[Key, Row], old: Mapping[Key, Row]) -> dict[Key, Row]:
    """What the form does not even ask any more."""
    return {key: each for key, each in old.items() if key not in new}


def _fill_ratios(new: Mapping[Key, Ratio], old: Mapping[Key, Ratio]) -> dict[Key, Ratio]:
    filled = {}
    for key, (top, bottom) in new.items():
        before = old.get(key, Ratio(top, bottom))
        filled[key] = Ratio(
            _either(top, before.numerator), bottom and _either(bottom, before.denominator)
        )
    return filled | _beside(new, old)


def _either(new: Value, old: Value | None) -> Value:
    return old if new.state == "blank" and old is not None else new


def _fill_rows(
    new: Sequence[Row], old: Sequence[Row], key: Callable[[Row], tuple[str, ...]]
) -> list[Row]:
    """The rows that are new, and those before that are about something else."""
    said = {key(row) for row in new}
    return [*new, *(row for row in old if key(row) not in said)]


def _model_key(model: Model) -> tuple[str, ...]:
    is_beginning = "dừng" if model.event in ENDS else "bắt đầu"
    return is_beginning, model.model_id or vietnamese.fold(model.name.printed)


def _household_key(row: Household) -> tuple[str, ...]:
    return row.custom_id, names.simplify(row.village.printed)


def _gift_key(gift: Gift) -> tuple[str, ...]:
    return vietnamese.fold(gift.item.printed), names.simplify(gift.place.printed)


def _fill_notes(new: Sequence[Note], old: Sequence[Note]) -> list[Note]:
    """As `_fill_rows`; a task that stays gives its place to another that stands there now."""
    rows = _fill_rows(new, old, _note_key)
    told = list(new)
    for row in rows[len(new) :]:
        taken = {one.position for one in told if one.kind == row.kind}
        told.append(row._replace(position=max(taken) + 1) if row.position in taken else row)
    return told


def _note_key(note: Note) -> tuple[str, ...]:
    # a later form may print another task in the same row: what was concluded meanwhile
    is_task = note.kind == "past_task"
    return note.kind, vietnamese.fold(note.text.printed) if is_task else str(note.position)


def _note_order(note: Note) -> tuple[int, int]:
    """Kind by kind as the form has them, a cause after its difficulty."""
    kind = "difficulty" if note.kind == "cause" else note.kind
    return list(form.NOTE_ROWS).index(kind), note.position
