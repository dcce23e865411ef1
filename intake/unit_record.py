"""What the warehouse already knows of a unit: itself, its villages, its models, its last quarters.

Asked of a published version (a Snapshot) or of a connection in the middle of a transaction: what
is made of it must be the same when a form comes in and when the warehouse is made anew.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import duckdb

from data import vietnamese
from data.store import Snapshot

On = Snapshot | duckdb.DuckDBPyConnection

KIND = "Biểu số liệu"  # of the document that a form becomes
SPAN = 8  # quarters that are looked back on
_KIND_OF_UNIT = {"commune": "xã ", "town": "thị trấn ", "district": "huyện ", "province": "tỉnh "}


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


class Unit(NamedTuple):
    """A unit as the list of units has it."""

    unit_id: str
    kind: str
    name: str
    parent_id: str | None
    valid_from: date | None
    valid_to: date | None

    @property
    def label(self) -> str:
        """ "xã Đăk Pne", "thị trấn Đăk Rve"; a village has its kind in its name."""
        return _KIND_OF_UNIT.get(self.kind, "") + self.name


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
    district speaks, and whether it says that there is none left in the district.
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

    @property
    def before(self) -> str:
        """The quarter before."""
        return vietnamese.previous_quarter(self.quarter)

    def past(self, kind: str, subject: str) -> dict[str, Figure]:
        """What the unit stated of one thing, by quarter, up to the one before the form's."""
        return self.figures.get((kind, subject), {})


def read(on: Snapshot | duckdb.DuckDBPyConnection, unit_id: str, quarter: str) -> History:
    """Everything that a unit's form for a quarter is compared with."""
    about = {"unit": unit_id, "quarter": quarter}
    span = about | {"since": vietnamese.shift_quarter(quarter, -SPAN)}
    ends_on = ask(on, "select ends_on from dim_quarter where quarter = $quarter", quarter=quarter)
    lives = [Life(*row) for row in ask(on, _LIVES, **about)]
    return History(
        quarter,
        ends_on[0][0] if ends_on else None,
        ", ".join(row[0] for row in ask(on, _PUBLISHED, quarter=quarter, kind=KIND)),
        places(on, unit_id),
        {life.model_id: life for life in lives},
        _figures(ask(on, _FIGURES, **span)),
        _shares(ask(on, _SHARES, **span)),
        {(row[0], row[1]): row[2] for row in ask(on, _LISTED, **span)},
        {(row[0], row[1]): Definition(*row[2:]) for row in ask(on, _DEFINITIONS)},
        dict(ask(on, "select custom_id, name from dim_custom")),
    )


def places(on: Snapshot | duckdb.DuckDBPyConnection, unit_id: str) -> Places:
    """A unit and its villages, each with all its known spellings."""
    rows = ask(on, _UNITS, unit=unit_id)
    units = [Unit(*row[:6]) for row in rows if row[0] == unit_id]
    villages: dict[str, list[str]] = {}
    for found, _, name, *_, printed, alias in rows:
        if found != unit_id:
            spellings = villages.setdefault(found, [name])
            spellings += [each for each in (printed, alias) if each and each not in spellings]
    return Places(units[0] if units else None, villages)


def ask(on: On, sql: str, **parameters: Any) -> list[tuple]:
    """The rows of an answer; of a transaction asked on its own connection, which alone sees it."""
    if not isinstance(on, Snapshot):
        return on.execute(sql, parameters).fetchall()
    cursor = on.connection.cursor()
    try:
        return cursor.execute(sql, parameters).fetchall()
    finally:
        cursor.close()


def _figure(value: Any, state: str, qualifier: str) -> Figure:
    known = None if state == "uncounted" or value is None else Decimal(value)
    return Figure(known, state, qualifier)


def _figures(rows: list[tuple]) -> dict[tuple[str, str], dict[str, Figure]]:
    found: dict[tuple[str, str], dict[str, Figure]] = {}
    for kind, subject, quarter, *figure in rows:
        found.setdefault((kind, subject), {})[quarter] = _figure(*figure)
    return found


