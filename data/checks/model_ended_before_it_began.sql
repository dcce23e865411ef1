-- Mô hình dừng trước khi bắt đầu
select
    ended.model_id as row_id,
    ended.fact_id || ', ' || began.fact_id as detail,
from fact_model as ended
inner join fact_model as began
    on began.model_id = ended.model_id
    and began.event in ('launched', 'replicated', 'converted_in')
    and began.quarter > ended.quarter
where ended.event in ('goal_met', 'ineffective', 'converted');
