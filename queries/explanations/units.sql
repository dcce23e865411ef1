-- One row = a unit whose figures of the quarter can be explained: the district and what reports.
-- unit_id; label: with what it is; kind: district | town | commune | agency. The district first, the
-- others in Vietnamese order.
select
    unit_id,
    label,
    kind,
from unit_in_quarter
where quarter = $quarter
    and kind in ('district', 'town', 'commune', 'agency')
order by kind != 'district', kind = 'agency', name collate vi;
