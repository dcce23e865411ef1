"""What a form prints beside the cells to fill in: heads, labels of rows, where it is signed.

They tell which number is which, so a form that comes back must still have them (contract.py).
"""

from intake.form import (
    CHANNELS,
    CLOSING,
    CUSTOMS,
    EVENTS,
    INDICATORS,
    LABEL,
    MODELS,
    NOTE_ROWS,
    NOTES,
    OUTREACH,
    SHARED,
    TOP,
    Stamp,
    channel_cells,
    custom_cells,
    event_cells,
    indicator_rows,
    list_top,
    note_rows,
    running_cell,
    shared_cells,
    sheets,
    task_cells,
)

SHARED_HEAD = "Trong đó nơi khác ghi"
NOTE_HEADS = {
    "highlight": {"text": "Kết quả nổi bật trong quý"},
    "difficulty": {"text": "Khó khăn, vướng mắc", "cause": "Nguyên nhân"},
    "proposal": {"text": "Đề xuất, kiến nghị"},
    "past_task": {"text": "Nhiệm vụ", "state": "Đến đâu", "result": "Kết quả, lý do"},
    "task": {"text": "Nhiệm vụ quý sau"},
}
# Above the first block, and on each page that follows: what any of the columns may hold.
_ANY_NOTE_HEAD = {"B": "Nội dung", "C": "Nguyên nhân; đã làm đến đâu", "D": "Kết quả, lý do"}
# For pen and ink, on paper: the file holds no names.
WRITER, CHAIR, HEAD = "Người lập", "Chủ tịch", "Thủ trưởng đơn vị"
SIGN_HERE, SIGN_ON = "(ký, ghi rõ họ tên trên bản in)", "Ngày …… tháng …… năm ……"
_NUMBER, _BEFORE, _NOW = "TT", "Quý trước", "Quý này"
# The heads of each sheet's first block, from column A on, and of its list.
BLOCK_HEADS = {
    MODELS: [_NUMBER, "Chỉ số", _BEFORE, _NOW],
    CUSTOMS: [_NUMBER, "Hủ tục, phong tục", _BEFORE, _NOW, "Loại"],
    INDICATORS: [
        *(_NUMBER, "Chỉ tiêu", "Tử số là", "Tử số quý trước", "Tử số quý này"),
        *("Mẫu số là", "Mẫu số quý trước", "Mẫu số quý này", "Tỷ lệ", "Mục tiêu năm"),
    ],
    OUTREACH: [_NUMBER, "Nội dung", _BEFORE, _NOW, "Đơn vị tính"],
}
# Of forms before version 3: of these columns the heads tell no two apart.
_OLD_INDICATOR_HEADS = [
    *(_NUMBER, "Chỉ tiêu", "Tử số là", _BEFORE, _NOW),
    *("Mẫu số là", _BEFORE, _NOW, "Tỷ lệ", "Mục tiêu năm"),
]
LIST_HEADS = {
    MODELS: [
        *(_NUMBER, "Sự kiện", "Tên mô hình", "Lĩnh vực", "Thôn, làng"),
        *("Đơn vị phụ trách", "Lý do"),
    ],
    CUSTOMS: [_NUMBER, "Hủ tục, phong tục", "Thôn, làng", "Số hộ quý này"],
    OUTREACH: [
        *(_NUMBER, "Nội dung hỗ trợ", "Nơi nhận", "Số lượng", "Đơn vị tính", "Đơn vị hỗ trợ"),
    ],
}


def note_heads() -> dict[str, str]:
    """The heads of the columns of notes, by cell."""
    told = {}
    for kind, rows in note_rows().items():
        top = int(rows[0].cells["text"][1:]) - 1
        own = {rows[0].cells[name][0]: head for name, head in NOTE_HEADS[kind].items()}
        by_column = {"A": "TT"} | (own if top >= TOP else _ANY_NOTE_HEAD)
        told |= {f"{column}{top}": head for column, head in by_column.items()}
    return told


def signatures(stamp: Stamp) -> dict[str, str]:
    """What stands below the notes, where the printed form is signed."""
    top = TOP + sum(NOTE_ROWS.values()) + 3 * len(NOTE_ROWS) - 1
    return {
        f"C{top}": SIGN_ON,
        f"B{top + 1}": WRITER,
        f"C{top + 1}": CHAIR if stamp.kind == "commune" else HEAD,
        f"B{top + 2}": SIGN_HERE,
        f"C{top + 2}": SIGN_HERE,
    }


def labels(stamp: Stamp) -> dict[tuple[str, str], str]:
    """What stands in the locked cells beside what is written in, by sheet and cell.

    When it stands there no more, rows were moved and the numbers are not what they seem.
    """
    told = {(OUTREACH, LABEL + cell[1:]): CHANNELS[key] for key, cell in channel_cells().items()}
    told |= {(NOTES, cell): task for cell, task in task_cells(stamp).items()}
    if not stamp.is_of_commune:
        return told
    told |= {(MODELS, LABEL + cell[1:]): EVENTS[key] for key, cell in event_cells().items()}
    told[MODELS, LABEL + running_cell()[1:]] = CLOSING
    told |= {
        (CUSTOMS, LABEL + cell[1:]): stamp.customs[key] for key, cell in custom_cells(stamp).items()
    }
    told |= {(INDICATORS, f"{LABEL}{row}"): asked.name for row, asked in indicator_rows(stamp)}
    return told


def heads(stamp: Stamp) -> dict[tuple[str, str], str]:
    """The heads of all columns, by sheet and cell."""
    told = {}
    for sheet in sheets(stamp):
        if sheet == NOTES:
            told |= {(NOTES, cell): text for cell, text in note_heads().items()}
            continue
        is_old = sheet == INDICATORS and stamp.version < 3
        rows = {TOP - 1: _OLD_INDICATOR_HEADS if is_old else BLOCK_HEADS.get(sheet, [])}
        if sheet in LIST_HEADS:
            rows[list_top(sheet, stamp) - 1] = LIST_HEADS[sheet]
        for row, texts in rows.items():
            told |= {(sheet, f"{chr(65 + at)}{row}"): text for at, text in enumerate(texts)}
    if shared_cells(stamp):
        told[OUTREACH, f"{SHARED}{TOP - 1}"] = SHARED_HEAD
    return told


def contract(stamp: Stamp) -> dict[str, dict[str, str]]:
    """The heads and labels of each sheet, by cell: what tells which number is which."""
    told: dict[str, dict[str, str]] = {sheet: {} for sheet in sheets(stamp)}
    for (sheet, cell), text in (heads(stamp) | labels(stamp)).items():
        told.setdefault(sheet, {})[cell] = text
    return told
