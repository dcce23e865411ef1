"""Whether each sheet still is as it was handed out: its name, its columns, its rows.

Where a head or a label no longer stands in its place, numbers are not what they seem: the sheet is
not read, and one sentence says what to restore.
"""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from data import vietnamese
from intake import form
from intake.cells import Page, report
from intake.form import Stamp
from intake.workbook import Sheet

UNREADABLE = ("E115", "E116", "E123", "E124")  # of these a sheet's cells say nothing
_FEWEST = 0.7  # of the heads and labels by which a sheet is known under another name
_SHIFTS = (1, 2, 3, -1, -2, -3)
SHOWN = 3
ANEW = "Nếu không khôi phục được thì chép số liệu sang biểu mới tải rồi gửi."

Place = tuple[int, int]  # row and column, from 1
Words = dict[str, str]  # by cell


class Moved(NamedTuple):
    """What became of a sheet. cell: where; columns: whether columns moved, not rows."""

    columns: bool
    cell: str
    found: str
    expected: str
    mend: str


def require_sheets(
    pages: dict[str, Page], sheets: Mapping[str, Sheet], stamp: Stamp
) -> dict[str, Page]:
    """The pages, without what stands on those that are not as they were handed out, each of which
    is told of once."""
    return {name: _require_sheet(page, sheets, stamp) for name, page in pages.items()}


def _require_sheet(page: Page, sheets: Mapping[str, Sheet], stamp: Stamp) -> Page:
    unread = page._replace(sheet=None)
    if page.sheet is None:
        other = _find_renamed(page.name, sheets, stamp)
        if other:
            found, mend = f"tờ này mang tên “{other}”", f"Đổi tên tờ “{other}” lại thành"
            mend = f"{mend} “{page.name}” (bấm đúp vào tên tờ)."
        else:
            found, mend = "không có tờ này", "Điền vào biểu mới tải rồi gửi lại."
        report(page, "E115", "", found, f"tờ {page.name} của biểu", mend)
        return unread
    if not page.sheet.visible:
        mend = "Hiện lại tờ (bấm chuột phải vào tên tờ, Bỏ ẩn), xem lại số rồi gửi."
        report(page, "E115", "", "tờ bị ẩn", f"tờ {page.name} của biểu", mend)
        return unread
    moved = _find_moved(page.sheet, form.contract(stamp)[page.name])
    if moved is None:
        return page
    other = next(
        (name for name in form.sheets(stamp) if _carries(page.sheet, name, stamp)), page.name
    )
    if other != page.name:
        mend = f"Đổi tên tờ này lại thành “{other}”, và các tờ khác theo tiêu đề của từng tờ."
        report(page, "E115", "", f"nội dung của tờ “{other}”", f"tờ {page.name} của biểu", mend)
        return unread
    code = "E123" if moved.columns else "E116"
    report(page, code, moved.cell, moved.found, moved.expected, moved.mend)
    return unread


def find_renamed(pages: Mapping[str, Page], sheets: Mapping[str, Sheet], stamp: Stamp) -> set[str]:
    """The sheets that stand in the workbook under names of their own and were told of."""
    lost = [name for name, page in pages.items() if page.sheet is None]
    renamed = {_find_renamed(name, sheets, stamp) for name in lost if name not in sheets}
    return {name for name in renamed if name}


def _find_renamed(name: str, sheets: Mapping[str, Sheet], stamp: Stamp) -> str:
    ours = {*form.sheets(stamp), form.GUIDE, form.STAMP, form.MENDING}
    carried = [
        other for other in sheets if other not in ours and _carries(sheets[other], name, stamp)
    ]
    return carried[0] if len(carried) == 1 else ""


def _carries(sheet: Sheet, name: str, stamp: Stamp) -> bool:
    """Whether most heads and labels of one of the form's sheets stand on this one."""
    expected = form.contract(stamp)[name]
    return sum(stands(sheet, cell, text) for cell, text in expected.items()) >= _FEWEST * len(
        expected
    )


def _find_moved(sheet: Sheet, expected: Words) -> Moved | None:
    wrong = {cell: text for cell, text in expected.items() if not stands(sheet, cell, text)}
    if not wrong:
        return None
    places = {_place(cell): text for cell, text in expected.items()}
    return (
        _find_swap(sheet, expected, wrong, rows=False)
        or _find_swap(sheet, expected, wrong, rows=True)
        or _find_shift(sheet, places, next(iter(wrong)))
        or _tell_changed(sheet, wrong)
    )


