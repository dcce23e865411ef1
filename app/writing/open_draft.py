"""The clerk's desk: the draft that is open in this session, and how it reaches the disk.

Everything that is changed is saved at once. What somebody else saved meanwhile is merged in; what
both changed waits on the desk until one of the two is chosen.
"""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from threading import RLock
from typing import NamedTuple

import streamlit as st

from app.view import View
from data.store import Snapshot
from data.vietnamese import write_moment, write_quarter
from report import carried, drafts
from report.carried import LOOKED_AT, Carried, add_looked_at
from report.drafts import Draft, Refused, Saved
from report.errors import ReportError
from report.merging import Conflict
from report.text_parts import standing_text
from report.tidy import clean, tidy
from report.trial import fill_up, find_problem

logger = logging.getLogger("konray")


class Refusal(NamedTuple):
    """What was typed and can't be worked on, and why."""

    typed: str
    problem: str


@dataclass
class Desk:
    """A draft on the desk.

    number: the saved draft that this one goes on from (0: from none); saved: that one; problem: why
    the last saving failed, or ""; notice: what somebody else saved meanwhile; conflicts: what both
    changed, with `theirs`, the draft that the choices go into; good: the texts that were last fit
    to be shown; refused: what the program can't work on, as it was typed, by field
    ("texts.causes"), with the sentence that says why: the draft goes on without it; waiting: what
    the editor sent while two writers' texts wait for a choice (app/writing/typed_parts.py); lock:
    who types on may be served by a second thread while the first still saves.
    """

    data_set: str
    quarter: str
    number: int = 0
    draft: Draft = field(default_factory=lambda: Draft({}, {}))
    saved: Saved | None = None
    problem: str = ""
    notice: str = ""
    conflicts: list[Conflict] = field(default_factory=list)
    theirs: Draft = field(default_factory=lambda: Draft({}, {}))
    good: dict[str, str] = field(default_factory=dict)
    refused: dict[str, Refusal] = field(default_factory=dict)
    waiting: dict[str, int] = field(default_factory=dict)
    lock: RLock = field(default_factory=RLock, repr=False, compare=False)
    snapshot: Snapshot | None = None

    @property
    def texts(self) -> dict[str, str]:
        """The text of every part: the clerk's own, else as it comes with the program."""
        return fill_up(self.data_set, self.quarter, self.draft.texts)

    @property
    def refusal(self) -> str:
        """Why a whole draft could not be taken over, "" when it was or none was tried."""
        return self.refused[""].problem if "" in self.refused else ""

    def standing(self, part: str) -> str:
        """The text of a part as it comes with the program."""
        return standing_text(self.data_set, self.quarter, part)


def open_desk(view: View) -> Desk:
    """The desk of the view's quarter, with what others saved meanwhile."""
    desks = st.session_state.setdefault("desks", {})
    key = (view.snapshot.data_set, view.quarter)
    first = key not in desks
    desk = desks.setdefault(key, Desk(*key))
    with desk.lock:
        _take_newest(desk, view, first)
    return desk


def _take_newest(desk: Desk, view: View, first: bool) -> None:
    key = (desk.data_set, desk.quarter)
    desk.snapshot = view.snapshot
    last = drafts.newest(*key)
    if last is not None and last.number != desk.number and not (desk.problem or desk.conflicts):
        if not first:
            who = f" ({last.saved_by})" if last.saved_by else ""
            desk.notice = f"Người khác{who} vừa lưu bản nháp số {last.number}; đã mở bản mới này."
        desk.number, desk.draft, desk.saved = last.number, last.draft, last


def write_text(desk: Desk, part: str, text: str) -> None:
    """Take over the text of a part and save; the standing text counts as not changed."""
    texts = {name: kept for name, kept in desk.draft.texts.items() if name != part}
    text = tidy(text)
    if text.strip() != desk.standing(part).strip():
        texts[part] = text
    _change(desk, texts, desk.draft.settings, f"texts.{part}", text)


def write_setting(desk: Desk, name: str, value: str) -> None:
    """Take over a setting of the report and save; an empty one is as the committee's file says."""
    settings = {key: kept for key, kept in desk.draft.settings.items() if key != name}
    value = clean(value)
    if value.strip():
        settings[name] = value.strip()
    _change(desk, desk.draft.texts, settings, f"settings.{name}", value)


def write_texts(desk: Desk, texts: Mapping[str, str]) -> None:
    """Take over the texts of several parts at once and save; the others stay."""
    own = {
        name: text
        for name, text in texts.items()
        if text.strip() != desk.standing(name).strip() or name in desk.draft.texts
    }
    _change(desk, desk.draft.texts | own, desk.draft.settings)


