"""What the page of documents says: its findings, and of each document what it changed and holds."""

from collections.abc import Mapping

from data import words
from data.vietnamese import write_count, write_date, write_number, write_quarter
from measures.documents import Change, Document, Documents, Tie

NO_ABSTRACT = "nguồn không nêu trích yếu"
NO_DAY = "chưa rõ ngày ban hành"
NOTHING = "Trong kho chưa có gì gắn với văn bản này."
NAMED = 3  # names in a line; of more the rest is counted
# What hangs on a document (measures/documents.py), in words after its number.
TIES = {
    "definition": "chỉ tiêu",
    "custom": "hủ tục, phong tục trong danh mục",
    "unit": "đơn vị được nêu tên",
    "deadline": "quy định về hạn gửi báo cáo",
    "fact_target": "mục tiêu năm",
    "fact_task": "nhiệm vụ đề ra",
    "task": "nhiệm vụ có nhắc đến",
    "document": "văn bản nhắc đến",
    "fact_model": "số liệu về mô hình",
    "fact_model_stock": "số mô hình đang hoạt động",
    "fact_custom": "số liệu về hủ tục, phong tục",
    "fact_indicator": "kết quả chỉ tiêu",
    "fact_outreach": "số liệu tuyên truyền",
    "fact_support": "số liệu hỗ trợ",
    "fact_duty": "ghi nhận về chế độ báo cáo",
    "fact_note": "ý kiến của đơn vị",
    "control": "tổng kiểm soát",
    "context": "số liệu công khai khác",
}


def title_quarter(found: Documents, fresh: list[Document], quarter: str) -> str:
    """How many documents were issued in the quarter."""
    when = write_quarter(quarter)
    if not found.steering:
        return "Kho số liệu chưa có văn bản nào"
    if not fresh:
        return f"Chưa ghi nhận văn bản nào ban hành trong {when}"
    return f"{words.start(when)} ban hành {write_count(len(fresh))} văn bản"


def title_others(others: list[Document], has_fresh: bool) -> str:
    """How many there are beside those of the quarter."""
    what = "văn bản khác" if has_fresh else "văn bản"
    return f"{write_count(len(others))} {what}, mới nhất trước"


def tell_undated(found: Documents) -> str:
    """Documents that may be of any quarter; "" without any."""
    names = tuple(document.label for document in found.steering if document.issued_on is None)
    return f"{words.start(NO_DAY)}: {_name(names, 'văn bản')} (xếp cuối)." if names else ""


def tell_abstracts(found: Documents) -> str:
    """How far abstracts are those of the documents themselves; "" without documents."""
    count = sum(bool(document.abstract) for document in found.steering)
    if not found.steering:
        return ""
    return (
        f"{count}/{len(found.steering)} văn bản có trích yếu đúng từng chữ như nguồn in; với các "
        f"văn bản ghi “{NO_ABSTRACT}”, nội dung là lời tóm tắt của phần mềm."
    )


def tell_forms(found: Documents) -> str:
    """Forms of units, which steer nothing."""
    count = sum(found.forms.values())
    if not count:
        return "Chưa nhận biểu nào của đơn vị."
    return f"{write_number(count)} biểu số liệu nhận từ đơn vị, không kể vào các văn bản trên"


def tell_pages(found: Documents) -> str:
    """Pages of the press; "" without any."""
    if not found.pages:
        return ""
    return f"{write_number(found.pages)} trang thông tin, nguồn của số liệu công khai, xem ở"


def tell_day(document: Document) -> str:
    """When it was issued, or that nobody knows."""
    return write_date(document.issued_on) if document.issued_on else words.start(NO_DAY)


def tell_change(change: Change, units: Mapping[str, str]) -> str:
    """What a document changed, in a sentence; units: labels by id."""
    since = change.since
    when = write_quarter(since) if isinstance(since, str) else write_date(since)
    place = f" ({change.place})" if change.place else ""
    match change.kind:
        case "definition":
            [name] = change.things
            if not change.before:
                return f"Từ {when} có chỉ tiêu {words.quote(name)}{place}."
            before = words.quote(change.before)
            return f"Từ {when}, chỉ tiêu {before} đổi thành {words.quote(name)}{place}."
        case "unit":
            return f"Từ {when} có {_name(change.things, 'đơn vị')}."
        case "deadline":
            [day] = change.things
            return f"Từ {when}, hạn gửi báo cáo là ngày {day} của tháng cuối quý."
        case "extension":
            unit, quarter = change.things
            told = f"{units.get(unit, unit)} gửi báo cáo {write_quarter(quarter)}"
            return f"Gia hạn cho {told} đến hết ngày {when}."
        case _:
            [unit] = change.things
            return f"Miễn báo cáo {when} cho {units.get(unit, unit)}."


def tell_tie(tie: Tie) -> str:
    """What hangs on a document, counted: "08 nhiệm vụ đề ra"."""
    if tie.what == "document":
        return f"nhắc đến trong {_name(tie.names, 'văn bản')}"
    return f"{write_count(tie.things)} {TIES[tie.what]}"


def _name(names: tuple[str, ...], what: str) -> str:
    more = len(names) - NAMED
    told = ", ".join(names[:NAMED])
    return f"{told} và {write_count(more)} {what} khác" if more > 0 else told
