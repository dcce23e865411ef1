"""From the cells of a filled-in form to what they say, with everything that can't be read.

Reading never stops at the first problem: one pass gives all findings. It says what a cell says,
and nothing about whether that can be true (checks.py).
"""

import re

from data import store, vietnamese
from intake import expected, form, rows, workbook
from intake.cells import Page, holds_something, read_value, report
from intake.filled import Filled, Ratio
from intake.findings import Finding, IntakeError
from intake.form import Stamp
from intake.workbook import Sheet

_LAST_COLUMN = {
    form.MODELS: "G",
    form.CUSTOMS: "E",
    form.INDICATORS: form.TARGET,
    form.OUTREACH: "F",
}


def read(data: bytes, name: str, snapshot: store.Snapshot) -> tuple[Filled, list[Finding]]:
    """What a form says, and what in it can't be read, sheet by sheet.

    IntakeError, naming the file, for a file that can't be taken in at all: no workbook, a
    dangerous one, no form of ours, one of another version or another data set.
    """
    sheets = workbook.open(data, name)
    stamp = _stamp(sheets, workbook.show_name(name))
    _require_ours(stamp, snapshot, workbook.show_name(name))
    findings: list[Finding] = []
    pages = {sheet: Page(sheet, sheets.get(sheet), findings) for sheet in form.sheets(stamp)}
    _check_layout(pages, stamp)
    filled = _fill(pages, stamp, snapshot)
    _tell_of_the_rest(sheets, pages, stamp)
    return filled, findings


def read_stamp(data: bytes, name: str) -> Stamp:
    """Only what a form says about itself; IntakeError as `read`."""
    return _stamp(workbook.open(data, name), workbook.show_name(name))


def _stamp(sheets: dict[str, Sheet], name: str) -> Stamp:
    lines: dict[int, list[str]] = {}
    sheet = sheets.get(form.STAMP)
    for cell, what in sheet.cells.items() if sheet else ():
        letter, row = cell[0], cell[1:]
        if letter in "ABCDE" and row.isdigit():
            line = lines.setdefault(int(row), [""] * 5)
            line["ABCDE".index(letter)] = what.text
    trimmed = ["\0".join(lines[row]).rstrip("\0").split("\0") for row in sorted(lines)]
    return form.read_stamp(trimmed, name)


def _require_ours(stamp: Stamp, snapshot: store.Snapshot, name: str) -> None:
    """Refuse a form of another data set, and one that asks what the warehouse does not have."""
    if stamp.data_set != snapshot.data_set:
        from_, here = (
            store.DATA_SETS.get(data_set, "lạ") for data_set in (stamp.data_set, snapshot.data_set)
        )
        raise IntakeError(
            f"Tệp “{name}” là biểu của bộ số liệu {from_}, không nhận vào bộ số liệu {here}. "
            "Hãy tải biểu đúng bộ số liệu."
        )
    customs = set(expected.customs(snapshot)["custom_id"])
    versions = expected.versions(snapshot)
    asked = {(each.indicator_id, each.version) for each in stamp.indicators}
    kinds = expected.kinds(snapshot)
    kind = kinds.get(stamp.unit_id, "")
    asked_of = kind if kind in ("district", "agency") else "commune"
    wrong_kind = kind and asked_of != stamp.kind
    if not set(stamp.customs) <= customs or not asked <= versions or wrong_kind:
        raise IntakeError(
            f"Dấu ẩn của biểu trong tệp “{name}” nêu mục không có trong kho số liệu. "
            "Hãy tải lại biểu của đơn vị, chép số liệu sang rồi gửi lại."
        )


def _check_layout(pages: dict[str, Page], stamp: Stamp) -> None:
    """Whether all sheets are there, every row where it belongs, and nothing out of sight."""
    for page in pages.values():
        if page.sheet is None or not page.sheet.visible:
            found = "không có tờ này" if page.sheet is None else "tờ bị ẩn"
            mend = "Hiện lại tờ, hoặc điền vào biểu mới tải rồi gửi lại."
            report(page, "E115", "", found, f"tờ {page.name} của biểu", mend)
    for (name, cell), label in form.labels(stamp).items():
        page = pages[name]
        if page.sheet is None:
            continue
        what = page.sheet.cells.get(cell)
        found = what.text if what else ""
        if vietnamese.fold(found) != vietnamese.fold(label):
            mend = "Không dời, xếp lại hay sửa các dòng. Chép số liệu sang biểu mới tải rồi gửi."
            report(page, "E116", cell, found or "ô trống", label, mend)
    for name, cells in form.inputs(stamp).items():
        _check_places(pages[name], cells)


