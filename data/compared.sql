-- What is told of a quarter beside the quarter that it is compared with: worked out once for each
-- warehouse (data/settled.py), by itself, because versions from before are opened with none of it
-- (data/older.py). Two joins in every answer of a page would take longer than the answer.

-- Both quarters are put together by a sum and not by a join: so a view, where many facts are not
-- worked out, reads the two that it is asked for alone.

-- The quarter that one is compared with, and the one that is compared with it: the quarter before, or
-- the same quarter of the year before.
create macro find_before(way, quarter) as case
    when way = 'year' or right(quarter, 1) = '1' then (left(quarter, 4)::integer - 1)::text
    else left(quarter, 4)
end || '-Q' || if(way = 'year', right(quarter, 1), ((right(quarter, 1)::integer + 2) % 4 + 1)::text);

create macro find_after(way, quarter) as case
    when way = 'year' or right(quarter, 1) = '4' then (left(quarter, 4)::integer + 1)::text
    else left(quarter, 4)
end || '-Q' || if(way = 'year', right(quarter, 1), (right(quarter, 1)::integer % 4 + 1)::text);

-- One row = an indicator in a commune, or in what has no commune, in a quarter beside one that it is
-- compared with: with a value or a target, or with a value before under the same definition. A unit
-- counts when both its value and its target are known; sums are over the units that count or, where
-- none does, over those with a value.
create view indicator_beside_now as
with

sides as (
    select
        indicator_told.*,
        find_before(compared.way, quarter) as before,
    from indicator_told
    cross join (values ('quarter'), ('year')) as compared (way)
    union all by name
    select
        find_after(compared.way, quarter) as quarter,
        quarter as before,
        indicator_id,
        version,
        unit_id,
        commune_id,
        commune,
        numerator as numerator_before,
        denominator as denominator_before,
        qualifier as qualifier_before,
    from indicator_told
    cross join (values ('quarter'), ('year')) as compared (way)
    where numerator is not null
        and (valid_to is null or valid_to >= find_after(compared.way, indicator_told.quarter))
),

-- What is known of one unit, and whether it counts and can be compared.
parts as (
    select
        quarter,
        before,
        indicator_id,
        version,
        unit_id,
        commune_id,
        any_value(commune) as commune,
        any_value(numerator) as numerator,
        any_value(denominator) as denominator,
        any_value(state) as state,
        any_value(qualifier) as qualifier,
        any_value(source) as source,
        any_value(target) as target,
        any_value(baseline_numerator) as baseline_numerator,
        any_value(baseline_denominator) as baseline_denominator,
        any_value(target_source) as target_source,
        any_value(numerator_before) as numerator_before,
        any_value(denominator_before) as denominator_before,
        count(numerator) > 0 and count(target) > 0 as counts,
        count(numerator) > 0
            and coalesce(bool_and(qualifier = 'exact'), false)
            and coalesce(bool_and(qualifier_before = 'exact'), false) as is_counted_twice,
    from sides
    group by quarter, before, indicator_id, version, unit_id, commune_id
),

-- Whether a unit is one of those that sums are over, and can be compared.
placed as (
    select
        *,
        numerator is not null and (
            counts or not bool_or(counts) over (
                partition by quarter, before, indicator_id, version, commune_id
            )
        ) as is_used,
        is_used and is_counted_twice as compares,
    from parts
)

