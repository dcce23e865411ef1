"""The journal in words, for the terminal and the screen."""

from data import accepted, ledger
from data.vietnamese import write_date, write_moment
from intake import clock, drafting, journal
from intake.journal import Event

HEAD = (
    *("Quý", "Đơn vị", "Bản", "Trạng thái", "Ngày nhận", "Ghi sổ lúc", "Người nhận"),
    *("Duyệt, trả, rút lúc", "Người làm", "Lý do", "Tệp"),
)


def list_submissions(events: list[Event]) -> list[tuple[str, ...]]:
    """A row as HEAD has it for every file that came."""
    return [
        (
            *(one.quarter, one.unit_id, str(one.number), journal.STATES[one.state]),
            *(write_date(one.received_on), write_moment(one.sent_at), one.by),
            write_moment(one.decided_at) if one.decided_at else "",
            *(one.decided_by, one.reason, one.file),
        )
        for one in journal.derive(events)
    ]


def list_notes(data_set: str, events: list[Event]) -> list[str]:
    """What else the journal says, and what is odd about it, as sentences."""
    told = [note for one in events if (note := _describe(one))]
    told += list_contradictions(data_set)
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


def list_contradictions(data_set: str) -> list[str]:
    """What the journal says is accepted and readers do not see, while an older version is held."""
    unseen = drafting.list_unseen(data_set, accepted.listed(data_set))
    if not unseen:
        return []
    return [
        f"Sổ có, nhưng bản đang dùng không có vì đã quay về: {drafting.name_forms(unseen)}. Không "
        "dùng nữa thì hãy rút biểu, bỏ điều đã ghi; muốn dùng lại thì chạy “python -m data build”."
    ]


def list_closings(events: list[Event], quarter: str) -> list[str]:
    """Who closed a quarter, opened it again, let a unit send late, when and why; oldest first."""
    return _list_kinds(events, quarter, ("closed", "reopened", "allowed"))


def list_withdrawals(events: list[Event], quarter: str) -> list[str]:
    """Who withdrew which form of a quarter, when and why; oldest first."""
    return _list_kinds(events, quarter, ("withdrawn",))


def _list_kinds(events: list[Event], quarter: str, kinds: tuple[str, ...]) -> list[str]:
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
            return (
                f"Cho {event.unit_id} gửi {event.quarter} đến hết ngày {until}, lúc {at} ({by}): "
                f"{event.reason}"
            )
        case "withdrawn":
            left = "trở về bản trước" if event.facts else "không còn số liệu"
            return (
                f"Rút {event.replaces} lúc {at} ({by}), {left}, thành bản {event.version}: "
                f"{event.reason}"
            )
        case "entered":
            what = f"Ghi {drafting.name_entry(event.file)}"
            why = f": {event.reason}" if event.reason else ""
            return f"{what} lúc {at} ({by}), thành bản {event.version}{why}."
        case "struck":
            return (
                f"Bỏ {drafting.name_entry(event.replaces)} lúc {at} ({by}), thành bản "
                f"{event.version}: {event.reason}."
            )
        case "rolled_back":
            before, now = event.rolled_back
            how = "Quay về" if now < before else "Dùng tiếp"
            why = f": {event.reason}" if event.reason else ""
            return f"{how} bản {now} từ bản {before} lúc {at}{f' ({by})' if by else ''}{why}."
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
