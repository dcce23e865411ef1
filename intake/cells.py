"""One cell of a form: the number or the words in it, or why it can't be read."""

import math
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from data import old_fonts, quantities, vietnamese
from intake import amounts
from intake.filled import Text, Value
from intake.findings import Finding
from intake.quarter_before import NO_FIGURE
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
    "E114": "Ô có số liệu nằm ở dòng hoặc cột bị ẩn, hoặc chữ cùng màu với nền.",
    "E115": "Thiếu một tờ của biểu, tờ bị ẩn hoặc bị đổi tên.",
    "E116": "Nhãn của dòng khác với biểu: dòng đã bị dời, xếp lại hoặc sửa.",
    "E117": "Số quá lớn.",
    "E118": "Ô chữ quá dài.",
    "E119": "Ô thôn, làng ghi tên xã.",
    "E120": "Có số điện thoại, số căn cước, ngày sinh, thư điện tử.",
    "E121": "Có tên người.",
    "E122": "Chữ gõ bằng phông cũ (TCVN3, VNI) hoặc lỗi bảng mã.",
    "E123": "Cột của tờ khác với biểu: đã bị chèn, xóa, đổi chỗ hoặc sửa tiêu đề.",
    "E124": "Dòng đầu của tờ ghi đơn vị hoặc quý khác với biểu.",
    "E125": "Ô hiện ra khác điều ghi trong ô, vì định dạng của ô.",
    "E126": "Ô có chữ bị gạch ngang, hoặc nâng lên, hạ xuống.",
    "W101": "Nơi chưa có trong kho.",
    "W102": "Tên mô hình không có trong danh sách, nhưng gần giống tên trong đó.",
    "W103": "Mô hình mới trùng tên mô hình đang hoạt động.",
    "W104": "Ô nhập chứa công thức.",
    "W105": "Có nội dung ngoài các ô nhập, phần mềm không đọc.",
    "W106": "Có thể là tên người.",
    "W107": "Ô khóa (số in sẵn, công thức, chữ của biểu) bị sửa.",
    "W108": "Có ghi chú hoặc chữ trong hình vẽ, phần mềm không đọc.",
    "W109": "Thôn, làng của xã khác.",
    "W110": "Dòng có số liệu mà chiều cao không rõ, có thể không nhìn thấy.",
    "W111": "Tên tệp ghi quý khác, xã khác với biểu bên trong.",
}

LARGEST = 2_147_483_647  # what a column of the warehouse holds
_LONGEST = 300
_NUMBERS = ("number", "text")
_DASHES = ("-", "–", "—", "−")
_UNIT = re.compile(r"[0-9%]\s*([^\W\d_][^0-9%]*)$")


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


def read_value(page: Page, cell: str, units: Sequence[str], most: int = LARGEST) -> Value:
    """The count in a cell, not above `most`; `units` are the words that may follow the number, the
    first is shown."""
    what = _take(page, cell)
    if what is None:
        return Value(page.name, cell, "", _blank_state(page, cell))
    expected = f"số nguyên từ 0 trở lên ({units[0]})" if units[0] else "số nguyên từ 0 trở lên"
    unreadable = Value(page.name, cell, what.text, "unreadable")
    if _is_garbled(page, cell, what, expected):
        return unreadable
    if _is_foreign(page, cell, what, expected) or _is_odd(page, cell, what, expected):
        return unreadable
    if what.text in _DASHES:
        return unreadable._replace(state="dash")
    if vietnamese.fold(what.text) == vietnamese.fold(NO_FIGURE):
        return unreadable._replace(state="blank")
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
    if problem := _problem(number, quantity.qualifier, what.text, units, most):
        code, mend = problem
        report(page, code, cell, what.text, expected, mend)
        return unreadable
    state = "counted" if number else "zero"
    return unreadable._replace(
        state=state, value=number.to_integral_value(), qualifier=quantity.qualifier
    )


def read_amount(page: Page, cell: str, unit: Text) -> tuple[Value, Text]:
    """The number in a cell and the unit that is written in the one beside it (amounts.py)."""
    what = page.sheet.cells.get(cell) if page.sheet else None
    is_plain = what is not None and what.kind in _NUMBERS and not what.odd
    told = amounts.tell(what.text, unit.printed) if what and is_plain else None
    if what is None or told is None:
        return read_value(page, cell, (unit.printed,), amounts.LARGEST), unit
    _take(page, cell)
    number, qualifier, name = told
    value = Value(page.name, cell, what.text, "counted", number, qualifier)
    return value, unit._replace(printed=name)


