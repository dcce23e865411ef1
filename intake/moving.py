"""What was done to a sheet whose heads and labels no longer stand where they were printed.

Columns or rows that came in, went out or changed places are told as that, each in one sentence that
says what to restore; where nothing of the kind explains what is seen, the cells are named.
"""

from collections import Counter
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from data import vietnamese
from intake.workbook import Sheet

_SHIFTS = (1, 2, 3, -1, -2, -3)
SHOWN = 3  # cells that a sentence names
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


def find_moved(sheet: Sheet, expected: Words) -> Moved | None:
    """What was done to a sheet; None when all of `expected` stands there, by cell."""
    wrong = {cell: text for cell, text in expected.items() if not stands(sheet, cell, text)}
    if not wrong:
        return None
    places = {_place(cell): text for cell, text in expected.items()}
    return (
        _find_swap(sheet, expected, wrong, rows=False)
        or _find_swap(sheet, expected, wrong, rows=True)
        or _find_shift(sheet, places, next(iter(wrong)))
        or _tell_changed(sheet, expected, wrong)
    )


def _find_shift(sheet: Sheet, expected: dict[Place, str], cell: str) -> Moved | None:
    """Rows or columns that came in, or went out, when that explains all; `cell`: the first that is
    not what it was."""
    for by in _SHIFTS:
        for axis in (1, 0):
            lines = sorted({place[axis] for place in expected})
            for before, start in zip([0, *lines], lines, strict=False):
                # Between two lines that are known others, that are not, may have gone.
                for lost in (0, -by) if by < 0 else (0,):
                    if by < 0 and not lost and start - before <= -by:
                        continue
                    rest = _shift(expected, axis, start, lost, by)
                    if rest and all(stands(sheet, at, text) for at, text in rest.items()):
                        gone = [
                            text
                            for place, text in sorted(expected.items())
                            if start <= place[axis] < start + lost
                        ]
                        first = start if lost else before + 1
                        last = start + lost - 1 if lost else start - (by < 0)
                        return _tell_shift(axis == 1, (first, last), by, gone, cell)
    return None


def _shift(expected: dict[Place, str], axis: int, start: int, lost: int, by: int) -> Words:
    """Where everything would stand if lines came in before `start`, or went out; empty when nothing
    were left behind it."""
    left = {place: text for place, text in expected.items() if not 0 <= place[axis] - start < lost}
    if all(place[axis] < start for place in left):
        return {}
    return {
        _cell(_move(place, axis, by if place[axis] >= start else 0)): text
        for place, text in left.items()
    }


def _tell_shift(
    columns: bool, between: tuple[int, int], by: int, gone: list[str], cell: str
) -> Moved:
    what, count = "cột" if columns else "dòng", abs(by)
    first, last = (get_column_letter(at) if columns else str(at) for at in between)
    if between[1] - between[0] + 1 > count:
        where = f"{count} {what} trong khoảng từ {what} {first} đến {what} {last}"
    else:
        where = f"{what} {first}" if first == last else f"các {what} từ {first} đến {last}"
    expected = f"các {what} như biểu đã phát"
    if by > 0:
        mend = f"Xóa {what} đã chèn. {ANEW}"
        return Moved(columns, cell, f"đã chèn thêm {where}", expected, mend)
    names = ", ".join(f"“{text}”" for text in dict.fromkeys(gone) if text)
    found = f"đã xóa {where}" + (f" ({names})" if names else "")
    mend = f"Khôi phục {what} đã xóa (Ctrl+Z nếu vừa xóa). {ANEW}"
    return Moved(columns, cell, found, expected, mend)


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


def _tell_changed(sheet: Sheet, expected: Words, wrong: Words) -> Moved:
    cells, lines = list(wrong), Counter(cell[1:] for cell in expected)
    told = [f"{cell}: “{text_of(sheet, cell)}”" for cell in cells[:SHOWN]]
    back = [f"ô {cell} là “{wrong[cell]}”" for cell in cells[:SHOWN]]
    more = "; …" if len(cells) > SHOWN else ""
    return Moved(
        all(lines[cell[1:]] > 1 for cell in cells),  # a head, not a label
        cells[0],
        "; ".join(told) + more,
        "; ".join(f"{cell}: “{wrong[cell]}”" for cell in cells[:SHOWN]) + more,
        f"Không dời, xếp lại hay sửa tiêu đề, nhãn. Ghi lại {'; '.join(back)}{more}. {ANEW}",
    )


def stands(sheet: Sheet, cell: str, text: str) -> bool:
    """Whether a cell shows these words."""
    found = text_of(sheet, cell)
    return found == text or vietnamese.fold(found) == vietnamese.fold(text)


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
