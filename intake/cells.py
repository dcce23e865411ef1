"""One cell of a form: the number or the words in it, or why it can't be read."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from data import vietnamese
from intake.filled import Text, Value
from intake.findings import Finding
from intake.workbook import Cell, Sheet

# Every finding of reading: code -> what it means. E stops, W must be answered with a reason.
CODES = {
    "E101": "Ô số ghi điều không đọc được thành số.",
    "E102": "Số âm ở ô đếm.",
    "E103": "Số lẻ (có phần thập phân) ở ô đếm.",
    "E104": "Tỷ lệ phần trăm ở ô đếm.",
    "E105": "Đơn vị tính khác với đơn vị mà ô hỏi.",
    "E106": "Ô chứa ngày tháng.",
    "E107": "Ô chứa giá trị lỗi của Excel (#REF!, #N/A…).",
    "E108": "Ô chứa TRUE hoặc FALSE.",
    "E109": "Ô chứa công thức chưa có kết quả.",
    "E110": "Mục không có trong danh sách phải chọn.",
    "E111": "Tên có thể là nhiều mục khác nhau.",
    "E112": "Dòng của danh sách thiếu ô bắt buộc.",
    "E113": "Ô nhập bị gộp với ô khác.",
    "E114": "Ô có số liệu nằm ở dòng hoặc cột bị ẩn.",
    "E115": "Thiếu một tờ của biểu, hoặc tờ bị ẩn.",
    "E116": "Nhãn của dòng khác với biểu: dòng đã bị dời, xếp lại hoặc sửa.",
    "E117": "Số quá lớn.",
    "E118": "Ô chữ quá dài.",
    "E119": "Ô thôn, làng ghi tên xã.",
    "E120": "Ô chữ có dãy số như số điện thoại, số căn cước.",
    "W101": "Nơi chưa có trong kho.",
    "W102": "Tên mô hình không có trong danh sách, nhưng gần giống tên trong đó.",
    "W103": "Mô hình mới trùng tên mô hình đang hoạt động.",
    "W104": "Ô nhập chứa công thức.",
    "W105": "Có nội dung ngoài các ô nhập, phần mềm không đọc.",
    "W106": "Ô chữ có thể ghi tên người.",
}

LARGEST = 2_147_483_647  # what a column of the warehouse holds
_LONGEST = 300
_DASHES = ("-", "–", "—", "−")
_UNIT = re.compile(r"[0-9%]\s*([^\W\d_][^0-9%]*)$")
# Of a phone (also +84), or of an identity card; large sums of money are grouped and are numbers.
_PERSONAL = re.compile(r"(?<![0-9.])(?:\+?84|0)[ .-]?[0-9](?:[ .-]?[0-9]){7,10}(?![0-9])")
_PERSON = re.compile(
    r"\b(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]hủ hộ|[Hh]ộ (?:ông|bà)):? (?P<name>[^\W\d_]\w*)"
)


class Page(NamedTuple):
    """A sheet of the form and what was found so far; `sheet` is None when it is not there."""

    name: str
    sheet: Sheet | None
    findings: list[Finding]


def report(page: Page, code: str, cell: str, found: str, expected: str, mend: str) -> None:
    """Note a finding; its code must be declared."""
    if code not in CODES:
        raise ValueError(f"finding {code} is not declared")
    page.findings.append(Finding(code, page.name, cell, _short(found), expected, mend))


def read_value(page: Page, cell: str, units: Sequence[str]) -> Value:
    """The count in a cell; `units` are the words that may follow the number, the first is shown."""
    what = _take(page, cell)
    if what is None:
        return Value(page.name, cell, "", _blank_state(page, cell))
    expected = f"số nguyên từ 0 trở lên ({units[0]})" if units[0] else "số nguyên từ 0 trở lên"
    unreadable = Value(page.name, cell, what.text, "unreadable")
    if _is_foreign(page, cell, what, expected):
        return unreadable
    if what.text in _DASHES:
        return unreadable._replace(state="dash")
    try:
        quantity = _quantity(what)
    except ValueError as error:
        report(page, "E101", cell, what.text, expected, str(error))
        return unreadable
    if quantity is None:
        return unreadable._replace(state="dash")
    if quantity.value is None:
        return unreadable._replace(state="uncounted")
    number = Decimal(quantity.value)
    if problem := _problem(number, quantity.qualifier, what.text, units):
        code, mend = problem
        report(page, code, cell, what.text, expected, mend)
        return unreadable
    state = "counted" if number else "zero"
    return unreadable._replace(
        state=state, value=number.to_integral_value(), qualifier=quantity.qualifier
    )


def read_text(page: Page, cell: str, longest: int = _LONGEST) -> Text:
    """The words in a cell, "" for nothing or a lone dash; at most `longest` letters of them."""
    what = _take(page, cell)
    if what is None:
        return Text(page.name, cell, "")
    if _is_foreign(page, cell, what, "chữ") or what.text in _DASHES:
        return Text(page.name, cell, "")
    words = what.text
    if len(words) > longest:
        most = f"không quá {vietnamese.write_number(longest)} chữ cái"
        report(page, "E118", cell, words, most, f"Viết gọn lại, {most}.")
        words = words[:longest].rstrip()
    if what.kind == "text" and _PERSONAL.search(words):
        mend = "Xóa số điện thoại, số căn cước: biểu không nhận thông tin cá nhân."
        report(page, "E120", cell, "(dãy số, không chép lại)", "không có thông tin cá nhân", mend)
        return Text(page.name, cell, "")
    if any(match["name"][0].isupper() for match in _PERSON.finditer(words)):
        mend = (
            "Nếu là tên người thì xóa, chỉ ghi thôn, làng hoặc cơ quan; nếu không phải thì ghi "
            "lý do."
        )
        report(page, "W106", cell, "(không chép lại)", "không có tên người", mend)
    return Text(page.name, cell, words)


def tells_of_persons(words: str) -> bool:
    """Whether words hold a number that is somebody's."""
    return _PERSONAL.search(words) is not None


