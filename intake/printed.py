"""Whether what is printed in a form's locked cells still stands there.

A printed figure that was written over does no harm, for it is never read, but whoever wrote it
meant something: it is told. What was printed the form itself says; forms that were handed out
before they did are held against the warehouse, which may have changed since.
"""

import re
from collections.abc import Mapping

from data import store, vietnamese
from intake import form, headings, imprint, quarter_before, unit_record
from intake.cells import Page, report
from intake.form import Stamp
from intake.moving import ANEW, SHOWN, Words, stands, text_of
from intake.units import Unit
from intake.workbook import Sheet

_QUARTER = re.compile(r"quý [iv1-4]+ ?/ ?[0-9]{4}", re.IGNORECASE)


def check_printed(
    pages: Mapping[str, Page],
    sheets: Mapping[str, Sheet],
    stamp: Stamp,
    snapshot: store.Snapshot,
) -> dict[str, Page]:
    """The pages, after each was told of whose printed words and figures were written over; without
    those whose printed figures now stand where new ones belong, or that are of another quarter."""
    printed = read_printed(sheets)
    is_old = not printed
    if is_old:
        unit = unit_record.places(snapshot, stamp.unit_id, stamp.quarter).unit
        printed = {} if unit is None else _print_anew(snapshot, unit, stamp)
    return {
        name: _check_page(page, printed.get(name, {}), stamp, is_old)
        for name, page in pages.items()
    }


def read_printed(sheets: Mapping[str, Sheet]) -> dict[str, Words]:
    """What a form says is printed in it, by sheet and cell."""
    cells = sheets[form.STAMP].cells if form.STAMP in sheets else {}
    rows = sorted(int(cell[1:]) for cell in cells if cell.startswith(imprint.COLUMN))
    return imprint.read([cells[f"{imprint.COLUMN}{row}"].text for row in rows])


def _check_page(page: Page, printed: Words, stamp: Stamp, is_old: bool) -> Page:
    if page.sheet is None:
        return page
    sheet, contract = page.sheet, headings.contract(stamp)[page.name]
    if not _is_of_the_same(page, sheet, printed.get(form.WHOSE, ""), stamp):
        return page._replace(sheet=None)
    wrong = {
        cell: text
        for cell, text in printed.items()
        if cell not in contract and not _is_printed(sheet, cell, text, is_old)
    }
    for cell in form.computed_cells(page.name, stamp):
        what = sheet.cells.get(cell)
        if what and not what.formula:
            wrong[cell] = "công thức"
    for before, now in form.beside(page.name).items():
        lines = [cell for cell in wrong if cell[:1] == before]
        swapped = [
            cell for cell in lines if wrong[cell] and stands(sheet, now + cell[1:], wrong[cell])
        ]
        if len(swapped) >= 2 and 2 * len(swapped) >= len(lines):
            mend = f"Đổi lại chỗ số của hai cột {before} và {now}. {ANEW}"
            found = f"số in sẵn của cột {before} nay ở cột {now}"
            report(
                page,
                "E123",
                swapped[0],
                found,
                f"số của quý này ở cột {now}, số quý trước ở cột {before}",
                mend,
            )
            return page._replace(sheet=None)
    # So much is no slip: the warehouse has changed since the form was handed out.
    is_anew = is_old and 2 * len(wrong) > len(printed)
    if wrong and not is_anew:
        _tell_written_over(page, sheet, wrong, is_old)
    return page


def _is_of_the_same(page: Page, sheet: Sheet, whose: str, stamp: Stamp) -> bool:
    """Whether nobody wrote another quarter, or another unit, over a sheet; that is told."""
    written, quarter = text_of(sheet, form.WHOSE), vietnamese.write_quarter(stamp.quarter)
    said, unit = _QUARTER.search(written), whose.rpartition(", ")[0]
    other_quarter = said and _read_quarter(said[0]) != stamp.quarter
    other_unit = written and vietnamese.fold(unit) not in vietnamese.fold(written)
    if other_quarter or other_unit:
        whose = (whose or quarter).partition("; ")[0]
        mend = f"Biểu này chỉ nhận số của {whose}. Hãy tải biểu của đúng đơn vị, đúng quý, chép số "
        report(page, "E124", form.WHOSE, written, whose, f"{mend}liệu sang rồi gửi.")
    return not (other_quarter or other_unit)


def _read_quarter(text: str) -> str:
    try:
        return vietnamese.read_quarter(text)
    except ValueError:
        return ""


def _tell_written_over(page: Page, sheet: Sheet, wrong: Words, is_old: bool) -> None:
    cells = list(wrong)
    more = "; …" if len(cells) > SHOWN else ""
    found = "; ".join(f"{cell}: “{text_of(sheet, cell)}”" for cell in cells[:SHOWN]) + more
    expected = "; ".join(f"{cell}: “{wrong[cell]}”" for cell in cells[:SHOWN]) + more
    mend = "Ô khóa chỉ để đối chiếu, phần mềm không đọc. Hãy trả lại như biểu đã phát"
    mend += ", hoặc tải biểu mới nếu kho vừa đổi số" if is_old else ""
    report(page, "W107", cells[0], found, expected, f"{mend}; thấy số in sẵn sai thì ghi lý do.")


def _is_printed(sheet: Sheet, cell: str, text: str, is_old: bool) -> bool:
    """Whether a cell still shows what was printed; what had no figure then may have one now."""
    unknown = is_old and text_of(sheet, cell) == quarter_before.NO_FIGURE
    return unknown or stands(sheet, cell, text)


def _print_anew(snapshot: store.Snapshot, unit: Unit, stamp: Stamp) -> dict[str, Words]:
    """The figures of the quarter before as a form would show them today."""
    seen = quarter_before.look(snapshot, unit, stamp.quarter)
    told: dict[str, Words] = {name: {} for name in form.sheets(stamp)}

    def show(name: str, letter: str, cell: str, value: quarter_before.Shown | None) -> None:
        words = vietnamese.write_number(value) if isinstance(value, int) else value
        told[name][letter + cell[1:]] = quarter_before.NO_FIGURE if words is None else words

    for channel, cell in form.channel_cells().items():
        show(form.OUTREACH, form.BEFORE, cell, seen.outreach.get(channel))
        told[form.OUTREACH]["E" + cell[1:]] = form.CHANNEL_UNITS[channel][0]
    if form.MODELS not in told:
        return told
    for event, cell in form.event_cells().items():
        show(form.MODELS, form.BEFORE, cell, seen.counts.get(event))
    show(form.MODELS, form.BEFORE, form.running_cell(), seen.running)
    if not stamp.asks_opening:
        show(form.MODELS, form.NOW, form.opening_cell(), seen.running)
    for custom, cell in form.custom_cells(stamp).items():
        show(form.CUSTOMS, form.BEFORE, cell, seen.customs.get(custom))
    for row, asked in form.indicator_rows(stamp):
        top, bottom = seen.indicators.get((asked.indicator_id, asked.version), (None, None))
        show(form.INDICATORS, form.NUMERATOR_BEFORE, f"A{row}", top)
        if asked.has_denominator:
            show(form.INDICATORS, form.DENOMINATOR_BEFORE, f"A{row}", bottom)
    return told
