-- What is told of a quarter beside the quarter that it is compared with: worked out once for each
-- warehouse (data/settled.py), by itself, because versions from before are opened with none of it
-- (data/older.py). Two joins in every answer of a page would take longer than the answer.

-- One row = a quarter, and one of the two that it can be compared with: the one before it, and the
-- same quarter of the year before.
create view comparison as
select
    quarter,
    strftime(starts_on - interval 1 quarter, '%Y-Q') || quarter(starts_on - interval 1 quarter)
        as before,
from dim_quarter
union all
select
    quarter,
    strftime(starts_on - interval 1 year, '%Y-Q') || quarter(starts_on) as before,
from dim_quarter;
comment on view comparison is 'Mỗi quý, và quý đem so: quý trước, cùng kỳ năm trước';

-- One row = an indicator in a commune, or in what has no commune, in a quarter beside one that it is
-- compared with: with a value or a target, or with a value before under the same definition. A unit
-- counts when both its value and its target are known; sums are over the units that count or, where
-- none does, over those with a value.
create view indicator_beside_now as
with

now as (
    select
        comparison.before,
        told.*,
    from indicator_told as told
    inner join comparison using (quarter)
),

earlier as (
    select
        comparison.quarter,
        comparison.before,
        told.* exclude (quarter),
    from indicator_told as told
    inner join comparison on comparison.before = told.quarter
    where told.numerator is not null
        and (told.valid_to is null or told.valid_to >= comparison.quarter)
),

-- What is known of one unit, and whether it counts and can be compared.
parts as (
    select
        now.*,
        earlier.numerator as numerator_before,
        earlier.denominator as denominator_before,
        now.numerator is not null and now.target is not null as counts,
        coalesce(
            now.numerator is not null and now.qualifier = 'exact' and earlier.qualifier = 'exact',
            false
        ) as is_counted_twice,
    from now
    left join earlier using (quarter, before, indicator_id, version, unit_id)
    union all by name
    select
        quarter,
        before,
        indicator_id,
        version,
        unit_id,
        commune_id,
        commune,
        numerator as numerator_before,
        denominator as denominator_before,
        false as counts,
        false as is_counted_twice,
    from earlier
    anti join now using (quarter, before, indicator_id, version, unit_id)
),

places as (
    select
        quarter,
        before,
        indicator_id,
        version,
        commune_id,
        bool_or(counts) as counts,
    from parts
    group by quarter, before, indicator_id, version, commune_id
),

-- Whether a unit is one of those that sums are over, and can be compared.
placed as (
    select
        parts.*,
        parts.numerator is not null and (parts.counts or not places.counts) as is_used,
        is_used and is_counted_twice as compares,
    from parts
    inner join places
        on places.quarter = parts.quarter
        and places.before = parts.before
        and places.indicator_id = parts.indicator_id
        and places.version = parts.version
        and places.commune_id is not distinct from parts.commune_id
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

now as (
    select
        comparison.before,
        place.*,
    from custom_place as place
    inner join comparison using (quarter)
),

earlier as (
    select
        comparison.quarter,
        comparison.before,
        place.* exclude (quarter),
    from custom_place as place
    inner join comparison on comparison.before = place.quarter
)

select
    quarter,
    before,
    are_told_apart,
    custom_id,
    now.custom,
    now.kind,
    now.position,
    unit_id,
    now.is_district,
    now.name,
    now.label,
    now.commune_id,
    now.commune,
    now.fact_id,
    now.value,
    now.state,
    now.at_least,
    now.more_than,
    now.about,
    earlier.value as value_before,
    earlier.state as state_before,
    earlier.at_least as at_least_before,
    coalesce(earlier.more_than, false) as more_than_before,
    coalesce(earlier.about, false) as about_before,
    now.derived,
    now.printed,
    now.note,
    now.source,
from now
left join earlier using (quarter, before, are_told_apart, custom_id, unit_id)
union all
-- what is told of no more now is called what it is called now, if it is still there
select
    quarter,
    earlier.before,
    earlier.are_told_apart,
    earlier.custom_id,
    earlier.custom,
    earlier.kind,
    earlier.position,
    unit_id,
    earlier.is_district,
    coalesce(unit.name, earlier.name) as name,
    coalesce(unit.label, earlier.label) as label,
    earlier.commune_id,
    coalesce(unit.commune, earlier.commune) as commune,
    earlier.fact_id,
    null as value,
    null as state,
    null as at_least,
    false as more_than,
    false as about,
    earlier.value as value_before,
    earlier.state as state_before,
    earlier.at_least as at_least_before,
    earlier.more_than as more_than_before,
    earlier.about as about_before,
    earlier.derived,
    earlier.printed,
    earlier.note,
    earlier.source,
from earlier
anti join now using (quarter, before, are_told_apart, custom_id, unit_id)
left join unit_in_quarter as unit using (quarter, unit_id);
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
