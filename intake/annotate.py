"""The sender's own workbook, to be sent back: what is to be mended, and where.

A first sheet "Cần sửa" lists the findings and has room for the reason of each warning; the cells
are coloured and carry a comment. Whatever was filled in stays as it is. Marks of an earlier copy
are taken away first, so that a mended form can be sent and marked again. Only what there is, is
gone over: one cell far away makes a sheet of millions.
"""

import io
import re
from collections.abc import Iterable, Mapping

import openpyxl
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, MergedCell
from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from intake import notes, workbook
from intake.findings import Finding, IntakeError
from intake.form import MENDING

Key = tuple[str, str, str]  # code, sheet, cell

HEAD = ("Số", "Mã", "Tờ", "Ô", "Thấy gì", "Cần gì", "Sửa thế nào", "Lý do (nếu số đúng)")
_WIDTHS = (6, 8, 20, 8, 38, 34, 48, 40)
_TOP = 5  # the row of the head
_CODE, _SHEET, _CELL, _REASON = _COLUMNS = 1, 2, 3, 7  # from 0
_WHOLE = "cả biểu"
AUTHOR = notes.OURS
# Always true: by it the marks of an earlier copy are known. It lies over the cell's own colours.
_MARK = 'LEN("konray: cần sửa")>0'
_RED, _ORANGE, _INK = "FFB4BC", "FDBA74", "1F2937"
_MOST_REASON = 500  # letters
_MOST = 5_000  # rows of the list; a form gives a few hundred findings
_UNNAMED = "biểu.xlsx"
_HOW = "Bấm vào tên ô để đến đó. Sửa xong, lưu và gửi lại chính tệp này."
_BARE = " Hình ảnh, biểu đồ trong tệp đã gửi không có ở bản này."
_ALONE = (
    "Tệp đã gửi bị hỏng một phần nên không đánh dấu được vào từng ô. Hãy tải biểu mới của đơn vị, "
    "chép số liệu sang, sửa theo bảng này rồi gửi lại."
)
_CELL_NAME = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")


def annotate(
    data: bytes,
    findings: Iterable[Finding],
    name: str = _UNNAMED,
    reasons: Mapping[Key, str] | None = None,
) -> bytes:
    """A copy of the workbook with its findings; IntakeError, naming the file, as workbook.open.

    Reasons that stand in its sheet "Cần sửa" are kept for the same finding; `reasons` are more.
    Pictures and charts are left out, and the list says so. Of a workbook that can be read but not
    written, because its looks are damaged, there is the list alone.
    """
    checked = workbook.check(data, name)
    listed = list(findings)
    try:
        with workbook.stumbling(name):
            return _mark_all(checked, listed, read_reasons(data, name) | {**(reasons or {})})
    except IntakeError:  # logged
        book = Workbook()
        book.remove(book.worksheets[0])
        _list(book, listed, {}, _ALONE)
        return _save(book)


def _mark_all(
    checked: workbook.Checked, findings: list[Finding], reasons: Mapping[Key, str]
) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(checked.data), keep_links=False)
    if MENDING in book.sheetnames:
        del book[MENDING]
    for sheet in book.worksheets:
        _unmark(sheet)
    for place, found in _by_place(book, findings).items():
        _mark(book[place[0]], place[1], found)
    _list(book, findings, reasons, _HOW + (_BARE if checked.pictures else ""))
    return _save(book)


