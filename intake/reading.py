"""From the cells of a filled-in form to what they say, with everything that can't be read.

Reading never stops at the first problem: one pass gives all findings. It says what a cell says,
and nothing about whether that can be true (checks.py).
"""

import re
from typing import NamedTuple

from data import store
from intake import (
    contract,
    expected,
    file_names,
    form,
    headings,
    note_rows,
    personal,
    printed,
    rows,
    stamps,
    workbook,
)
from intake.cells import Page, holds_something, read_value, report
from intake.filled import Filled, Ratio, Value
from intake.findings import Finding, IntakeError
from intake.form import Stamp
from intake.workbook import Sheet

_LAST_COLUMN = {
    form.MODELS: "G",
    form.CUSTOMS: "E",
    form.INDICATORS: form.TARGET,
    form.OUTREACH: "F",
    form.NOTES: "D",
}


class Opened(NamedTuple):
    """A workbook that is a form: its file's name as it may be shown, its sheets, what it says about
    itself. It may be read against several versions."""

    name: str
    sheets: dict[str, Sheet]
    stamp: Stamp


def open(data: bytes, name: str) -> Opened:
    """Take in a file; IntakeError, naming it, for one that can't be taken in at all: no workbook, a
    dangerous one, no form of ours, or of a kind that is not read."""
    sheets, shown = workbook.open(data, name), workbook.show_name(name)
    return Opened(shown, sheets, _stamp(sheets, shown))


def read(data: bytes, name: str, snapshot: store.Snapshot) -> tuple[Filled, list[Finding]]:
    """What a form says, and what in it can't be read, sheet by sheet.

    IntakeError, naming the file, as `open` and `read_opened`.
    """
    return read_opened(open(data, name), snapshot)


def read_opened(opened: Opened, snapshot: store.Snapshot) -> tuple[Filled, list[Finding]]:
    """What a form that was taken in says against a version; IntakeError for one of another data
    set, or that asks what the version does not have."""
    name, sheets, stamp = opened
    _require_ours(stamp, snapshot, name)
    findings: list[Finding] = file_names.find_other(name, stamp, snapshot)
    lists = rows.prepare(stamp, snapshot)
    sheets = personal.take_out(sheets, lists.place_names, findings)
    pages = {sheet: Page(sheet, sheets.get(sheet), findings) for sheet in form.sheets(stamp)}
    pages = contract.require_sheets(pages, sheets, stamp)
    pages = printed.check_printed(pages, sheets, stamp, snapshot)
    inputs = form.inputs(stamp)
    for page in pages.values():
        _require_shown(page, inputs[page.name])
    filled = _fill(pages, stamp, snapshot, lists)
    _tell_of_the_rest(sheets, pages, stamp, inputs)
    return filled, findings


def read_stamp(data: bytes, name: str) -> Stamp:
    """Only what a form says about itself; IntakeError as `read`."""
    return open(data, name).stamp


def _stamp(sheets: dict[str, Sheet], name: str) -> Stamp:
    lines: dict[int, list[str]] = {}
    sheet = sheets.get(form.STAMP)
    for cell, what in sheet.cells.items() if sheet else ():
        letter, row = cell[0], cell[1:]
        if letter in "ABCDE" and row.isdigit():
            line = lines.setdefault(int(row), [""] * 5)
            line["ABCDE".index(letter)] = what.text
    trimmed = ["\0".join(lines[row]).rstrip("\0").split("\0") for row in sorted(lines)]
    return stamps.read(trimmed, name)


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


def _require_shown(page: Page, cells: list[str]) -> None:
    """Whether every cell that is filled in can be seen, and is a cell of its own."""
    if page.sheet is None:
        return
    layout = page.sheet.layout
    filled = [cell for cell in cells if holds_something(page, cell)]
    merged = [cell for cell in cells if cell in layout.merged]
    hidden = [
        cell
        for cell in filled
        if cell[0] in layout.hidden_columns or int(cell[1:]) in layout.hidden_rows
    ]
    unsized = [cell for cell in filled if int(cell[1:]) in layout.unsized_rows]
    if merged:
        mend = "Bỏ gộp ô (Trang đầu, Hợp nhất và căn giữa), điền lại từng ô."
        report(page, "E113", merged[0], f"{_list(merged)} bị gộp", "từng ô riêng", mend)
    if hidden:
        mend = "Hiện lại dòng hoặc cột bị ẩn (bỏ lọc nếu có), xem lại số rồi gửi."
        found = f"{_list(hidden)} có số liệu ở chỗ bị ẩn"
        report(page, "E114", hidden[0], found, "dòng, cột hiện ra", mend)
    pale = [cell for cell in filled if cell in page.sheet.cells]
    pale = [cell for cell in pale if page.sheet.cells[cell].odd == "unseen"]
    if pale:
        mend = "Chọn ô, đặt lại màu và cỡ chữ (Trang đầu, Phông chữ), xem lại số rồi gửi."
        found = f"{_list(pale)} có chữ cùng màu với nền, hoặc quá nhỏ, nên không nhìn thấy"
        report(page, "E114", pale[0], found, "chữ nhìn thấy được", mend)
    if unsized:
        mend = "Chọn dòng, đặt lại chiều cao (Định dạng, Tự khớp chiều cao dòng), hoặc ghi lý do."
        found = f"{_list(unsized)} ở dòng có thể bị thu về chiều cao 0"
        report(page, "W110", unsized[0], found, "dòng nhìn thấy được", mend)


