"""Text that the office writes itself: in letters of today, on one line, about no person."""

from data import old_fonts, vietnamese
from data.store import Snapshot
from intake import people
from queries import rows


def tidy(text: str) -> str:
    """The text as it is kept; letters of an old font are put into today's."""
    return vietnamese.tidy(old_fonts.mend(text) or text)


def is_personal(text: str, on: Snapshot, quarter: str) -> bool:
    """Whether a text names a person, or may, or holds a number of one; the names of places of the
    quarter are nobody's."""
    places = [name for (name,) in rows("explanations/places", on=on, quarter=quarter)]
    return bool(people.judge(text, places)) or people.has_numbers(text)
