"""What the form of a unit holds, cell by cell: the one description that writer and reader share.

Words of the form, the places of its cells, and its hidden stamp, which says what was asked: of
which unit, for which quarter, which customs and indicators in which order. A form is read by its
own stamp, so that one that was handed out stays readable when the lists change later.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from data import vietnamese, words
from intake.findings import IntakeError

VERSION = 3
# Forms that were handed out before are still read. 2: the sheet of what a unit writes in words;
# 3: the columns of indicators say of which part of the ratio they are.
READABLE = (1, 2, 3)
GUIDE, MODELS, CUSTOMS = "Hướng dẫn", "Mô hình", "Hủ tục, phong tục"
INDICATORS, OUTREACH, STAMP = "Chỉ tiêu", "Tuyên truyền", "_phieu"
NOTES = "Nhận xét, kiến nghị"
MENDING = "Cần sửa"  # the sheet that an annotated copy begins with (annotate.py)
MARK = "konray"

OPENING, CLOSING = words.BALANCE["opening"], words.BALANCE["closing"]
# Beginnings first, then ends, as the balance has them.
EVENTS = {event: text for event, text in words.BALANCE.items() if event in words.EVENT}
BEGINNINGS = ("launched", "replicated", "converted_in")
# A launch of an earlier quarter that nobody told then: it counts in the quarter that tells it.
LATE = "Ra mắt quý trước (báo bổ sung)"
# A model that runs since before the unit's first form: no event, but it may end by its name.
RUNNING, EXISTING = "running", "Đang hoạt động từ trước"
IN_LIST = {**EVENTS, RUNNING: EXISTING}  # what a row of the list of models may tell
FIELDS = words.FIELD
CHANNELS = words.CHANNEL
# The units that a number may be followed by; the first one is shown.
MODEL_UNITS = ("mô hình",)
HOUSEHOLD_UNITS = ("hộ", "hộ gia đình")
CHANNEL_UNITS = {
    "session": ("buổi", "buổi tuyên truyền", "cuộc"),
    "attendance": ("lượt người", "lượt", "người", "lượt người tham dự"),
    "radio_news": ("tin",),
    "radio_article": ("bài",),
    "portal_news": ("tin",),
    "portal_article": ("bài",),
    "van_round": ("lượt", "lượt xe"),
}

LIST_ROWS, GIFT_ROWS = 40, 20
# Where each sheet's first block begins, and the columns that hold what is written in.
TOP = 7
WHOSE = "A2"  # the cell of each sheet that says of which unit and quarter it is
LABEL, BEFORE, NOW = "B", "C", "D"
NUMERATOR, DENOMINATOR = "E", "H"
NUMERATOR_BEFORE, DENOMINATOR_BEFORE = "D", "G"
RATE, TARGET = "I", "J"
MODEL_COLUMNS = {
    "event": "B",
    "name": "C",
    "field": "D",
    "village": "E",
    "sponsor": "F",
    "reason": "G",
}
HOUSEHOLD_COLUMNS = {"custom": "B", "village": "C", "value": "D"}
# What an agency did together with others who report it: of these it says how much.
SHARED = "F"
SHARED_CHANNELS = ("session", "attendance")
SHARED_HEAD = "Trong đó nơi khác ghi"
GIFT_COLUMNS = {"item": "B", "place": "C", "value": "D", "unit": "E", "sponsor": "F"}
# What a unit may say in words, in the form's order: how many rows of each, and their columns.
NOTE_ROWS = {"highlight": 4, "difficulty": 4, "proposal": 4, "past_task": 6, "task": 6}
NOTE_COLUMNS = {
    "highlight": {"text": "B"},
    "difficulty": {"text": "B", "cause": "C"},
    "proposal": {"text": "B"},
    "past_task": {"text": "B", "state": "C", "result": "D"},
    "task": {"text": "B"},
}
NOTE_HEADS = {
    "highlight": {"text": "Kết quả nổi bật trong quý"},
    "difficulty": {"text": "Khó khăn, vướng mắc", "cause": "Nguyên nhân"},
    "proposal": {"text": "Đề xuất, kiến nghị"},
    "past_task": {"text": "Nhiệm vụ", "state": "Đến đâu", "result": "Kết quả, lý do"},
    "task": {"text": "Nhiệm vụ quý sau"},
}
# Above the first block, and on each page that follows: what any of the columns may hold.
_ANY_NOTE_HEAD = {"B": "Nội dung", "C": "Nguyên nhân; đã làm đến đâu", "D": "Kết quả, lý do"}
LONGEST_NOTE = 1_000  # letters of each
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

_UNIT = re.compile(r"[a-z0-9][a-z0-9.-]{0,79}")
_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


class Asked(NamedTuple):
    """An indicator of the form: its key, its name on the form, whether a denominator is asked."""

    indicator_id: str
    version: int
    name: str
    has_denominator: bool


class Stamp(NamedTuple):
    """What a form says about itself.

    kind: "commune" | "district" | "agency"; customs: custom_id -> its name on the form, in the
    form's order; models: label in the form's list -> model_id; tasks: what the unit set itself for
    the quarter, as the form prints it; version: of the form; asks_opening: whether it asks how many
    models run at the quarter's beginning, which nobody knows of a unit that reports for the first
    time.
    """

    data_set: str
    unit_id: str
    quarter: str
    kind: str
    customs: dict[str, str]
    indicators: list[Asked]
    models: dict[str, str]
    tasks: tuple[str, ...] = ()
    version: int = VERSION
    asks_opening: bool = False

    @property
    def is_of_commune(self) -> bool:
        """Whether it asks for everything; others are asked for outreach and support only."""
        return self.kind == "commune"


class Row(NamedTuple):
    """A row of a list: its number in the list, from 1, and its cells by what they hold."""

    number: int
    cells: dict[str, str]


def sheets(stamp: Stamp) -> list[str]:
    """The sheets that are filled in, in the form's order."""
    asked = [MODELS, CUSTOMS, INDICATORS, OUTREACH] if stamp.is_of_commune else [OUTREACH]
    return [*asked, NOTES] if stamp.version > 1 else asked


