"""What became of every workbook: an append-only log, and the states that follow from it alone.

A unit's quarter goes from "none" to "sent", "returned" or "accepted"; a later file of the same unit
and quarter is its second one ("bản 2"), which takes the first one's place when it is accepted, and
gives it back when it is withdrawn.
All times are UTC; the clock is always the caller's.
"""

import hashlib
import json
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from data import ledger, vietnamese

STATES = {
    "none": "chưa có số liệu",
    "sent": "đã gửi",
    "returned": "trả lại",
    "accepted": "đã duyệt",
    "replaced": "đã thay bằng bản sau",
    "withdrawn": "đã rút",
}


class Event(NamedTuple):
    """One line of the log; what a kind of event does not know is empty.

    kind: sent | returned | accepted | refused (it did not add up) | withdrawn (what was accepted
    counts no more, what it had replaced does again) | closed (a quarter) | reopened (it again) |
    allowed (a unit may send for a closed quarter until `until`) | clock (somebody says
    that it goes right) | healed (what was no line was cut off) | keyed (from here on a key seals) |
    resumed (lines were lost: `forgone`, as ledger.contradictions has it) | filed (figures that were
    accepted before they were kept as files now are) | villages (a list of them was loaded) |
    entered (the office wrote something itself: the entry `file`, in place of `replaces`) | struck
    (the entry `replaces` counts no more) |
    rolled_back (readers went from one version to an earlier one, or forward again; holds.py);
    sha: the file that it is about; file: its name, only to be shown; answers: code, sheet, cell and
    reason of each warning; made: keys of the models and villages that the acceptance brought, by
    table; replaces: the submission whose place it took, or that was withdrawn; came_on: the day on
    which a form came on paper or by mail, sent only when it was another than `at`; came_on, due_on
    of an acceptance: for the reporting duty;
    version: the number of the version that it made; rolled_back: from which version to which
    readers had gone back until then, [] when they had not; of going back or forward itself, the two
    versions; facts: the digest of the accepted
    figures (data/accepted.py), of a withdrawal that of those that count again; only_filled: whether
    what it left blank stayed as it was accepted before.
    """

    kind: str
    at: datetime
    by: str = ""
    unit_id: str = ""
    quarter: str = ""
    sha: str = ""
    file: str = ""
    errors: int = 0
    warnings: int = 0
    reason: str = ""
    until: date | None = None
    answers: list[list[str]] = []  # noqa: RUF012 (never changed)
    made: dict[str, list[str]] = {}  # noqa: RUF012
    replaces: str = ""
    came_on: date | None = None
    due_on: date | None = None
    forgone: list[list[Any]] = []  # noqa: RUF012
    version: int = 0
    rolled_back: list[int] = []  # noqa: RUF012
    facts: str = ""
    only_filled: bool = False

    @property
    def digest(self) -> str:
        """SHA-256 of all that it says."""
        return hashlib.sha256(json.dumps(entry_of(self)).encode()).hexdigest()


class Submission(NamedTuple):
    """One file that was sent for a unit and quarter: the `number`-th ("bản 2"), and its state.

    state: sent | returned | accepted | replaced | withdrawn; first_sent_at: of the first file of
    that unit and quarter, whatever became of it; came_at: when the first complete one came (without
    errors, not returned and not withdrawn), None until then; first_on, came_on: the days of both,
    for the reporting duty, by what was said of the day of receiving; received_on: that of this one;
    by: who took it in; reason: why it was returned, refused or withdrawn.
    """

    unit_id: str
    quarter: str
    number: int
    state: str
    sha: str
    file: str
    first_sent_at: datetime
    came_at: datetime | None
    first_on: date
    came_on: date | None
    received_on: date
    sent_at: datetime
    by: str
    errors: int
    warnings: int
    decided_at: datetime | None
    decided_by: str
    reason: str
    answers: list[list[str]]

    @property
    def submission_id(self) -> str:
        """Its key in the warehouse: "dak-pne.2024-Q3", "dak-pne.2024-Q3.2" for the second file."""
        first = f"{self.unit_id}.{self.quarter}"
        return f"{first}.{self.number}" if self.number > 1 else first


path = ledger.path


def read(data_set: str) -> list[Event]:
    """All events, oldest first, none without a log.

    WarehouseError when a line was changed or lost, or was sealed with a key that is not at hand.
    """
    return [_event(entry) for entry in ledger.read(data_set).entries]


def torn(data_set: str) -> int:
    """How many bytes at the end are no line; no event is lost with them."""
    return ledger.read(data_set).torn


def append(data_set: str, event: Event) -> None:
    """Write an event down to the disk. Only within storage.writing(storage.folder(data_set), …).

    OSError when the disk refuses, then nothing is written; WarehouseError for a damaged log.
    """
    ledger.note(data_set, entry_of(event))


def salvage(data_set: str) -> list[Event]:
    """The events that are left, whatever is known of others; WarehouseError for damaged ones."""
    return [_event(entry) for entry in ledger.salvage(data_set).entries]


