"""What the warehouse already knows of a unit: itself, its villages, its models, its last quarters.

Asked of a version, or of a draft of one (both a Snapshot): what is made of it must be the same when
a form comes in and when it is accepted.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from data import vietnamese
from data.store import Snapshot
from intake import register
from intake.units import Unit
from queries import rows

SPAN = 8  # quarters that are looked back on


class Figure(NamedTuple):
    """What a unit stated in one quarter, its villages added up; value None: not known in full."""

    value: Decimal | None
    state: str
    qualifier: str

    @property
    def is_exact(self) -> bool:
        """Whether it is a number that can be reckoned with."""
        return self.value is not None and self.qualifier == "exact"


class Share(NamedTuple):
    """An indicator in one quarter; denominator None for a count, or when it is not known."""

    numerator: Figure
    denominator: Decimal | None


class Places(NamedTuple):
    """A unit and its villages: `villages` as names.resolve takes them, id -> spellings."""

    unit: Unit | None
    villages: dict[str, list[str]]


class Life(NamedTuple):
    """A model of the unit: in which quarters others than this form say that it began, ended."""

    model_id: str
    name: str
    began: str | None
    ended: str | None


class Replaced(NamedTuple):
    """A figure of the form that is accepted for the quarter, which another would take away (new "")
    or change. name, place: what and where; sheet, cell: of the new form, else of the old one."""

    sheet: str
    cell: str
    name: str
    place: str
    old: str
    new: str


class Given(NamedTuple):
    """Support that another unit tells of in a form of the same quarter. label: that unit; place:
    the commune that received it, "" where that is not said; value: None where it is not known."""

    label: str
    submission_id: str
    item: str
    unit: str
    place: str
    value: int | None


class Definition(NamedTuple):
    """An indicator as it is defined for some quarters; valid_to None: until further notice."""

    short: str
    cumulative: bool
    numerator: str | None
    denominator: str | None
    valid_from: str
    valid_to: str | None


class History(NamedTuple):
    """All of it, as it stood before the form of one unit and quarter.

    ends_on: the quarter's last day, None for a quarter that the warehouse doesn't have; published:
    the paper that has figures of this very quarter, "" when none has; figures: by ("event", event),
    ("running", ""), ("custom", custom_id), ("channel", channel), then by quarter; shares: by
    indicator and version, then by quarter; listed: (quarter, custom_id) of which a paper of the
    district speaks, and whether it says that there is none left in the district; replaced: filled
    in by `checks.check`, for a form of which an earlier one is accepted; told_otherwise: of the
    quarters since `last` those that no form may come for, as another paper has figures of them;
    beside: who has told of the same in a form of this quarter (of an agency the district for all,
    and the other way round), "" when nobody has; given: filled in by `checks.check`, for a form
    that tells of support.
    """

    quarter: str
    ends_on: date | None
    published: str
    places: Places
    models: dict[str, Life]
    figures: dict[tuple[str, str], dict[str, Figure]]
    shares: dict[tuple[str, int], dict[str, Share]]
    listed: dict[tuple[str, str], bool]
    definitions: dict[tuple[str, int], Definition]
    customs: dict[str, str]
    replaced: tuple[Replaced, ...] = ()
    told_otherwise: tuple[str, ...] = ()
    beside: str = ""
    given: tuple[Given, ...] = ()

    @property
    def before(self) -> str:
        """The quarter before."""
        return vietnamese.previous_quarter(self.quarter)

    @property
    def last(self) -> str:
        """The last quarter before the form's of which the unit stated anything; "" for none."""
        told = {quarter for each in self.figures.values() for quarter in each}
        return max(
            told | {quarter for each in self.shares.values() for quarter in each}, default=""
        )

    def missing_since(self, quarter: str) -> list[str]:
        """The quarters between one and the form's, oldest first."""
        missing = []
        while (quarter := vietnamese.shift_quarter(quarter, 1)) < self.quarter:
            missing.append(quarter)
        return missing

    def past(self, kind: str, subject: str) -> dict[str, Figure]:
        """What the unit stated of one thing, by quarter, up to the one before the form's."""
        return self.figures.get((kind, subject), {})