def read_text(page: Page, cell: str, longest: int = _LONGEST) -> Text:
    """The words in a cell, "" for nothing or a lone dash; at most `longest` letters of them."""
    what = _take(page, cell)
    if what is None or _is_garbled(page, cell, what, "chữ"):
        return Text(page.name, cell, "")
    if _is_foreign(page, cell, what, "chữ") or what.text in _DASHES:
        return Text(page.name, cell, "")
    if what.odd != "raised" and _is_odd(page, cell, what, "chữ"):  # "m²" is a word all the same
        return Text(page.name, cell, "")
    words = vietnamese.narrow(what.text)
    if len(words) > longest:
        most = f"không quá {vietnamese.write_number(longest)} chữ cái"
        report(page, "E118", cell, words, most, f"Viết gọn lại, {most}.")
        words = words[:longest].rstrip()
    return Text(page.name, cell, words)


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


def _is_odd(page: Page, cell: str, what: Cell, expected: str) -> bool:
    """Whether it shows another thing than what stands in it, to whoever filled it in; that is told.
    What can't be seen at all is told of a sheet as a whole (reading.py)."""
    if what.odd in ("struck", "raised"):
        how = "bị gạch ngang" if what.odd == "struck" else "nâng lên hoặc hạ xuống"
        mend = "Xóa hẳn phần không dùng, bỏ kiểu chữ ấy (Định dạng ô, Phông chữ), rồi gửi lại."
        report(page, "E126", cell, f"{what.text}, có chữ {how}", expected, mend)
    elif what.odd == "shown":
        mend = "Chọn lại kiểu của ô (Trang đầu, Số, Chung), xem số hiện ra có đúng không rồi gửi."
        report(page, "E125", cell, f"trong ô là {what.text}, ô hiện khác", expected, mend)
    return bool(what.odd)


def _is_garbled(page: Page, cell: str, what: Cell, expected: str) -> bool:
    """Whether words are in letters of an old font or a wrong table; that is told."""
    if not what.meant and not old_fonts.is_lost(what.text):
        return False
    mend = "Gõ lại bằng bảng mã Unicode (phông Times New Roman)."
    if what.meant:
        mend = f"Có phải “{_short(what.meant)}” không? {mend}"
    report(page, "E122", cell, what.text, f"{expected}, bằng bảng mã Unicode", mend)
    return True


def _quantity(what: Cell) -> quantities.Quantity | None:
    if what.number is not None:
        return quantities.Quantity(what.number, "exact")
    return quantities.read_quantity(what.text)


def _problem(
    number: Decimal, qualifier: str, text: str, units: Sequence[str], most: int
) -> tuple[str, str] | None:
    """What keeps a number from being a count of these units: a code, and how to mend it."""
    if "%" in text or "phần trăm" in text:
        return "E104", "Ghi số đếm, không ghi tỷ lệ: tỷ lệ do phần mềm tính."
    if number < 0:
        return "E102", "Ghi số từ 0 trở lên."
    if number != number.to_integral_value():
        return "E103", _mend_fraction(number, units[0])
    if number > most:
        return "E117", "Xem lại số chữ số."
    if not number and qualifier != "exact":
        return "E101", "Không có thì ghi 0; không biết bao nhiêu thì ghi chưa rõ."
    unit = _UNIT.search(text.lower())
    if unit and units[0] and not _is_one_of(unit[1], units):
        return "E105", f"Ô này hỏi số {units[0]}. Hãy ghi số {units[0]}, không kèm đơn vị khác."
    return None


def _mend_fraction(number: Decimal, unit: str) -> str:
    """Three figures behind the comma may be thousands, written as in English; fewer are a part."""
    thousand = number * 1_000
    if -int(number.normalize().as_tuple().exponent) == 3:
        meant = vietnamese.write_number(thousand)
        return f"Nếu là {meant} thì gõ liền các chữ số: {int(thousand)}. Không ghi số lẻ."
    low = vietnamese.write_number(math.floor(number))
    high = vietnamese.write_number(math.ceil(number))
    counted = f"số {unit} là số đếm" if unit else "ô này là số đếm"
    return f"Ghi số nguyên, {low} hoặc {high}: {counted}, không có số lẻ."


def _is_one_of(unit: str, units: Sequence[str]) -> bool:
    """Also "hộ nghèo" is a "hộ"."""
    said = f"{vietnamese.fold(unit)} "
    return any(said.startswith(f"{vietnamese.fold(each)} ") for each in units)


def _short(text: str) -> str:
    return text if len(text) <= 120 else text[:119] + "…"
