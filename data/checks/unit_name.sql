-- Tên trước đây của đơn vị ghi sai: không có đơn vị đó, khác cấp, hoặc hai tên cùng một ngày
select
    earlier.unit_id as row_id,
    earlier.kind || ' ' || earlier.name as detail,
from unit_name as earlier
left join dim_unit as unit using (unit_id)
where unit.unit_id is null
    or replace(earlier.kind, 'town', 'commune') <> replace(unit.kind::text, 'town', 'commune')
union all
select
    earlier.unit_id,
    earlier.name || ', ' || later.name,
from unit_name as earlier
inner join unit_name as later
    on later.unit_id = earlier.unit_id
    and later.valid_to > earlier.valid_to
    and coalesce(later.valid_from <= earlier.valid_to, true);
