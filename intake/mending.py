"""What only a person can answer for: that the clock goes right, that a journal goes on as it is."""

from datetime import datetime

from data import accepted, ledger, store, versions
from intake import acceptances, clock, filing, journal, rules, storage
from intake.journal import Event


def trust_clock(data_set: str, reason: str, by: str, now: datetime | None = None) -> str:
    """Say, with a reason, that the clock goes right in spite of what was written before.

    What became of it, as a sentence; IntakeError without a reason or a name.
    """
    by, now = rules.who(by, "clock"), now or clock.read()
    reason = rules.require_reason(reason, "Xác nhận giờ máy thì phải ghi lý do.")
    with storage.writing(storage.folder(data_set), "Giờ máy CHƯA được xác nhận"):
        told = clock.doubt(data_set, now)
        if not told:
            return "Không có gì cho thấy giờ máy sai; không có gì thay đổi."
        journal.append(data_set, Event("clock", now, by=by, reason=f"{reason} ({told})"))
    return "Đã ghi vào sổ rằng giờ máy đúng."


def resume(data_set: str, reason: str, by: str, now: datetime | None = None) -> list[str]:
    """Go on from a journal that lacks what is known, as no better copy of it is left.

    What it lacks and what that means, as sentences; the reason and those stand in the journal.
    IntakeError without a reason or a name, WarehouseError when what is left is damaged.
    """
    by = rules.who(by, "resumed")
    reason = rules.require_reason(reason, "Dùng tiếp sổ đang thiếu thì phải ghi lý do.")
    with storage.writing(storage.folder(data_set), "Sổ nhập số liệu CHƯA dùng tiếp được"):
        lost = ledger.contradictions(data_set)
        told, forgone = [one.sentence for one in lost], [[*one.known] for one in lost]
        gone = _unknown(data_set)
        known = ledger.in_use(data_set)
        if gone and known:
            forgone.append([known.lines, known.seal])
            told.append(
                f"Biểu đã duyệt mà sổ không còn ghi: {', '.join(gone)}. Bản số liệu dựng sau này "
                "không có các biểu ấy: hãy nhận và duyệt lại."
            )
        if not told:
            return ["Sổ nhập số liệu đủ mọi dòng đã ghi; không có gì thay đổi."]
        event = Event("resumed", now or clock.read(), by=by, reason=" ".join([f"{reason}.", *told]))
        journal.resume(data_set, event._replace(forgone=forgone))
        events = journal.read(data_set)
        if all(one.event.facts for one in acceptances.list_in_force(events)):
            filing.follow(data_set, events)
    return told


def _unknown(data_set: str) -> list[str]:
    """The submissions that the version in use has, and the journal, as far as it is left, not."""
    if not versions.exists(data_set):
        return []
    events, known = journal.salvage(data_set), ledger.in_use(data_set)
    if known and any([known.lines, known.seal] in one.forgone for one in events):
        return []
    left = {one.name for one in acceptances.list_in_force(events)}
    return [one for one in accepted.list_taken_in(store.snapshot(data_set)) if one not in left]
