-- One row = the commune or town $unit as it is in the quarter; no row where it is not there.
-- unit_id; name; label: with "xã" or "thị trấn" before it; code: of the administration, empty where
-- none is known; begins, ends: its first and its last day, empty where they are open; successors:
-- what it became part of, with "xã" or "thị trấn", empty where nothing did; joined_on: when; villages:
-- those of its villages that figures ever named, in Vietnamese order; source: of name and code.
select
    unit.unit_id,
    unit.name,
    unit.label,
    known.code,
    strftime(known.valid_from, '%Y-%m-%d') as begins,
    strftime(known.valid_to, '%Y-%m-%d') as ends,
    (
        select
            string_agg(
                if(heir.kind = 'town', 'thị trấn ', 'xã ') || heir.name, ', '
                order by heir.name collate vi
            )
        from unit_succession as succession
        inner join dim_unit as heir on heir.unit_id = succession.new_unit_id
        where succession.old_unit_id = $unit
    ) as successors,
    (
        select strftime(min(effective_on), '%Y-%m-%d')
        from unit_succession
        where old_unit_id = $unit
    ) as joined_on,
    (
        select string_agg(village.name, ', ' order by village.name collate vi)
        from unit_in_quarter as village
        where village.quarter = $quarter
            and village.kind = 'village'
            and village.commune_id = $unit
    ) as villages,
    known.source,
from unit_in_quarter as unit
inner join dim_unit as known using (unit_id)
where unit.quarter = $quarter
    and unit.unit_id = $unit
    and unit.unit_id = unit.commune_id
    and unit.reports;
