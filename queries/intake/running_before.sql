-- One row = a named model that a form of the unit asked for says to run since before that form: no
-- fact of that quarter speaks of it, and its id tells of which form it is.
-- model_id; name; field; sponsor; place: all empty where they are not known; quarter: of the form.
with

brought as (
    select
        *,
        upper(split_part(substr(model_id, len($unit) + 2), '.', 1)) as quarter,
    from dim_model
    where starts_with(model_id, $unit || '.')
        and regexp_full_match(substr(model_id, len($unit) + 2), '[0-9]{4}-q[1-4][.][^.]+')
)

select
    brought.model_id,
    brought.name,
    brought.field::text as field,
    brought.sponsor,
    brought.place,
    brought.quarter,
from brought
left join fact_model as fact
    on fact.model_id = brought.model_id
    and fact.quarter = brought.quarter
where fact.model_id is null
order by brought.quarter, brought.model_id;
