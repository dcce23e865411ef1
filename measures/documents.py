"""Documents that steer the campaign: which they are, what each changed, what hangs on each.

Forms that units send and pages of the press are documents of the warehouse too, but steer nothing.
What refers to a document by its number in words (a task, a unit, a deadline of data/duty.toml) is
found by that number standing whole in the text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from data import accepted, deadlines
from data.deadlines import Settings
from data.store import Snapshot
from measures.figures.facts import Row
from queries import records

# The first word of the kind of whatever a unit sends.
FORM = accepted.KIND.split()[0]
# What may hang on a document, in the order in which it is told.
TIES = (
    "definition", "custom", "unit", "deadline", "fact_target", "fact_task", "task", "document",
    "fact_model", "fact_model_stock", "fact_custom", "fact_indicator", "fact_outreach",
    "fact_support", "fact_duty", "fact_note", "control", "context",
)  # fmt: skip
FACTS = tuple(what for what in TIES if what.startswith("fact_") and what != "fact_task")


class Change(NamedTuple):
    """What a document changed. kind: definition | unit | extension | exemption | deadline;
    things: what it was about; before: what there was; since: a quarter's key or a day; place: in
    the document."""

    kind: str
    things: tuple[str, ...]
    before: str
    since: str | date
    place: str


class Tie(NamedTuple):
    """Things of one kind that hang on a document; quarter: the newest of them, "" without one;
    names: of those that have one."""

    what: str
    things: int
    quarter: str
    names: tuple[str, ...] = ()


class Document(NamedTuple):
    """A document that steers. abstract: word for word, "" where the source does not give it;
    about: in our own words."""

    document_id: str
    kind: str
    number: str
    issued_on: date | None
    issuer: str
    abstract: str
    about: str
    url: str
    note: str
    changes: tuple[Change, ...]
    ties: tuple[Tie, ...]

    @property
    def label(self) -> str:
        """ "Chỉ thị 13-CT/TU"."""
        return f"{self.kind} {self.number}"


class Documents(NamedTuple):
    """All of a version: those that steer, the newest first and those without a date last; forms of
    units by issuer, and pages of the press, by how many there are."""

    steering: list[Document]
    forms: dict[str, int]
    pages: int


def read_documents(on: Snapshot, settings: Settings | None = None) -> Documents:
    """The documents of a version; settings: of the duty to report, today's without any."""
    rows = records("documents/papers", on=on)
    roles = [(role_of(row.kind, row.number), row) for row in rows]
    steering = [row for role, row in roles if role == "steering"]
    forms: dict[str, int] = {}
    for role, row in roles:
        if role == "form":
            forms[row.issuer] = forms.get(row.issuer, 0) + 1
    told = _Told(
        steering,
        records("documents/mentions", on=on),
        records("documents/definitions", on=on),
        records("documents/ties", on=on),
        settings or deadlines.read(),
    )
    return Documents(
        sorted((_make(row, told) for row in steering), key=_newest_first),
        dict(sorted(forms.items())),
        sum(role == "page" for role, _ in roles),
    )


def role_of(kind: str, number: object) -> str:
    """steering | form (of a unit) | page (of the press, without a number)."""
    if kind.split()[0] == FORM:
        return "form"
    return "page" if pd.isna(number) or not number else "steering"


def is_of_quarter(day: date | None, quarter: str) -> bool:
    """Whether a day lies in a quarter of the calendar."""
    return day is not None and f"{day.year}-Q{(day.month + 2) // 3}" == quarter


def is_named(text: str, kind: str, number: str) -> bool:
    """Whether a text has a document's number, not as a part of a longer one: "12-CT/TU" is not in
    "112-CT/TU". A number in words ("năm 2024") must follow the kind."""
    whole = number if re.search(r"\d.*[-/]", number) else f"{kind} {number}"
    return bool(re.search(rf"(?<![\w/-]){re.escape(whole)}(?![\w/-])", text))


class _Told(NamedTuple):
    """What is asked once for all documents."""

    steering: list[Row]
    mentions: list[Row]
    definitions: list[Row]
    ties: list[Row]
    settings: Settings