def _check_places(page: Page, cells: list[str]) -> None:
    if page.sheet is None:
        return
    layout = page.sheet.layout
    for cell in cells:
        if cell in layout.merged:
            mend = "Bỏ gộp ô (Trang đầu, Hợp nhất và căn giữa), điền lại từng ô."
            report(page, "E113", cell, "ô bị gộp", "từng ô riêng", mend)
        hidden = cell[0] in layout.hidden_columns or int(cell[1:]) in layout.hidden_rows
        if hidden and holds_something(page, cell):
            mend = "Hiện lại dòng hoặc cột bị ẩn (bỏ lọc nếu có), xem lại số rồi gửi."
            report(page, "E114", cell, "có số liệu ở chỗ bị ẩn", "dòng, cột hiện ra", mend)


def _fill(pages: dict[str, Page], stamp: Stamp, snapshot: store.Snapshot) -> Filled:
    """Sheet by sheet, so that findings come in the form's order."""
    lists = rows.prepare(stamp, snapshot)
    filled = Filled(stamp.unit_id, stamp.quarter, {}, None, [], {}, [], {}, {}, [])
    if stamp.is_of_commune:
        models, customs = pages[form.MODELS], pages[form.CUSTOMS]
        filled = filled._replace(
            counts={
                event: read_value(models, cell, form.MODEL_UNITS)
                for event, cell in form.event_cells().items()
            },
            running=read_value(models, form.running_cell(), form.MODEL_UNITS),
            models=rows.read_models(models, lists),
            customs={
                custom: read_value(customs, cell, form.HOUSEHOLD_UNITS)
                for custom, cell in form.custom_cells(stamp).items()
            },
            households=rows.read_households(customs, lists),
            indicators=_read_indicators(pages[form.INDICATORS], stamp, snapshot),
        )
    outreach = pages[form.OUTREACH]
    return filled._replace(
        outreach={
            channel: read_value(outreach, cell, form.CHANNEL_UNITS[channel])
            for channel, cell in form.channel_cells().items()
        },
        gifts=rows.read_gifts(outreach, lists),
        shared={
            channel: read_value(outreach, cell, form.CHANNEL_UNITS[channel])
            for channel, cell in form.shared_cells(stamp).items()
        },
    )


def _read_indicators(
    page: Page, stamp: Stamp, snapshot: store.Snapshot
) -> dict[tuple[str, int], Ratio]:
    units = expected.indicator_units(snapshot)
    ratios = {}
    for row, asked in form.indicator_rows(stamp):
        key = (asked.indicator_id, asked.version)
        top, bottom = units[key]
        denominator = None
        numerator = read_value(page, f"{form.NUMERATOR}{row}", (top,))
        if asked.has_denominator:
            denominator = read_value(page, f"{form.DENOMINATOR}{row}", (bottom,))
        ratios[key] = Ratio(numerator, denominator)
    return ratios


def _tell_of_the_rest(sheets: dict[str, Sheet], pages: dict[str, Page], stamp: Stamp) -> None:
    """Nothing that somebody wrote goes unread without a word."""
    ours = {form.GUIDE, form.STAMP, form.MENDING}
    for name, sheet in sheets.items():
        if name in ours:
            continue
        page = pages.get(name) or Page(name, sheet, next(iter(pages.values())).findings)
        cells = sorted(sheet.layout.valued | set(sheet.cells), key=_place)
        if name in pages:
            last_row = max(int(cell[1:]) for cell in form.inputs(stamp)[name])
            cells = [
                cell
                for cell in cells
                if _place(cell) and _is_beyond(cell, last_row, _LAST_COLUMN[name])
            ]
        if cells:
            found = f"ô {', '.join(cells[:5])}{'…' if len(cells) > 5 else ''}"
            mend = "Chép vào các ô nhập của biểu nếu là số liệu; nếu không thì ghi lý do."
            report(page, "W105", cells[0], found, "chỉ điền vào các ô nhập", mend)


def _place(cell: str) -> tuple[int, int, str]:
    match = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", cell)
    return (int(match[2]), len(match[1]), match[1]) if match else (0, 0, cell)


def _is_beyond(cell: str, last_row: int, last_column: str) -> bool:
    row, width, letters = _place(cell)
    return row > last_row or width > 1 or letters > last_column
