-- Một mô hình được ghi dừng hoạt động nhiều lần
select
    model_id as row_id,
    string_agg(fact_id, ', ' order by fact_id) as detail,
from fact_model
where event in ('goal_met', 'ineffective', 'converted') and model_id is not null
group by model_id
having count(*) > 1;
