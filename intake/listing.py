"""The journal in words, for the terminal and the screen."""

from data import ledger
from data.vietnamese import write_date, write_moment
from intake import clock, journal
from intake.journal import Event

HEAD = ("Quý", "Đơn vị", "Bản", "Trạng thái", "Gửi lúc", "Duyệt, trả lúc", "Lý do", "Tệp")


def list_submissions(events: list[Event]) -> list[tuple[str, ...]]:
    """A row as HEAD has it for every file that came."""
    return [
        (
            *(one.quarter, one.unit_id, str(one.number), journal.STATES[one.state]),
            write_moment(one.sent_at),
            write_moment(one.decided_at) if one.decided_at else "",
            *(one.reason, one.file),
        )
        for one in journal.derive(events)
    ]


def list_notes(data_set: str, events: list[Event]) -> list[str]:
    """What else the journal says, and what is odd about it, as sentences."""
    told = [note for one in events if (note := _describe(one))]
    lines = ledger.read(data_set)
    if lines.keyed:
        told.append(f"Niêm phong bằng khóa từ dòng {lines.keyed}.")
    if lines.torn:
        what = "viết dở" if lines.interrupted else "lạ"
        told.append(
            f"Cuối sổ có {lines.torn} byte {what}, sẽ được bỏ khi ghi lần sau; không mất dòng nào."
        )
    if not lines.ended:
        told.append("Dòng cuối sổ mất dấu xuống dòng, sẽ được thêm lại khi ghi lần sau.")
    doubt = clock.doubt(data_set, clock.read())
    return [*told, *clock.look_back(events), *([doubt] if doubt else [])]


def list_closings(events: list[Event], quarter: str) -> list[str]:
    """Who closed a quarter and opened it again, when and why; oldest first."""
    kinds = ("closed", "reopened")
    return [_describe(one) for one in events if one.kind in kinds and one.quarter == quarter]


def _describe(event: Event) -> str:
    """An event that is not about a file, as a sentence; "" for one that is."""
    at, by = write_moment(event.at), event.by
    match event.kind:
        case "closed":
            return f"Khóa {event.quarter} lúc {at} ({by})."
        case "reopened":
            return f"Mở lại {event.quarter} lúc {at} ({by}): {event.reason}"
        case "allowed" if event.until:
            until = write_date(event.until)
            return f"Cho {event.unit_id} gửi {event.quarter} đến hết ngày {until}: {event.reason}"
        case "clock":
            return f"Xác nhận giờ máy lúc {at} ({by}): {event.reason}"
        case "villages":
            return f"Nạp danh mục {event.reason} lúc {at} ({by}), từ tệp {event.file}."
        case "resumed":
            return f"Dùng tiếp sổ lúc {at} ({by}): {event.reason}"
        case "healed":
            return f"Sửa cuối sổ lúc {at}: {event.reason}."
        case "filed":
            return f"Ghi số liệu đã duyệt của {event.unit_id}, {event.quarter} thành tệp lúc {at}."
        case "accepted" if event.rolled_back or event.only_filled:
            told = f"Duyệt {event.unit_id}, {event.quarter} thành bản {event.version}"
            if event.rolled_back:
                before, held = event.rolled_back
                told += f" khi đang dùng bản {held}, đã quay về từ bản {before}"
            if event.only_filled:
                told += f": chỉ sửa những ô đã điền, phần còn lại giữ như biểu {event.replaces}"
            return f"{told}."
    return ""
