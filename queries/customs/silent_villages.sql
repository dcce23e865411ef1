-- One row = a custom in a commune in a quarter from $since up to the one asked for in which the
-- commune, or a village of it, reports on the custom, but a village that still keeps it, as far as
-- is known, is silent: over the communes asked for (none asked for = the whole district).
-- A village keeps a custom from a quarter in which it reports it, counted or not, until it reports
-- none itself, or the commune speaks for itself: its own figure, counted or none, holds for all its
-- villages, also as what is left beside those that are named. So does none of the district.
-- custom_id; quarter; commune_id: empty for villages of no known commune, for which the district
-- speaks; villages: how many are silent; practised: whether what is reported says that the custom is
-- still there; vague: whether a number in it is unknown, or only a lower bound.
-- Reports from $since on are looked at.
with

facts as (
    select
        fact.custom_id,
        fact.quarter,
        fact.unit_id,
        fact.state,
        fact.qualifier,
        unit.kind,
        unit_commune.commune_id,
        case when unit.kind = 'village' then coalesce(unit_commune.commune_id, unit.parent_id)
            else fact.unit_id end as speaker,
    from fact_custom as fact
    inner join dim_unit as unit using (unit_id)
    inner join unit_commune using (unit_id)
    where fact.quarter between $since and $quarter
        and (
            len($communes) = 0
            or list_contains($communes, unit_commune.commune_id)
            or (unit.kind = 'district' and fact.state = 'zero')
        )
),

villages as (
    select
        custom_id,
        unit_id,
        quarter,
        any_value(commune_id) as commune_id,
        any_value(speaker) as speaker,
        bool_or(state != 'zero') as is_kept,
        lead(quarter) over (partition by custom_id, unit_id order by quarter) as told_again,
    from facts
    where kind = 'village'
    group by custom_id, unit_id, quarter
),

-- What holds for every village below: a figure of its commune, none of the district.
settled as (
    select
        custom_id,
        speaker,
        list(quarter) as quarters,
    from facts
    where kind != 'village'
        and state != 'uncounted'
    group by custom_id, speaker
),

settled_by_district as (
    select
        custom_id,
        list(quarter) as quarters,
    from facts
    where kind = 'district'
        and state = 'zero'
    group by custom_id
),

-- From the quarter after the village's word to the one before the next that is about it.
kept as (
    select
        villages.custom_id,
        villages.unit_id,
        villages.commune_id,
        villages.quarter as since,
        least(
            villages.told_again,
            list_min(list_filter(settled.quarters, lambda told: told > villages.quarter)),
            list_min(
                list_filter(settled_by_district.quarters, lambda told: told > villages.quarter)
            )
        ) as until,
    from villages
    left join settled
        on settled.custom_id = villages.custom_id
        and settled.speaker = villages.speaker
    left join settled_by_district on settled_by_district.custom_id = villages.custom_id
    where villages.is_kept
),

reports as (
    select
        custom_id,
        quarter,
        commune_id,
        bool_or(state != 'zero') as practised,
        bool_or(state = 'uncounted' or qualifier = 'more_than') as vague,
    from facts
    group by custom_id, quarter, commune_id
)

select
    reports.custom_id,
    reports.quarter,
    reports.commune_id,
    count(distinct kept.unit_id) as villages,
    bool_or(reports.practised) as practised,
    bool_or(reports.vague) as vague,
from reports
inner join kept
    on kept.custom_id = reports.custom_id
    and kept.commune_id is not distinct from reports.commune_id
    and kept.since < reports.quarter
    and (kept.until is null or kept.until > reports.quarter)
group by reports.custom_id, reports.quarter, reports.commune_id
order by reports.custom_id, reports.quarter, reports.commune_id nulls last;
