"""Why a figure rose or fell, as the standing office wrote it, and what happened meanwhile."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from data import vietnamese, words
from data.store import Snapshot
from queries import query, records


class Explanation(NamedTuple):
    """What the office wrote of one figure.

    subject: models | customs | indicators | outreach | duty; item: which custom, indicator or
    channel, "" for all of the subject, item_name: in words; unit: with what it is.
    """

    entry_id: str
    subject: str
    item: str
    item_name: str
    unit_id: str
    unit: str
    quarter: str
    text: str
    written_on: date
    by: str

    @property
    def source(self) -> str:
        """Who says so, and since when: the office, not a unit."""
        return f"cơ quan thường trực, {vietnamese.write_date(self.written_on)}"

    @property
    def what(self) -> str:
        """What it is about, in words: the item, else the subject."""
        return self.item_name or words.EXPLAINED[self.subject]


class Event(NamedTuple):
    """Something that happened to the campaign: a document was issued, communes were merged."""

    day: date
    text: str

    @property
    def quarter(self) -> str:
        """The quarter of that day, by the calendar."""
        return f"{self.day.year}-Q{(self.day.month + 2) // 3}"


def find_explanations(
    on: Snapshot, quarter: str, communes: Iterable[str] = ()
) -> list[Explanation]:
    """What was written of a quarter and of those before it, the newest quarter first.

    Of the units `communes` alone; without any of all units and of the district.
    """
    rows = records("explanations/told", on=on, quarter=quarter, communes=sorted(communes))
    return [
        Explanation(
            row.entry_id,
            row.subject,
            row.item or "",
            words.CHANNEL.get(row.item or "", row.item_name or ""),
            row.unit_id,
            row.unit,
            row.quarter,
            row.text,
            date.fromisoformat(row.written_on),
            row.entered_by,
        )
        for row in rows
    ]


def find_events(on: Snapshot, quarter: str, since: str = "") -> list[Event]:
    """What happened up to the end of a quarter, and not before the quarter `since`, by day."""
    found = [
        Event(date.fromisoformat(row.day), _tell(row.kind, row.label, row.about))
        for row in query("explanations/events", on=on, quarter=quarter).itertuples()
    ]
    return [event for event in found if event.quarter >= since]


def _tell(kind: str, label: str, about: str) -> str:
    return f"sắp xếp đơn vị hành chính, {about}" if kind == "reform" else label
