-- One row = a named model of a unit, or of its villages, with what others than the form of the
-- quarter asked for say of it: a form that is sent again is held against all but what it replaces.
-- model_id; name; began, ended: the first quarter in which it is said to, empty where none says so.
select
    model.model_id,
    model.name,
    min(fact.quarter) filter (fact.event in ('launched', 'replicated', 'converted_in')) as began,
    min(fact.quarter) filter (fact.event in ('goal_met', 'ineffective', 'converted')) as ended,
from fact_model as fact
inner join dim_model as model using (model_id)
inner join dim_unit as unit using (unit_id)
where (unit.unit_id = $unit or (unit.parent_id = $unit and unit.kind = 'village'))
    and fact.quarter != $quarter
group by model.model_id, model.name
order by model.model_id;
