-- One row = a spelling of a unit below the one asked for, of the kinds asked for.
-- unit_id; name; printed: how the scan spells it; alias: another spelling, empty where there is none.
select
    unit.unit_id,
    unit.name,
    unit.printed,
    unit_alias.alias,
from dim_unit as unit
left join unit_alias using (unit_id)
where unit.parent_id = $unit
    and list_contains($kinds, unit.kind::text)
order by unit.unit_id, unit_alias.alias;
