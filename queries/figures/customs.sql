-- One row = a custom of the official list, hủ tục before phong tục.
-- custom_id; name; kind: hu_tuc | phong_tuc; position in the list.
select
    custom_id,
    name,
    kind::text as kind,
    position,
from dim_custom
order by dim_custom.kind, position;
