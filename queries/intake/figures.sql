-- One row = what a unit stated of one thing in one quarter, its villages added up, from the quarter
-- $since up to the one before $quarter.
-- kind: event | running | custom | channel; subject: which event, custom or channel; quarter;
-- value: what was counted; state: counted | zero | uncounted; qualifier: exact | more_than | about.
with

units as (
    select unit_id
    from dim_unit
    where unit_id = $unit
        or (parent_id = $unit and kind = 'village')
),

facts as (
    select 'event' as kind, event::text as subject, quarter, value, state, qualifier, unit_id
    from fact_model
    where period = 'quarter'
    union all
    select 'running', '', quarter, value, state, qualifier, unit_id
    from fact_model_stock
    union all
    select 'custom', custom_id, quarter, value, state, qualifier, unit_id
    from fact_custom
    union all
    select 'channel', channel::text, quarter, value, state, qualifier, unit_id
    from fact_outreach
)

select
    facts.kind,
    facts.subject,
    facts.quarter,
    sum(facts.value) as value,
    case
        when bool_or(facts.state = 'uncounted') then 'uncounted'
        when bool_and(facts.state = 'zero') then 'zero'
        else 'counted'
    end as state,
    case
        when bool_or(facts.qualifier = 'more_than') then 'more_than'
        when bool_or(facts.qualifier = 'about') then 'about'
        else 'exact'
    end as qualifier,
from facts
inner join units using (unit_id)
where facts.quarter >= $since
    and facts.quarter < $quarter
group by facts.kind, facts.subject, facts.quarter
order by facts.kind, facts.subject, facts.quarter;
