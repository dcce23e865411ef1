-- One row = a spelling of the unit asked for, or of one of its villages.
-- unit_id; kind: district | town | commune | village; name: both as in the quarter asked for, or as
-- they are now where the unit is not there in it; parent_id; valid_from, valid_to: the first and the
-- last day on which it is there, if it is known; reports: whether it is one of those that report in
-- the quarter, empty where it is not there; printed: how the scan spells it; alias: another
-- spelling, empty where there is none.
select
    unit.unit_id,
    coalesce(named.kind, unit.kind::text) as kind,
    coalesce(named.name, unit.name) as name,
    unit.parent_id,
    unit.valid_from,
    unit.valid_to,
    named.reports,
    unit.printed,
    unit_alias.alias,
from dim_unit as unit
left join unit_in_quarter as named
    on named.unit_id = unit.unit_id
    and named.quarter = $quarter
left join unit_alias on unit_alias.unit_id = unit.unit_id
where unit.unit_id = $unit
    or (unit.parent_id = $unit and unit.kind = 'village')
order by unit.unit_id, unit_alias.alias;