def _list(cells: list[str]) -> str:
    return f"ô {', '.join(cells[:5])}{'…' if len(cells) > 5 else ''}"


def _fill(
    pages: dict[str, Page], stamp: Stamp, snapshot: store.Snapshot, lists: rows.Lists
) -> Filled:
    """Sheet by sheet, so that findings come in the form's order."""
    filled = Filled(stamp.unit_id, stamp.quarter, {}, None, [], {}, [], {}, {}, [])
    if stamp.is_of_commune:
        models, customs = pages[form.MODELS], pages[form.CUSTOMS]
        filled = filled._replace(
            counts={
                event: read_value(models, cell, form.MODEL_UNITS)
                for event, cell in form.event_cells().items()
            },
            running=read_value(models, form.running_cell(), form.MODEL_UNITS),
            opening=_read_opening(models, stamp, snapshot),
            models=rows.read_models(models, lists),
            customs={
                custom: read_value(customs, cell, form.HOUSEHOLD_UNITS)
                for custom, cell in form.custom_cells(stamp).items()
            },
            households=rows.read_households(customs, lists),
            indicators=_read_indicators(pages[form.INDICATORS], stamp, snapshot),
        )
    outreach = pages[form.OUTREACH]
    filled = filled._replace(
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
    if form.NOTES in pages:
        filled = filled._replace(notes=note_rows.read(pages[form.NOTES], stamp))
    return filled


def _read_opening(page: Page, stamp: Stamp, snapshot: store.Snapshot) -> Value | None:
    """The models at the quarter's beginning: asked for, or written over "chưa có số" in a form that
    was handed out before it asked. Where the quarter before says it, it is only printed."""
    cell = form.opening_cell()
    what = page.sheet.cells.get(cell) if page.sheet else None
    is_typed = what is not None and what.number is not None and not what.formula
    if stamp.asks_opening or (
        is_typed and not expected.has_stock(snapshot, stamp.unit_id, stamp.quarter)
    ):
        return read_value(page, cell, form.MODEL_UNITS)
    return None


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


def _tell_of_the_rest(
    sheets: dict[str, Sheet],
    pages: dict[str, Page],
    stamp: Stamp,
    inputs: dict[str, list[str]],
) -> None:
    """Nothing that somebody wrote goes unread without a word."""
    told = {name for name, page in pages.items() if page.sheet is None}
    told |= contract.find_renamed(pages, sheets, stamp) | {form.GUIDE, form.STAMP, form.MENDING}
    for name, sheet in sheets.items():
        page = Page(name, sheet, next(iter(pages.values())).findings)
        if sheet.notes and name not in (form.STAMP, form.MENDING):
            _tell_of_notes(page, sheet)
        if name in told:
            continue
        cells = sorted(sheet.layout.valued | set(sheet.cells), key=_place)
        if name in pages:
            last_row = max(int(cell[1:]) for cell in inputs[name])
            printed_there = headings.signatures(stamp) if name == form.NOTES else {}
            cells = [
                cell
                for cell in cells
                if _is_beyond(cell, last_row, _LAST_COLUMN[name])
                and not _says(sheet, cell, printed_there.get(cell))
            ]
        if cells:
            mend = "Chép vào các ô nhập của biểu nếu là số liệu; nếu không thì ghi lý do."
            report(page, "W105", cells[0], _list(cells), "chỉ điền vào các ô nhập", mend)


def _tell_of_notes(page: Page, sheet: Sheet) -> None:
    cells = sorted(sheet.notes, key=_place)
    found = f"ghi chú ở {_list(cells)}" if cells[0] else "chữ trong hình vẽ"
    mend = (
        "Phần mềm không đọc ghi chú, hình vẽ. Số ước tính thì ghi “khoảng” ngay trong ô; còn lại "
        "thì xóa ghi chú, hoặc ghi lý do."
    )
    report(page, "W108", cells[0], found, "chỉ điền vào các ô nhập", mend)


def _says(sheet: Sheet, cell: str, printed: str | None) -> bool:
    """Whether a cell says what the form prints there."""
    what = sheet.cells.get(cell)
    return printed is not None and what is not None and what.text == printed


def _place(cell: str) -> tuple[int, int, str]:
    match = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", cell)
    return (int(match[2]), len(match[1]), match[1]) if match else (0, 0, cell)


def _is_beyond(cell: str, last_row: int, last_column: str) -> bool:
    row, width, letters = _place(cell)
    return row > last_row or width > 1 or letters > last_column
