"""The tasks of a quarter: who set them, who does them, until when, and how far they have come.

    find_tasks(on, "2024-Q3", today)    # what report 128 set for it, conclusions, units' own tasks

A state nobody told of is not known, which is not "not done". What the standing office wrote last
holds before what a unit said in its form.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from data import vietnamese
from data.store import Snapshot
from queries import records

STATES = ("not_started", "under_way", "done", "late", "stopped", "")
OPEN = ("not_started", "under_way")
# What a number of a task counts, when it counts units: those that each can be told of.
_PLACES = {
    "xã, thị trấn": ("commune", "town"),
    "cơ quan, đơn vị": ("agency",),
    "cơ quan": ("agency",),
}
_INSPECTION = "kiểm tra"


class Account(NamedTuple):
    """How far a task has come, or one unit with it, as somebody told. by: "" the office."""

    state: str
    evidence: str
    as_of: date | None
    by: str = ""


class Task(NamedTuple):
    """A task of a quarter.

    origin: report | conclusion | unit; unit: who does it, in words, "" where nobody is named;
    unit_id: "" where the words name no one unit; product: what must be there in the end; due_on:
    None where no day is named; state: not_started | under_way | done | stopped, "" unknown;
    is_past: whether its day is over; is_late: known not to be done by then; told: who said so, None
    for nobody; also: what the unit said, where the office said otherwise; target: how many of
    `places` (id to name) it is for, None for a task that is not counted so; at: what was told of
    single ones, the newest.
    """

    task_id: str
    origin: str
    quarter: str
    position: int
    text: str
    unit: str
    unit_id: str
    product: str
    due_on: date | None
    state: str
    is_past: bool
    is_late: bool
    told: Account | None
    also: Account | None
    source: str
    target: int | None
    places: dict[str, str]
    at: dict[str, Account]
    entry_id: str = ""
    slide: str = ""
    version: int = 0

    @property
    def status(self) -> str:
        """The state as it is shown, one of STATES: "late" for a task that is."""
        return "late" if self.is_late else self.state

    @property
    def is_inspection(self) -> bool:
        """Whether it is part of the plan of inspections."""
        return self.target is not None and _INSPECTION in self.text.lower()

    @property
    def done_at(self) -> list[str]:
        """The units at which it is done, in the order of `places`."""
        return [unit for unit in self.places if unit in self.at and self.at[unit].state == "done"]


def find_tasks(on: Snapshot, quarter: str, today: date | None = None) -> list[Task]:
    """All tasks of a quarter as of a day: the report's, then conclusions, then units' own.

    Without `today` none is late.
    """
    before = vietnamese.previous_quarter(quarter)
    said = _find_said(on)
    notes = _find_notes(on, before, "task"), _find_notes(on, quarter, "past_task")
    units = records("explanations/units", on=on, quarter=before)
    tasks = [*_read_report(on, quarter, units), *_read_conclusions(on, quarter, before)]
    # a unit that tells of what was concluded of it tells of no task of its own
    given = {_key(one.unit_id, one.text) for one in tasks}
    own = _read_notes(quarter, *notes)
    tasks += [one for one in own if _key(one.unit_id, one.text) not in given]
    by_unit = {_key(row.unit_id, row.text): _told(row) for row in notes[1]}
    return [_judge(task, said.get(task.task_id, {}), by_unit, today) for task in tasks]


def find_set(on: Snapshot, quarter: str, today: date | None = None) -> list[Task]:
    """The tasks that the committee set for a quarter: the report's, and conclusions."""
    return [one for one in find_tasks(on, quarter, today) if one.origin != "unit"]


def find_conclusions(on: Snapshot, quarter: str) -> list[Task]:
    """What was concluded for a quarter, in the order in which it was written."""
    return [one for one in find_set(on, quarter) if one.origin == "conclusion"]


def find_undone(tasks: Iterable[Task]) -> list[Task]:
    """The tasks that are known not to be done; one nobody told of is not among them."""
    return [task for task in tasks if task.state in OPEN]


def join_parts(tasks: Iterable[Task]) -> list[list[Task]]:
    """The tasks as they are counted: a report's with all of its parts, each of the others alone."""
    found: dict[tuple[str, str | int], list[Task]] = {}
    for task in tasks:
        key = task.position if task.origin == "report" else task.task_id
        found.setdefault((task.quarter + task.origin, key), []).append(task)
    return list(found.values())


def count_states(tasks: Iterable[Task]) -> dict[str, int]:
    """How many tasks have come how far, by each of STATES."""
    found = dict.fromkeys(STATES, 0)
    for parts in join_parts(tasks):
        found[_join_states(parts)] += 1
    return found


def _join_states(parts: list[Task]) -> str:
    """How far a task has come of which each part has its own state: under way where these differ,
    and something of it was begun."""
    states = {part.status for part in parts}
    if len(states) == 1:
        return states.pop()
    if "late" in states:
        return "late"
    return "under_way" if states & {"under_way", "done"} else ""


