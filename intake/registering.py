"""A list of villages comes in, as a CSV file: "Đăk Pne,thôn 1" (register.py)."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from data import disk, vietnamese
from data.store import Snapshot
from intake import clock, journal, names, register, rules, storage
from intake.findings import IntakeError
from intake.journal import Event
from intake.units import Unit, list_reporting
from queries import rows

MOST = 5_000  # lines; the whole province has some 750 villages
LONGEST = 80  # letters of a name
_HEADS = ({"xa", "xa thi tran", "commune", "don vi"}, {"thon", "thon lang", "village"})
_SHOWN = 5


class Line(NamedTuple):
    """A line of the file that is given: its number, from 1, and its two cells, tidied."""

    number: int
    commune: str
    village: str


def load(on: Snapshot, data: bytes, file: str, by: str, now: datetime | None = None) -> str:
    """Take a list over, as CSV with a line "xã, thôn" for each village; what became of it.

    It takes the place of what was listed of the communes that it names; others stay as they were.
    IntakeError for a file in which anything can't be understood: then nothing changes.
    """
    by, now = rules.who(by, "villages"), now or clock.read()
    fresh = _understand(list(_lines(data, file)), _communes(on), file)
    with storage.writing(storage.folder(on.data_set), "Danh mục thôn CHƯA được nạp"):
        listed = register.read(on.data_set) | fresh
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerows((unit, name) for unit in sorted(listed) for name in listed[unit])
        disk.write(register.path(on.data_set), out.getvalue().encode())
        villages, communes = sum(map(len, fresh.values())), len(fresh)
        told = f"{villages} thôn, làng của {communes} xã, thị trấn"
        journal.append(on.data_set, Event("villages", now, by=by, file=file, reason=told))
    return f"Đã nạp danh mục {told}."


def _lines(data: bytes, file: str) -> Iterator[Line]:
    """The lines of a CSV file with commas, semicolons or tabs, without its head."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise IntakeError(
            f"Tệp “{file}” không phải CSV UTF-8. Trong Excel, hãy lưu thành loại “CSV UTF-8”."
        ) from None
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text), delimiter=mark), 1):
            told = [vietnamese.tidy(cell) for cell in cells]
            if not any(told):
                continue
            if number == 1 and all(
                names.simplify(cell) in heads
                for cell, heads in zip([*told, "", ""], _HEADS, strict=False)
            ):
                continue
            if number > MOST:
                raise IntakeError(f"Tệp “{file}” có quá {vietnamese.write_number(MOST)} dòng.")
            yield Line(number, *[*told, "", ""][:2])
    except csv.Error:
        raise IntakeError(
            f"Tệp “{file}” không phải bảng CSV. Hãy lưu thành loại “CSV UTF-8”."
        ) from None


def _communes(on: Snapshot) -> dict[str, list[str]]:
    """The communes and towns of the quarters that forms may come for: unit_id -> spellings."""
    found: dict[str, Unit] = {}
    for quarter, *_ in rows("intake/quarters", on=on):
        found |= list_reporting(on, quarter)
    return {
        unit.unit_id: [unit.label, unit.name, unit.unit_id]
        for unit in found.values()
        if unit.kind in ("commune", "town")
    }


def _understand(
    lines: list[Line], communes: dict[str, list[str]], file: str
) -> dict[str, list[str]]:
    """The villages by commune; IntakeError that names the lines that can't be understood."""
    found: dict[str, list[str]] = {}
    wrong = []
    for line in lines:
        meant = names.resolve(line.commune, communes)
        if not isinstance(meant, names.Match):
            wrong.append(f"dòng {line.number}: không có xã “{line.commune}”")
        elif not names.simplify(line.village) or len(line.village) > LONGEST:
            wrong.append(f"dòng {line.number}: thiếu tên thôn, hoặc tên quá dài")
        elif any(mark in line.village for mark in ",;/"):
            wrong.append(f"dòng {line.number}: “{line.village}” có nhiều thôn")
        else:
            listed = found.setdefault(meant.key, [])
            if names.simplify(line.village) not in map(names.simplify, listed):
                listed.append(line.village)
    if wrong or not found:
        told = "; ".join(wrong[:_SHOWN]) or "không có dòng nào"
        more = f"; và {len(wrong) - _SHOWN} dòng nữa" if wrong[_SHOWN:] else ""
        raise IntakeError(
            f"Chưa nạp tệp “{file}” ({told}{more}). Mỗi dòng ghi xã rồi đến một thôn, ví dụ “Đăk "
            "Pne,thôn 1”. Hãy sửa rồi nạp lại."
        )
    return found
