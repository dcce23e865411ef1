"""What the form of a unit holds, cell by cell: the one description that writer and reader share.

Words of the form, the places of its cells, and what its stamp says was asked: of which unit, for
which quarter, which customs and indicators in which order. A form is read by its own stamp, so that
one that was handed out stays readable when the lists change later. What it prints beside its cells
stands in headings.py, how the stamp is written in stamps.py.
"""

from collections.abc import Iterator
from typing import NamedTuple

from data import words

VERSION = 3
# Forms that were handed out before are still read. 2: the sheet of what a unit writes in words;
# 3: the columns of indicators say of which part of the ratio they are.
READABLE = (1, 2, 3)
GUIDE, MODELS, CUSTOMS = "Hướng dẫn", "Mô hình", "Hủ tục, phong tục"
INDICATORS, OUTREACH, STAMP = "Chỉ tiêu", "Tuyên truyền", "_phieu"
NOTES = "Nhận xét, kiến nghị"
MENDING = "Cần sửa"  # the sheet that an annotated copy begins with (annotate.py)

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
LONGEST_NOTE = 1_000  # letters of each


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
    the quarter and what it was given, as the form prints it; version: of the form; asks_opening:
    whether it asks how many models run at the quarter's beginning, which nobody knows of a unit
    that reports for the first time.
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


def task_cells(stamp: Stamp) -> dict[str, str]:
    """The locked cells in which a form prints the tasks that were set before, with their words."""
    rows = note_rows()["past_task"]
    return {row.cells["text"]: task for row, task in zip(rows, stamp.tasks, strict=False)}


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
        printed = set(task_cells(stamp))
        cells[NOTES] = [
            cell
            for rows in note_rows().values()
            for row in rows
            for cell in row.cells.values()
            if cell not in printed
        ]
    return cells
