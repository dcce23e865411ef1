-- One row = a commune or town that is there in any quarter, of those asked for (none asked for =
-- all), in Vietnamese order.
-- unit_id; label: with "xã" or "thị trấn" before its last name; first, last: the first and the last
-- quarter that it is there, of those that the warehouse has.
select
    unit_id,
    arg_max(label, quarter) as label,
    min(quarter) as first,
    max(quarter) as last,
from unit_in_quarter
where reports
    and unit_id = commune_id
    and (len($communes) = 0 or list_contains($communes, unit_id))
group by unit_id
order by arg_max(name, quarter) collate vi;
