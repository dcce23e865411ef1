-- One row = a spelling of the unit asked for, or of one of its villages.
-- unit_id; kind: district | town | commune | village; name; parent_id; valid_from, valid_to: the
-- first and the last day on which it was there, if it is known; printed: how the scan spells it;
-- alias: another spelling, empty where there is none.
select
    unit.unit_id,
    unit.kind::text as kind,
    unit.name,
    unit.parent_id,
    unit.valid_from,
    unit.valid_to,
    unit.printed,
    unit_alias.alias,
from dim_unit as unit
left join unit_alias using (unit_id)
where unit.unit_id = $unit
    or (unit.parent_id = $unit and unit.kind = 'village')
order by unit.unit_id, unit_alias.alias;