def put_back(desk: Desk, part: str) -> None:
    """Return a part to the text that comes with the program."""
    write_text(desk, part, desk.standing(part))


def can_start_from_before(desk: Desk) -> bool:
    """Whether there is a report of the quarter before to begin with."""
    return drafts.start_from(desk.data_set, desk.quarter) is not None


def start_from_before(desk: Desk, unwritten_only: bool = False) -> None:
    """Begin with the texts of the quarter before; settings stay, and so, where `unwritten_only`,
    do the parts that hold something of their own."""
    before = drafts.start_from(desk.data_set, desk.quarter)
    if before is not None:
        kept = desk.draft.texts if unwritten_only else {}
        _change(desk, before.texts | kept, desk.draft.settings)


def find_carried(desk: Desk, done: Iterable[str]) -> list[Carried]:
    """What the draft says word for word as the report before; `done` as for carried.find_carried.

    ReportError when that report can't be read.
    """
    standing = {name: desk.standing(name) for name in desk.texts}
    before = drafts.read_before(desk.data_set, desk.quarter)
    seen = desk.draft.settings.get(LOOKED_AT, "")
    return carried.find_carried(desk.texts, before, standing, desk.quarter, done, seen)


def look_at(desk: Desk, keys: Iterable[str]) -> None:
    """Remember that these paragraphs of the report before were looked at and still hold."""
    settings = desk.draft.settings
    seen = add_looked_at(settings.get(LOOKED_AT, ""), keys)
    _change(desk, desk.draft.texts, settings | {LOOKED_AT: seen})


def restore(desk: Desk, number: int) -> None:
    """Go back to an earlier draft; it is saved as a new one."""
    try:
        earlier = drafts.load(desk.data_set, desk.quarter, number)
    except ReportError as error:
        desk.problem = str(error)
        return
    _change(desk, earlier.draft.texts, earlier.draft.settings)


def settle(desk: Desk, conflict: Conflict, value: str | None) -> None:
    """Choose what holds of what two people changed; the last choice saves."""
    kind, name = conflict.field.split(".", 1)
    values = getattr(desk.theirs, kind)
    values.pop(name, None)
    if value is not None:
        values[name] = value
    desk.conflicts.remove(conflict)
    if not desk.conflicts:
        _change(desk, desk.theirs.texts, desk.theirs.settings)


def _change(
    desk: Desk,
    texts: Mapping[str, str],
    settings: Mapping[str, str],
    changed: str = "",
    typed: str = "",
) -> None:
    """Go on with these texts and settings; `changed` is the field that was typed, "" for many."""
    before, desk.draft = desk.draft, Draft(dict(texts), dict(settings))
    desk.notice = ""
    desk.refused.pop(changed, None)
    desk.refused.pop("", None)
    try:
        _save(desk)
        if not changed:
            desk.refused.clear()
    except Refused as refusal:
        logger.warning("draft of %s refused: %s", desk.quarter, refusal)
        desk.draft = before
        desk.refused[changed] = Refusal(typed, str(refusal))


def _save(desk: Desk) -> None:
    """Save; what can't be saved stays on the desk, and the screen says why.

    Refused for what can't be worked on; then it is kept, but not in force.
    """
    by = st.session_state.get("who", "")
    try_out = partial(find_problem, desk.snapshot, desk.quarter) if desk.snapshot else None
    try:
        result = drafts.save(desk.data_set, desk.quarter, desk.draft, desk.number, by, try_out)
    except Refused:
        raise
    except ReportError as error:
        logger.error("draft of %s not saved: %s", desk.quarter, error)
        desk.problem = str(error)
        return
    desk.problem = ""
    desk.conflicts = result.conflicts
    if result.conflicts:
        desk.theirs = Draft(dict(result.draft.texts), dict(result.draft.settings))
        desk.number = result.newest
        return
    if result.draft != desk.draft:
        desk.notice = "Phần người khác vừa lưu đã được ghép vào bản nháp."
    desk.draft, desk.number = result.draft, result.newest
    desk.saved = drafts.newest(desk.data_set, desk.quarter)


def name_of(desk: Desk) -> str:
    """The draft in words: "bản nháp số 3, lưu lúc 14:03 ngày 20/6/2024"."""
    if desk.saved is None:
        return f"báo cáo {write_quarter(desk.quarter)} chưa ai sửa: đang dùng văn bản mẫu"
    who = f", {desk.saved.saved_by}" if desk.saved.saved_by else ""
    return f"bản nháp số {desk.saved.number}, lưu lúc {write_moment(desk.saved.saved_at)}{who}"
