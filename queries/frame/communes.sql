-- One row = a commune or town that is there in the quarter, in Vietnamese order.
-- unit_id; name; label: with "xã" or "thị trấn" before it; tile_column, tile_row: its place on the
-- schematic map (columns in half steps from west to east, rows from north to south).
select
    unit_id,
    name,
    label,
    tile_column,
    tile_row,
from unit_in_quarter
where quarter = $quarter
    and reports
    and unit_id = commune_id
order by name collate vi;
