"""An explanation of the office: why a figure of a unit and quarter is what it is."""

from datetime import datetime
from typing import NamedTuple

import pandas as pd

from data import store, vietnamese
from data.holds import Hold
from data.store import Snapshot
from intake import entry_text, office, rules
from intake.findings import IntakeError
from intake.office import Entry
from queries import rows

KIND = "explanation"
LONGEST = 1000  # letters of a text
_UNDONE = "Lời giải thích CHƯA được ghi"


class About(NamedTuple):
    """What is explained. item: id of a custom or an indicator, or a channel; "": all of it."""

    subject: str
    item: str
    unit_id: str
    quarter: str

    @property
    def key(self) -> str:
        """Its name among the entries: one explanation for each figure."""
        parts = (self.subject, self.item or "tat-ca", self.unit_id, self.quarter.lower())
        return "-".join(part.replace("_", "-") for part in parts)


def explain(
    data_set: str,
    about: About,
    text: str,
    by: str,
    reason: str = "",
    seen: str | None = None,
    now: datetime | None = None,
    ends: Hold | None = None,
) -> int:
    """Write down why a figure is what it is; the number of the version that has it.

    IntakeError for a text that is empty, too long or tells of persons, and for a figure that is not
    there; else as office.enter.
    """
    told = entry_text.tidy(text)
    if not any(map(str.isalpha, told)):
        raise IntakeError(f"{_UNDONE}: chưa có lời nào. Hãy viết vì sao số tăng, giảm.")
    if len(told) > LONGEST:
        raise IntakeError(
            f"{_UNDONE}: dài {vietnamese.write_number(len(told))} chữ cái, nhiều nhất "
            f"{vietnamese.write_number(LONGEST)}. Hãy viết gọn lại."
        )
    on = store.snapshot(data_set)
    if entry_text.is_personal(told, on, about.quarter):
        raise IntakeError(
            f"{_UNDONE}: lời viết có tên người hoặc thông tin cá nhân. Hãy bỏ tên, chỉ ghi thôn, "
            "làng hoặc cơ quan."
        )
    _require_there(on, about)
    now = rules.moment(data_set, now)
    entry = Entry(KIND, about.key, lambda name: _make(name, about, told, now))
    return office.enter(data_set, entry, by, reason, seen, now, ends)


def _require_there(on: Snapshot, about: About) -> None:
    """IntakeError for a quarter, a unit or an item that the warehouse does not have."""
    units = {unit for unit, *_ in rows("explanations/units", on=on, quarter=about.quarter)}
    if about.unit_id not in units:
        raise IntakeError(
            f"{_UNDONE}: {vietnamese.write_quarter(about.quarter)} không có đơn vị này. Hãy chọn "
            "lại quý và đơn vị."
        )
    items = rows("explanations/items", on=on)
    if about.item and (about.subject, about.item) not in items:
        raise IntakeError(f"{_UNDONE}: không có mục này trong danh mục. Hãy chọn lại.")


def _make(name: str, about: About, text: str, now: datetime) -> dict[str, pd.DataFrame]:
    """The entry's row."""
    row = about._asdict() | {
        "entry_id": name,
        "item": about.item or None,
        "text": text,
        "written_on": vietnamese.day_in_vietnam(now),
    }
    return {"explanation": pd.DataFrame([row], dtype=object)}
