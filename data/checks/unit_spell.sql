-- Danh sách đơn vị theo quý không khớp với danh mục đơn vị
select
    unit_id as row_id,
    concat_ws(', ', label, first_quarter, last_quarter) as detail,
from (
    (select * from unit_spell except select * from unit_spell_now)
    union
    (select * from unit_spell_now except select * from unit_spell)
);
