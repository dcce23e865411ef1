-- One row = a fact of a unit, or of one of its villages, in the quarter asked for.
-- model: the name of the model that it is about; event: what happened to it, both empty for others;
-- kind: event | running | custom | indicator | channel | gift; subject: which of them; place: the
-- village, empty for the unit as a whole; value: counted, of an indicator the numerator; state:
-- counted | zero | uncounted; qualifier: exact | more_than | about; denominator: of an indicator.
with

units as (
    select
        unit_id,
        if(kind = 'village', name, '') as place,
    from dim_unit
    where unit_id = $unit
        or (parent_id = $unit and kind = 'village')
),

facts as (
    select
        'event' as kind,
        fact.event::text as subject,
        fact.unit_id,
        fact.quarter,
        fact.value::decimal(18, 2) as value,
        fact.state::text as state,
        fact.qualifier::text as qualifier,
        null::decimal(18, 2) as denominator,
        model.name as model,
        fact.event::text as event,
        fact.fact_id,
    from fact_model as fact
    left join dim_model as model using (model_id)
    where fact.period = 'quarter'
    union all
    select
        'running', '', unit_id, quarter, value, state::text, qualifier::text, null, null, null,
        fact_id,
    from fact_model_stock
    union all
    select
        'custom', custom_id, unit_id, quarter, value, state::text, qualifier::text, null, null,
        null, fact_id,
    from fact_custom
    union all
    select
        'indicator', indicator_id || ' ' || version, unit_id, quarter, numerator, state::text,
        qualifier::text, denominator, null, null, fact_id,
    from fact_indicator
    union all
    select
        'channel', channel::text, unit_id, quarter, value, state::text, qualifier::text, null, null,
        null, fact_id,
    from fact_outreach
    union all
    select
        'gift', item || ' (' || unit || ')', unit_id, quarter, value, state::text, qualifier::text,
        null, null, null, fact_id,
    from fact_support
)

select
    facts.model,
    facts.event,
    facts.kind,
    facts.subject,
    units.place,
    facts.value,
    facts.state,
    facts.qualifier,
    facts.denominator,
from facts
inner join units using (unit_id)
where facts.quarter = $quarter
order by facts.kind, facts.fact_id;