def _shares(rows: list[tuple]) -> Mapping[tuple[str, int], dict[str, Share]]:
    found: dict[tuple[str, int], dict[str, Share]] = {}
    for indicator, version, quarter, denominator, *figure in rows:
        share = Share(_figure(*figure), denominator)
        found.setdefault((indicator, version), {})[quarter] = share
    return found


_UNITS = """
select
    unit.unit_id, unit.kind::text, unit.name, unit.parent_id, unit.valid_from, unit.valid_to,
    unit.printed, unit_alias.alias,
from dim_unit as unit
left join unit_alias using (unit_id)
where unit.unit_id = $unit or (unit.parent_id = $unit and unit.kind = 'village')
order by unit.unit_id, unit_alias.alias
"""

# A form that is sent again is held against everything but what it replaces.
_LIVES = """
select
    model_id,
    model.name,
    min(fact.quarter) filter (event in ('launched', 'replicated', 'converted_in')) as began,
    min(fact.quarter) filter (event in ('goal_met', 'ineffective', 'converted')) as ended,
from fact_model as fact
inner join dim_model as model using (model_id)
inner join dim_unit as unit using (unit_id)
where (unit.unit_id = $unit or (unit.parent_id = $unit and unit.kind = 'village'))
    and fact.quarter <> $quarter
group by all
order by model_id
"""

_PUBLISHED = """
select distinct document_label.label
from (
    select quarter, submission_id from fact_model
    union all
    select quarter, submission_id from fact_model_stock
    union all
    select quarter, submission_id from fact_custom
    union all
    select quarter, submission_id from fact_indicator
    union all
    select quarter, submission_id from fact_outreach
    union all
    select quarter, submission_id from fact_support
) as fact
inner join submission using (submission_id)
inner join document using (document_id)
inner join document_label using (document_id)
where fact.quarter = $quarter and document.kind <> $kind
order by document_label.label
limit 3
"""

_STATE = """
    case
        when bool_or(state = 'uncounted') then 'uncounted'
        when bool_and(state = 'zero') then 'zero'
        else 'counted'
    end,
    case
        when bool_or(qualifier = 'more_than') then 'more_than'
        when bool_or(qualifier = 'about') then 'about'
        else 'exact'
    end,
"""

_FIGURES = f"""
with units as (
    select unit_id
    from dim_unit
    where unit_id = $unit or (parent_id = $unit and kind = 'village')
)
select kind, subject, quarter, sum(value), {_STATE}
from (
    select 'event' as kind, event::text as subject, quarter, value, state, qualifier, unit_id
    from fact_model
    where period = 'quarter'
    union all
    select 'running', '', quarter, value, state, qualifier, unit_id from fact_model_stock
    union all
    select 'custom', custom_id, quarter, value, state, qualifier, unit_id from fact_custom
    union all
    select 'channel', channel::text, quarter, value, state, qualifier, unit_id from fact_outreach
) as fact
inner join units using (unit_id)
where quarter >= $since and quarter < $quarter
group by kind, subject, quarter
order by kind, subject, quarter
"""

_SHARES = f"""
select indicator_id, version, quarter, sum(denominator), sum(numerator), {_STATE}
from fact_indicator
where unit_id = $unit and quarter >= $since and quarter < $quarter
group by indicator_id, version, quarter
order by indicator_id, version, quarter
"""

_LISTED = """
select fact.quarter, fact.custom_id, bool_and(fact.state = 'zero')
from fact_custom as fact
inner join submission using (submission_id)
inner join dim_unit as reporter on reporter.unit_id = submission.unit_id
where reporter.kind = 'district' and reporter.unit_id <> $unit
    and fact.quarter >= $since and fact.quarter < $quarter
group by fact.quarter, fact.custom_id
"""

_DEFINITIONS = """
select
    indicator_id, version, short, cumulative, numerator, denominator, valid_from, valid_to,
from dim_indicator
order by indicator_id, version
"""
