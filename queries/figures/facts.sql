-- One row = a fact of one of the quarters asked for that a figure may be made of, of the areas and
-- the communes asked for (none asked for = the whole district); a year's target is a fact of each of
-- its quarters that is asked for. Of a choice of communes the running totals of launches that have no
-- commune are there as well: they leave those of single communes unknown.
-- quarter; area: model | stock | custom | outreach | support | indicator | target | duty; fact_id;
-- subject: id of the model, custom or indicator, or the channel; name: of the model, the custom, the
-- indicator, what was given, or who owes a report; kind: hu_tuc | phong_tuc; event: of models;
-- period: quarter | year_to_date; version: of the indicator's definition; unit_id; unit_kind;
-- commune_id, commune: with "xã" or "thị trấn", empty where the source names none; place: with
-- village and commune, or in the source's own words, empty for the district as a whole;
-- value: empty when unknown, of an indicator see numerator and denominator; unit: of the value;
-- state: counted | zero | uncounted, of a duty on_time | late | missing | exempt | some_in_breach,
-- of a target always counted; qualifier: exact | more_than | about, empty for a duty; due_on,
-- came_on: of a report that is owed; sponsor; reason: why a model ended; derived: how, if not
-- printed; note; reporter_id: the unit whose report it stands in; document_id, locator: document and
-- place in it; source: both in words.
with

facts as (
    select
        fact.quarter,
        'model' as area,
        fact.fact_id,
        fact.unit_id,
        fact.model_id as subject,
        model.name,
        fact.event::text as event,
        fact.period::text as period,
        model.place,
        model.sponsor,
        fact.value::double as value,
        'mô hình' as unit,
        fact.state::text as state,
        fact.qualifier::text as qualifier,
        fact.reason,
        fact.derived,
        fact.note,
        fact.submission_id,
        fact.locator,
    from fact_model as fact
    left join dim_model as model using (model_id)
    where list_contains($areas, 'model')
        and fact.quarter between list_min($quarters) and list_max($quarters)
        and list_contains($quarters, fact.quarter)
    union all by name
    select
        quarter,
        'stock' as area,
        fact_id,
        unit_id,
        value::double as value,
        'mô hình' as unit,
        state::text as state,
        qualifier::text as qualifier,
        derived,
        note,
        submission_id,
        locator,
    from fact_model_stock
    where list_contains($areas, 'stock')
        and quarter between list_min($quarters) and list_max($quarters)
        and list_contains($quarters, quarter)
    union all by name
    select
        fact.quarter,
        'custom' as area,
        fact.fact_id,
        fact.unit_id,
        fact.custom_id as subject,
        custom.name,
        custom.kind::text as kind,
        fact.value::double as value,
        'hộ' as unit,
        fact.state::text as state,
        fact.qualifier::text as qualifier,
        fact.derived,
        fact.note,
        fact.submission_id,
        fact.locator,
    from fact_custom as fact
    inner join dim_custom as custom using (custom_id)
    where list_contains($areas, 'custom')
        and fact.quarter between list_min($quarters) and list_max($quarters)
        and list_contains($quarters, fact.quarter)
    union all by name
    select
        quarter,
        'outreach' as area,
        fact_id,
        unit_id,
        channel::text as subject,
        value::double as value,
        state::text as state,
        qualifier::text as qualifier,
        derived,
        note,
        submission_id,
        locator,
    from fact_outreach
    where list_contains($areas, 'outreach')
        and quarter between list_min($quarters) and list_max($quarters)
        and list_contains($quarters, quarter)
    union all by name
    select
        quarter,
        'support' as area,
        fact_id,
        unit_id,
        item as name,
        place,
        sponsor,
        value::double as value,
        unit,
        state::text as state,
        qualifier::text as qualifier,
        derived,
        note,
        submission_id,
        locator,
    from fact_support
    where list_contains($areas, 'support')
        and quarter between list_min($quarters) and list_max($quarters)
        and list_contains($quarters, quarter)
    union all by name
    select
        fact.quarter,
        'indicator' as area,
        fact.fact_id,
        fact.unit_id,
        fact.indicator_id as subject,
        indicator.name,
        fact.version,
        fact.numerator::double as numerator,
        fact.denominator::double as denominator,
        indicator.unit,
        fact.state::text as state,
        fact.qualifier::text as qualifier,
        fact.derived,
        fact.note,
        fact.submission_id,
        fact.locator,
    from fact_indicator as fact
    inner join dim_indicator as indicator using (indicator_id, version)
    where list_contains($areas, 'indicator')
        and fact.quarter between list_min($quarters) and list_max($quarters)
        and list_contains($quarters, fact.quarter)
    union all by name
    select
        asked.quarter,
        'target' as area,
        target.fact_id,
        target.unit_id,
        target.indicator_id as subject,
        indicator.name,
        target.version,
        target.target::double as value,
        indicator.unit,
        'counted' as state,
        'exact' as qualifier,
        target.derived,
        target.note,
        target.submission_id,
        target.locator,
    from fact_target as target
    inner join (select distinct unnest($quarters) as quarter) as asked
        on left(asked.quarter, 4) = target.year
    inner join dim_indicator as indicator using (indicator_id, version)
    where list_contains($areas, 'target')
    union all by name
    select
        fact.quarter,
        'duty' as area,
        fact.fact_id,
        fact.unit_id,
        fact.state::text as state,
        strftime(fact.due_on, '%Y-%m-%d') as due_on,
        strftime(fact.came_on, '%Y-%m-%d') as came_on,
        fact.note,
        fact.submission_id,
        fact.locator,
    from fact_duty as fact
    where list_contains($areas, 'duty')
        and fact.quarter between list_min($quarters) and list_max($quarters)
        and list_contains($quarters, fact.quarter)
)

select
    facts.quarter,
    facts.area,
    facts.fact_id,
    facts.subject,
    if(facts.area = 'duty', unit.name, facts.name) as name,
    facts.kind,
    facts.event,
    facts.period,
    facts.version,
    facts.unit_id,
    unit.kind as unit_kind,
    unit.commune_id,
    unit.commune,
    case
        when facts.place is not null then
            facts.place || if(unit.commune is null, '', ', ' || unit.commune)
        when unit.kind = 'village' then
            unit.name || if(unit.commune is null, '', ', ' || unit.commune)
        when unit.kind = 'agency' then unit.name
        else unit.commune
    end as place,
    facts.value,
    facts.numerator,
    facts.denominator,
    facts.unit,
    facts.state,
    facts.qualifier,
    facts.due_on,
    facts.came_on,
    facts.sponsor,
    facts.reason,
    facts.derived,
    facts.note,
    submission.unit_id as reporter_id,
    submission.document_id,
    facts.locator,
    document_label.label || ', ' || facts.locator as source,
from facts
inner join unit_in_quarter as unit using (quarter, unit_id)
inner join submission using (submission_id)
inner join document_label using (document_id)
where len($communes) = 0
    or list_contains($communes, unit.commune_id)
    or (
        facts.event = 'launched'
        and facts.period = 'year_to_date'
        and unit.commune_id is null
    )
-- ids such as m4 and m10 in the order of the source, and not of the alphabet
order by facts.quarter, facts.area, len(facts.fact_id), facts.fact_id;