def _save(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read_reasons(data: bytes, name: str = _UNNAMED) -> dict[Key, str]:
    """The reasons for warnings that stand in the sheet "Cần sửa", by code, sheet and cell.

    Empty when there is no such sheet or nothing in it; IntakeError, as workbook.open.
    """
    sheet = workbook.open(data, name, rows=_TOP + _MOST).get(MENDING)
    cells = sheet.cells if sheet else {}
    reasons: dict[Key, str] = {}
    for row in range(_TOP + 1, _TOP + _MOST + 1):
        told = [cells.get(f"{get_column_letter(at + 1)}{row}") for at in _COLUMNS]
        code, where, cell, reason = (each.text if each else "" for each in told)
        if code.startswith("W") and reason:
            key = (code, "" if where == _WHOLE else where, cell)
            reasons[key] = reason[:_MOST_REASON]
    return reasons


def _by_place(book: Workbook, findings: list[Finding]) -> dict[tuple[str, str], list[Finding]]:
    """The findings of each cell that there is; the others stand in the list only."""
    places: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if finding.sheet in book.sheetnames and _CELL_NAME.fullmatch(finding.cell):
            places.setdefault((finding.sheet, finding.cell), []).append(finding)
    return places


def _unmark(sheet: Worksheet) -> None:
    """Take away the marks of an earlier copy."""
    kept = ConditionalFormattingList()
    for span in sheet.conditional_formatting:
        for rule in span.rules:
            if rule.formula != [_MARK]:
                kept.add(str(span.sqref), rule)
    sheet.conditional_formatting = kept
    # Private, but every public way goes over the whole rectangle and fills it with cells.
    for cell in sheet._cells.values():
        if cell.comment is not None and cell.comment.author == AUTHOR:
            cell.comment = None


def _mark(sheet: Worksheet, place: str, findings: list[Finding]) -> None:
    """Colour a cell and say in a comment what is wrong with it; what is merged, at its corner.

    Where ranges overlap, a corner may lie in another range: then the list alone says it.
    """
    cell = sheet[place]
    if isinstance(cell, MergedCell):
        spans = [span for span in sheet.merged_cells.ranges if place in span]
        corners = [sheet.cell(span.min_row, span.min_col) for span in spans]
        cell = next((corner for corner in corners if isinstance(corner, Cell)), None)
        if cell is None:
            return
    colour = _RED if any(finding.stops for finding in findings) else _ORANGE
    fill = PatternFill("solid", bgColor=colour, fgColor=colour)
    rule = FormulaRule(formula=[_MARK], fill=fill, font=Font(bold=True), stopIfTrue=True)
    rule.priority = 1
    sheet.conditional_formatting.add(cell.coordinate, rule)
    said = "\n".join(
        f"{finding.code}: {finding.found}. Cần: {finding.expected}. {finding.mend}"
        for finding in findings
    )
    if cell.comment is not None:
        said = f"{cell.comment.text}\n{said}"
    lines = sum(1 + len(line) // 42 for line in said.split("\n"))
    cell.comment = Comment(_clean(said), AUTHOR, height=min(60 + 16 * lines, 400), width=320)


def _list(book: Workbook, findings: list[Finding], reasons: dict[Key, str], how: str) -> None:
    """The sheet "Cần sửa"; `how` to go on from here."""
    sheet = book.create_sheet(MENDING, 0)
    stops = sum(finding.stops for finding in findings)
    _write(sheet.cell(1, 1), f"Cần sửa: {stops} lỗi, {len(findings) - stops} điều cần giải thích")
    sheet["A1"].font = Font(bold=True, size=14)
    _write(
        sheet["A2"],
        "Lỗi (mã E, nền đỏ) phải sửa. Điều lạ (mã W, nền cam): sửa nếu sai; nếu đúng, ghi lý do "
        "vào cột cuối.",
    )
    _write(sheet["A3"], how)
    line = Side("thin", color="9CA3AF")
    for column, (head, width) in enumerate(zip(HEAD, _WIDTHS, strict=True), start=1):
        cell = sheet.cell(_TOP, column)
        _write(cell, head)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=_INK)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(column)].width = width
    for number, finding in enumerate(findings, start=1):
        row = _TOP + number
        _write_row(sheet, row, number, finding, reasons, line)
        if finding.sheet in book.sheetnames and _CELL_NAME.fullmatch(finding.cell):
            place = sheet.cell(row, _CELL + 1)
            target = f"{quote_sheetname(finding.sheet)}!{finding.cell}"
            place.hyperlink = Hyperlink(ref=place.coordinate, location=target)
            place.font = Font(underline="single", color="1D4ED8")
    sheet.freeze_panes = sheet.cell(_TOP + 1, 1)
    _set_print(sheet)
    book.active = 0
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet


def _write_row(
    sheet: Worksheet,
    row: int,
    number: int,
    finding: Finding,
    reasons: dict[Key, str],
    line: Side,
) -> None:
    """One finding; the last cell of a warning waits for its reason."""
    words = (
        *(finding.code, finding.sheet or _WHOLE, finding.cell),
        *(finding.found, finding.expected, finding.mend),
    )
    sheet.cell(row, 1, number)
    for column, text in enumerate(words, start=2):
        _write(sheet.cell(row, column), text)
    reason = sheet.cell(row, _REASON + 1)
    colour = _RED if finding.stops else _ORANGE
    sheet.cell(row, _CODE + 1).fill = PatternFill("solid", fgColor=colour)
    if finding.stops:
        _write(reason, "phải sửa, không nhận lý do")
        reason.font = Font(italic=True, color="6B7280")
    else:
        _write(reason, reasons.get(finding[:3], ""))
        reason.fill = PatternFill("solid", fgColor="FFFBEB")
        reason.protection = Protection(locked=False)
    longest = max(len(word) / width for word, width in zip(words, _WIDTHS[1:], strict=False))
    sheet.row_dimensions[row].height = min(16 * (1 + int(1.15 * longest)) + 4, 400)
    for column in range(1, len(HEAD) + 1):
        cell = sheet.cell(row, column)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.border = Border(bottom=line)


def _write(cell: Cell, text: str) -> None:
    """Text as text: what begins like a formula is none, also when somebody edits the cell."""
    cell.value = _clean(text)
    if text:
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(("=", "+", "-", "@"))


def _clean(text: str) -> str:
    """Without the letters that a workbook can't hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)


def _set_print(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{_TOP}:{_TOP}"