def opening_cell() -> str:
    """The cell of the models at the quarter's beginning; locked unless the form asks for them."""
    return f"{NOW}{TOP}"


def event_cells() -> dict[str, str]:
    """The cell of each event's count, on the sheet of models."""
    return {event: f"{NOW}{row}" for row, event in enumerate(EVENTS, TOP + 1)}


def running_cell() -> str:
    """The cell of the models at the quarter's end; below it are what is computed and the gap."""
    return f"{NOW}{TOP + len(EVENTS) + 1}"


def custom_cells(stamp: Stamp) -> dict[str, str]:
    """The cell of each custom's households."""
    return {custom: f"{NOW}{row}" for row, custom in enumerate(stamp.customs, TOP)}


def indicator_rows(stamp: Stamp) -> Iterator[tuple[int, Asked]]:
    """The row of each indicator."""
    return enumerate(stamp.indicators, TOP)


def channel_cells() -> dict[str, str]:
    """The cell of each channel's count."""
    return {channel: f"{NOW}{row}" for row, channel in enumerate(CHANNELS, TOP)}


def shared_cells(stamp: Stamp) -> dict[str, str]:
    """The cell of what others report of a channel, in an agency's form."""
    if stamp.kind != "agency":
        return {}
    cells = channel_cells()
    return {channel: f"{SHARED}{cells[channel][1:]}" for channel in SHARED_CHANNELS}


def list_top(sheet: str, stamp: Stamp) -> int:
    """The first row of the list on a sheet; three rows above it are its title, a note, its head."""
    block = {
        MODELS: len(EVENTS) + 4,  # opening, closing, computed, gap
        CUSTOMS: len(stamp.customs),
        OUTREACH: len(CHANNELS),
    }
    return TOP + block[sheet] + 4


def list_rows(sheet: str, stamp: Stamp) -> list[Row]:
    """The rows of the list on a sheet."""
    columns = {MODELS: MODEL_COLUMNS, CUSTOMS: HOUSEHOLD_COLUMNS, OUTREACH: GIFT_COLUMNS}[sheet]
    count = GIFT_ROWS if sheet == OUTREACH else LIST_ROWS
    top = list_top(sheet, stamp)
    return [
        Row(number + 1, {name: f"{letter}{top + number}" for name, letter in columns.items()})
        for number in range(count)
    ]


def note_rows() -> dict[str, list[Row]]:
    """The rows of each kind of notes; two rows above the first are its title and its head."""
    found, top = {}, TOP
    for kind, count in NOTE_ROWS.items():
        columns = NOTE_COLUMNS[kind]
        found[kind] = [
            Row(number + 1, {name: f"{letter}{top + number}" for name, letter in columns.items()})
            for number in range(count)
        ]
        top += count + 3
    return found


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
    told |= {
        (NOTES, row.cells["text"]): task
        for row, task in zip(note_rows()["past_task"], stamp.tasks, strict=False)
    }
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


def beside(sheet: str) -> dict[str, str]:
    """Of each column of the quarter before the one in which this quarter's figures stand."""
    if sheet == INDICATORS:
        return {NUMERATOR_BEFORE: NUMERATOR, DENOMINATOR_BEFORE: DENOMINATOR}
    return {BEFORE: NOW} if sheet in (MODELS, CUSTOMS, OUTREACH) else {}


def computed_cells(sheet: str, stamp: Stamp) -> list[str]:
    """The locked cells that the form works out by itself."""
    if sheet == INDICATORS:
        return [f"{RATE}{row}" for row, asked in indicator_rows(stamp) if asked.has_denominator]
    end = int(running_cell()[1:])
    return [f"{NOW}{end + 1}", f"{NOW}{end + 2}"] if sheet == MODELS else []


