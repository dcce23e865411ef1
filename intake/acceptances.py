"""What counts of all that the journal tells: accepted forms and the office's own entries."""

from typing import NamedTuple

from intake import journal
from intake.journal import Event, Submission


class InForce(NamedTuple):
    """What counts: a form that was accepted or an entry of the office, by its name in the list of
    files in force, and the event that says so."""

    name: str
    event: Event


class Accepted(NamedTuple):
    """A submission that was accepted, with the event that says so."""

    submission: Submission
    event: Event


def find_in_force(data_set: str, unit_id: str, quarter: str) -> Submission | None:
    """The submission whose figures count for a unit and quarter, if there is one."""
    for one in journal.submissions(data_set):
        if (one.unit_id, one.quarter, one.state) == (unit_id, quarter, "accepted"):
            return one
    return None


def accepted(events: list[Event]) -> list[Accepted]:
    """All acceptances in their order, also of submissions that were replaced later."""
    by_sha = {one.sha: one for one in journal.derive(events)}
    return [Accepted(by_sha[event.sha], event) for event in events if event.kind == "accepted"]


def in_force(events: list[Event]) -> list[Accepted]:
    """The acceptances whose figures count, in their order; `facts` as it was last written down.

    What a withdrawn one had replaced stands again where it stood.
    """
    filed = {event.sha: event.facts for event in events if event.kind == "filed"}
    withdrawn = {event.sha for event in events if event.kind == "withdrawn"}
    every = accepted(events)
    replaced = {one.event.replaces for one in every if one.event.sha not in withdrawn}
    return [
        one._replace(
            event=one.event._replace(facts=one.event.facts or filed.get(one.event.sha, ""))
        )
        for one in every
        if one.submission.submission_id not in replaced and one.event.sha not in withdrawn
    ]


def entries(events: list[Event]) -> list[InForce]:
    """What the office wrote itself (office.py) and counts, in its order."""
    gone = {one.replaces for one in events if one.kind in ("entered", "struck")}
    return [
        InForce(one.file, one) for one in events if one.kind == "entered" and one.file not in gone
    ]


def list_in_force(events: list[Event]) -> list[InForce]:
    """All that counts, forms and entries, in the order in which it was decided on."""
    forms = [InForce(one.submission.submission_id, one.event) for one in in_force(events)]
    places = {
        (one.sha or one.file): place
        for place, one in enumerate(events)
        if one.kind in ("accepted", "entered")
    }
    return sorted(
        [*forms, *entries(events)], key=lambda one: places[one.event.sha or one.event.file]
    )
