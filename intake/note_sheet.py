"""The sheet of what a unit says in words, and the places where the printed form is signed."""

from xlsxwriter.worksheet import Worksheet

from data import vietnamese, words
from intake import form, guide, headings
from intake.styles import LISTS, Book, begin, finish, order

_WIDTHS = [5, 76, 34, 42]
_LETTERS = 72  # of a line of the widest column
_HEIGHT = 51  # points: three lines
_MESSAGE = f"Viết gọn, không quá {form.LONGEST_NOTE} chữ cái. Không ghi tên người."


def write(made: Book) -> None:
    """The last sheet of a form."""
    sheet = begin(made, form.NOTES, _WIDTHS)
    for number, (kind, rows) in enumerate(form.note_rows().items()):
        above = f"A{int(rows[0].cells['text'][1:]) - 2}"
        words_of = title(kind, made.stamp.quarter)
        sheet.write_string(above, f"{'ABCDE'[number]}. {words_of}", made.looks["block"])
        for row in rows:
            order(made, sheet, row)
            sheet.set_row(int(row.cells["text"][1:]) - 1, _HEIGHT)
            for cell in row.cells.values():
                sheet.write_blank(cell, None, made.looks["note_text"])
        for name in rows[0].cells:
            if name != "state":
                _bound(sheet, f"{rows[0].cells[name]}:{rows[-1].cells[name]}")
    for cell, head in headings.note_heads().items():
        sheet.write_string(cell, head, made.looks["head"])
    rows = form.note_rows()["past_task"]
    for row, task in zip(rows, made.stamp.tasks, strict=False):
        sheet.write_string(row.cells["text"], task, made.looks["locked_text"])
        sheet.set_row(int(row.cells["text"][1:]) - 1, max(_HEIGHT, guide.height(task, _LETTERS)))
    states = f"={form.STAMP}!${LISTS['states']}$1:${LISTS['states']}${len(words.TASK_STATE)}"
    sheet.data_validation(
        f"{rows[0].cells['state']}:{rows[-1].cells['state']}",
        {
            "validate": "list",
            "source": states,
            "error_title": "Chọn trong danh sách",
            "error_message": "Hãy chọn một mục có sẵn.",
        },
    )
    _write_signatures(made, sheet)
    finish(made, sheet, landscape=True, head=form.TOP - 1)


def title(kind: str, quarter: str) -> str:
    """What a kind of notes is called above its block."""
    now, after = map(vietnamese.write_quarter, (quarter, vietnamese.shift_quarter(quarter, 1)))
    return {
        "highlight": "Kết quả nổi bật",
        "difficulty": "Khó khăn, vướng mắc và nguyên nhân",
        "proposal": "Đề xuất, kiến nghị",
        "past_task": f"Nhiệm vụ đã đề ra, được giao cho {now}: đã làm đến đâu",
        "task": f"Nhiệm vụ đề ra cho {after}",
    }[kind]


def _bound(sheet: Worksheet, cells: str) -> None:
    """Warn of what is longer than may be taken in."""
    sheet.data_validation(
        cells,
        {
            "validate": "length",
            "criteria": "<=",
            "value": form.LONGEST_NOTE,
            "error_type": "warning",
            "error_title": "Dài quá",
            "error_message": _MESSAGE,
            "input_title": "Viết bằng lời",
            "input_message": _MESSAGE,
        },
    )


def _write_signatures(made: Book, sheet: Worksheet) -> None:
    for cell, text in headings.signatures(made.stamp).items():
        is_signer = text in (headings.WRITER, headings.CHAIR, headings.HEAD)
        sheet.write_string(cell, text, made.looks["signer" if is_signer else "sign"])
