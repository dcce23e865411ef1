"""The fields of a form as a screen shows them: their names, and what may be chosen in them."""

from collections.abc import Mapping

from data import vietnamese, words
from data.store import Snapshot
from intake import expected, filling, form, headings, note_sheet
from intake.form import Stamp

NUMERATOR, DENOMINATOR = "Tử số", "Mẫu số"
SHARED = headings.SHARED_HEAD.lower()
_COLUMNS = {
    "models": {
        "event": "Sự kiện",
        "name": "Tên mô hình",
        "field": "Lĩnh vực",
        "village": "Thôn, làng",
        "sponsor": "Đơn vị phụ trách",
        "reason": "Lý do",
    },
    "households": {
        "custom": "Hủ tục, phong tục",
        "village": "Thôn, làng",
        "value": "Số hộ quý này",
    },
    "gifts": {
        "item": "Nội dung hỗ trợ",
        "place": "Nơi nhận",
        "value": "Số lượng",
        "unit": "Đơn vị tính",
        "sponsor": "Đơn vị hỗ trợ",
    },
}
TITLES = {
    "models": "Các mô hình có thay đổi trong quý",
    "households": "Trong đó, theo thôn, làng",
    "gifts": "Hỗ trợ đã trao trong quý",
}
# What may be chosen and nothing else.
CLOSED = ("event", "field", "custom", "state")


def name_columns(key: str) -> dict[str, str]:
    """The columns of a list by name: "models", "notes.difficulty"."""
    if key.startswith("notes."):
        return headings.NOTE_HEADS[key.removeprefix("notes.")]
    return _COLUMNS[key]


def title_list(key: str, quarter: str) -> str:
    """What stands above a list."""
    if key.startswith("notes."):
        return note_sheet.title(key.removeprefix("notes."), quarter)
    return TITLES[key]


def name_fields(stamp: Stamp) -> dict[str, str]:
    """What each field asks, by its key: "Ra mắt", "Các mô hình …, dòng 2: Tên mô hình"."""
    found = {f"counts.{event}": name for event, name in form.EVENTS.items()}
    found |= {"opening": form.OPENING, "running": form.CLOSING}
    found |= {f"customs.{custom}": name for custom, name in stamp.customs.items()}
    for asked in stamp.indicators:
        key = f"indicators.{asked.indicator_id}.{asked.version}"
        found[f"{key}.numerator"] = f"{asked.name}: {NUMERATOR.lower()}"
        found[f"{key}.denominator"] = f"{asked.name}: {DENOMINATOR.lower()}"
    found |= {f"outreach.{key}": words.start(name) for key, name in form.CHANNELS.items()}
    found |= {
        f"shared.{key}": f"{words.start(form.CHANNELS[key])}: {SHARED}"
        for key in form.shared_cells(stamp)
    }
    for sheet in form.sheets(stamp):
        for key, rows in filling.lists(sheet, stamp).items():
            title, columns = title_list(key, stamp.quarter), name_columns(key)
            for row in rows:
                for column in row.cells:
                    place = f"{title}, dòng {row.number}"
                    found[f"{key}.{row.number}.{column}"] = f"{place}: {columns[column]}"
    return found


def offer(stamp: Stamp, snapshot: Snapshot) -> Mapping[str, list[str]]:
    """The words to choose from, by the key of a list and a column: "models.village"."""
    known = expected.places(snapshot, stamp).values()
    places = sorted((names[0] for names in known), key=vietnamese.sort_key)
    return {
        "models.event": [*form.IN_LIST.values(), form.LATE],
        "models.name": list(stamp.models),
        "models.field": list(form.FIELDS.values()),
        "models.village": places,
        "households.custom": list(stamp.customs.values()),
        "households.village": places,
        "gifts.place": places,
        "notes.past_task.state": list(words.TASK_STATE.values()),
    }
