-- Đơn vị có cấp trên không tồn tại
select unit_id as row_id, parent_id as detail
from dim_unit
where parent_id is not null and parent_id not in (select unit_id from dim_unit);
