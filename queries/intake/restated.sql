-- One row = a fact of the submission of a form, with all that its cells said.
-- kind: event | running | custom | indicator | channel | gift; subject: which event,
-- custom, indicator, channel or thing given; version: of an indicator; has_whole: whether that one
-- has a denominator; village: empty for the unit as a whole; model_id, model, field, sponsor, reason:
-- of a named model, sponsor also of a gift; place, unit: of a gift; value: counted, of an indicator
-- the numerator; denominator; state: counted | zero | uncounted; qualifier: exact | more_than | about;
-- derived: how it was worked out; locator: its place in the form; note: what else it says of a
-- model, or of the models that run.
with

facts as (
    select
        'event' as kind,
        fact.event::text as subject,
        fact.submission_id,
        fact.unit_id,
        fact.value::decimal(18, 2) as value,
        fact.state::text as state,
        fact.qualifier::text as qualifier,
        fact.derived,
        fact.locator,
        fact.fact_id,
        model.model_id,
        model.name as model,
        model.field::text as field,
        model.sponsor,
        fact.reason,
        fact.note,
    from fact_model as fact
    left join dim_model as model using (model_id)
    union all by name
    select
        'running' as kind, '' as subject, submission_id, unit_id, value, state::text as state,
        qualifier::text as qualifier, derived, locator, fact_id, note,
    from fact_model_stock
    union all by name
    select
        'custom' as kind, custom_id as subject, submission_id, unit_id, value, state::text as state,
        qualifier::text as qualifier, derived, locator, fact_id,
    from fact_custom
    union all by name
    select
        'indicator' as kind, indicator_id as subject, version, submission_id, unit_id,
        fact.numerator as value, fact.denominator, indicator.denominator is not null as has_whole,
        state::text as state, qualifier::text as qualifier, null as derived, fact.locator,
        fact.fact_id,
    from fact_indicator as fact
    inner join dim_indicator as indicator using (indicator_id, version)
    union all by name
    select
        'channel' as kind, channel::text as subject, submission_id, unit_id, value,
        state::text as state, qualifier::text as qualifier, derived, locator, fact_id,
    from fact_outreach
    union all by name
    select
        'gift' as kind, item as subject, submission_id, unit_id, value, state::text as state,
        qualifier::text as qualifier, null as derived, locator, fact_id, sponsor, place, unit,
    from fact_support
)

select
    facts.kind,
    facts.subject,
    facts.version,
    facts.has_whole,
    if(village.kind = 'village', village.name, '') as village,
    facts.model_id,
    facts.model,
    facts.field,
    facts.sponsor,
    facts.reason,
    facts.place,
    facts.unit,
    facts.value,
    facts.denominator,
    facts.state,
    facts.qualifier,
    facts.derived,
    facts.locator,
    facts.note,
from facts
inner join dim_unit as village using (unit_id)
where facts.submission_id = $submission
order by facts.kind, facts.fact_id;
