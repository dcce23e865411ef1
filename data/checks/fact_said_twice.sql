-- Cùng một điều được ghi hai lần
select
    string_agg(fact_id, ', ' order by fact_id) as row_id,
    concat_ws(', ', quarter, unit_id, subject) as detail,
from (
    select quarter, unit_id, custom_id as subject, fact_id from fact_custom
    union all
    select quarter, unit_id, indicator_id, fact_id from fact_indicator
    union all
    select year, unit_id, indicator_id || ' bản ' || version || ', mục tiêu', fact_id
    from fact_target
    union all
    select quarter, unit_id, channel::text, fact_id from fact_outreach
    union all
    select quarter, unit_id, 'mô hình đang hoạt động', fact_id from fact_model_stock
    union all
    select quarter, unit_id, 'chế độ báo cáo', fact_id from fact_duty
    union all
    select quarter, null, 'nhiệm vụ ' || position || ', phần ' || part, fact_id from fact_task
)
group by quarter, unit_id, subject
having count(*) > 1;