select
    quarter,
    before,
    indicator_id,
    version,
    commune_id,
    any_value(commune) as commune,
    count(state) as facts,
    count(*) filter (state = 'uncounted') as uncounted,
    count(*) filter (is_used and qualifier = 'more_than') as more_than,
    count(*) filter (is_used and qualifier = 'about') as about,
    count(*) filter (counts) as units,
    (bool_or(is_used) and commune_id is not null)::bigint as communes,
    sum(numerator) filter (is_used) as numerator,
    sum(denominator) filter (is_used) as denominator,
    sum(target * coalesce(denominator, 1)) filter (counts) as target_sum,
    count(target) as targets,
    case when count(target) = 1 then max(target) end as target_alone,
    count(baseline_numerator) filter (counts) as baselines,
    case
        when count(*) filter (counts) > 0 then sum(baseline_numerator) filter (counts)
        when count(target) = 1 then max(baseline_numerator)
    end as baseline_numerator,
    case
        when count(*) filter (counts) > 0 then sum(baseline_denominator) filter (counts)
        when count(target) = 1 then max(baseline_denominator)
    end as baseline_denominator,
    count(numerator_before) as told_before,
    array_to_string(list_sort(list(unit_id) filter (compares)), ',') as compared,
    array_to_string(
        list_sort(list(unit_id) filter (not compares and (is_used or numerator_before is not null))),
        ','
    ) as left_out,
    array_to_string(
        list_sort(
            list(unit_id) filter (
                commune_id is null and (is_used or numerator_before is not null)
            )
        ),
        ','
    ) as districts,
    sum(numerator) filter (compares) as numerator_now,
    sum(denominator) filter (compares) as denominator_now,
    sum(numerator_before) filter (compares) as numerator_before,
    sum(denominator_before) filter (compares) as denominator_before,
    list_aggregate(list_sort(list_distinct(list(source))), 'string_agg', '; ') as source,
    list_aggregate(list_sort(list_distinct(list(target_source))), 'string_agg', '; ') as target_source,
from placed
group by quarter, before, indicator_id, version, commune_id;
comment on view indicator_beside_now is 'Mỗi chỉ tiêu ở mỗi xã, bên cạnh quý đem so: cách tính';

create table indicator_beside (
    quarter text not null,
    before text not null,
    indicator_id text not null,
    version integer not null,
    commune_id text,
    commune text,
    facts bigint not null,
    uncounted bigint not null,
    more_than bigint not null,
    about bigint not null,
    units bigint not null,
    communes bigint not null,
    numerator decimal(38, 2),
    denominator decimal(38, 2),
    target_sum decimal(38, 4),
    targets bigint not null,
    target_alone decimal(18, 2),
    baselines bigint not null,
    baseline_numerator decimal(38, 2),
    baseline_denominator decimal(38, 2),
    told_before bigint not null,
    compared text,
    left_out text,
    districts text,
    numerator_now decimal(38, 2),
    denominator_now decimal(38, 2),
    numerator_before decimal(38, 2),
    denominator_before decimal(38, 2),
    source text,
    target_source text,
);
comment on table indicator_beside is 'Mỗi chỉ tiêu ở mỗi xã trong mỗi quý, bên cạnh quý đem so';
comment on column indicator_beside.quarter is 'Quý';
comment on column indicator_beside.before is 'Quý đem so';
comment on column indicator_beside.indicator_id is 'Mã chỉ tiêu';
comment on column indicator_beside.version is 'Lần định nghĩa của chỉ tiêu';
comment on column indicator_beside.commune_id is 'Xã, thị trấn; trống là chưa phân xã';
comment on column indicator_beside.commune is 'Tên xã, thị trấn, để xếp thứ tự';
comment on column indicator_beside.facts is 'Số dòng kết quả';
comment on column indicator_beside.uncounted is 'Trong đó số dòng chưa rõ';
comment on column indicator_beside.more_than is 'Số đơn vị trong tổng mà kết quả chỉ là mức ít nhất';
comment on column indicator_beside.about is 'Số đơn vị trong tổng mà kết quả chỉ là khoảng';
comment on column indicator_beside.units is 'Số đơn vị có cả kết quả và mục tiêu';
comment on column indicator_beside.communes is 'Xã, thị trấn có trong tổng không: 1 hoặc 0';
comment on column indicator_beside.numerator is 'Tổng tử số';
comment on column indicator_beside.denominator is 'Tổng mẫu số';
comment on column indicator_beside.target_sum is 'Tổng mục tiêu nhân mẫu số, của các đơn vị có cả hai';
comment on column indicator_beside.targets is 'Số đơn vị có mục tiêu';
comment on column indicator_beside.target_alone is 'Mục tiêu, khi chỉ một đơn vị có';
comment on column indicator_beside.baselines is 'Số đơn vị có cả hai mà rõ mức xuất phát';
comment on column indicator_beside.baseline_numerator is 'Mức xuất phát: tổng tử số';
comment on column indicator_beside.baseline_denominator is 'Mức xuất phát: tổng mẫu số';
comment on column indicator_beside.told_before is 'Số đơn vị có kết quả ở quý đem so';
comment on column indicator_beside.compared is 'Mã các đơn vị trong tổng, cả hai quý đều đếm được chính xác';
comment on column indicator_beside.left_out is 'Mã các đơn vị khác có kết quả ở một trong hai quý';
comment on column indicator_beside.districts is 'Trong đó mã các đơn vị chưa phân xã';
comment on column indicator_beside.numerator_now is 'Tổng tử số của các đơn vị so được';
comment on column indicator_beside.denominator_now is 'Tổng mẫu số của các đơn vị so được';
comment on column indicator_beside.numerator_before is 'Tổng tử số của các đơn vị so được, ở quý đem so';
comment on column indicator_beside.denominator_before is 'Tổng mẫu số của các đơn vị so được, ở quý đem so';
comment on column indicator_beside.source is 'Nguồn của kết quả';
comment on column indicator_beside.target_source is 'Nguồn của mục tiêu';

