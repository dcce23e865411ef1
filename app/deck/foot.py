"""What stands at the foot of every slide, and the mark of invented figures at its head."""

from datetime import UTC
from typing import NamedTuple

from app.age import tell_age
from app.view import View
from data import words
from data.vietnamese import write_moment
from queries import query


class Foot(NamedTuple):
    """`chips`: the choices, one by one; `until`: when the figures were published; `mark`: that they
    are invented, empty where they are not."""

    chips: tuple[str, ...]
    until: str
    mark: str

    @property
    def line(self) -> str:
        """Choices and day on one line."""
        return " · ".join([*self.chips, self.until])


def make_foot(view: View) -> Foot:
    """The foot of the slides of a choice."""
    moment = query("frame/district", on=view.snapshot)["built_at"].iloc[0]
    chips = [words.start(choice) for choice in view.summary if choice != words.DEMO]
    older = "" if view.as_reported else tell_age(view)  # the summary says when it was issued
    chips += [f"Số liệu {older}"] if older else []
    until = f"số liệu đến {write_moment(moment.replace(tzinfo=UTC)).split(' ', 1)[1]}"
    return Foot(tuple(chips), until, words.DEMO if view.is_demo else "")
