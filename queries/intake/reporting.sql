-- One row = a unit that reports in the quarter asked for: a commune, a town or the district.
-- unit_id; kind: town | commune | district; name; label: with "xã", "thị trấn" or "huyện" before it.
select
    unit_id,
    kind,
    name,
    label,
from unit_in_quarter
where quarter = $quarter
    and reports
order by unit_id;
