-- One row = a named model of one of the communes asked for (none asked for = all that have one), as
-- known in $quarter; the oldest first, those whose beginning is not known before them. A model is
-- where it began or, where that is not known, where it ended.
-- model; field: crops | livestock | crafts | sanitation | population, empty when not known; sponsor;
-- place: village, or the source's own words; began: the quarter in which it did, empty where the
-- source gives none, or only the year; ended: the quarter in which it did, empty while it runs;
-- outcome: goal_met | ineffective | converted, empty while it runs; reason: why it ended; seen: the
-- last quarter in which its commune reported anything about models; source: documents and places.
with

events as (
    select
        fact.model_id,
        fact.quarter,
        fact.event,
        fact.period,
        fact.reason,
        fact.unit_id,
        unit_commune.commune_id,
        submission_label.label || ', ' || fact.locator as source,
    from fact_model as fact
    inner join unit_commune using (unit_id)
    inner join submission_label using (submission_id)
    where fact.quarter <= $quarter
        and fact.model_id is not null
),

near as (
    select distinct model_id
    from events
    where commune_id is not null
        and (len($communes) = 0 or list_contains($communes, commune_id))
),

-- Beside events also zeros and the number of running models show that a commune reported.
last_reported as (
    select
        unit_commune.commune_id,
        max(reported.quarter) as quarter,
    from (
        select unit_id, quarter from fact_model
        union all
        select unit_id, quarter from fact_model_stock
    ) as reported
    inner join unit_commune using (unit_id)
    where reported.quarter <= $quarter
        and unit_commune.commune_id is not null
    group by unit_commune.commune_id
),

lives as (
    select
        events.model_id,
        max(events.quarter) filter (
            events.event in ('launched', 'replicated', 'converted_in') and events.period = 'quarter'
        ) as began,
        max(events.quarter) filter (
            events.event in ('goal_met', 'ineffective', 'converted')
        ) as ended,
        max(events.event::text) filter (
            events.event in ('goal_met', 'ineffective', 'converted')
        ) as outcome,
        max(events.reason) as reason,
        min(unit.name) filter (unit.kind = 'village') as village,
        coalesce(
            max(events.commune_id) filter (
                events.event in ('launched', 'replicated', 'converted_in')
            ),
            max(events.commune_id)
        ) as commune_id,
        string_agg(distinct events.source, '; ' order by events.source) as source,
    from events
    inner join dim_unit as unit using (unit_id)
    semi join near using (model_id)
    group by events.model_id
)

select
    model.name as model,
    model.field::text as field,
    model.sponsor,
    coalesce(model.place, lives.village) as place,
    lives.began,
    lives.ended,
    lives.outcome,
    lives.reason,
    last_reported.quarter as seen,
    lives.source,
from lives
inner join dim_model as model using (model_id)
left join last_reported using (commune_id)
where lives.commune_id is not null
    and (len($communes) = 0 or list_contains($communes, lives.commune_id))
order by lives.began nulls first, lives.ended nulls last, len(lives.model_id),
    lives.model_id;
