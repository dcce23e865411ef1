-- Kết luận hoặc tình hình nhiệm vụ dẫn tới một mã không có trong danh mục
with

said as (
    select entry_id, unit_id from conclusion
    union all
    select entry_id, unit_id from task_progress
)

select
    said.entry_id as row_id,
    concat_ws(
        ', ',
        if(said.unit_id is not null and unit.unit_id is null, 'đơn vị ' || said.unit_id, null),
        if(entry.entry_id is null, 'lần ghi ' || said.entry_id, null)
    ) as detail,
from said
left join dim_unit as unit on unit.unit_id = said.unit_id
left join office_entry as entry on entry.entry_id = said.entry_id
where (said.unit_id is not null and unit.unit_id is null) or entry.entry_id is null;
