-- Cùng một điều được ghi hai lần
with

said as (
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
    select quarter, unit_id, 'lời của đơn vị, ' || kind || ' ' || position, fact_id from fact_note
    union all
    select quarter, null, 'nhiệm vụ ' || position || ', phần ' || part, fact_id from fact_task
),

-- counted by sorting: a list of keys for each of millions of groups would not fit in memory
counted as (
    select
        *,
        count(*) over (partition by quarter, unit_id, subject) as times,
    from said
)

select
    string_agg(fact_id, ', ' order by fact_id) as row_id,
    concat_ws(', ', quarter, unit_id, subject) as detail,
from counted
where times > 1
group by quarter, unit_id, subject;
