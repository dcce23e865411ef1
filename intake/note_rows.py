"""The rows of a form in which a unit says something in words.

A row counts when anything stands in its open cells. A cause, a state or a result belongs to what
stands before it in the row; the tasks of the quarter before are printed by the form itself.
"""

from data import words
from intake import form, names
from intake.cells import Page, holds_something, read_text, report
from intake.filled import Note, Text
from intake.form import Row, Stamp

_STATES = {
    "done": ["hoàn thành", "đã xong", "xong", "đã thực hiện"],
    "under_way": ["đang làm", "chưa hoàn thành", "chưa xong"],
    "not_started": ["chưa làm", "chưa triển khai"],
}


def read(page: Page, stamp: Stamp) -> list[Note]:
    """What a unit says in words, in the form's order."""
    found = []
    for kind, rows in form.note_rows().items():
        for row in rows:
            printed = kind == "past_task" and row.number <= len(stamp.tasks)
            asked = [cell for name, cell in row.cells.items() if name != "text" or not printed]
            if any(holds_something(page, cell) for cell in asked):
                task = stamp.tasks[row.number - 1] if printed else ""
                found += _read_row(page, kind, row, task)
    return found


def _read_row(page: Page, kind: str, row: Row, printed: str) -> list[Note]:
    texts = {
        name: read_text(page, cell, form.LONGEST_NOTE)
        for name, cell in row.cells.items()
        if name != "text" or not printed
    }
    text = texts.get("text") or Text(page.name, row.cells["text"], printed)
    result = texts.get("result", Text(page.name, "", ""))
    state = _read_state(page, texts["state"]) if "state" in texts else ""
    cause = texts.get("cause", Text(page.name, "", ""))
    if not text.printed and (cause.printed or result.printed or state):
        _miss(page, text, words.NOTE[kind])
        return []
    found = [Note(kind, row.number, text, state, result)] if text.printed else []
    if cause.printed:
        found.append(Note("cause", row.number, cause, "", Text(page.name, "", "")))
    return found


def _read_state(page: Page, said: Text) -> str:
    known = {key: [word, *_STATES[key]] for key, word in words.TASK_STATE.items()}
    found = names.resolve(said.printed, known)
    if isinstance(found, names.Match):
        return found.key
    if said.printed:
        mend = f"Chọn một trong: {', '.join(words.TASK_STATE.values())}."
        report(page, "E110", said.cell, said.printed, "một mục của danh sách", mend)
    return ""


def _miss(page: Page, text: Text, what: str) -> None:
    """Tell of a row that lacks what it is about, unless that cell was told of already."""
    told = {(one.sheet, one.cell) for one in page.findings}
    if (page.name, text.cell) not in told:
        mend = f"Ghi {what} vào ô này, hoặc xóa các ô khác của dòng."
        report(page, "E112", text.cell, "ô trống trong dòng đã điền", what, mend)
