"""The stamp of a form: the rows of its hidden sheet that say what was asked, written and read."""

import re
from collections.abc import Mapping

from data import vietnamese
from intake.findings import IntakeError
from intake.form import NOTE_ROWS, READABLE, VERSION, Asked, Stamp

MARK = "konray"
_UNIT = re.compile(r"[a-z0-9][a-z0-9.-]{0,79}")
_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


def write(stamp: Stamp) -> list[list[str]]:
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


def read(rows: list[list[str]], name: str) -> Stamp:
    """Read what `write` wrote. IntakeError, naming the file, for anything else."""
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
