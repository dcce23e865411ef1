-- One row = a commune or town of the district, in Vietnamese order.
-- unit_id; name; label: with "xã" or "thị trấn" before it; tile_column, tile_row: its place on the
-- schematic map (columns in half steps from west to east, rows from north to south).
select
    commune.unit_id,
    commune.name,
    if(commune.kind = 'town', 'thị trấn ', 'xã ') || commune.name as label,
    commune.tile_column::double as tile_column,
    commune.tile_row,
from dim_unit as commune
inner join dim_unit as district
    on district.unit_id = commune.parent_id
    and district.kind = 'district'
where commune.kind in ('town', 'commune')
order by commune.name collate vi;
