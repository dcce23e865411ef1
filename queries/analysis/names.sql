-- One row = one of the units asked for, by its last name.
-- unit_id; label: with "xã", "thị trấn" … before it; commune: of a village, with "xã" or "thị trấn";
-- is_commune; is_village.
select
    unit_id,
    arg_max(label, last_quarter) as label,
    if(any_value(kind) = 'village', arg_max(commune, last_quarter), null) as commune,
    coalesce(any_value(unit_id = commune_id), false) as is_commune,
    any_value(kind) = 'village' as is_village,
from unit_spell
where list_contains($units, unit_id)
group by unit_id
order by unit_id;
