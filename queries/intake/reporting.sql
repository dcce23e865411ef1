-- One row = a unit that reports in the quarter asked for: a commune, a town, the district or one of
-- its agencies.
-- unit_id; kind: town | commune | district | agency; name; label: with "xã", "thị trấn" or "huyện" before it;
-- parent_id.
select
    unit_id,
    kind,
    name,
    label,
    parent_id,
from unit_in_quarter
where quarter = $quarter
    and reports
order by unit_id;
