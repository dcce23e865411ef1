-- What is told of customs, put together by commune and by place: worked out once for each warehouse
-- (data/settled.py), by itself, because versions from before are opened with none of it
-- (data/older.py).

-- One row = a custom in a commune in a quarter; what names no commune together and, once more by
-- itself, the district's own word that there is none: it stays whatever communes are chosen.
create view custom_told_now as
with

facts as (
    select
        fact.custom_id,
        fact.quarter,
        unit_commune.commune_id,
        fact.value,
        fact.state,
        fact.qualifier,
        unit.kind = 'district' as is_district,
        submission_label.label || ', ' || fact.locator as source,
    from fact_custom as fact
    inner join dim_unit as unit using (unit_id)
    inner join unit_commune using (unit_id)
    inner join submission_label using (submission_id)
),

by_group as (
    select *, false as is_none_alone
    from facts
    union all
    select *, true
    from facts
    where is_district
        and state = 'zero'
)

select
    custom_id,
    quarter,
    commune_id,
    is_none_alone,
    count(*) as facts,
    count(*) filter (state != 'zero') as practised,
    coalesce(sum(value), 0)::bigint as households,
    count(*) filter (state = 'uncounted') as uncounted,
    count(*) filter (qualifier = 'more_than') as more_than,
    count(*) filter (qualifier = 'about') as about,
    bool_or(is_district and state != 'uncounted') as district,
    bool_or(is_district and state = 'zero') as district_zero,
    -- Told apart after the aggregate: one that does it itself is slow.
    array_to_string(list_sort(list_distinct(list(source))), '; ') as source,
from by_group
group by custom_id, quarter, commune_id, is_none_alone;
comment on view custom_told_now is 'Mỗi quý đã báo gì về mỗi hủ tục ở mỗi xã: cách tính';

create table custom_told (
    custom_id text not null,
    quarter text not null,
    commune_id text,
    is_none_alone boolean not null,
    facts bigint not null,
    practised bigint not null,
    households bigint not null,
    uncounted bigint not null,
    more_than bigint not null,
    about bigint not null,
    district boolean not null,
    district_zero boolean not null,
    source text not null,
);
comment on table custom_told is 'Mỗi quý đã báo gì về mỗi hủ tục, phong tục ở mỗi xã, thị trấn';
comment on column custom_told.custom_id is 'Hủ tục, phong tục';
comment on column custom_told.quarter is 'Quý';
comment on column custom_told.commune_id is 'Xã, thị trấn; trống là chưa phân xã';
comment on column custom_told.is_none_alone is 'Có phải chỉ riêng số “không còn” của cả huyện không';
comment on column custom_told.facts is 'Số dòng số liệu';
comment on column custom_told.practised is 'Trong đó số dòng cho biết còn thực hiện';
comment on column custom_told.households is 'Số hộ đếm được';
comment on column custom_told.uncounted is 'Số dòng chưa rõ số hộ';
comment on column custom_told.more_than is 'Số dòng chỉ là mức ít nhất';
comment on column custom_told.about is 'Số dòng chỉ là khoảng';
comment on column custom_told.district is 'Huyện có tự cho số, hay báo không còn, không';
comment on column custom_told.district_zero is 'Huyện có báo không còn không';
comment on column custom_told.source is 'Nguồn';

-- One row = a custom at a place in a quarter, with the names of that quarter. Where villages are not
-- told apart, a commune and its villages are one place, and a village of no known commune is the
-- district.
create view custom_place_now as
with

facts as (
    select
        fact.custom_id,
        fact.quarter,
        unit.unit_id,
        if(unit.kind = 'village', coalesce(unit.commune_id, unit.parent_id), unit.unit_id) as above_id,
        unit.commune_id,
        fact.fact_id,
        fact.value,
        fact.state,
        fact.qualifier,
        fact.derived,
        fact.printed,
        fact.note,
        submission_label.label || ', ' || fact.locator as source,
    from fact_custom as fact
    inner join unit_in_quarter as unit using (quarter, unit_id)
    inner join submission_label using (submission_id)
),

