-- One row = support that another unit tells of in a form of the quarter, which may be the same as the
-- unit asked for tells of: of a commune that of its district and of the agencies, of these that of
-- one another and of the communes.
-- label: the other unit's name in the quarter; submission_id; item; unit: what it was counted in;
-- place: the commune that received it, as far as it is said; value: empty where it is not known.
select
    other.label,
    fact.submission_id,
    fact.item,
    fact.unit,
    case when other.kind in ('agency', 'district') then coalesce(fact.place, '') else other.name end
        as place,
    fact.value,
from unit_in_quarter as asked
inner join unit_in_quarter as other
    on other.quarter = asked.quarter
    and other.unit_id != asked.unit_id
    and (
        other.unit_id = asked.parent_id
        or other.parent_id = asked.unit_id
        or other.parent_id = asked.parent_id
    )
    and (asked.kind in ('agency', 'district') or other.kind in ('agency', 'district'))
inner join submission
    on submission.unit_id = other.unit_id
    and submission.quarter = asked.quarter
inner join document using (document_id)
inner join fact_support as fact using (submission_id)
where asked.quarter = $quarter
    and asked.unit_id = $unit
    and document.kind = 'Biểu số liệu'
order by other.label collate vi, fact.fact_id;
