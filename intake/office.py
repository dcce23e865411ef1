"""What the standing office writes itself, such as a document or why a figure fell: an entry.

An entry is kept like an accepted form (data/accepted.py): its rows as files that never change, one
line in the journal that makes it so, and a version that has it. A later one of the same key takes
its place, with a reason, and one that is struck counts no more; all of them stay.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

import pandas as pd

from data import accepted, drafts, holds, publish, vietnamese
from data.holds import Hold
from intake import acceptances, drafting, filing, journal, rules, storage
from intake.acceptances import InForce
from intake.drafting import ENTRY
from intake.findings import IntakeError
from intake.journal import Event

MOST = 2_000  # entries of a data set: each takes part in every build
_UNDONE = "CHƯA ghi được"
_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,119}")


class Entry(NamedTuple):
    """What is written: rows by table, and where it belongs.

    kind: as entry_kind in data/office.sql; key: small letters, digits and hyphens; entries of one
    kind and key are editions of one thing. make: the rows, once the entry's name is known.
    """

    kind: str
    key: str
    make: Callable[[str], Mapping[str, pd.DataFrame]]


def find(data_set: str, kind: str, key: str) -> InForce | None:
    """The entry of a kind and key that counts."""
    begins = _stem(kind, key)
    counts = acceptances.entries(journal.read(data_set))
    return next((one for one in counts if one.name.rpartition(".")[0] == begins), None)


def list_events(events: list[Event], *kinds: str) -> list[Event]:
    """The lines of the journal about entries of some kinds, the newest first."""
    stems = tuple(f"{ENTRY}{kind}." for kind in kinds)
    return [
        one
        for one in reversed(events)
        if one.kind in ("entered", "struck") and name_of(one).startswith(stems)
    ]


def name_of(event: Event) -> str:
    """The entry that such a line is about."""
    return event.file if event.kind == "entered" else event.replaces


def enter(
    data_set: str,
    entry: Entry,
    by: str,
    reason: str = "",
    seen: str | None = None,
    now: datetime | None = None,
    ends: Hold | None = None,
) -> int:
    """Write an entry down and publish a version that has it; that one's number.

    reason: why it takes the place of the one before, if there is one. seen: the name of the entry
    that whoever writes believes to count ("" for none), not asked without one; ends: as in
    accepting.accept. IntakeError for what may not be written, NotReconciled or another
    WarehouseError when the rest does not add up or the disk refuses: nothing was written then
    unless the sentence says so.
    """
    if not _KEY.fullmatch(entry.key):
        raise ValueError(f"{entry.key!r} is no key")

    def decide(events: list[Event], event: Event) -> Event:
        before = _find(events, entry.kind, entry.key)
        _require_shown(data_set, before)
        _require_seen(before, seen)
        if before:
            told = rules.require_reason(reason, "Sửa điều đã ghi thì phải ghi lý do.")
            event = event._replace(replaces=before.name, reason=told)
        elif reason:  # it takes the place of what was published
            event = event._replace(reason=rules.words(reason))
        if not before and len(acceptances.entries(events)) >= MOST:
            raise IntakeError(f"{_UNDONE}: đã có {MOST} điều ghi. Hãy bỏ bớt điều không còn dùng.")
        number = 1 + sum(_is_edition(one, entry.kind, entry.key) for one in events)
        return event._replace(file=f"{_stem(entry.kind, entry.key)}.{number}")

    return _decide(data_set, "entered", by, now, ends, decide, entry)


def strike(
    data_set: str,
    name: str,
    reason: str,
    by: str,
    now: datetime | None = None,
    ends: Hold | None = None,
) -> int:
    """Have an entry count no more, with a reason; the new version's number. Raises as `enter`."""

    def decide(events: list[Event], event: Event) -> Event:
        if name not in {one.name for one in acceptances.entries(events)}:
            raise IntakeError(
                "Điều này đã được sửa hoặc bỏ trong lúc đang xem; không có gì thay đổi. Hãy tải "
                "lại trang."
            )
        told = rules.require_reason(reason, "Bỏ điều đã ghi thì phải ghi lý do.")
        return event._replace(replaces=name, reason=told)

    return _decide(data_set, "struck", by, now, ends, decide)


