-- One row = a spelling of a village that is not the unit's: of another commune of its district, or
-- of the district where no paper says of which commune, in the quarter asked for.
-- unit_id; name: in the quarter; commune: the name of its commune, empty where it is not known; kind:
-- of that commune: town | commune, empty where it is not known; last_name: the name it has now;
-- printed: how the scan spells it; alias: another spelling, empty where there is none.
select
    unit.unit_id,
    unit.name,
    if(above.kind = 'district', null, above.name) as commune,
    if(above.kind = 'district', null, above.kind::text) as kind,
    named.name as last_name,
    named.printed,
    unit_alias.alias,
from unit_in_quarter as unit
inner join dim_unit as named using (unit_id)
inner join dim_unit as above on above.unit_id = unit.parent_id
inner join dim_unit as mine on mine.unit_id = $unit
left join unit_alias on unit_alias.unit_id = unit.unit_id
where unit.quarter = $quarter
    and unit.kind = 'village'
    and above.unit_id != mine.unit_id
    and (above.parent_id = mine.parent_id or above.unit_id = mine.parent_id)
order by unit.unit_id, unit_alias.alias;
