"""The rules of intake: who may send and accept what, and when; each with its sentence."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from data import deadlines, store, vietnamese
from data.store import Snapshot
from intake import clock, journal, unit_record
from intake.findings import Finding, IntakeError
from intake.journal import Event, Submission
from queries import rows

NOT_ACCEPTED = "Biểu CHƯA được duyệt"
FEWEST_WORDS = 3  # of a reason
EARLY = timedelta(days=30)  # before the end of its figures no form of a quarter can have come
Answers = Mapping[tuple[str, str, str], str]  # the reason for a warning, by code, sheet and cell
_ACTOR = {
    "sent": "người nhận",
    "accepted": "người duyệt",
    "refused": "người duyệt",
    "returned": "người trả lại",
    "withdrawn": "người rút biểu",
    "closed": "người khóa quý",
    "reopened": "người mở lại quý",
    "allowed": "người cho phép",
    "clock": "người xác nhận giờ máy",
    "resumed": "người cho dùng tiếp sổ",
    "entered": "người ghi",
    "struck": "người bỏ",
    "villages": "người nạp danh mục thôn",
}


def require_acceptable(on: Snapshot, events: list[Event], sha: str, now: datetime) -> Submission:
    """The submission of a file; IntakeError unless it may be accepted."""
    one = require_undecided(events, sha)
    newer = [
        other
        for other in journal.derive(events)
        if (other.unit_id, other.quarter) == (one.unit_id, one.quarter)
        and other.number > one.number
        and other.state == "accepted"
    ]
    if newer:
        raise IntakeError(
            f"Bản {newer[-1].number}, gửi sau, đã được duyệt nên không duyệt bản {one.number} nữa. "
            "Nếu bản này mới đúng, hãy đề nghị đơn vị gửi lại thành một bản mới."
        )
    require_allowed(on, events, one.unit_id, one.quarter, now, one.sent_at)
    return one


def require_undecided(events: list[Event], sha: str) -> Submission:
    """The submission of a file; IntakeError when it never came or was decided on."""
    one = find(events, sha)
    if one is None:
        raise IntakeError("Tệp này chưa được gửi. Hãy gửi tệp trước, rồi duyệt.")
    if one.state != "sent" and one.decided_at:
        back = one.state in ("returned", "withdrawn")
        advice = " Hãy sửa rồi gửi lại thành bản mới." if back else ""
        raise IntakeError(
            f"Biểu này {journal.STATES[one.state]} lúc "
            f"{vietnamese.write_moment(one.decided_at)} ({one.decided_by}); không có gì thay đổi."
            f"{advice}"
        )
    return one


def require_allowed(
    on: Snapshot,
    events: list[Event],
    unit_id: str,
    quarter: str,
    now: datetime,
    sent_at: datetime | None = None,
) -> None:
    """IntakeError for a quarter that has not begun, and for a closed one, unless the unit is
    allowed to send on this day, or was on the day when it sent."""
    require_begun(quarter, now)
    closed_at = journal.closed_at(events, quarter)
    if closed_at is None:
        return
    until = journal.allowed_until(events, unit_id, quarter)
    if until and vietnamese.day_in_vietnam(sent_at or now) <= until:
        return
    name, unit = capital(vietnamese.write_quarter(quarter)), label(on, unit_id, quarter)
    told = f"{name} đã khóa từ {vietnamese.write_moment(closed_at)}"
    if until:
        told += f", và hạn gửi muộn của {unit} đã hết ngày {vietnamese.write_date(until)}"
    raise IntakeError(
        f"{told}. {capital(unit)} cần được Ban Chỉ đạo cho phép gửi muộn, có lý do và hạn."
    )


def require_answers(findings: list[Finding], answers: Answers) -> list[list[str]]:
    """Code, sheet, cell and reason of every warning; IntakeError for errors and bare warnings."""
    errors = [one for one in findings if one.stops]
    if errors:
        raise IntakeError(
            f"{NOT_ACCEPTED}: còn {len(errors)} lỗi ({_list(errors)}). Hãy trả lại để đơn vị sửa."
        )
    given = {place: words(reason) for place, reason in answers.items()}
    bare = [one for one in findings if not given.get((one.code, one.sheet, one.cell))]
    if bare:
        raise IntakeError(
            f"{NOT_ACCEPTED}: còn {len(bare)} cảnh báo chưa có lý do ({_list(bare)}). "
            "Hãy ghi lý do, ít nhất ba từ, cho từng cảnh báo rồi duyệt lại."
        )
    places = dict.fromkeys((one.code, one.sheet, one.cell) for one in findings)
    return [[*place, given[place]] for place in places]


def require_received(quarter: str, received_on: date, now: datetime) -> None:
    """IntakeError for a day of receiving that can't be: to come, or long before a quarter's figures
    were complete."""
    today, told = vietnamese.day_in_vietnam(now), vietnamese.write_date(received_on)
    if received_on > today:
        raise IntakeError(
            f"Ngày nhận {told} chưa đến: hôm nay là {vietnamese.write_date(today)}. Hãy ghi lại "
            "ngày nhận."
        )
    last = deadlines.window(quarter)[1]
    if received_on < last - EARLY:
        raise IntakeError(
            f"Ngày nhận {told} quá sớm: số liệu {vietnamese.write_quarter(quarter)} tính đến ngày "
            f"{vietnamese.write_date(last)}, nên ngày nhận sớm nhất là "
            f"{vietnamese.write_date(last - EARLY)}. Hãy xem lại ngày nhận và quý của biểu."
        )


def require_quarter(data_set: str, quarter: str) -> None:
    """IntakeError for a quarter that the warehouse does not have."""
    if not rows("intake/quarter", on=store.snapshot(data_set), quarter=quarter):
        raise IntakeError(
            f"Kho số liệu không có quý “{vietnamese.tidy(quarter)}”. Hãy ghi như 2024-Q3."
        )


def about(one: Submission, kind: str, now: datetime, by: str) -> Event:
    """An event of some kind about a submission, for the journal."""
    return Event(kind, now, who(by, kind), one.unit_id, one.quarter, one.sha)


def find(events: list[Event], sha: str) -> Submission | None:
    """The submission of a file, None when it never came."""
    return next((one for one in journal.derive(events) if one.sha == sha), None)


def already(one: Submission) -> str:
    """What to say of a file that came before."""
    back = one.state in ("returned", "withdrawn")
    why = f": {one.reason}" if back else ""
    again = " Muốn gửi lại thì lưu biểu thành tệp mới." if back else ""
    return (
        f"Tệp này đã gửi lúc {vietnamese.write_moment(one.sent_at)}, {one.by} nhận "
        f"({journal.STATES[one.state]}{why}); không có gì thay đổi.{again}"
    )


def tell_others(earlier: list[Submission]) -> str:
    """What whoever sends another file of a unit and quarter is told of those before it."""
    told = []
    for one in earlier:
        if one.state == "sent":
            at = vietnamese.write_moment(one.sent_at)
            told.append(f"Bản {one.number} do {one.by} nhận lúc {at} cũng đang chờ duyệt.")
        elif one.state == "accepted" and one.decided_at:
            at = vietnamese.write_moment(one.decided_at)
            told.append(
                f"Bản {one.number} đã duyệt lúc {at} ({one.decided_by}) vẫn dùng cho tới khi duyệt "
                "bản này."
            )
    return " ".join(told)


def tell_last_decision(events: list[Event], unit_id: str, quarter: str) -> str:
    """Who decided last on the forms of a unit and quarter; "" when nobody has."""
    decided = [
        one
        for one in events
        if (one.unit_id, one.quarter) == (unit_id, quarter)
        and one.kind in ("accepted", "withdrawn")
    ]
    if not decided:
        return ""
    last, numbers = decided[-1], {one.sha: one.number for one in journal.derive(events)}
    return (
        f"Bản {numbers[last.sha]} {journal.STATES[last.kind]} lúc "
        f"{vietnamese.write_moment(last.at)} ({last.by})."
    )


def label(on: Snapshot, unit_id: str, quarter: str) -> str:
    """A unit's name in a sentence, as it is called in a quarter: "xã Đăk Pne"."""
    unit = unit_record.places(on, unit_id, quarter).unit
    return unit.label if unit else unit_id


