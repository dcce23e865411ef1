-- Lời giải thích dẫn tới một mã không có trong danh mục
select
    said.entry_id as row_id,
    concat_ws(
        ', ',
        if(quarter.quarter is null, 'quý ' || said.quarter, null),
        if(unit.unit_id is null, 'đơn vị ' || said.unit_id, null),
        if(entry.entry_id is null, 'lần ghi ' || said.entry_id, null)
    ) as detail,
from explanation as said
left join dim_quarter as quarter on quarter.quarter = said.quarter
left join dim_unit as unit on unit.unit_id = said.unit_id
left join office_entry as entry on entry.entry_id = said.entry_id
where quarter.quarter is null or unit.unit_id is null or entry.entry_id is null;