def resume(data_set: str, event: Event) -> None:
    """Go on from what is left of the log, with the event that says so; as `append`."""
    ledger.append(data_set, entry_of(event), anew=True)


def submissions(data_set: str) -> list[Submission]:
    """Every file that was sent, in the order of sending; WarehouseError for a damaged log."""
    return derive(read(data_set))


def tell_state(files: list[Submission]) -> str:
    """How far a unit has come, in words, by its files of one quarter as they came.

    Figures that are in force are always told of: "đã duyệt bản 1, bản 2 chờ".
    """
    if not files:
        return STATES["none"]
    newest, in_use = files[-1], [one for one in files if one.state == "accepted"]
    if not in_use or in_use[-1] is newest:
        return STATES[newest.state]
    after = {"sent": "chờ"}.get(newest.state, STATES[newest.state])
    return f"đã duyệt bản {in_use[-1].number}, bản {newest.number} {after}"


def derive(events: list[Event]) -> list[Submission]:
    """What `submissions` gives, from events that were read."""
    found: dict[str, Submission] = {}
    alike: dict[tuple[str, str], list[str]] = {}  # the files of a unit and quarter, as they came
    took: dict[str, str] = {}  # the file that took the place of another
    for event in events:
        files = alike.setdefault((event.unit_id, event.quarter), [])
        earlier = [found[sha] for sha in files]
        if event.kind == "sent":
            files.append(event.sha)
            found[event.sha] = _send(event, earlier)
        elif event.kind == "refused":
            found[event.sha] = found[event.sha]._replace(reason=event.reason)
        elif event.kind in ("returned", "accepted"):
            if event.kind == "accepted":
                took |= {one.sha: event.sha for one in earlier if one.state == "accepted"}
            found |= _decide(event, found[event.sha], earlier)
        elif event.kind == "withdrawn":
            before = [one for one in earlier if took.get(one.sha) == event.sha]
            found |= _decide(event, found[event.sha], [])
            found |= {one.sha: one._replace(state="accepted") for one in before[-1:]}
    came = {key: _came([found[sha] for sha in files]) for key, files in alike.items()}
    return [one._replace(**came[one.unit_id, one.quarter]) for one in found.values()]


def closed_at(events: list[Event], quarter: str) -> datetime | None:
    """When a quarter was closed, None while it is open; the newest word counts."""
    words = [one for one in events if one.kind in ("closed", "reopened") and one.quarter == quarter]
    return words[-1].at if words and words[-1].kind == "closed" else None


def allowed_until(events: list[Event], unit_id: str, quarter: str) -> date | None:
    """The last day on which a unit may still send for a closed quarter; the newest word counts."""
    days = [
        one.until
        for one in events
        if (one.kind, one.unit_id, one.quarter) == ("allowed", unit_id, quarter)
    ]
    return days[-1] if days else None


def _send(event: Event, earlier: list[Submission]) -> Submission:
    return Submission(
        unit_id=event.unit_id,
        quarter=event.quarter,
        number=len(earlier) + 1,
        state="sent",
        sha=event.sha,
        file=event.file,
        first_sent_at=earlier[0].sent_at if earlier else event.at,
        came_at=None,
        first_on=event.came_on or vietnamese.day_in_vietnam(event.at),
        came_on=None,
        received_on=event.came_on or vietnamese.day_in_vietnam(event.at),
        sent_at=event.at,
        by=event.by,
        errors=event.errors,
        warnings=event.warnings,
        decided_at=None,
        decided_by="",
        reason="",
        answers=[],
    )


def _decide(event: Event, one: Submission, alike: list[Submission]) -> dict[str, Submission]:
    """What changes when a file is decided on: its state, and that of the one before."""
    decided = one._replace(
        state=event.kind,
        decided_at=event.at,
        decided_by=event.by,
        reason=event.reason,
        answers=event.answers or one.answers,
    )
    replaced = [] if event.kind == "returned" else [old for old in alike if old.state == "accepted"]
    return {old.sha: old._replace(state="replaced") for old in replaced} | {one.sha: decided}


def _came(alike: list[Submission]) -> dict[str, Any]:
    """When the first file of a unit and quarter came, and the first complete one."""
    back = ("returned", "withdrawn")
    complete = [one for one in alike if not one.errors and one.state not in back]
    return {
        "came_at": complete[0].sent_at if complete else None,
        "first_on": min((one.received_on for one in alike), default=None),
        "came_on": min((one.received_on for one in complete), default=None),
    }


_DAYS = ("until", "came_on", "due_on")


def entry_of(event: Event) -> dict[str, Any]:
    """An event as its line says it: without what is empty."""
    said = {name: value for name, value in event._asdict().items() if value}
    return said | {name: said[name].isoformat() for name in ("at", *_DAYS) if name in said}


def _event(entry: dict[str, Any]) -> Event:
    days = {name: date.fromisoformat(entry[name]) for name in _DAYS if name in entry}
    at = datetime.fromisoformat(entry["at"]).astimezone(UTC)
    return Event(**(entry | days | {"at": at}))
