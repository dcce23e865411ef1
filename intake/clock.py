"""Whether the machine's clock can be right, by what the journal and the version in use know.

A form is in time or late by this clock. Running behind what was written down before, it would make
late forms punctual, so nothing is written until it is set right, or somebody answers for it: then
what was written before counts for nothing here (the clock may have run ahead until now).
"""

from datetime import UTC, datetime, timedelta

from data import deadlines, ledger, vietnamese
from intake import journal
from intake.findings import IntakeError
from intake.journal import Event

# Clocks are set by seconds all the time; nobody's deadline is moved by minutes.
SLACK = timedelta(minutes=5)
_ABOUT_A_QUARTER = ("sent", "accepted", "closed")


def read() -> datetime:
    """What the machine's clock shows, in whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


def doubt(data_set: str, now: datetime) -> str:
    """Why a clock that shows `now` must be wrong, as a sentence; "" when nothing speaks against it.

    WarehouseError for a damaged journal.
    """
    events = journal.read(data_set)
    answers = [number for number, one in enumerate(events) if one.kind == "clock"]
    since = answers[-1] if answers else 0
    later = {one.at: "lần ghi sổ gần nhất" for one in events[since:]}
    version = ledger.in_use(data_set)
    if version and (version.lines > since or not answers):
        later[version.built_at] = f"lúc dựng bản số liệu {version.version}"
    last = max(later, default=now)
    if now >= last - SLACK:
        return ""
    return (
        f"Đồng hồ máy đang chỉ {vietnamese.write_moment(now)}, trước {later[last]} "
        f"({vietnamese.write_moment(last)})."
    )


def require(data_set: str) -> datetime:
    """What the machine's clock shows; IntakeError when it must be wrong."""
    now = read()
    if told := doubt(data_set, now):
        raise IntakeError(
            f"{told} CHƯA ghi gì vào sổ: hãy chỉnh lại ngày giờ của máy rồi làm lại; nếu giờ này "
            "đúng, hãy xác nhận và ghi lý do ở trang Nhận số liệu hoặc bằng “python -m intake "
            "clock”."
        )
    return now


def is_early(quarter: str, moment: datetime) -> bool:
    """Whether a quarter has not even begun, by the days that its figures cover."""
    return vietnamese.day_in_vietnam(moment) < deadlines.window(quarter)[0]


def look_back(events: list[Event]) -> list[str]:
    """Where the clock must have been wrong, by the journal alone; a sentence for each place."""
    told = []
    for number, (before, one) in enumerate(zip([*events[:1], *events], events, strict=False), 1):
        said = f"Dòng {number} của sổ ghi lúc {vietnamese.write_moment(one.at)}"
        if one.kind != "clock" and one.at < before.at - SLACK:
            above = vietnamese.write_moment(before.at)
            told.append(f"{said}, trước cả dòng đứng trên nó ({above}): giờ máy đã sai.")
        elif one.kind in _ABOUT_A_QUARTER and is_early(one.quarter, one.at):
            quarter = vietnamese.write_quarter(one.quarter)
            told.append(f"{said}, trước khi {quarter} bắt đầu tính số liệu: giờ máy đã sai.")
    return told
