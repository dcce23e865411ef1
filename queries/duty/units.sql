-- One row = a unit that may owe a report in one of the quarters asked for, because it is there: the
-- communes and towns of the district in Vietnamese order, then the district itself, for its agencies
-- together, then those agencies; of each unit the oldest quarter first.
-- unit_id; quarter; label: with "xã", "thị trấn" or "huyện" before the name of that quarter;
-- is_district; is_agency.
select
    unit_id,
    quarter,
    label,
    kind = 'district' as is_district,
    kind = 'agency' as is_agency,
from unit_in_quarter
where reports
    and list_contains($quarters, quarter)
order by is_agency, is_district, first(name) over (partition by unit_id order by quarter desc) collate vi,
    unit_id, quarter;
