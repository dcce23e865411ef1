-- One row = a unit of the warehouse.
-- unit_id; kind: province | district | town | commune | village; parent_id: the unit above it, empty
-- where there is none.
select
    unit_id,
    kind::text as kind,
    parent_id,
from dim_unit
order by unit_id;
