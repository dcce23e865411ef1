-- Số mô hình ra mắt của một quý đã nằm trong số lũy kế lại được ghi thêm (sẽ bị tính hai lần)
with

running_total as (
    select left(quarter, 4) as year, max(quarter) as last
    from fact_model
    where event = 'launched' and period = 'year_to_date'
    group by year
)

select
    running_total.year as row_id,
    string_agg(fact.fact_id, ', ' order by fact.fact_id) as detail,
from fact_model as fact
inner join running_total
    on running_total.year = left(fact.quarter, 4)
    and fact.quarter <= running_total.last
where fact.event = 'launched'
group by running_total.year
having count(distinct fact.period) > 1;