def _make(row: Row, told: _Told) -> Document:
    mentions = [one for one in told.mentions if is_named(one.text, row.kind, row.number)]
    duties = list(_find_duties(row, told.settings))
    ties = [
        *_tie_definitions(row, told.definitions),
        *_tie_units(one for one in mentions if one.what == "unit"),
        *_tie_deadlines(duties),
        *_tie_tasks(one for one in mentions if one.what == "task"),
        *_tie_documents(row, told.steering),
        *(
            Tie(one.what, int(one.things), one.quarter or "")
            for one in told.ties
            if one.document_id == row.document_id
        ),
    ]
    return Document(
        row.document_id,
        row.kind,
        row.number,
        None if row.issued_on is None else pd.Timestamp(row.issued_on).date(),
        row.issuer,
        row.abstract or "",
        row.about,
        row.url or "",
        row.note or "",
        changes=(
            *_find_redefined(row, told.definitions),
            *_find_founded(one for one in mentions if one.what == "unit"),
            *duties,
        ),
        ties=tuple(sorted(ties, key=lambda tie: TIES.index(tie.what))),
    )


def _find_redefined(row: Row, definitions: Iterable[Row]) -> Iterator[Change]:
    for one in definitions:
        if one.changed_by == row.document_id:
            yield Change(
                "definition", (one.name,), one.before or "", one.valid_from, one.locator or ""
            )


def _find_founded(units: Iterable[Row]) -> Iterator[Change]:
    """Units that exist since a day, together."""
    by_day: dict[date, list[str]] = {}
    for one in units:
        if one.since is not None:
            by_day.setdefault(pd.Timestamp(one.since).date(), []).append(one.thing)
    for day, names in sorted(by_day.items()):
        yield Change("unit", tuple(names), "", day, "")


def _find_duties(row: Row, settings: Settings) -> Iterator[Change]:
    """What a document says of the duty to report: its rule, extensions, exemptions."""
    if is_named(settings.basis, row.kind, row.number):
        yield Change("deadline", (str(settings.day),), "", settings.since, "")
    for (unit, quarter), (until, text) in sorted(settings.extensions.items()):
        if is_named(text, row.kind, row.number):
            yield Change("extension", (unit, quarter), "", until, "")
    for (unit, quarter), reason in sorted(settings.exemptions.items()):
        if is_named(reason, row.kind, row.number):
            yield Change("exemption", (unit,), "", quarter, "")


def _tie_definitions(row: Row, definitions: Iterable[Row]) -> Iterator[Tie]:
    """Indicators that are laid down in a document, or that it changed."""
    label = f"{row.kind} {row.number}"
    found = [
        one
        for one in definitions
        if one.changed_by == row.document_id
        or (one.source.startswith(label) and is_named(one.source, row.kind, row.number))
    ]
    if found:
        names = tuple(dict.fromkeys(one.name for one in found))
        yield Tie("definition", len(names), max(one.valid_from for one in found), names)


def _tie_units(units: Iterable[Row]) -> Iterator[Tie]:
    found = list(units)
    if found:
        names = tuple(one.thing for one in found)
        yield Tie("unit", sum(int(one.things) for one in found), "", names)


def _tie_deadlines(duties: Sequence[Change]) -> Iterator[Tie]:
    if duties:
        yield Tie("deadline", len(duties), "")


def _tie_tasks(tasks: Iterable[Row]) -> Iterator[Tie]:
    """Tasks that say what they carry out."""
    found = list(tasks)
    if found:
        things = sum(int(one.things) for one in found)
        yield Tie("task", things, max(one.quarter for one in found))


def _tie_documents(row: Row, steering: Iterable[Row]) -> Iterator[Tie]:
    """Documents that name this one in what they are about."""
    names = tuple(
        f"{one.kind} {one.number}"
        for one in steering
        if one.document_id != row.document_id
        and is_named(f"{one.abstract or ''}\n{one.about}", row.kind, row.number)
    )
    if names:
        yield Tie("document", len(names), "", names)


def _newest_first(document: Document) -> tuple[Any, ...]:
    day = document.issued_on
    return (day is None, -(day or date.min).toordinal(), document.kind, document.number)
