-- One row = a named model of a commune that began or ended before the quarter asked for.
-- model_id; name; place: where it is, as its source or its village says, else empty;
-- runs: whether nobody has said that it ended.
select
    model.model_id,
    any_value(model.name) as name,
    coalesce(any_value(model.place), any_value(village.name), '') as place,
    not bool_or(fact.event in ('goal_met', 'ineffective', 'converted')) as runs,
from fact_model as fact
inner join unit_commune using (unit_id)
inner join dim_model as model using (model_id)
left join dim_unit as village
    on village.unit_id = fact.unit_id
    and village.kind = 'village'
where unit_commune.commune_id = $unit
    and fact.quarter < $quarter
group by model.model_id
order by model.model_id;
