-- Which units there are in a quarter, and what they are called then. Every question about that is
-- asked of unit_in_quarter and of nothing else, so that a commune that begins, ends, is renamed or
-- merged is a matter of rows in dim_unit, unit_name and unit_succession.
--
-- A unit belongs to a quarter when it is there on the day on which the quarter's figures are closed
-- (data_to): abolished on 01/7/2025, it has quý II/2025 for its last one (closed on 14/6), and one
-- that begins on that day has quý III/2025 for its first. What is above a unit never changes: one
-- that comes to lie elsewhere is another unit, and unit_succession says which one it follows.
--
-- Worked out once for each warehouse (data/settled.py fills unit_spell and unit_in_quarter): six joins
-- in every answer of a page would take longer than the answer.

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

-- One row = a unit as it is from a quarter to another, both included, without a change.
create view unit_spell_now as
with

changing as (
    select unit.unit_id
    from dim_unit as unit
    left join dim_unit as above on above.unit_id = unit.parent_id
    where coalesce(unit.valid_from, unit.valid_to, above.valid_from, above.valid_to) is not null
        or unit.unit_id in (select unit_id from unit_name)
        or unit.parent_id in (select unit_id from unit_name)
),

moments as (
    select
        quarter.quarter,
        quarter.data_to as day,
        changing.unit_id,
        row_number() over (partition by changing.unit_id order by quarter.quarter) as number,
    from dim_quarter as quarter
    cross join changing
    union all
    -- what never changes is there in every quarter
    select 'always', null, unit_id, 0
    from dim_unit
    anti join changing using (unit_id)
),

named as (
    select
        moments.quarter,
        moments.number,
        unit.unit_id,
        unit.kind as level,
        unit.parent_id,
        above.unit_id as above_id,
        above.kind as above_level,
        coalesce(earlier.kind, unit.kind::text) as kind,
        coalesce(earlier.name, unit.name) as name,
        label_unit(
            coalesce(above_earlier.kind, above.kind::text),
            coalesce(above_earlier.name, above.name)
        ) as above_label,
        unit.tile_column::double as tile_column,
        unit.tile_row,
    from moments
    inner join dim_unit as unit
        on unit.unit_id = moments.unit_id
        and is_there(unit.valid_from, unit.valid_to, moments.day)
    left join unit_name as earlier
        on earlier.unit_id = unit.unit_id
        and is_there(earlier.valid_from, earlier.valid_to, moments.day)
    left join dim_unit as above
        on above.unit_id = unit.parent_id
        and is_there(above.valid_from, above.valid_to, moments.day)
    left join unit_name as above_earlier
        on above_earlier.unit_id = above.unit_id
        and is_there(above_earlier.valid_from, above_earlier.valid_to, moments.day)
),

final as (
    select
        quarter,
        number,
        unit_id,
        kind,
        name,
        label_unit(kind, name) as label,
        parent_id,
        case
            when level in ('town', 'commune') then unit_id
            when above_level in ('town', 'commune') then above_id
        end as commune_id,
        case
            when level in ('town', 'commune') then label_unit(kind, name)
            when above_level in ('town', 'commune') then above_label
        end as commune,
        level = 'district' or (level = 'agency' and above_level = 'district') or (
            level in ('town', 'commune')
            and (
                coalesce(above_level = 'district', false)
                or unit_id in (select new_unit_id from unit_succession)
            )
        ) as reports,
        tile_column,
        tile_row,
    from named
    -- a village is there as long as the unit in which it lies
    where level <> 'village' or parent_id is null or above_id is not null
),

-- quarters that follow each other without a change
runs as (
    select
        *,
        number - row_number() over (partition by unit_id, label, commune order by number) as run,
    from final
)

select
    unit_id,
    if(min(number) = 0, '', min(quarter)) as first_quarter,
    if(min(number) = 0, '~', max(quarter)) as last_quarter,
    any_value(kind) as kind,
    any_value(name) as name,
    label,
    any_value(parent_id) as parent_id,
    any_value(commune_id) as commune_id,
    commune,
    bool_or(reports) as reports,
    any_value(tile_column) as tile_column,
    any_value(tile_row) as tile_row,
from runs
group by unit_id, label, commune, run;
comment on view unit_spell_now is 'Mỗi đơn vị từ quý nào đến quý nào, khi đó tên gì: cách tính';

create table unit_spell (
    unit_id text not null,
    first_quarter text not null,
    last_quarter text not null,
    kind text not null,
    name text not null,
    label text not null,
    parent_id text,
    commune_id text,
    commune text,
    reports boolean not null,
    tile_column double,
    tile_row integer,
);
comment on table unit_spell is 'Mỗi đơn vị từ quý nào đến quý nào, khi đó tên gì';
comment on column unit_spell.unit_id is 'Đơn vị';
comment on column unit_spell.first_quarter is 'Quý đầu tiên; trống là luôn có';
comment on column unit_spell.last_quarter is 'Quý cuối cùng; ~ là luôn có';
comment on column unit_spell.kind is 'Loại đơn vị khi đó';
comment on column unit_spell.name is 'Tên gọi khi đó';
comment on column unit_spell.label is 'Tên gọi khi đó, kèm loại';
comment on column unit_spell.parent_id is 'Đơn vị cấp trên';
comment on column unit_spell.commune_id is 'Xã, thị trấn; trống là chưa phân xã';
comment on column unit_spell.commune is 'Tên xã, thị trấn khi đó, kèm loại';
comment on column unit_spell.reports is 'Có phải đơn vị báo cáo của Cuộc vận động không';
comment on column unit_spell.tile_column is 'Cột trên bản đồ sơ lược';
comment on column unit_spell.tile_row is 'Hàng trên bản đồ sơ lược';

create view unit_in_quarter_now as
select
    quarter.quarter,
    spell.* exclude (first_quarter, last_quarter),
from unit_spell as spell
inner join dim_quarter as quarter
    on quarter.quarter between spell.first_quarter and spell.last_quarter
-- so that whoever asks for one quarter can pass over the others unread
order by quarter.quarter;
comment on view unit_in_quarter_now is 'Đơn vị nào có trong quý nào: cách tính';

create table unit_in_quarter (
    quarter text not null,
    unit_id text not null,
    kind text not null,
    name text not null,
    label text not null,
    parent_id text,
    commune_id text,
    commune text,
    reports boolean not null,
    tile_column double,
    tile_row integer,
);
comment on table unit_in_quarter is 'Đơn vị nào có trong quý nào, khi đó tên gì, thuộc xã nào';
comment on column unit_in_quarter.quarter is 'Quý';
comment on column unit_in_quarter.unit_id is 'Đơn vị';
comment on column unit_in_quarter.kind is 'Loại đơn vị khi đó';
comment on column unit_in_quarter.name is 'Tên gọi khi đó';
comment on column unit_in_quarter.label is 'Tên gọi khi đó, kèm loại';
comment on column unit_in_quarter.parent_id is 'Đơn vị cấp trên';
comment on column unit_in_quarter.commune_id is 'Xã, thị trấn; trống là chưa phân xã';
comment on column unit_in_quarter.commune is 'Tên xã, thị trấn khi đó, kèm loại';
comment on column unit_in_quarter.reports is 'Có phải đơn vị báo cáo của Cuộc vận động không';
comment on column unit_in_quarter.tile_column is 'Cột trên bản đồ sơ lược';
comment on column unit_in_quarter.tile_row is 'Hàng trên bản đồ sơ lược';
