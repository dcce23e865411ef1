"""How far a task has come, as the standing office writes it: a state, its evidence, a day."""

import hashlib
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

import pandas as pd

from data import store, vietnamese
from data.holds import Hold
from data.store import Snapshot
from intake import entry_text, office, rules
from intake.findings import IntakeError
from intake.office import Entry
from measures.tasks import find_tasks

KIND = "task_state"
STATES = ("not_started", "under_way", "done", "stopped")
LONGEST = 500  # letters of the evidence
FIRST_DAY = date(2021, 1, 1)
_UNDONE = "Tình hình nhiệm vụ CHƯA được ghi"


class State(NamedTuple):
    """How far a task has come. task_id: as measures.tasks.find_tasks has it; quarter: of the task;
    unit_id: of a task for several units, at which one, "" for all of it; evidence: a document, a
    record, a result; done and stopped want one."""

    task_id: str
    quarter: str
    state: str
    as_of: date
    evidence: str = ""
    unit_id: str = ""

    @property
    def key(self) -> str:
        """Its name among the entries: one for each task, unit and day; a newer day is no
        correction."""
        parts = f"{self.task_id}-{self.unit_id}" if self.unit_id else self.task_id
        stem = re.sub(r"[^a-z0-9]+", "-", parts.lower())[:80].strip("-")
        digest = hashlib.sha256(f"{self.task_id} {self.unit_id}".encode()).hexdigest()[:6]
        return f"{stem}-{digest}-{self.as_of:%Y%m%d}"


def follow(
    data_set: str,
    told: State,
    by: str,
    reason: str = "",
    seen: str | None = None,
    now: datetime | None = None,
    ends: Hold | None = None,
) -> int:
    """Write down how far a task has come; the number of the version that has it.

    Of the same day it is a correction, which wants a reason. IntakeError for a task or unit that is
    not there, a day to come, missing evidence and names of persons; else as office.enter.
    """
    on = store.snapshot(data_set)
    told = told._replace(evidence=entry_text.tidy(told.evidence))
    now = rules.moment(data_set, now)
    if wrong := list(_find_mistakes(on, told, vietnamese.day_in_vietnam(now))):
        raise IntakeError(f"{_UNDONE}: {'; '.join(wrong)}.")
    entry = Entry(KIND, told.key, lambda name: _make(name, told))
    return office.enter(data_set, entry, by, reason, seen, now, ends)


def _find_mistakes(on: Snapshot, told: State, today: date) -> Iterator[str]:
    task = next(
        (one for one in find_tasks(on, told.quarter, today) if one.task_id == told.task_id), None
    )
    if task is None:
        yield "không còn nhiệm vụ này, hãy tải lại trang"
    elif told.unit_id and told.unit_id not in task.places:
        yield "nhiệm vụ này không ghi theo đơn vị đã chọn, hãy chọn lại"
    if told.state not in STATES:
        yield "chưa chọn tình hình"
    if told.state in ("done", "stopped") and not any(map(str.isalpha, told.evidence)):
        yield "việc đã xong hoặc dừng thì phải ghi căn cứ (văn bản, biên bản, kết quả)"
    if not FIRST_DAY <= told.as_of <= today:
        yield f"ngày {vietnamese.write_date(told.as_of)} không thể có, hãy xem lại"
    if len(told.evidence) > LONGEST:
        yield f"căn cứ dài quá {LONGEST} chữ cái"
    if entry_text.is_personal(told.evidence, on, vietnamese.previous_quarter(told.quarter)):
        yield "căn cứ có tên người hoặc thông tin cá nhân, hãy bỏ đi"


def _make(name: str, told: State) -> dict[str, pd.DataFrame]:
    """The entry's row."""
    row = {
        "entry_id": name,
        "task_id": told.task_id,
        "unit_id": told.unit_id or None,
        "state": told.state,
        "evidence": told.evidence or None,
        "as_of": told.as_of,
    }
    return {"task_progress": pd.DataFrame([row], dtype=object)}