def _decide(
    data_set: str,
    kind: str,
    by: str,
    now: datetime | None,
    ends: Hold | None,
    decide: Callable[[list[Event], Event], Event],
    entry: Entry | None = None,
) -> int:
    """Do what is decided, as the only one who may write: files, version, line, list, pointer."""
    storage.require_permission(_UNDONE)
    by, now = rules.who(by, kind), rules.moment(data_set, now)
    filing.make_good(data_set)
    with drafting.everything(data_set) as source, drafts.building(data_set) as folder:
        events = journal.read(data_set)
        before, hold = accepted.in_force(data_set), holds.read(data_set)
        drafting.require_agreed(data_set, hold, ends, before, _UNDONE, drafting.OF_ENTRIES)
        draft, number = publish.next_draft(data_set, folder)
        event = Event(
            kind, now, by, version=number, rolled_back=[hold.before, hold.version] if hold else []
        )
        event = decide(events, event)
        if entry:
            event = event._replace(facts=_write(data_set, entry, event).digest)
        left = filing.list_files(data_set, [*events, event])
        publish.make_whole(data_set, draft, number, source, left)
        with storage.writing(storage.folder(data_set), _UNDONE):
            journal.append(data_set, event)
        drafting.put_into_use(data_set, left, draft, number, "ĐÃ ghi vào sổ")
    return number


def _write(data_set: str, entry: Entry, event: Event) -> accepted.Accepted:
    """The entry's rows as files."""
    about = {
        "entry_id": event.file,
        "kind": entry.kind,
        "entered_on": vietnamese.day_in_vietnam(event.at),
        "entered_by": event.by,
    }
    rows = {**entry.make(event.file), "office_entry": pd.DataFrame([about], dtype=object)}
    with storage.writing(accepted.folder(data_set), _UNDONE):
        return accepted.write(data_set, event.file, rows, about | {"replaces": event.replaces})


def _stem(kind: str, key: str) -> str:
    return f"{ENTRY}{kind}.{key}"


def _is_edition(event: Event, kind: str, key: str) -> bool:
    return event.kind == "entered" and event.file.rpartition(".")[0] == _stem(kind, key)


def _find(events: list[Event], kind: str, key: str) -> InForce | None:
    counts = [one for one in acceptances.entries(events) if _is_edition(one.event, kind, key)]
    return counts[-1] if counts else None


def _require_shown(data_set: str, before: InForce | None) -> None:
    """IntakeError when what is to be replaced is not in the version in use, an older one: nobody
    can see it then, and drawing the page anew would not help."""
    unseen = drafting.list_unseen(data_set, accepted.in_force(data_set))
    if before and before.name in unseen:
        at = vietnamese.day_in_vietnam(before.event.at)
        build = "python -m data build" + (" --data-set demo" if data_set == "demo" else "")
        raise IntakeError(
            f"{_UNDONE}: điều này {before.event.by} đã ghi (ngày {at:%d/%m/%Y}), nhưng bản đang "
            f"dùng cũ hơn nên chưa hiện. Hãy dùng lại bản mới (chạy “{build}”), xem rồi sửa."
        )


def _require_seen(before: InForce | None, seen: str | None) -> None:
    """IntakeError when somebody else wrote meanwhile."""
    if seen is None or (before.name if before else "") == seen:
        return
    if before is None:
        told = "điều đang sửa vừa bị bỏ"
    else:
        at = vietnamese.day_in_vietnam(before.event.at)
        told = f"{before.event.by} vừa ghi một bản khác (ngày {at:%d/%m/%Y})"
    raise IntakeError(f"{_UNDONE}: trong lúc đang viết, {told}. Hãy tải lại trang, xem rồi ghi.")
