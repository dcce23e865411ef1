-- One row = a commune or town that is there in any quarter, of those asked for (none asked for =
-- all), in Vietnamese order.
-- unit_id; label: with "xã" or "thị trấn" before its last name; first, last: the first and the last
-- quarter that it is there, of those that the warehouse has.
select
    unit_id,
    label,
    first,
    last,
from commune_term
where len($communes) = 0 or list_contains($communes, unit_id)
order by name collate vi;
