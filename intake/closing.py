"""What is done with a quarter once it is over: closed, opened again, with exceptions for a unit."""

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from data import deadlines, store, vietnamese
from data.store import Snapshot
from intake import journal, rules, storage, unit_record
from intake.findings import IntakeError
from intake.journal import Event
from measures import duty
from queries import query, rows


class Outstanding(NamedTuple):
    """What a quarter still waits for, as labels of units: nothing came (or it was returned and
    nothing came after), and what came was neither accepted nor returned."""

    silent: list[str]
    undecided: list[str]

    @property
    def sentence(self) -> str:
        """Who has not reported, for whoever is about to close the quarter."""
        silent, undecided = "; ".join(self.silent), "; ".join(self.undecided)
        came = f"Chưa có biểu của {silent}." if silent else "Đơn vị nào cũng đã gửi biểu."
        return f"{came} Đã gửi mà chưa duyệt: {undecided}." if undecided else came


def find_outstanding(data_set: str, quarter: str) -> Outstanding:
    """Who owes a form of the quarter by data/duty.toml, and what waits; WarehouseError as reading
    the warehouse and the journal."""
    on, events = store.snapshot(data_set), journal.read(data_set)
    states: dict[str, list[str]] = {}
    for one in journal.derive(events):
        if one.quarter == quarter:
            states.setdefault(one.unit_id, []).append(one.state)
    undecided = [
        rules.label(on, unit_id, quarter) for unit_id in states if "sent" in states[unit_id]
    ]
    came = {unit_id for unit_id, found in states.items() if {"sent", "accepted"} & {*found}}
    silent = [unit.last_label for unit in _owing(on, quarter, came) if unit.unit_id not in came]
    return Outstanding(silent, undecided)


def close(data_set: str, quarter: str, by: str, now: datetime | None = None) -> str:
    """Close a quarter: from now on nobody may send for it; what became of it, as a sentence.

    IntakeError for one of which there are no figures.
    """
    by, now = rules.who(by, "closed"), rules.moment(data_set, now)
    rules.require_quarter(data_set, quarter)
    rules.require_begun(quarter, now)
    with storage.writing(storage.folder(data_set), f"Quý {quarter} CHƯA được khóa"):
        events = journal.read(data_set)
        closed_at = journal.closed_at(events, quarter)
        if not closed_at:
            _require_figures(data_set, quarter, events)
            journal.append(data_set, Event("closed", now, by=by, quarter=quarter))
    name = rules.capital(vietnamese.write_quarter(quarter))
    if closed_at:
        return f"{name} đã khóa từ {vietnamese.write_moment(closed_at)}; không có gì thay đổi."
    waiting = [
        one for one in journal.derive(events) if (one.quarter, one.state) == (quarter, "sent")
    ]
    left = f" Còn {len(waiting)} biểu đã gửi mà chưa duyệt." if waiting else ""
    return f"Đã khóa {vietnamese.write_quarter(quarter)}.{left}"


def reopen(data_set: str, quarter: str, reason: str, by: str, now: datetime | None = None) -> str:
    """Undo the closing of a quarter, with a reason; what became of it, as a sentence."""
    by, now = rules.who(by, "reopened"), rules.moment(data_set, now)
    rules.require_quarter(data_set, quarter)
    reason = rules.require_reason(reason, "Mở lại quý thì phải ghi lý do.")
    name = vietnamese.write_quarter(quarter)
    with storage.writing(storage.folder(data_set), f"Quý {quarter} CHƯA được mở lại"):
        if not journal.closed_at(journal.read(data_set), quarter):
            return f"{rules.capital(name)} đang mở; không có gì thay đổi."
        event = Event("reopened", now, by=by, quarter=quarter, reason=reason)
        journal.append(data_set, event)
    return f"Đã mở lại {name}: {reason}"


def allow(
    data_set: str,
    unit_id: str,
    quarter: str,
    until: date,
    reason: str,
    by: str,
    now: datetime | None = None,
) -> None:
    """Let a unit send for a closed quarter until the end of a day; IntakeError without a reason."""
    by, now = rules.who(by, "allowed"), rules.moment(data_set, now)
    rules.require_quarter(data_set, quarter)
    reason = rules.require_reason(reason, "Cho phép gửi muộn thì phải ghi lý do.")
    unit = unit_record.places(store.snapshot(data_set), unit_id, quarter).unit
    if unit is None:
        raise IntakeError(f"Không có đơn vị “{vietnamese.tidy(unit_id)}”. Hãy xem lại mã đơn vị.")
    if not unit.reports:
        raise IntakeError(
            f"{rules.capital(unit.label)} không phải báo cáo {vietnamese.write_quarter(quarter)}, "
            "vì quý đó chưa có hoặc không còn. Hãy xem lại đơn vị và quý."
        )
    if until < vietnamese.day_in_vietnam(now):
        raise IntakeError(
            f"Ngày {vietnamese.write_date(until)} đã qua. Hãy chọn hạn từ hôm nay trở đi."
        )
    event = Event("allowed", now, by, unit_id, quarter, reason=reason, until=until)
    with storage.writing(storage.folder(data_set), "Việc cho phép CHƯA được ghi"):
        journal.append(data_set, event)


def _require_figures(data_set: str, quarter: str, events: list[Event]) -> None:
    """IntakeError for a quarter of which no form is accepted or waits, and no paper tells."""
    came = any(
        one.quarter == quarter and one.state in ("sent", "accepted")
        for one in journal.derive(events)
    )
    if came or rows("intake/published_by", on=store.snapshot(data_set), quarter=quarter):
        return
    raise IntakeError(
        f"{rules.capital(vietnamese.write_quarter(quarter))} chưa có biểu nào đã duyệt hoặc đang "
        "chờ, nên CHƯA khóa. Hãy xem lại quý."
    )


def _owing(on: Snapshot, quarter: str, came: Collection[str]) -> list[duty.Reporter]:
    """The communes, the district and its agencies that owe a form of the quarter and are not exempt
    from it; the district owes none for agencies of which one `came` by itself."""
    settings = deadlines.read()
    units = [
        duty.Reporter(row.unit_id, {quarter: row.label}, bool(row.is_district), bool(row.is_agency))
        for row in query("duty/units", on=on, quarters=[quarter]).itertuples()
    ]
    apart = any(unit.is_agency and unit.unit_id in came for unit in units)
    return [
        unit
        for unit in units
        if not (apart and unit.is_district)
        and duty.owes(unit, quarter, settings)
        and (unit.unit_id, quarter) not in settings.exemptions
    ]