def _list(findings: list[Finding]) -> str:
    """The first findings: "E201 tờ Mô hình, ô C9; E202 tờ …"."""
    told = [
        f"{one.code} tờ {one.sheet}, ô {one.cell}" if one.sheet else one.code for one in findings
    ]
    return "; ".join(told[:5]) + ("; …" if told[5:] else "")


def who(by: str, kind: str) -> str:
    """Who does what an event of this kind tells of; IntakeError for a name without a letter."""
    name = vietnamese.tidy(by)
    if not any(map(str.isalpha, name)):
        raise IntakeError(
            f"Chưa ghi tên {_ACTOR[kind]} nên CHƯA ghi gì vào sổ. Hãy ghi họ tên rồi làm lại."
        )
    return name


def words(reason: str) -> str:
    """A reason for the journal, "" for one that says nothing, such as "–" or "ok"."""
    reason = vietnamese.tidy(reason)
    said = [word for word in reason.split() if any(map(str.isalnum, word))]
    return reason if len(said) >= FEWEST_WORDS else ""


def require_reason(reason: str, sentence: str) -> str:
    """A reason for the journal; IntakeError, with a sentence on what wants it, for none."""
    if told := words(reason):
        return told
    raise IntakeError(f"{sentence} Hãy ghi ít nhất ba từ.")


def require_begun(quarter: str, now: datetime) -> None:
    """IntakeError for a moment when a quarter, by the days of its figures, has not begun."""
    if clock.is_early(quarter, now):
        first, day = deadlines.window(quarter)[0], vietnamese.day_in_vietnam(now)
        raise IntakeError(
            f"{capital(vietnamese.write_quarter(quarter))} tính số liệu từ ngày "
            f"{vietnamese.write_date(first)}, mà hôm nay theo đồng hồ máy là "
            f"{vietnamese.write_date(day)}. Hãy xem lại quý, chỉnh lại ngày giờ rồi làm lại."
        )


def moment(data_set: str, now: datetime | None) -> datetime:
    """The moment that is meant, without one that of the machine's clock.

    ValueError for one without its time zone, IntakeError for a clock that must be wrong.
    """
    if now is None:
        return clock.require(data_set)
    if now.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return now.astimezone(UTC)


def capital(text: str) -> str:
    """A sentence's beginning: "Quý II/2024"."""
    return text[:1].upper() + text[1:]
