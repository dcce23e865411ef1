"""Whether each sheet still is as it was handed out: its name, its columns, its rows.

Where a head or a label no longer stands in its place, numbers are not what they seem: the sheet is
not read, and one sentence says what to restore (moving.py).
"""

from collections.abc import Mapping

from intake import form, headings
from intake.cells import Page, report
from intake.form import Stamp
from intake.moving import find_moved, stands
from intake.workbook import Sheet

UNREADABLE = ("E115", "E116", "E123", "E124")  # of these a sheet's cells say nothing
_FEWEST = 0.7  # of the heads and labels by which a sheet is known under another name


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
    moved = find_moved(page.sheet, headings.contract(stamp)[page.name])
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
    expected = headings.contract(stamp)[name]
    standing = sum(stands(sheet, cell, text) for cell, text in expected.items())
    return 0 < _FEWEST * len(expected) <= standing
