-- One row = an area in a quarter of the years that the quarters asked for lie in, up to the last of
-- them, over the communes asked for (none asked for = the whole district).
-- quarter; area: model | custom | outreach; communes: ids of those that reported, comma-separated;
-- district: whether the district itself (or a place without a commune) was reported on.
with

reported as (
    select distinct 'model' as area, quarter, unit_id
    from fact_model
    union all
    select distinct 'custom' as area, quarter, unit_id
    from fact_custom
    union all
    select distinct 'outreach' as area, quarter, unit_id
    from fact_outreach
),

final as (
    select distinct
        reported.quarter,
        reported.area,
        unit_commune.commune_id,
    from reported
    inner join unit_commune using (unit_id)
    where left(reported.quarter, 4) in (select left(unnest($quarters), 4))
        and reported.quarter <= list_max($quarters)
        and (len($communes) = 0 or list_contains($communes, unit_commune.commune_id))
)

select
    quarter,
    area,
    coalesce(string_agg(commune_id, ',' order by commune_id), '') as communes,
    bool_or(commune_id is null) as district,
from final
group by quarter, area
order by quarter, area;
