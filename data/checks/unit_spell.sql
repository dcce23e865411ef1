-- Danh sách đơn vị theo quý không khớp với danh mục đơn vị
with

now as materialized (
    select *
    from unit_spell_now
)

select
    unit_id as row_id,
    concat_ws(', ', label, first_quarter, last_quarter) as detail,
from (
    (select * from unit_spell except select * from now)
    union
    (select * from now except select * from unit_spell)
);
