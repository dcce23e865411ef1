-- One row = a spelling of a unit that is there in the quarter, below the one asked for, of the kinds
-- asked for.
-- unit_id; name: in the quarter; last_name: the one that it has now; printed: how the scan spells it;
-- alias: another spelling, empty where there is none.
select
    unit.unit_id,
    unit.name,
    named.name as last_name,
    named.printed,
    unit_alias.alias,
from unit_in_quarter as unit
inner join dim_unit as named using (unit_id)
left join unit_alias using (unit_id)
where unit.quarter = $quarter
    and unit.parent_id = $unit
    and list_contains($kinds, unit.kind)
order by unit.unit_id, unit_alias.alias;
