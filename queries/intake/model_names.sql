-- One row = a model of those asked for by their ids.
-- model_id; name.
select
    model_id,
    name,
from dim_model
where list_contains($ids, model_id)
order by model_id;
