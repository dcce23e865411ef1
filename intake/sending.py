"""What is done with a workbook before it is accepted: it comes in, or goes back."""

from datetime import date, datetime
from typing import NamedTuple

from data import store, vietnamese
from intake import applying, journal, originals, people, personal, rules, storage, workbook
from intake.findings import Finding
from intake.journal import Event, Submission

UNNAMED = "biểu.xlsx"  # in place of a file's name that is somebody's


class Sent(NamedTuple):
    """A workbook that came in. fresh: whether it is new; sentence: for the user."""

    submission: Submission
    findings: list[Finding]
    fresh: bool
    sentence: str


def send(
    data_set: str,
    data: bytes,
    name: str,
    by: str,
    now: datetime | None = None,
    received_on: date | None = None,
) -> Sent:
    """Take in a workbook: check it, keep it, and write down that it came; errors don't hinder that.

    received_on: the day on which it came on paper or by mail, today without one. A file that came
    before changes nothing. IntakeError for a file that can't be taken in, for a closed quarter, for
    nobody's name and a clock that must be wrong, and for one that tells of persons, of which
    nothing is kept; WarehouseError when it could not be written.
    """
    by, now = rules.who(by, "sent"), rules.moment(data_set, now)
    name = vietnamese.tidy(name)
    on = store.snapshot(data_set)
    filled, findings = applying.examine(data, name, on)
    personal.require_none(findings, workbook.show_name(name))
    if people.judge(name):
        name = UNNAMED
    if received_on == vietnamese.day_in_vietnam(now):
        received_on = None
    if received_on:
        rules.require_received(filled.quarter, received_on, now)
    with storage.writing(storage.folder(data_set), "Tệp CHƯA được nhận"):
        sha = originals.put(data_set, data)
        events = journal.read(data_set)
        known = rules.find(events, sha)
        if known:
            return Sent(known, findings, False, rules.already(known))
        rules.require_allowed(on, events, filled.unit_id, filled.quarter, now)
        event = Event(
            "sent",
            now,
            by=by,
            unit_id=filled.unit_id,
            quarter=filled.quarter,
            sha=sha,
            file=name,
            errors=sum(one.stops for one in findings),
            warnings=sum(not one.stops for one in findings),
            came_on=received_on,
        )
        journal.append(data_set, event)
        every = journal.derive([*events, event])
    one = every[-1]
    alike = [old for old in every[:-1] if (old.unit_id, old.quarter) == (one.unit_id, one.quarter)]
    edition = f", bản {one.number}" if one.number > 1 else ""
    quarter = vietnamese.write_quarter(one.quarter)
    came = f", nhận ngày {vietnamese.write_date(received_on)}" if received_on else ""
    label = rules.label(on, one.unit_id, one.quarter)
    sentence = f"Đã nhận biểu của {label}, {quarter}{edition}{came}. {rules.tell_others(alike)}"
    return Sent(one, findings, True, sentence.rstrip())


def give_back(
    data_set: str, sha: str, reason: str, by: str, now: datetime | None = None
) -> Submission:
    """Return a workbook to whoever sent it, with a reason; IntakeError when it is decided on."""
    told = "Trả lại thì phải ghi lý do, để đơn vị biết cần sửa gì."
    now, reason = rules.moment(data_set, now), rules.require_reason(reason, told)
    with storage.writing(storage.folder(data_set), "Biểu CHƯA được trả lại"):
        events = journal.read(data_set)
        one = rules.require_undecided(events, sha)
        event = rules.about(one, "returned", now, by)._replace(reason=reason)
        journal.append(data_set, event)
    return rules.find([*events, event], sha) or one
