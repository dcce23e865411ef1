"""What a form shows beside its empty cells: the unit's figures of the quarter before, in words."""

from typing import NamedTuple

import pandas as pd

from data import store, vietnamese
from intake.expected import Unit

NO_FIGURE = "chưa có số"
_UNCOUNTED = "có, chưa rõ số"

Shown = int | str


class Before(NamedTuple):
    """The figures of the quarter before, each a number or words; what is not known is not there.

    running: models at its end; counts: by event; customs: households; places: by village, in one
    text; indicators: (numerator, denominator) by (indicator_id, version); targets: of the year of
    the form's quarter, written; outreach: by channel.
    """

    running: Shown | None
    counts: dict[str, Shown]
    customs: dict[str, Shown]
    places: str
    indicators: dict[tuple[str, int], tuple[Shown, Shown]]
    targets: dict[tuple[str, int], str]
    outreach: dict[str, Shown]


def look(snapshot: store.Snapshot, unit: Unit, quarter: str) -> Before:
    """The figures that the form of a unit for `quarter` shows."""
    asked = {"unit": unit.unit_id, "before": vietnamese.previous_quarter(quarter)}
    customs = store.fetch(snapshot, _CUSTOMS, asked)
    stock = store.fetch(snapshot, _STOCK, asked)
    indicators = store.fetch(snapshot, _INDICATORS, asked)
    return Before(
        running=_show(stock) if len(stock) else None,
        counts=_by(store.fetch(snapshot, _EVENTS, asked), "event"),
        customs=_by(customs, "custom_id"),
        places=_list_places(customs[customs["village"].notna()]),
        indicators={
            (row.indicator_id, row.version): (
                _say(row.numerator, row.state, row.qualifier),
                NO_FIGURE if pd.isna(row.denominator) else _plain(row.denominator),
            )
            for row in indicators.itertuples()
        },
        targets=_targets(snapshot, unit, quarter),
        outreach=_by(store.fetch(snapshot, _OUTREACH, asked), "channel"),
    )


def _targets(snapshot: store.Snapshot, unit: Unit, quarter: str) -> dict[tuple[str, int], str]:
    rows = store.fetch(snapshot, _TARGETS, {"unit": unit.unit_id, "year": quarter[:4]})
    return {
        (row.indicator_id, row.version): vietnamese.write_quantity(
            row.target, "exact", row.unit, row.decimals
        )
        for row in rows.itertuples()
    }


def _by(rows: pd.DataFrame, column: str) -> dict[str, Shown]:
    return {str(key): _show(group) for key, group in rows.groupby(column, sort=False)}


def _show(rows: pd.DataFrame) -> Shown:
    """Several facts of one thing as one figure; an unknown part makes it a lower bound."""
    counted = rows[rows["state"] != "uncounted"]
    total = int(counted["value"].sum())
    if len(counted) < len(rows):
        return f"ít nhất {vietnamese.write_number(total)}" if total else _UNCOUNTED
    qualifiers = set(rows["qualifier"])
    qualifier = "about" if "about" in qualifiers else max(qualifiers)
    return _say(total, "counted", qualifier)


def _say(value: object, state: str, qualifier: str) -> Shown:
    if state == "uncounted" or pd.isna(value):
        return _UNCOUNTED
    plain = _plain(value)
    if qualifier == "exact" or isinstance(plain, str):
        return plain
    return vietnamese.write_quantity(plain, qualifier)


def _plain(value: object) -> Shown:
    number = float(value)  # type: ignore[arg-type]
    return int(number) if number.is_integer() else vietnamese.write_number(number, 2)


def _list_places(rows: pd.DataFrame) -> str:
    return "; ".join(
        f"{row.village}: {row.custom} {_say(row.value, row.state, row.qualifier)}"
        + ("" if row.state == "uncounted" else " hộ")
        for row in rows.itertuples()
        if row.state != "zero"
    )


_STOCK = """
select value, state::text as state, qualifier::text as qualifier
from fact_model_stock where unit_id = $unit and quarter = $before
"""
_EVENTS = """
select fact.event::text as event, value, state::text as state, qualifier::text as qualifier
from fact_model as fact inner join unit_commune using (unit_id)
where unit_commune.commune_id = $unit and quarter = $before and period = 'quarter'
order by fact_id
"""
# When the district had none of it, neither had its communes.
_CUSTOMS = """
with mine as (
    select fact.*, village.name as village
    from fact_custom as fact
    inner join unit_commune using (unit_id)
    left join dim_unit as village on village.unit_id = fact.unit_id and village.kind = 'village'
    where unit_commune.commune_id = $unit and quarter = $before
),
none_at_all as (
    select fact.*, null::text as village
    from fact_custom as fact
    inner join dim_unit as unit on unit.unit_id = $unit and fact.unit_id = unit.parent_id
    where quarter = $before and state = 'zero'
        and custom_id not in (select custom_id from mine)
)
select custom_id, dim_custom.name as custom, value, state::text as state,
    qualifier::text as qualifier, village
from (select * from mine union all by name select * from none_at_all)
inner join dim_custom using (custom_id)
order by kind, position, village, fact_id
"""
_INDICATORS = """
select indicator_id, version, numerator, denominator, state::text as state,
    qualifier::text as qualifier
from fact_indicator where unit_id = $unit and quarter = $before
"""
_TARGETS = """
select fact.indicator_id, fact.version, fact.target, indicator.unit, indicator.decimals
from fact_target as fact inner join dim_indicator as indicator using (indicator_id, version)
where unit_id = $unit and year = $year
"""
_OUTREACH = """
select channel::text as channel, value, state::text as state, qualifier::text as qualifier
from fact_outreach where unit_id = $unit and quarter = $before
order by fact_id
"""