-- One row = a custom at a place, in a quarter or in one that it is compared with, with the names of
-- the quarter. Where villages are not told apart, a commune and its villages are one place, and a
-- village of no known commune is the district.
create view custom_beside_now as
with

sides as (
    select
        custom_place.*,
        find_before(compared.way, quarter) as before,
        true as is_now,
    from custom_place
    cross join (values ('quarter'), ('year')) as compared (way)
    union all by name
    select
        custom_place.* exclude (quarter),
        find_after(compared.way, quarter) as quarter,
        quarter as before,
        false as is_now,
    from custom_place
    cross join (values ('quarter'), ('year')) as compared (way)
),

places as (
    select
        quarter,
        before,
        are_told_apart,
        custom_id,
        custom,
        kind,
        position,
        unit_id,
        is_district,
        commune_id,
        bool_or(is_now) as is_told,
        any_value(if(is_now, name, null)) as name,
        any_value(name) as name_before,
        any_value(if(is_now, label, null)) as label,
        any_value(label) as label_before,
        any_value(if(is_now, commune, null)) as commune,
        any_value(commune) as commune_before,
        any_value(if(is_now, value, null)) as value,
        any_value(if(is_now, null, value)) as value_before,
        any_value(if(is_now, state, null)) as state,
        any_value(if(is_now, null, state)) as state_before,
        any_value(if(is_now, at_least, null)) as at_least,
        any_value(if(is_now, null, at_least)) as at_least_before,
        bool_or(is_now and more_than) as more_than,
        bool_or(not is_now and more_than) as more_than_before,
        bool_or(is_now and about) as about,
        bool_or(not is_now and about) as about_before,
        any_value(if(is_now, fact_id, null)) as fact_id,
        any_value(if(is_now, null, fact_id)) as fact_id_before,
        any_value(if(is_now, derived, null)) as derived,
        any_value(if(is_now, null, derived)) as derived_before,
        any_value(if(is_now, printed, null)) as printed,
        any_value(if(is_now, null, printed)) as printed_before,
        any_value(if(is_now, note, null)) as note,
        any_value(if(is_now, null, note)) as note_before,
        any_value(if(is_now, source, null)) as source,
        any_value(if(is_now, null, source)) as source_before,
    from sides
    group by
        quarter, before, are_told_apart, custom_id, custom, kind, position, unit_id, is_district,
        commune_id
)

