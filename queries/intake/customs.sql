-- One row = a custom of the official list, in its order.
-- custom_id; kind: hu_tuc | phong_tuc; name.
select
    custom_id,
    kind::text as kind,
    name,
from dim_custom
order by dim_custom.kind, position;