def pick_tasks(tasks: Iterable[Task], communes: Collection[str], district: str) -> list[Task]:
    """The tasks of some communes (ids), and those of all: of the district (its id), or of nobody
    by name."""
    return [one for one in tasks if one.unit_id in ("", district, *communes)]


def _read_report(on: Snapshot, quarter: str, units: list[Any]) -> list[Task]:
    found = []
    for row in records("figures/tasks", on=on, quarter=quarter):
        kinds = _PLACES.get(row.unit, ())
        places = {unit.unit_id: unit.label for unit in units if unit.kind in kinds}
        target = int(row.value) if row.value is not None and kinds else None
        found.append(
            _make(
                row.fact_id, "report", quarter, int(row.position), row.about, row.source
            )._replace(
                unit=row.lead or "",
                product=_count(row),
                target=target,
                places=places if target is not None else {},
            )
        )
    return found


def _count(row: Any) -> str:
    return "" if row.value is None else f"{vietnamese.write_count(int(row.value))} {row.unit}"


def _read_conclusions(on: Snapshot, quarter: str, before: str) -> list[Task]:
    rows = records("tasks/conclusions", on=on, quarter=quarter, before=before)
    return [
        _make(
            row.conclusion_id, "conclusion", quarter, number, row.text,
            f"kết luận ngày {vietnamese.write_date(date.fromisoformat(row.written_on))}",
        )._replace(
            unit="Ban Chỉ đạo huyện" if row.unit_kind == "district" else row.unit,
            unit_id=row.unit_id,
            product=row.product or "",
            due_on=date.fromisoformat(row.due_on) if row.due_on else None,
            entry_id=row.entry_id,
            slide=row.slide or "",
            version=int(row.version),
        )
        for number, row in enumerate(rows, start=1)
    ]  # fmt: skip


def _read_notes(quarter: str, planned: list[Any], past: list[Any]) -> list[Task]:
    """Units' own tasks: planned a quarter before, or told of as such at its end."""
    found: dict[tuple[str, str], Task] = {}
    for row in [*planned, *past]:
        task = _make(row.fact_id, "unit", quarter, int(row.position), row.text, row.source)
        found.setdefault(
            _key(row.unit_id, row.text), task._replace(unit=row.unit, unit_id=row.unit_id)
        )
    return list(found.values())


def _make(task_id: str, origin: str, quarter: str, position: int, text: str, source: str) -> Task:
    return Task(
        task_id, origin, quarter, position, text, "", "", "", None, "", False, False, None, None,
        source, None, {}, {},
    )  # fmt: skip


def _judge(
    task: Task,
    said: Mapping[str, Account],
    by_unit: Mapping[tuple[str, str], Account],
    today: date | None,
) -> Task:
    """A task with how far it has come."""
    office = said.get("")
    unit = by_unit.get(_key(task.unit_id, task.text)) if task.unit_id else None
    at = {place: told for place, told in said.items() if place in task.places}
    told = office or unit or _add_up(task.target, at)
    state = told.state if told else ""
    is_past = task.due_on is not None and today is not None and task.due_on < today
    return task._replace(
        state=state,
        is_past=is_past,
        is_late=is_past and state in OPEN,
        told=told,
        also=unit if office and unit and unit.state != office.state else None,
        at=at,
    )


def _add_up(target: int | None, at: Mapping[str, Account]) -> Account | None:
    """How far a task for several units has come, from what was told of each; None for nothing."""
    if target is None or not at:
        return None
    done = sum(told.state == "done" for told in at.values())
    newest = max(told.as_of for told in at.values() if told.as_of)
    evidence = f"{done}/{target} nơi đã xong"
    if done >= target:
        return Account("done", evidence, newest)
    begun = done or any(told.state == "under_way" for told in at.values())
    return Account("under_way" if begun else "not_started", evidence, newest)


def _find_said(on: Snapshot) -> dict[str, dict[str, Account]]:
    """What the office wrote last of each task, by unit, "" for all of it."""
    found: dict[str, dict[str, Account]] = {}
    for row in records("tasks/progress", on=on):  # the newest first
        told = Account(row.state, row.evidence or "", date.fromisoformat(row.as_of))
        found.setdefault(row.task_id, {}).setdefault(row.unit_id or "", told)
    return found


def _find_notes(on: Snapshot, quarter: str, kind: str) -> list[Any]:
    return [row for row in records("figures/notes", on=on, quarter=quarter) if row.kind == kind]


def _told(row: Any) -> Account:
    return Account(row.state or "", row.result or "", None, row.unit)


def _key(unit_id: str, text: str) -> tuple[str, str]:
    """A unit's task, however it was typed."""
    return unit_id, vietnamese.fold(text).rstrip(" .;")
