"""What is done with a workbook before it is accepted, and with a quarter once it is over."""

from datetime import date, datetime
from typing import NamedTuple

from data import store, vietnamese
from intake import applying, journal, originals, rules, storage, unit_record
from intake.findings import Finding, IntakeError
from intake.journal import Event, Submission


class Sent(NamedTuple):
    """A workbook that came in. fresh: whether it is new; sentence: for the user."""

    submission: Submission
    findings: list[Finding]
    fresh: bool
    sentence: str


def send(data_set: str, data: bytes, name: str, by: str = "", now: datetime | None = None) -> Sent:
    """Take in a workbook: check it, keep it, and write down that it came; errors don't hinder that.

    A file that came before changes nothing. IntakeError for a file that can't be taken in and for
    a closed quarter, WarehouseError when it could not be written.
    """
    now = rules.utc(now)
    name = journal.tidy(name)
    on = store.snapshot(data_set)
    filled, findings = applying.examine(data, name, on)
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
            by=rules.who(by),
            unit_id=filled.unit_id,
            quarter=filled.quarter,
            sha=sha,
            file=name,
            errors=sum(one.stops for one in findings),
            warnings=sum(not one.stops for one in findings),
        )
        journal.append(data_set, event)
        one = journal.derive([*events, event])[-1]
    edition = f", bản {one.number}" if one.number > 1 else ""
    quarter = vietnamese.write_quarter(one.quarter)
    sentence = f"Đã nhận biểu của {rules.label(on, one.unit_id)}, {quarter}{edition}."
    return Sent(one, findings, True, sentence)


def give_back(
    data_set: str, sha: str, reason: str, by: str = "", now: datetime | None = None
) -> Submission:
    """Return a workbook to whoever sent it, with a reason; IntakeError when it is decided on."""
    reason = journal.tidy(reason)
    if not reason:
        raise IntakeError("Trả lại thì phải ghi lý do, để đơn vị biết cần sửa gì.")
    with storage.writing(storage.folder(data_set), "Biểu CHƯA được trả lại"):
        events = journal.read(data_set)
        one = rules.require_undecided(events, sha)
        event = rules.about(one, "returned", rules.utc(now), by)._replace(reason=reason)
        journal.append(data_set, event)
    return rules.find([*events, event], sha) or one


def close(data_set: str, quarter: str, by: str = "", now: datetime | None = None) -> str:
    """Close a quarter: from now on nobody may send for it; what became of it, as a sentence."""
    rules.require_quarter(data_set, quarter)
    with storage.writing(storage.folder(data_set), f"Quý {quarter} CHƯA được khóa"):
        events = journal.read(data_set)
        closed_at = journal.closed_at(events, quarter)
        if not closed_at:
            event = Event("closed", rules.utc(now), by=rules.who(by), quarter=quarter)
            journal.append(data_set, event)
    name = rules.capital(vietnamese.write_quarter(quarter))
    if closed_at:
        return f"{name} đã khóa từ {vietnamese.write_moment(closed_at)}; không có gì thay đổi."
    waiting = [
        one for one in journal.derive(events) if (one.quarter, one.state) == (quarter, "sent")
    ]
    left = f" Còn {len(waiting)} biểu đã gửi mà chưa duyệt." if waiting else ""
    return f"Đã khóa {vietnamese.write_quarter(quarter)}.{left}"


def allow(
    data_set: str,
    unit_id: str,
    quarter: str,
    until: date,
    reason: str,
    by: str = "",
    now: datetime | None = None,
) -> None:
    """Let a unit send for a closed quarter until the end of a day; IntakeError without a reason."""
    now, reason = rules.utc(now), journal.tidy(reason)
    rules.require_quarter(data_set, quarter)
    if not reason:
        raise IntakeError("Cho phép gửi muộn thì phải ghi lý do.")
    if unit_record.places(store.snapshot(data_set), unit_id).unit is None:
        raise IntakeError(f"Không có đơn vị “{journal.tidy(unit_id)}”. Hãy xem lại mã đơn vị.")
    if until < journal.day_in_vietnam(now):
        raise IntakeError(
            f"Ngày {vietnamese.write_date(until)} đã qua. Hãy chọn hạn từ hôm nay trở đi."
        )
    event = Event("allowed", now, rules.who(by), unit_id, quarter, reason=reason, until=until)
    with storage.writing(storage.folder(data_set), "Việc cho phép CHƯA được ghi"):
        journal.append(data_set, event)
