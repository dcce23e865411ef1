"""Parts of the text as they come from the editor, each with the draft that it goes on from.

What the editor sends stays in the browser until it is told here as saved (`Heard`): a part that is
refused, that could not be written, or that waits for a choice between two writers does not.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from app.writing import open_draft as desks
from app.writing.open_draft import Desk
from report import drafts
from report.drafts import Draft
from report.errors import ReportError
from report.tidy import tidy

CHOOSE_FIRST = "Hãy chọn một trong hai bản ở trên; chữ vừa gõ vẫn giữ trong máy này."


# Which draft holds what a tab of a browser sent last, by report, tab and part. A tab may type on
# before it hears of that, or be loaded anew; without this it would be in conflict with itself.
_MOST_KNOWN = 5000
_known: OrderedDict[tuple[str, str, str, str], int] = OrderedDict()


class Change(NamedTuple):
    """A part as it was typed.

    base: the draft that it goes on from, as far as the browser has heard; edit: counts its changes;
    writer: the tab in which they were begun.
    """

    part: str
    text: str
    base: int
    edit: int
    writer: str


@dataclass
class Heard:
    """What became of what a browser sent: the edit by part.

    serial: of the message; settled: what waited for a choice between two writers, and has it.
    """

    client: str
    serial: str
    saved: dict[str, int] = field(default_factory=dict)
    refused: dict[str, int] = field(default_factory=dict)
    settled: dict[str, int] = field(default_factory=dict)
    problem: str = ""


def take_over(desk: Desk, changes: Iterable[Change], heard: Heard) -> None:
    """Save what was typed, part by part, and note in `heard` what became of each."""
    with desk.lock:
        for change in changes:
            _take(desk, change, heard)


def _take(desk: Desk, change: Change, heard: Heard) -> None:
    if desk.conflicts:
        _hold(desk, change)
    else:
        _save(desk, change)
    if desk.conflicts:
        desk.waiting[change.part] = change.edit
        heard.problem = CHOOSE_FIRST
    elif f"texts.{change.part}" in desk.refused:
        heard.refused[change.part] = change.edit
    elif desk.problem:
        heard.problem = desk.problem
    else:
        heard.saved[change.part] = change.edit
        _know(desk, change)


def _save(desk: Desk, change: Change) -> None:
    """Save a part; one that goes on from an earlier draft is merged with what came after it."""
    number, draft = desk.number, desk.draft
    base = max(change.base, _known.get(_key(desk, change), 0))
    if base != number:
        desk.number, desk.draft = base, _base_of(desk, base)
    desks.write_text(desk, change.part, change.text)
    if base != number and (desk.problem or f"texts.{change.part}" in desk.refused):
        desk.number, desk.draft = number, draft


def _know(desk: Desk, change: Change) -> None:
    while len(_known) >= _MOST_KNOWN:
        _known.popitem(last=False)
    _known[_key(desk, change)] = desk.number


def _key(desk: Desk, change: Change) -> tuple[str, str, str, str]:
    return desk.data_set, desk.quarter, change.writer, change.part


def _base_of(desk: Desk, number: int) -> Draft:
    """The draft that was gone on from; of one that is lost, what is in force stands for it."""
    if number == 0:
        return Draft({}, {})
    try:
        return drafts.load(desk.data_set, desk.quarter, number).draft
    except ReportError:
        return desk.draft


def _hold(desk: Desk, change: Change) -> None:
    """Keep what is typed while a choice is open: with the own side of it, or beside it."""
    name, text = f"texts.{change.part}", tidy(change.text)
    desk.draft = Draft(desk.draft.texts | {change.part: text}, desk.draft.settings)
    if any(conflict.field == name for conflict in desk.conflicts):
        desk.conflicts = [
            conflict._replace(mine=text) if conflict.field == name else conflict
            for conflict in desk.conflicts
        ]
    else:
        desk.theirs.texts[change.part] = text


def settle(desk: Desk) -> dict[str, int]:
    """What waited for a choice and has it now, by part; told once."""
    if desk.conflicts or desk.problem:
        return {}
    settled, desk.waiting = desk.waiting, {}
    return settled
