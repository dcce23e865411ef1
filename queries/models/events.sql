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

-- Zeros and the number of running models, too, show that a commune reported.
last_reported as (
    select
        commune_id,
        max(quarter) as quarter,
        arg_max(commune_name, quarter) as commune_name,
        arg_max(commune, quarter) as commune,
    from model_told
    where $outcome = 'running'
        and quarter <= $quarter
    group by commune_id
),

chosen as (
    select *
    from model_told
    where quarter between case
            when $outcome = 'running' or $span = 'all' then ''
            when $span = 'year' then left($quarter, 4)
            else $quarter
        end and $quarter
        and event is not null
        and state <> 'zero'
        and (len($communes) = 0 or list_contains($communes, commune_id))
        and case $outcome
            when 'running' then
                model_id is not null
                and event in ('launched', 'replicated', 'converted_in')
                and coalesce(ended > $quarter, true)
            when 'goal_met' then event = 'goal_met'
            when 'ineffective' then event = 'ineffective'
            when 'converted' then event in ('converted_in', 'converted')
            when 'began' then event in ('launched', 'replicated')
            else true
        end
        and (
            $key = ''
            or $key = coalesce(
                case $by
                    when 'commune' then commune_id
                    when 'field' then field::text
                    when 'sponsor' then sponsor
                    when 'launch_year' then launch_year
                end,
                '-'
            )
        )
)

select
    chosen.fact_id,
    if($outcome = 'running', 'running', chosen.event::text) as event,
    chosen.period::text as period,
    if($outcome = 'running', last_reported.quarter, chosen.quarter) as quarter,
    chosen.model,
    chosen.field::text as field,
    chosen.sponsor,
    if($outcome = 'running', last_reported.commune, chosen.commune) as commune,
    chosen.place,
    if(chosen.began <= $quarter, chosen.began, null) as began,
    if(chosen.ended <= $quarter, chosen.ended, null) as ended,
    chosen.value::double as value,
    chosen.state::text as state,
    chosen.qualifier::text as qualifier,
    chosen.reason,
    chosen.note,
    chosen.source,
    count(*) over () as found,
from chosen
left join last_reported on last_reported.commune_id is not distinct from chosen.commune_id
order by
    if($outcome = 'running', last_reported.quarter, chosen.quarter) desc, chosen.event,
    if($outcome = 'running', last_reported.commune_name, chosen.commune_name) collate vi nulls last,
    chosen.fact_id
limit 1000;