sums as (
    select
        custom_id,
        quarter,
        villages.are_told_apart,
        if(villages.are_told_apart, facts.unit_id, above_id) as place_id,
        any_value(commune_id) as commune_id,
        min(fact_id) as fact_id,
        sum(value) as counted,
        bool_or(state = 'uncounted') as vague,
        bool_or(qualifier = 'more_than') as more_than,
        bool_or(qualifier = 'about') as about,
        min(derived) filter (villages.are_told_apart) as derived,
        min(printed) as printed,
        min(note) filter (villages.are_told_apart) as note,
        -- Told apart after the aggregate: one that does it itself is slow.
        array_to_string(list_sort(list_distinct(list(source))), '; ') as source,
    from facts
    cross join (values (true), (false)) as villages (are_told_apart)
    group by custom_id, quarter, villages.are_told_apart, place_id
)

select
    sums.quarter,
    sums.are_told_apart,
    custom.custom_id,
    custom.name as custom,
    custom.kind,
    custom.position,
    sums.place_id as unit_id,
    place.kind = 'district' as is_district,
    place.name,
    place.label,
    sums.commune_id,
    place.commune,
    sums.fact_id,
    if(sums.vague, null, sums.counted)::double as value,
    case when sums.vague then 'uncounted' when sums.counted > 0 then 'counted' else 'zero' end as state,
    if(sums.vague and sums.counted > 0, sums.counted, null)::double as at_least,
    sums.more_than,
    sums.about,
    sums.derived,
    sums.printed,
    sums.note,
    sums.source,
from sums
inner join dim_custom as custom using (custom_id)
inner join unit_in_quarter as place
    on place.quarter = sums.quarter
    and place.unit_id = sums.place_id;
comment on view custom_place_now is 'Mỗi hủ tục ở mỗi nơi trong mỗi quý: cách tính';

create table custom_place (
    quarter text not null,
    are_told_apart boolean not null,
    custom_id text not null,
    custom text not null,
    kind custom_kind not null,
    position integer not null,
    unit_id text not null,
    is_district boolean not null,
    name text not null,
    label text not null,
    commune_id text,
    commune text,
    fact_id text not null,
    value double,
    state text not null,
    at_least double,
    more_than boolean not null,
    about boolean not null,
    derived text,
    printed text,
    note text,
    source text not null,
);
comment on table custom_place is 'Mỗi hủ tục, phong tục ở mỗi nơi trong mỗi quý';
comment on column custom_place.quarter is 'Quý';
comment on column custom_place.are_told_apart is 'Từng thôn riêng, hay gộp vào xã của thôn';
comment on column custom_place.custom_id is 'Hủ tục, phong tục';
comment on column custom_place.custom is 'Tên của nó';
comment on column custom_place.kind is 'Hủ tục hay phong tục không còn phù hợp';
comment on column custom_place.position is 'Thứ tự trong danh mục';
comment on column custom_place.unit_id is 'Nơi';
comment on column custom_place.is_district is 'Có phải huyện không';
comment on column custom_place.name is 'Tên nơi khi đó';
comment on column custom_place.label is 'Tên nơi khi đó, kèm loại';
comment on column custom_place.commune_id is 'Xã, thị trấn; trống là chưa phân xã';
comment on column custom_place.commune is 'Tên xã, thị trấn khi đó, kèm loại';
comment on column custom_place.fact_id is 'Mã một số liệu ở nơi đó';
comment on column custom_place.value is 'Số hộ; trống là chưa rõ';
comment on column custom_place.state is 'Đã đếm, không còn, hay còn nhưng chưa rõ số hộ';
comment on column custom_place.at_least is 'Số hộ đếm được, khi còn phần chưa rõ';
comment on column custom_place.more_than is 'Có số chỉ là mức ít nhất không';
comment on column custom_place.about is 'Có số chỉ là khoảng không';
comment on column custom_place.derived is 'Cách suy ra, khi nguồn không in sẵn số này';
comment on column custom_place.printed is 'Tên như bản quét in ra, khi khác tên chuẩn';
comment on column custom_place.note is 'Ghi chú';
comment on column custom_place.source is 'Nguồn';
