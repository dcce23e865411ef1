"""Outreach of a quarter by who told of it, people per session, and what was handed over.

The totals of the channels are those of measures/figures (`outreach.session`); here are their parts,
added up from the same facts: communes, agencies, and what the district tells as a whole.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import NamedTuple, TypeVar

from data import vietnamese, words
from measures.comparison import Comparison, compare
from measures.figures.facts import Row, add_up
from measures.figures.quarter import Figures
from measures.totals import Total, add

# What the source tells of the district and of none of its communes.
WHOLE = "huyện, không chia theo xã"
KINDS = ("commune", "agency", "district")
_TENTH = Decimal("0.1")
Key = TypeVar("Key")


class PerSession(NamedTuple):
    """Attendances and sessions of units that told both: Σ attendances / Σ sessions."""

    people: Total
    sessions: Total

    @property
    def exact(self) -> bool:
        """Whether both were counted to the end."""
        return self.people.exact and self.sessions.exact

    @property
    def value(self) -> Decimal:
        """People per session, to one decimal; a lower bound is never rounded up."""
        is_bound = self.people.more_than and self.sessions.exact
        return self._whole.quantize(_TENTH, ROUND_FLOOR if is_bound else ROUND_HALF_UP)

    @property
    def _whole(self) -> Decimal:
        return Decimal(self.people.value) / Decimal(self.sessions.value)

    def minus(self, other: "PerSession") -> Decimal:
        """By how many people per session this is more than another, rounded last."""
        return (self._whole - other._whole).quantize(_TENTH, ROUND_HALF_UP)

    def __str__(self) -> str:
        """As it may be printed: "72,7", "hơn 72,7", "khoảng 72,7"."""
        number = vietnamese.write_number(self.value, 1)
        people = self.people
        if self.exact:
            return number
        if not self.sessions.exact or not people.more_than:
            return f"khoảng {number}"
        return f"{'ít nhất' if people.about else 'hơn'} {number}"


class Unit(NamedTuple):
    """One of whom a quarter tells, or of whom a report is expected.

    kind: "commune", "agency" or "district"; now, before: totals by channel, of the quarter and the
    one that it is compared with; a channel that was not told of is not there; derived: how numbers
    of the quarter were worked out that no source prints.
    """

    unit_id: str
    label: str
    kind: str
    now: Mapping[str, Total]
    before: Mapping[str, Total]
    derived: str


def list_units(figures: Figures) -> list[Unit]:
    """The communes that are expected, told of or not; agencies and the district where anything is
    told of them in either quarter. In Vietnamese order within each kind."""
    rows = figures.rows("outreach"), figures.rows("outreach", before=True)
    now, before = map(_count, rows)
    labels = {unit: (label, "commune") for unit, label in figures.communes.items()}
    others = {row.unit_id: _name(row) for told in rows for row in told if row.commune_id is None}
    for unit, named in sorted(
        others.items(), key=lambda one: (KINDS.index(one[1][1]), vietnamese.sort_key(one[1][0]))
    ):
        labels[unit] = named
    return [
        Unit(unit, label, kind, now.get(unit, {}), before.get(unit, {}), _derive(rows[0], unit))
        for unit, (label, kind) in labels.items()
    ]


def divide(units: Iterable[Mapping[str, Total]]) -> PerSession | None:
    """People per session of units (totals by channel), of those alone that told both numbers and
    held a session; None where none did."""
    return join([ratio for told in units if (ratio := _divide(told))])


def join(ratios: Sequence[PerSession]) -> PerSession | None:
    """Ratios as one: sums of both numbers, never a mean."""
    people, sessions = add([one.people for one in ratios]), add([one.sessions for one in ratios])
    return PerSession(people, sessions) if people and sessions else None


def compare_ratio(units: Iterable[Unit], quarter_before: str) -> Comparison:
    """People per session of two quarters, on the units that told both numbers in both of them."""
    units = list(units)
    now, before = (
        {unit.unit_id: ratio for unit in units if (ratio := _divide(pick(unit)))}
        for pick in (lambda unit: unit.now, lambda unit: unit.before)
    )
    agencies = frozenset(unit.unit_id for unit in units if unit.kind == "agency")
    districts = agencies | {unit.unit_id for unit in units if unit.kind == "district"}
    return compare(now, before, quarter_before, districts, add_up=join, agencies=agencies)


def add_kind(units: Iterable[Unit], kind: str, channel: str) -> Total | None:
    """What units of a kind told of a channel; None where none of them told anything."""
    told = [unit.now[channel] for unit in units if unit.kind == kind and channel in unit.now]
    return add(told)


class Received(NamedTuple):
    """What one place received of a thing, and from whom."""

    total: Total
    sponsors: tuple[str, ...]


class Gift(NamedTuple):
    """What was handed over of one thing, in one unit of measure: numbers of different ones are
    never added up.

    places: by who received it, a commune or in the source's words.
    """

    item: str
    unit: str
    total: Total
    places: Mapping[str, Received]

    @property
    def text(self) -> str:
        """With its unit of measure: "ít nhất 40 con", "03 máy", "chưa rõ số máy"."""
        return f"{self.total.prose} {self.unit}"


def add_gifts(rows: Iterable[Row]) -> list[Gift]:
    """Gifts (rows of figures/facts) by thing and unit of measure, in Vietnamese order."""
    found = _gather(rows, lambda row: (_key(row.name), _key(row.unit)))
    return sorted(map(_add_gift, found.values()), key=lambda one: vietnamese.sort_key(one.item))


def name_place(row: Row) -> str:
    """Who received a gift: the commune, or what the source says where it names no single one (an
    agency that names nobody stands for itself); no single village."""
    if row.commune or row.unit_kind == "village":
        return row.commune or words.NO_COMMUNE
    return row.place or words.NO_COMMUNE


def _add_gift(rows: list[Row]) -> Gift:
    places = _gather(rows, name_place)
    return Gift(
        item=rows[0].name,
        unit=rows[0].unit,
        total=_known(add_up(rows)),
        places={place: _receive(told) for place, told in places.items()},
    )


def _receive(rows: list[Row]) -> Received:
    sponsors = dict.fromkeys(row.sponsor for row in rows if row.sponsor)
    return Received(_known(add_up(rows)), tuple(sponsors))


def _known(total: Total | None) -> Total:
    """A total of facts of which there is at least one."""
    if total is None:
        raise ValueError("there is no fact to add up")
    return total


def _key(text: str) -> str:
    """What two spellings of one thing have in common."""
    return vietnamese.normalise(text).casefold()


def _gather(rows: Iterable[Row], key: Callable[[Row], Key]) -> dict[Key, list[Row]]:
    found: dict[Key, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def _count(rows: Iterable[Row]) -> dict[str, dict[str, Total]]:
    """Totals by unit and channel."""
    return {
        unit: {
            channel: _known(add_up(one))
            for channel, one in _gather(told, lambda row: row.subject).items()
        }
        for unit, told in _gather(rows, lambda row: row.commune_id or row.unit_id).items()
    }


def _derive(rows: Iterable[Row], unit: str) -> str:
    """How the numbers of a unit were worked out, channel by channel."""
    told = (row for row in rows if row.derived and unit in (row.commune_id, row.unit_id))
    return "; ".join(f"{words.CHANNEL[row.subject]}: {row.derived}" for row in told)


def _name(row: Row) -> tuple[str, str]:
    """A unit that is no commune: its name and its kind."""
    if row.unit_kind == "agency":
        return row.place, "agency"
    return WHOLE if row.unit_kind == "district" else words.NO_COMMUNE, "district"


def _divide(told: Mapping[str, Total]) -> PerSession | None:
    sessions, people = told.get("session"), told.get("attendance")
    if sessions is None or people is None or sessions.uncounted or people.uncounted:
        return None
    return PerSession(people, sessions) if sessions.value else None
