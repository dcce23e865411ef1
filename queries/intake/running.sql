-- One row = what a unit stated of the models that run at the end of the quarter asked for.
-- value: models; state: counted | zero | uncounted; qualifier: exact | more_than | about.
select
    value,
    state::text as state,
    qualifier::text as qualifier,
from fact_model_stock
where unit_id = $unit
    and quarter = $quarter
order by fact_id;
