-- Which units there are in a quarter, and what they are called then. Every question about that is
-- asked of unit_in_quarter and of nothing else, so that a commune that begins, ends, is renamed or
-- merged is a matter of rows in dim_unit, unit_name and unit_succession.
--
-- A unit belongs to a quarter when it is there on the day on which the quarter's figures are closed
-- (data_to): abolished on 01/7/2025, it has quý II/2025 for its last one (closed on 14/6), and one
-- that begins on that day has quý III/2025 for its first. What is above a unit never changes: one
-- that comes to lie elsewhere is another unit, and unit_succession says which one it follows.

create table unit_name (
    unit_id text not null,  -- its key is checked at build: in an older version dim_unit is a view
    kind text not null check (kind in ('district', 'town', 'commune', 'village', 'agency')),
    name text not null,
    valid_from date,
    valid_to date not null check (valid_from is null or valid_from <= valid_to),
    source text not null,
    primary key (unit_id, valid_to),
);
comment on table unit_name is 'Tên trước đây của đơn vị; tên đang dùng ghi ở dim_unit';
comment on column unit_name.unit_id is 'Đơn vị';
comment on column unit_name.kind is 'Loại đơn vị khi mang tên đó, cùng cấp với loại hiện nay';
comment on column unit_name.name is 'Tên gọi khi đó';
comment on column unit_name.valid_from is 'Ngày bắt đầu mang tên đó; trống là từ đầu';
comment on column unit_name.valid_to is 'Ngày cuối cùng còn mang tên đó';
comment on column unit_name.source is 'Nguồn của tên và của việc đổi tên';

create macro is_there(valid_from, valid_to, day) as
    coalesce(valid_from <= day, true) and coalesce(valid_to >= day, true);

create macro label_unit(kind, name) as
    case kind
        when 'province' then 'tỉnh '
        when 'district' then 'huyện '
        when 'town' then 'thị trấn '
        when 'commune' then 'xã '
        else ''
    end || name;

create view unit_in_quarter as
select
    quarter.quarter,
    unit.unit_id,
    coalesce(earlier.kind, unit.kind::text) as kind,
    coalesce(earlier.name, unit.name) as name,
    label_unit(coalesce(earlier.kind, unit.kind::text), coalesce(earlier.name, unit.name)) as label,
    unit.parent_id,
    case
        when unit.kind in ('town', 'commune') then unit.unit_id
        when above.kind in ('town', 'commune') then above.unit_id
    end as commune_id,
    case
        when unit.kind in ('town', 'commune') then
            label_unit(coalesce(earlier.kind, unit.kind::text), coalesce(earlier.name, unit.name))
        when above.kind in ('town', 'commune') then
            label_unit(
                coalesce(above_earlier.kind, above.kind::text),
                coalesce(above_earlier.name, above.name)
            )
    end as commune,
    unit.kind = 'district' or (
        unit.kind in ('town', 'commune')
        and (
            coalesce(above.kind = 'district', false)
            or unit.unit_id in (select new_unit_id from unit_succession)
        )
    ) as reports,
    unit.tile_column::double as tile_column,
    unit.tile_row,
from dim_quarter as quarter
inner join dim_unit as unit on is_there(unit.valid_from, unit.valid_to, quarter.data_to)
left join unit_name as earlier
    on earlier.unit_id = unit.unit_id
    and is_there(earlier.valid_from, earlier.valid_to, quarter.data_to)
left join dim_unit as above
    on above.unit_id = unit.parent_id
    and is_there(above.valid_from, above.valid_to, quarter.data_to)
left join unit_name as above_earlier
    on above_earlier.unit_id = above.unit_id
    and is_there(above_earlier.valid_from, above_earlier.valid_to, quarter.data_to)
-- a village is there as long as the unit in which it lies
where unit.kind <> 'village' or unit.parent_id is null or above.unit_id is not null;
comment on view unit_in_quarter is 'Đơn vị nào có trong quý nào, khi đó tên gì, thuộc xã nào';