select
    places.quarter,
    places.before,
    places.are_told_apart,
    places.custom_id,
    places.custom,
    places.kind,
    places.position,
    places.unit_id,
    places.is_district,
    coalesce(places.name, unit.name, places.name_before) as name,
    coalesce(places.label, unit.label, places.label_before) as label,
    places.commune_id,
    coalesce(places.commune, unit.commune, places.commune_before) as commune,
    if(places.is_told, places.fact_id, places.fact_id_before) as fact_id,
    places.value,
    places.state,
    places.at_least,
    places.more_than,
    places.about,
    places.value_before,
    places.state_before,
    places.at_least_before,
    places.more_than_before,
    places.about_before,
    if(places.is_told, places.derived, places.derived_before) as derived,
    if(places.is_told, places.printed, places.printed_before) as printed,
    if(places.is_told, places.note, places.note_before) as note,
    if(places.is_told, places.source, places.source_before) as source,
from places
-- what is told of no more now is called what it is called now, if it is still there
left join unit_in_quarter as unit
    on unit.quarter = places.quarter
    and unit.unit_id = places.unit_id;
comment on view custom_beside_now is 'Mỗi hủ tục ở mỗi nơi, bên cạnh quý đem so: cách tính';

create table custom_beside (
    quarter text not null,
    before text not null,
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
    state text,
    at_least double,
    more_than boolean not null,
    about boolean not null,
    value_before double,
    state_before text,
    at_least_before double,
    more_than_before boolean not null,
    about_before boolean not null,
    derived text,
    printed text,
    note text,
    source text not null,
);
comment on table custom_beside is 'Mỗi hủ tục, phong tục ở mỗi nơi trong mỗi quý, bên cạnh quý đem so';
comment on column custom_beside.quarter is 'Quý';
comment on column custom_beside.before is 'Quý đem so';
comment on column custom_beside.are_told_apart is 'Từng thôn riêng, hay gộp vào xã của thôn';
comment on column custom_beside.custom_id is 'Hủ tục, phong tục';
comment on column custom_beside.custom is 'Tên của nó';
comment on column custom_beside.kind is 'Hủ tục hay phong tục không còn phù hợp';
comment on column custom_beside.position is 'Thứ tự trong danh mục';
comment on column custom_beside.unit_id is 'Nơi';
comment on column custom_beside.is_district is 'Có phải huyện không';
comment on column custom_beside.name is 'Tên nơi khi đó';
comment on column custom_beside.label is 'Tên nơi khi đó, kèm loại';
comment on column custom_beside.commune_id is 'Xã, thị trấn; trống là chưa phân xã';
comment on column custom_beside.commune is 'Tên xã, thị trấn khi đó, kèm loại';
comment on column custom_beside.fact_id is 'Mã một số liệu ở nơi đó';
comment on column custom_beside.value is 'Số hộ; trống là chưa rõ';
comment on column custom_beside.state is 'Đã đếm, không còn, hay còn nhưng chưa rõ số hộ; trống là không báo';
comment on column custom_beside.at_least is 'Số hộ đếm được, khi còn phần chưa rõ';
comment on column custom_beside.more_than is 'Có số chỉ là mức ít nhất không';
comment on column custom_beside.about is 'Có số chỉ là khoảng không';
comment on column custom_beside.value_before is 'Số hộ ở quý đem so';
comment on column custom_beside.state_before is 'Đã đếm, không còn, hay chưa rõ số hộ, ở quý đem so';
comment on column custom_beside.at_least_before is 'Số hộ đếm được ở quý đem so, khi còn phần chưa rõ';
comment on column custom_beside.more_than_before is 'Ở quý đem so có số chỉ là mức ít nhất không';
comment on column custom_beside.about_before is 'Ở quý đem so có số chỉ là khoảng không';
comment on column custom_beside.derived is 'Cách suy ra, khi nguồn không in sẵn số này; của quý đem so khi quý này không báo';
comment on column custom_beside.printed is 'Tên như bản quét in ra, khi khác tên chuẩn; như trên';
comment on column custom_beside.note is 'Ghi chú; như trên';
comment on column custom_beside.source is 'Nguồn; như trên';