def holds_something(page: Page, cell: str) -> bool:
    """Whether anything at all stands in a cell."""
    if page.sheet is None:
        return False
    return cell in page.sheet.cells or cell in page.sheet.layout.uncomputed


def _take(page: Page, cell: str) -> Cell | None:
    """What is in a cell; a formula is told of."""
    what = page.sheet.cells.get(cell) if page.sheet else None
    if what and what.formula and what.kind != "error":
        mend = "Phần mềm lấy kết quả Excel đã tính. Hãy gõ thẳng số vào ô, hoặc ghi lý do."
        report(page, "W104", cell, f"công thức, kết quả {what.text}", "số hoặc chữ gõ thẳng", mend)
    return what


def _blank_state(page: Page, cell: str) -> str:
    if page.sheet is None or cell not in page.sheet.layout.uncomputed:
        return "blank"
    mend = "Mở tệp bằng Excel, gõ thẳng số vào ô này thay cho công thức, lưu lại rồi gửi."
    report(page, "E109", cell, "công thức chưa có kết quả", "số gõ thẳng", mend)
    return "unreadable"


def _is_foreign(page: Page, cell: str, what: Cell, expected: str) -> bool:
    """Whether it holds what is neither number nor words; that is told."""
    kinds = {
        "date": ("E106", f"ngày {what.text}", "Excel đã đổi thành ngày tháng. Hãy xóa ô, gõ lại."),
        "error": ("E107", what.text, "Xóa giá trị lỗi, gõ lại vào ô."),
        "boolean": ("E108", what.text, "Xóa, gõ lại vào ô."),
    }
    if what.kind not in kinds:
        return False
    code, found, mend = kinds[what.kind]
    report(page, code, cell, found, expected, mend)
    return True


def _quantity(what: Cell) -> vietnamese.Quantity | None:
    if what.number is not None:
        return vietnamese.Quantity(what.number, "exact")
    return vietnamese.read_quantity(what.text)


def _problem(
    number: Decimal, qualifier: str, text: str, units: Sequence[str]
) -> tuple[str, str] | None:
    """What keeps a number from being a count of these units: a code, and how to mend it."""
    if "%" in text or "phần trăm" in text:
        return "E104", "Ghi số đếm, không ghi tỷ lệ: tỷ lệ do phần mềm tính."
    if number < 0:
        return "E102", "Ghi số từ 0 trở lên."
    if number != number.to_integral_value():
        return "E103", _mend_fraction(number)
    if number > LARGEST:
        return "E117", "Xem lại số chữ số."
    if not number and qualifier != "exact":
        return "E101", "Không có thì ghi 0; không biết bao nhiêu thì ghi chưa rõ."
    unit = _UNIT.search(text.lower())
    if unit and units[0] and not _is_one_of(unit[1], units):
        return "E105", f"Ô này hỏi số {units[0]}. Hãy ghi số {units[0]}, không kèm đơn vị khác."
    return None


def _mend_fraction(number: Decimal) -> str:
    thousand = number * 1_000
    if thousand == thousand.to_integral_value():
        meant = vietnamese.write_number(thousand)
        return f"Nếu là {meant} thì gõ liền các chữ số: {int(thousand)}. Không ghi số lẻ."
    return "Ghi số nguyên: ô này đếm, không ghi số lẻ hay tỷ lệ."


def _is_one_of(unit: str, units: Sequence[str]) -> bool:
    """Also "hộ nghèo" is a "hộ"."""
    said = f"{vietnamese.fold(unit)} "
    return any(said.startswith(f"{vietnamese.fold(each)} ") for each in units)


def _short(text: str) -> str:
    return text if len(text) <= 120 else text[:119] + "…"
