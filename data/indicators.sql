-- What is known of each indicator in each unit, its value beside its target: worked out once for
-- each warehouse (data/settled.py), by itself, because versions from before are opened with none of
-- it (data/older.py).

-- One row = an indicator of a unit in a quarter, with a value, a target for the year, or both.
create view indicator_told_now as
with

facts as (
    select
        fact.quarter,
        fact.indicator_id,
        fact.version,
        fact.unit_id,
        fact.numerator,
        fact.denominator,
        fact.state,
        fact.qualifier,
        submission_label.label || ', ' || fact.locator as source,
    from fact_indicator as fact
    inner join submission_label using (submission_id)
),

-- in each quarter of the year in which the definition holds
targets as (
    select
        dim_quarter.quarter,
        indicator_id,
        version,
        target.unit_id,
        target.target,
        target.baseline_numerator,
        target.baseline_denominator,
        submission_label.label || ', ' || target.locator as source,
    from fact_target as target
    inner join dim_indicator using (indicator_id, version)
    inner join dim_quarter
        on left(dim_quarter.quarter, 4) = target.year
        and dim_quarter.quarter >= dim_indicator.valid_from
        and (dim_indicator.valid_to is null or dim_quarter.quarter <= dim_indicator.valid_to)
    inner join submission_label on submission_label.submission_id = target.submission_id
)

select
    quarter,
    indicator_id,
    version,
    unit_id,
    unit_commune.commune_id,
    commune.name as commune,
    dim_indicator.valid_to,
    facts.numerator,
    facts.denominator,
    facts.state,
    facts.qualifier,
    targets.target,
    targets.baseline_numerator,
    targets.baseline_denominator,
    facts.source,
    targets.source as target_source,
from facts
full join targets using (quarter, indicator_id, version, unit_id)
inner join dim_indicator using (indicator_id, version)
inner join unit_commune using (unit_id)
left join dim_unit as commune on commune.unit_id = unit_commune.commune_id;
comment on view indicator_told_now is 'Mỗi chỉ tiêu của mỗi đơn vị, kèm mục tiêu năm: cách tính';

create table indicator_told (
    quarter text not null,
    indicator_id text not null,
    version integer not null,
    unit_id text not null,
    commune_id text,
    commune text,
    valid_to text,
    numerator decimal(18, 2),
    denominator decimal(18, 2),
    state value_state,
    qualifier qualifier,
    target decimal(18, 2),
    baseline_numerator decimal(18, 2),
    baseline_denominator decimal(18, 2),
    source text,
    target_source text,
);
comment on table indicator_told is 'Mỗi chỉ tiêu của mỗi đơn vị trong mỗi quý, kèm mục tiêu năm';
comment on column indicator_told.quarter is 'Quý';
comment on column indicator_told.indicator_id is 'Mã chỉ tiêu';
comment on column indicator_told.version is 'Lần định nghĩa của chỉ tiêu';
comment on column indicator_told.unit_id is 'Đơn vị';
comment on column indicator_told.commune_id is 'Xã, thị trấn; trống là chưa phân xã';
comment on column indicator_told.commune is 'Tên xã, thị trấn, để xếp thứ tự';
comment on column indicator_told.valid_to is 'Quý cuối cùng dùng định nghĩa này';
comment on column indicator_told.numerator is 'Tử số, hoặc số đếm khi chỉ tiêu không có mẫu số';
comment on column indicator_told.denominator is 'Mẫu số';
comment on column indicator_told.state is 'Đã đếm, bằng không, hay chưa rõ số; trống là chưa báo';
comment on column indicator_told.qualifier is 'Đúng bằng, hơn, hay khoảng';
comment on column indicator_told.target is 'Mục tiêu năm, theo đơn vị tính của chỉ tiêu';
comment on column indicator_told.baseline_numerator is 'Mức xuất phát: tử số, hoặc số đếm; trống là chưa rõ';
comment on column indicator_told.baseline_denominator is 'Mức xuất phát: mẫu số';
comment on column indicator_told.source is 'Nguồn của kết quả';
comment on column indicator_told.target_source is 'Nguồn của mục tiêu';
