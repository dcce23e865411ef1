-- Mã số liệu bị dùng hai lần trong một bảng
-- By sorting, which goes to disk where grouping millions of keys would not fit in memory.
select distinct
    fact_id as row_id,
    fact_table as detail,
from fact_reference
qualify lag(fact_id) over (partition by fact_table order by fact_id) = fact_id;
