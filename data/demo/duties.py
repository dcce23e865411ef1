"""Who reported when: the town and most communes in time, some late, some not at all."""

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from data.demo.places import Commune
from data.demo.timeline import Timeline, due_on, number_of

# Told stories: what the communes of the usual size leave out.
MISSED = {4: {"2024-Q1"}, 6: {"2022-Q3", "2024-Q2"}}
OFTEN_LATE = 3
SURELY_LATE = {(OFTEN_LATE, "2024-Q2")}


class Report(NamedTuple):
    """One commune's report of one quarter: on_time | late | missing, and the day it came."""

    quarter: str
    state: str
    came_on: date | None

    @property
    def is_there(self) -> bool:
        """Whether anything was reported."""
        return self.state != "missing"


def reports(place: Commune, timeline: Timeline, dice: Random) -> list[Report]:
    """One report for each quarter that was lived through."""
    return [_report(place.number, quarter, dice) for quarter in timeline.lived]


def _report(number: int, quarter: str, dice: Random) -> Report:
    is_missing = dice.random() < 0.03
    is_late = dice.random() < (0.6 if number == OFTEN_LATE else 0.08)
    days = dice.randint(1, 12) if is_late else -dice.randint(0, 3)
    if number > 6:
        # The year's last report is always there: the next year's plan starts from it.
        is_missing = is_missing and number_of(quarter) in (1, 3)
    else:
        is_missing = quarter in MISSED.get(number, ())
    if (number, quarter) in SURELY_LATE:
        is_late, days = True, abs(days) + 1
    if is_missing:
        return Report(quarter, "missing", None)
    return Report(quarter, "late" if is_late else "on_time", due_on(quarter) + timedelta(days=days))
