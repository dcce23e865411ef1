-- One row = an event of models reported in the quarter, over the communes asked for (none asked
-- for = the whole district, including what has no commune).
-- fact_id; event; period: quarter | year_to_date; model: its name, empty where the source gives
-- only a number; field: crops | livestock | sanitation | population; sponsor;
-- commune: empty where the source names none; place: village, or the source's own words;
-- value: models, empty when unknown; state; qualifier; note; source: document and place.
select
    fact.fact_id,
    fact.event::text as event,
    fact.period::text as period,
    model.name as model,
    model.field::text as field,
    model.sponsor,
    if(commune.kind = 'town', 'thị trấn ', 'xã ') || commune.name as commune,
    coalesce(model.place, if(unit.kind = 'village', unit.name, null)) as place,
    fact.value::double as value,
    fact.state::text as state,
    fact.qualifier::text as qualifier,
    fact.note,
    submission_label.label || ', ' || fact.locator as source,
from fact_model as fact
left join dim_model as model using (model_id)
inner join dim_unit as unit using (unit_id)
inner join unit_commune using (unit_id)
left join dim_unit as commune on commune.unit_id = unit_commune.commune_id
inner join submission_label using (submission_id)
where fact.quarter = $quarter
    and (len($communes) = 0 or list_contains($communes, unit_commune.commune_id))
order by fact.event, commune.name collate vi nulls last, fact.fact_id;
