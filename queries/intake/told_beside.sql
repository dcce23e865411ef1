-- One row = another unit whose form of the quarter tells of the same as that of the unit asked for:
-- of an agency the district's form for all of its agencies, of the district those of its agencies.
-- label: its name in the quarter.
select distinct other.label
from unit_in_quarter as asked
inner join unit_in_quarter as other
    on other.quarter = asked.quarter
    and (
        (asked.kind = 'agency' and other.kind = 'district' and other.unit_id = asked.parent_id)
        or (asked.kind = 'district' and other.kind = 'agency' and other.parent_id = asked.unit_id)
    )
inner join submission
    on submission.unit_id = other.unit_id
    and submission.quarter = asked.quarter
inner join document using (document_id)
where asked.quarter = $quarter
    and asked.unit_id = $unit
    and document.kind = 'Biểu số liệu'
order by other.label collate vi;