def inputs(stamp: Stamp) -> dict[str, list[str]]:
    """All cells that may be written in, by sheet."""
    cells = {OUTREACH: [*channel_cells().values(), *shared_cells(stamp).values()]}
    if stamp.is_of_commune:
        opening = [opening_cell()] if stamp.asks_opening else []
        cells[MODELS] = [*opening, *event_cells().values(), running_cell()]
        cells[CUSTOMS] = list(custom_cells(stamp).values())
        cells[INDICATORS] = [
            f"{letter}{row}"
            for row, asked in indicator_rows(stamp)
            for letter in (NUMERATOR, DENOMINATOR)
            if letter == NUMERATOR or asked.has_denominator
        ]
    for sheet in cells:
        if sheet != INDICATORS:
            cells[sheet] += [cell for row in list_rows(sheet, stamp) for cell in row.cells.values()]
    if stamp.version > 1:
        printed = {cell for sheet, cell in labels(stamp) if sheet == NOTES}
        cells[NOTES] = [
            cell
            for rows in note_rows().values()
            for row in rows
            for cell in row.cells.values()
            if cell not in printed
        ]
    return cells


def write_stamp(stamp: Stamp) -> list[list[str]]:
    """The rows of the hidden sheet: what it is, then one line for each thing that was asked."""
    rows = [
        [MARK, str(stamp.version)],
        ["data_set", stamp.data_set],
        ["unit", stamp.unit_id],
        ["quarter", stamp.quarter],
        ["kind", stamp.kind],
    ]
    rows += [["custom", key, name] for key, name in stamp.customs.items()]
    rows += [
        [
            "indicator",
            asked.indicator_id,
            asked.name,
            str(asked.version),
            str(+asked.has_denominator),
        ]
        for asked in stamp.indicators
    ]
    rows += [["task", str(number), task] for number, task in enumerate(stamp.tasks, 1)]
    rows += [["opening", "1", "1"]] if stamp.asks_opening else []
    return rows + [["model", key, label] for label, key in stamp.models.items()]


def read_stamp(rows: list[list[str]], name: str) -> Stamp:
    """Read what `write_stamp` wrote. IntakeError, naming the file, for anything else."""
    foreign = IntakeError(
        f"Tệp “{name}” không phải biểu số liệu của Cuộc vận động (không có dấu ẩn của biểu). "
        "Hãy tải biểu của đơn vị, điền vào đó rồi gửi lại."
    )
    if not rows or rows[0][:1] != [MARK]:
        raise foreign
    version = {str(number): number for number in READABLE}.get(" ".join(rows[0][1:2]))
    if version is None:
        raise IntakeError(
            f"Tệp “{name}” là biểu theo mẫu khác (mẫu {' '.join(rows[0][1:2])[:20] or 'không rõ'}, "
            f"phần mềm này đọc mẫu {VERSION}). Hãy tải biểu mới, chép số liệu sang rồi gửi lại."
        )
    damaged = IntakeError(
        f"Dấu ẩn của biểu trong tệp “{name}” đã bị sửa nên không biết biểu của đơn vị nào, quý nào."
        " Hãy tải lại biểu của đơn vị, chép số liệu sang rồi gửi lại."
    )
    said: Mapping[str, str] = {row[0]: row[1] for row in rows[1:5] if len(row) > 1}
    if set(said) != {"data_set", "unit", "quarter", "kind"}:
        raise damaged
    if not _UNIT.fullmatch(said["unit"]) or not vietnamese.is_quarter(said["quarter"]):
        raise damaged
    if said["kind"] not in ("commune", "district", "agency"):
        raise damaged
    customs: dict[str, str] = {}
    indicators: list[Asked] = []
    models: dict[str, str] = {}
    tasks: list[str] = []
    asks_opening = False
    for row in rows[5:]:
        what, key, label, *more = [*row, "", "", ""][: max(3, len(row))]
        if what == "custom" and _KEY.fullmatch(key) and key not in customs:
            customs[key] = label
        elif what == "indicator" and _KEY.fullmatch(key) and more[:1] and _is_number(more[0]):
            indicators.append(Asked(key, int(more[0]), label, more[1:2] == ["1"]))
        elif what == "opening":
            asks_opening = True
        elif what == "model" and label not in models:
            models[label] = key
        elif what == "task" and key == str(len(tasks) + 1) and len(tasks) < NOTE_ROWS["past_task"]:
            tasks.append(label)
        else:
            raise damaged
    if len({(asked.indicator_id, asked.version) for asked in indicators}) < len(indicators):
        raise damaged
    if len(customs) > 100 or len(indicators) > 100:
        raise damaged
    return Stamp(
        *(said["data_set"], said["unit"], said["quarter"], said["kind"]),
        *(customs, indicators, models, tuple(tasks), version, asks_opening),
    )


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[1-9][0-9]{0,3}", text) is not None
