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

VERSION = 1
GUIDE, MODELS, CUSTOMS = "Hướng dẫn", "Mô hình", "Hủ tục, phong tục"
INDICATORS, OUTREACH, STAMP = "Chỉ tiêu", "Tuyên truyền", "_phieu"
MENDING = "Cần sửa"  # the sheet that an annotated copy begins with (annotate.py)
MARK = "konray"

OPENING, CLOSING = words.BALANCE["opening"], words.BALANCE["closing"]
# Beginnings first, then ends, as the balance has them.
EVENTS = {event: text for event, text in words.BALANCE.items() if event in words.EVENT}
BEGINNINGS = ("launched", "replicated", "converted_in")
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
    form's order; models: label in the form's list -> model_id.
    """

    data_set: str
    unit_id: str
    quarter: str
    kind: str
    customs: dict[str, str]
    indicators: list[Asked]
    models: dict[str, str]

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
    return [MODELS, CUSTOMS, INDICATORS, OUTREACH] if stamp.is_of_commune else [OUTREACH]


def opening_cell() -> str:
    """The locked cell of the models at the quarter's beginning."""
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


def labels(stamp: Stamp) -> dict[tuple[str, str], str]:
    """What stands in the locked cells beside what is written in, by sheet and cell.

    When it stands there no more, rows were moved and the numbers are not what they seem.
    """
    told = {(OUTREACH, LABEL + cell[1:]): CHANNELS[key] for key, cell in channel_cells().items()}
    if not stamp.is_of_commune:
        return told
    told |= {(MODELS, LABEL + cell[1:]): EVENTS[key] for key, cell in event_cells().items()}
    told[MODELS, LABEL + running_cell()[1:]] = CLOSING
    told |= {
        (CUSTOMS, LABEL + cell[1:]): stamp.customs[key] for key, cell in custom_cells(stamp).items()
    }
    told |= {(INDICATORS, f"{LABEL}{row}"): asked.name for row, asked in indicator_rows(stamp)}
    return told


def inputs(stamp: Stamp) -> dict[str, list[str]]:
    """All cells that may be written in, by sheet."""
    cells = {OUTREACH: [*channel_cells().values(), *shared_cells(stamp).values()]}
    if stamp.is_of_commune:
        cells[MODELS] = [*event_cells().values(), running_cell()]
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
    return cells


def write_stamp(stamp: Stamp) -> list[list[str]]:
    """The rows of the hidden sheet: what it is, then one line for each thing that was asked."""
    rows = [
        [MARK, str(VERSION)],
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
    return rows + [["model", key, label] for label, key in stamp.models.items()]


def read_stamp(rows: list[list[str]], name: str) -> Stamp:
    """Read what `write_stamp` wrote. IntakeError, naming the file, for anything else."""
    foreign = IntakeError(
        f"Tệp “{name}” không phải biểu số liệu của Cuộc vận động (không có dấu ẩn của biểu). "
        "Hãy tải biểu của đơn vị, điền vào đó rồi gửi lại."
    )
    if not rows or rows[0][:1] != [MARK]:
        raise foreign
    if rows[0][1:2] != [str(VERSION)]:
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
    for row in rows[5:]:
        what, key, label, *more = [*row, "", "", ""][: max(3, len(row))]
        if what == "custom" and _KEY.fullmatch(key) and key not in customs:
            customs[key] = label
        elif what == "indicator" and _KEY.fullmatch(key) and more[:1] and _is_number(more[0]):
            indicators.append(Asked(key, int(more[0]), label, more[1:2] == ["1"]))
        elif what == "model" and label not in models:
            models[label] = key
        else:
            raise damaged
    if len({(asked.indicator_id, asked.version) for asked in indicators}) < len(indicators):
        raise damaged
    if len(customs) > 100 or len(indicators) > 100:
        raise damaged
    return Stamp(
        said["data_set"], said["unit"], said["quarter"], said["kind"], customs, indicators, models
    )


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[1-9][0-9]{0,3}", text) is not None
