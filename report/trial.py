"""Whether a draft can be worked on, tried before it is kept as the one in force."""

from collections.abc import Mapping

from data.store import Snapshot
from report.compose import compose
from report.errors import ReportError
from report.placeholders import TextError
from report.storage import Draft
from report.text_parts import PARTS, standing_text


def find_problem(snapshot: Snapshot, quarter: str, before: Draft, after: Draft) -> str:
    """Why `after` must not follow `before`, in a sentence; "" when it may.

    A wrong placeholder is no reason: the clerk is told of it, and mends it. What was as bad before
    is none either, else nobody could put it right part by part.
    """
    try:
        excess = _find_excess(snapshot, quarter, after)
    except ReportError as error:
        return "" if before.settings == after.settings else str(error)
    known = _find_known(snapshot, quarter, before) if excess else set()
    changed = {
        name
        for name in (before.texts.keys() | after.texts.keys())
        if before.texts.get(name) != after.texts.get(name)
    }
    new = [error for error in excess if error.part in changed or error.part not in known]
    return str(new[0]) if new else ""


def _find_known(snapshot: Snapshot, quarter: str, draft: Draft) -> set[str]:
    try:
        return {error.part for error in _find_excess(snapshot, quarter, draft)}
    except ReportError:
        return set()


def _find_excess(snapshot: Snapshot, quarter: str, draft: Draft) -> list[TextError]:
    texts = fill_up(snapshot.data_set, quarter, draft.texts)
    composed = compose(snapshot, quarter, texts, draft.settings)
    return [error for error in composed.errors if error.is_excess]


def fill_up(data_set: str, quarter: str, texts: Mapping[str, str]) -> dict[str, str]:
    """The text of every part: the draft's own, else as it comes with the program."""
    return {
        part.name: texts.get(part.name, standing_text(data_set, quarter, part.name))
        for part in PARTS
    }
