"""What numbers are asked for: a version of the facts, two quarters, communes."""

from typing import NamedTuple

from data import vietnamese
from data.store import Snapshot
from queries import query


class Scope(NamedTuple):
    """A quarter of one published version, beside the quarter that it is compared with.

    communes: ids of those that were chosen, none for the whole district; expected: id to label, in
    Vietnamese order, of those that ought to report: the chosen ones, or all.
    """

    snapshot: Snapshot
    quarter: str
    quarter_before: str
    communes: tuple[str, ...]
    expected: dict[str, str]


def whole_district(snapshot: Snapshot, quarter: str) -> Scope:
    """A quarter of the whole district beside the one before it, as a report tells it."""
    communes = query("frame/communes", on=snapshot, quarter=quarter)
    expected = dict(zip(communes["unit_id"], communes["label"], strict=True))
    return Scope(snapshot, quarter, vietnamese.previous_quarter(quarter), (), expected)
