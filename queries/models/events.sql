-- One row = an event of models, zeros left out, or with $outcome = running a named model that still
-- runs; the first 1.000, over the communes asked for (none asked for = the whole district,
-- including what has no commune).
-- $span: quarter (the quarter alone) | year (from its year's first quarter) | all (from the start),
-- up to $quarter; $by and $key: only events of one group of models/outcomes, $by as there, $key its
-- key, - where the key is not known, empty for all; $outcome: all | goal_met | ineffective |
-- converted (in or out) | began (launched or replicated) | running (in $quarter, whatever the span).
-- fact_id; event: as reported, or running; period: quarter | year_to_date; quarter: of the event,
-- of a running model the last in which its commune reported anything about models; model: its name,
-- empty where the source gives only a number; field: crops | livestock | crafts | sanitation |
-- population; sponsor; commune: by its name in the quarter, empty where the source names none; place: village, or the source's
-- own words; began, ended: the quarters in which the model did, as known in $quarter; value: models,
-- empty when unknown; state; qualifier; reason: why it ended; note; source: document and place;
-- found: rows that there are in all.
with

ended as (
    select model_id
    from fact_model
    where $outcome = 'running'
        and quarter <= $quarter
        and model_id is not null
        and event in ('goal_met', 'ineffective', 'converted')
),

-- Of a count since the start of the year the year alone is known.
began_years as (
    select
        model_id,
        left(max(quarter), 4) as year,
    from fact_model
    where $by = 'launch_year'
        and $key <> ''
        and quarter <= $quarter
        and model_id is not null
        and event in ('launched', 'replicated', 'converted_in')
    group by model_id
),

chosen as (
    select
        fact.fact_id,
        fact.event,
        fact.quarter,
        fact.model_id,
        fact.unit_id,
        unit_commune.commune_id,
    from fact_model as fact
    inner join unit_commune using (unit_id)
    left join dim_model as model
        on model.model_id = fact.model_id
        and $key <> ''
        and $by in ('field', 'sponsor')
    left join began_years on began_years.model_id = fact.model_id
    where fact.quarter between case
            when $outcome = 'running' or $span = 'all' then ''
            when $span = 'year' then left($quarter, 4)
            else $quarter
        end and $quarter
        and fact.state <> 'zero'
        and (len($communes) = 0 or list_contains($communes, unit_commune.commune_id))
        and case $outcome
            when 'running' then
                fact.model_id is not null
                and fact.event in ('launched', 'replicated', 'converted_in')
            when 'goal_met' then fact.event = 'goal_met'
            when 'ineffective' then fact.event = 'ineffective'
            when 'converted' then fact.event in ('converted_in', 'converted')
            when 'began' then fact.event in ('launched', 'replicated')
            else true
        end
        and (
            $key = ''
            or $key = coalesce(
                case $by
                    when 'commune' then unit_commune.commune_id
                    when 'field' then model.field::text
                    when 'sponsor' then model.sponsor
                    when 'launch_year' then began_years.year
                end,
                '-'
            )
        )
        and not exists (select 1 from ended where ended.model_id = fact.model_id)
),

-- Zeros and the number of running models, too, show that a commune reported.
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
    where $outcome = 'running'
        and reported.quarter <= $quarter
    group by unit_commune.commune_id
),

picked as (
    select
        chosen.fact_id,
        chosen.model_id,
        chosen.commune_id,
        commune.name as commune_name,
        commune.label as commune,
        if($outcome = 'running', last_reported.quarter, chosen.quarter) as quarter,
    from chosen
    left join last_reported on last_reported.commune_id is not distinct from chosen.commune_id
    left join unit_in_quarter as commune
        on commune.unit_id = chosen.commune_id
        and commune.quarter = if($outcome = 'running', last_reported.quarter, chosen.quarter)
    order by
        quarter desc, chosen.event, commune.name collate vi nulls last, chosen.fact_id
    limit 1000
),

lives as (
    select
        model_id,
        max(quarter) filter (
            event in ('launched', 'replicated', 'converted_in') and period = 'quarter'
        ) as began,
        max(quarter) filter (event in ('goal_met', 'ineffective', 'converted')) as ended,
    from fact_model
    where quarter <= $quarter
        and model_id in (select model_id from picked)
    group by model_id
)

select
    fact.fact_id,
    if($outcome = 'running', 'running', fact.event::text) as event,
    fact.period::text as period,
    picked.quarter,
    model.name as model,
    model.field::text as field,
    model.sponsor,
    picked.commune,
    coalesce(model.place, if(unit.kind = 'village', unit.name, null)) as place,
    lives.began,
    lives.ended,
    fact.value::double as value,
    fact.state::text as state,
    fact.qualifier::text as qualifier,
    fact.reason,
    fact.note,
    submission_label.label || ', ' || fact.locator as source,
    (select count(*) from chosen) as found,
from picked
inner join fact_model as fact using (fact_id)
inner join dim_unit as unit using (unit_id)
inner join submission_label using (submission_id)
left join dim_model as model on model.model_id = picked.model_id
left join lives on lives.model_id = picked.model_id
order by picked.quarter desc, fact.event, picked.commune_name collate vi nulls last, fact.fact_id;
