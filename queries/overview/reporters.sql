-- One row = an area in a quarter, from the start of the year of the earliest quarter asked for to
-- the latest, over the communes asked for (none asked for = the whole district).
-- quarter; area: model | custom | outreach; communes: ids of those that reported, comma-separated;
-- district: whether the district itself (or a place without a commune) was reported on.
with

reported as (
    select 'model' as area, quarter, unit_id
    from fact_model
    where quarter between left(list_min($quarters), 4) and list_max($quarters)
    group by all
    union all
    select 'custom' as area, quarter, unit_id
    from fact_custom
    where quarter between left(list_min($quarters), 4) and list_max($quarters)
    group by all
    union all
    select 'outreach' as area, quarter, unit_id
    from fact_outreach
    where quarter between left(list_min($quarters), 4) and list_max($quarters)
    group by all
),

final as (
    select distinct
        reported.quarter,
        reported.area,
        unit_commune.commune_id,
    from reported
    inner join unit_commune using (unit_id)
    where len($communes) = 0 or list_contains($communes, unit_commune.commune_id)
)

select
    quarter,
    area,
    coalesce(string_agg(commune_id, ',' order by commune_id), '') as communes,
    bool_or(commune_id is null) as district,
from final
group by quarter, area
order by quarter, area;
