-- Mã số liệu bị dùng hai lần trong một bảng
select
    fact_id as row_id,
    fact_table as detail,
from fact_reference
group by fact_table, fact_id
having count(*) > 1;
