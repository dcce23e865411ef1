"""A conclusion of a meeting: what is to be done, by whom, until when; it becomes a task."""

import hashlib
from collections.abc import Iterator
from datetime import date, datetime
from itertools import count
from typing import NamedTuple

import pandas as pd

from data import deadlines, store, vietnamese
from data.holds import Hold
from data.store import Snapshot
from intake import clock, entry_text, office, rules
from intake.findings import IntakeError
from intake.office import Entry
from queries import records, rows

KIND = "conclusion"
# How many letters each field may have.
LONGEST = {"text": 1000, "product": 300, "slide": 200}
_UNDONE = "Kết luận CHƯA được ghi"
_NAMES = {"text": "nội dung", "product": "sản phẩm", "slide": "tên trang trình chiếu"}
_FURTHEST = 5  # years from the quarter to a due day


class About(NamedTuple):
    """What a conclusion rests on and whom it binds.

    quarter: whose figures were looked at; the task is one of the quarter after. unit_id: a commune,
    an agency, or the district for its steering committee. due_on: None where no day was said;
    slide: the title of the slide, "" outside of a show; version: of the snapshot that was shown,
    0 for the one in use.
    """

    quarter: str
    unit_id: str
    due_on: date | None = None
    product: str = ""
    slide: str = ""
    version: int = 0


def conclude(
    data_set: str,
    about: About,
    text: str,
    by: str,
    conclusion_id: str = "",
    reason: str = "",
    seen: str | None = None,
    now: datetime | None = None,
    ends: Hold | None = None,
) -> int:
    """Write a conclusion down, or correct the one of an id; the number of the version that has it.

    reason: of a correction; seen, ends: as in office.enter. IntakeError, with a sentence for each
    mistake, for what can't be a conclusion; else as office.enter: nothing was written then.
    """
    on = store.snapshot(data_set)
    told = entry_text.tidy(text)
    about = about._replace(
        product=entry_text.tidy(about.product), slide=entry_text.tidy(about.slide)
    )
    about = about._replace(version=about.version or on.version)
    now = rules.moment(data_set, now)
    if wrong := list(_find_mistakes(on, about, told)):
        raise IntakeError(f"{_UNDONE}: {'; '.join(wrong)}.")
    known = _list_known(on, about)
    if conclusion_id:
        _require_changed(known, conclusion_id, about, told)
    else:
        conclusion_id, seen = _name(known, about, told), ""
    entry = Entry(KIND, conclusion_id, lambda name: _make(name, conclusion_id, about, told, now))
    return office.enter(data_set, entry, by, reason, seen, now, ends)


def withdraw(
    data_set: str,
    conclusion_id: str,
    reason: str,
    by: str,
    now: datetime | None = None,
    ends: Hold | None = None,
) -> int:
    """Have a conclusion count no more, with a reason; the new version's number."""
    found = office.find(data_set, KIND, conclusion_id)
    if found is None:
        raise IntakeError(
            "Kết luận này đã được rút; không có gì thay đổi. Hãy tải lại trang để xem."
        )
    return office.strike(data_set, found.name, reason, by, now or clock.read(), ends)


def _find_mistakes(on: Snapshot, about: About, text: str) -> Iterator[str]:
    """What keeps a tidy conclusion from being written, each in a few words."""
    texts = {"text": text, "product": about.product, "slide": about.slide}
    if not any(map(str.isalpha, text)):
        yield "chưa có nội dung, hãy viết việc phải làm"
    for field, told in texts.items():
        if len(told) > LONGEST[field]:
            yield f"{_NAMES[field]} dài quá {vietnamese.write_number(LONGEST[field])} chữ cái"
        if field != "slide" and entry_text.is_personal(told, on, about.quarter):
            yield f"{_NAMES[field]} có tên người hoặc thông tin cá nhân, hãy ghi tên đơn vị"
    units = {unit for unit, *_ in rows("explanations/units", on=on, quarter=about.quarter)}
    if about.unit_id not in units:
        yield f"{vietnamese.write_quarter(about.quarter)} không có đơn vị này, hãy chọn lại"
    elif about.due_on:
        first = deadlines.window(about.quarter)[0]
        if not first <= about.due_on <= first.replace(year=first.year + _FURTHEST):
            yield f"hạn {vietnamese.write_date(about.due_on)} không thể có, hãy xem lại"


def _list_known(on: Snapshot, about: About) -> dict[str, tuple]:
    """What each conclusion of the same quarter says, by its id."""
    after = vietnamese.shift_quarter(about.quarter, 1)
    known = records("tasks/conclusions", on=on, quarter=after, before=about.quarter)
    return {
        row.conclusion_id: (row.text, row.unit_id, row.due_on, row.product or "") for row in known
    }


def _say(about: About, text: str) -> tuple:
    due = about.due_on.isoformat() if about.due_on else None
    return text, about.unit_id, due, about.product


def _require_changed(known: dict[str, tuple], one: str, about: About, text: str) -> None:
    if one not in known:
        raise IntakeError(f"{_UNDONE}: kết luận đang sửa đã được rút. Hãy tải lại trang.")
    if known[one] == _say(about, text):
        raise IntakeError(f"{_UNDONE}: chưa có gì khác với điều đã ghi.")


def _name(known: dict[str, tuple], about: About, text: str) -> str:
    """An id for a new conclusion; pressing a button twice is no second one."""
    said = _say(about, text)
    if said in known.values():
        raise IntakeError("Kết luận này đã được ghi rồi; không có gì thay đổi.")
    digest = hashlib.sha256(repr(said).encode()).hexdigest()[:8]
    stem = f"{vietnamese.shift_quarter(about.quarter, 1).lower()}-{digest}"
    return next(
        name
        for number in count(1)
        if (name := stem if number == 1 else f"{stem}-{number}") not in known
    )


def _make(name: str, key: str, about: About, text: str, now: datetime) -> dict[str, pd.DataFrame]:
    """The entry's row."""
    row = {
        "entry_id": name,
        "conclusion_id": key,
        "quarter": vietnamese.shift_quarter(about.quarter, 1),
        "unit_id": about.unit_id,
        "text": text,
        "product": about.product or None,
        "due_on": about.due_on,
        "slide": about.slide or None,
        "version": about.version,
        "written_on": vietnamese.day_in_vietnam(now),
    }
    return {"conclusion": pd.DataFrame([row], dtype=object)}