def read(on: Snapshot, unit_id: str, quarter: str) -> History:
    """Everything that a unit's form for a quarter is compared with."""
    since = vietnamese.shift_quarter(quarter, -SPAN)
    asked = rows("intake/quarter", on=on, quarter=quarter)
    lives = {
        row[0]: Life(*row) for row in rows("intake/lives", on=on, unit=unit_id, quarter=quarter)
    }
    known = History(
        quarter,
        asked[0][1] if asked else None,
        ", ".join(label for (label,) in rows("intake/published_by", on=on, quarter=quarter)),
        listed_too(places(on, unit_id, quarter), on.data_set),
        lives | _running_before(on, unit_id, quarter, lives),
        _figures(rows("intake/figures", on=on, unit=unit_id, quarter=quarter, since=since)),
        _shares(rows("intake/shares", on=on, unit=unit_id, quarter=quarter, since=since)),
        {
            (told, custom_id): is_zero
            for told, custom_id, is_zero in rows(
                "intake/listed", on=on, unit=unit_id, quarter=quarter, since=since
            )
        },
        {(row[0], row[1]): Definition(*row[2:8]) for row in rows("intake/definitions", on=on)},
        {custom_id: name for custom_id, _, name in rows("intake/customs", on=on)},
        beside="; ".join(
            label for (label,) in rows("intake/told_beside", on=on, unit=unit_id, quarter=quarter)
        ),
    )
    between = known.missing_since(known.last) if known.last else []
    told = [each for each in between if rows("intake/published_by", on=on, quarter=each)]
    return known._replace(told_otherwise=tuple(told))


def list_given(on: Snapshot, unit_id: str, quarter: str) -> tuple[Given, ...]:
    """The support that units tell of which may have had a part in what this one tells of: of a
    commune the district and its agencies, of these also one another."""
    told = rows("intake/support_beside", on=on, unit=unit_id, quarter=quarter)
    return tuple(Given(*row) for row in told)


def places(on: Snapshot, unit_id: str, quarter: str) -> Places:
    """A unit as it is in a quarter, and its villages, each with all its known spellings."""
    told = rows("intake/places", on=on, unit=unit_id, quarter=quarter)
    units = [Unit(*row[:7]) for row in told if row[0] == unit_id]
    villages: dict[str, list[str]] = {}
    for found, _, name, *_, printed, alias in told:
        if found != unit_id:
            spellings = villages.setdefault(found, [name])
            spellings += [each for each in (printed, alias) if each and each not in spellings]
    return Places(units[0] if units else None, villages)


def _running_before(
    on: Snapshot, unit_id: str, quarter: str, lives: Mapping[str, Life]
) -> dict[str, Life]:
    """The models that a form says to run since before it, with what became of them."""
    found = {}
    for model_id, name, *_, told in rows("intake/running_before", on=on, unit=unit_id):
        if told != quarter:
            ended = lives[model_id].ended if model_id in lives else None
            found[model_id] = Life(model_id, name, vietnamese.previous_quarter(told), ended)
    return found


def listed_too(known: Places, data_set: str) -> Places:
    """The same with the villages of a list that was loaded."""
    if known.unit is None:
        return known
    return known._replace(villages=register.add(known.villages, data_set, known.unit.unit_id))


def _figure(value: Any, state: str, qualifier: str) -> Figure:
    known = None if state == "uncounted" or value is None else Decimal(value)
    return Figure(known, state, qualifier)


def _figures(told: list[tuple]) -> dict[tuple[str, str], dict[str, Figure]]:
    found: dict[tuple[str, str], dict[str, Figure]] = {}
    for kind, subject, quarter, *figure in told:
        found.setdefault((kind, subject), {})[quarter] = _figure(*figure)
    return found


def _shares(told: list[tuple]) -> Mapping[tuple[str, int], dict[str, Share]]:
    found: dict[tuple[str, int], dict[str, Share]] = {}
    for indicator, version, quarter, denominator, *figure in told:
        share = Share(_figure(*figure), denominator)
        found.setdefault((indicator, version), {})[quarter] = share
    return found