def _find_shift(sheet: Sheet, expected: dict[Place, str], cell: str) -> Moved | None:
    """Rows or columns that came in, or went out, when that explains all; `cell`: the first that is
    not what it was."""
    for axis, by in ((axis, by) for by in _SHIFTS for axis in (1, 0)):
        for start in sorted({place[axis] for place in expected}):
            gone = {place for place in expected if by < 0 and start <= place[axis] < start - by}
            moved = {
                _cell(_move(place, axis, by if place[axis] >= start else 0)): text
                for place, text in expected.items()
                if place not in gone
            }
            if moved and all(stands(sheet, cell, text) for cell, text in moved.items()):
                names = [expected[place] for place in sorted(gone)]
                return _tell_shift(axis == 1, start, by, names, cell)
    return None


def _tell_shift(columns: bool, start: int, by: int, gone: list[str], cell: str) -> Moved:
    what = "cột" if columns else "dòng"
    first, last = (
        get_column_letter(at) if columns else str(at) for at in (start, start + abs(by) - 1)
    )
    where = f"{what} {first}" if first == last else f"các {what} từ {first} đến {last}"
    expected = f"các {what} như biểu đã phát"
    if by > 0:
        return Moved(columns, cell, f"đã chèn thêm {where}", expected, f"Xóa {where}. {ANEW}")
    names = ", ".join(f"“{text}”" for text in dict.fromkeys(gone) if text)
    mend = f"Khôi phục {where} (Ctrl+Z nếu vừa xóa). {ANEW}"
    return Moved(
        columns, cell, f"đã xóa {where}" + (f" ({names})" if names else ""), expected, mend
    )


def _find_swap(sheet: Sheet, expected: Words, wrong: Words, rows: bool) -> Moved | None:
    """Heads of one row, or labels of one column, that stand there in another order."""
    lines: dict[str, list[str]] = {}
    for cell in wrong:
        lines.setdefault(cell[:1] if rows else cell[1:], []).append(cell)
    for cells in lines.values():
        found = Counter(vietnamese.fold(text_of(sheet, cell)) for cell in cells)
        if len(cells) > 1 and found == Counter(vietnamese.fold(expected[cell]) for cell in cells):
            what = "dòng" if rows else "cột"
            places = [cell[1:] if rows else cell[:1] for cell in cells]
            back = "; ".join(
                f"“{expected[cell]}” về {what} {place}"
                for cell, place in list(zip(cells, places, strict=True))[:SHOWN]
            )
            return Moved(
                not rows,
                cells[0],
                f"các {what} {', '.join(places)} đã đổi chỗ cho nhau",
                f"các {what} theo thứ tự của biểu đã phát",
                f"Đưa {back}{'; …' if len(cells) > SHOWN else ''}, cả tiêu đề lẫn số. {ANEW}",
            )
    return None


def _tell_changed(sheet: Sheet, wrong: Words) -> Moved:
    cells = list(wrong)
    told = [f"{cell}: “{text_of(sheet, cell)}”" for cell in cells[:SHOWN]]
    back = [f"ô {cell} là “{wrong[cell]}”" for cell in cells[:SHOWN]]
    more = "; …" if len(cells) > SHOWN else ""
    return Moved(
        all(cell[1:] == str(form.TOP - 1) for cell in cells),
        cells[0],
        "; ".join(told) + more,
        "; ".join(f"{cell}: “{wrong[cell]}”" for cell in cells[:SHOWN]) + more,
        f"Không dời, xếp lại hay sửa tiêu đề, nhãn. Ghi lại {'; '.join(back)}{more}. {ANEW}",
    )


def stands(sheet: Sheet, cell: str, text: str) -> bool:
    """Whether a cell shows these words."""
    return vietnamese.fold(text_of(sheet, cell)) == vietnamese.fold(text)


def text_of(sheet: Sheet, cell: str) -> str:
    """What a cell shows, "" for nothing."""
    what = sheet.cells.get(cell)
    return what.text if what else ""


def _place(cell: str) -> Place:
    return int(cell[1:]), ord(cell[0]) - 64


def _cell(place: Place) -> str:
    return f"{get_column_letter(place[1])}{place[0]}"


def _move(place: Place, axis: int, by: int) -> Place:
    return (place[0], place[1] + by) if axis else (place[0] + by, place[1])
