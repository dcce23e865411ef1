-- Số mô hình ra mắt trong một năm vừa ghi theo quý vừa ghi lũy kế (sẽ bị tính hai lần)
select
    left(quarter, 4) as row_id,
    string_agg(fact_id, ', ' order by fact_id) as detail,
from fact_model
where event = 'launched'
group by left(quarter, 4)
having count(distinct period) > 1;
