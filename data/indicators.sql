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

-- One row = a definition of an indicator in a quarter in which it holds, or before which it held.
create view definition_told_now as
with

facts as (
    select
        quarter,
        indicator_id,
        version,
        count(*) as values,
    from fact_indicator
    group by quarter, indicator_id, version
)

select
    dim_quarter.quarter,
    indicator.indicator_id,
    indicator.version,
    indicator.position,
    indicator.name,
    indicator.short,
    indicator.why,
    indicator.unit,
    indicator.decimals,
    indicator.path,
    indicator.direction,
    indicator.cumulative,
    indicator.numerator,
    indicator.denominator,
    indicator.owner,
    indicator.valid_from,
    indicator.valid_to,
    (indicator.valid_to is null or indicator.valid_to >= dim_quarter.quarter) as holds,
    indicator.source as defined_in,
    document_label.label || ', ' || indicator.locator as changed_by,
    indicator.reviewed_on,
    indicator.reference_target,
    indicator.reference_place,
    coalesce(facts.values, 0) as values,
    indicator.note,
from dim_indicator as indicator
inner join dim_quarter on dim_quarter.quarter >= indicator.valid_from
left join document_label on document_label.document_id = indicator.changed_by
left join facts
    on facts.quarter = dim_quarter.quarter
    and facts.indicator_id = indicator.indicator_id
    and facts.version = indicator.version;
comment on view definition_told_now is 'Định nghĩa chỉ tiêu ở mỗi quý: cách tính';

create table definition_told (
    quarter text not null,
    indicator_id text not null,
    version integer not null,
    position integer not null,
    name text not null,
    short text not null,
    why text not null,
    unit text not null,
    decimals integer not null,
    path path not null,
    direction direction not null,
    cumulative boolean not null,
    numerator text,
    denominator text,
    owner text,
    valid_from text not null,
    valid_to text,
    holds boolean not null,
    defined_in text not null,
    changed_by text,
    reviewed_on date not null,
    reference_target text,
    reference_place text,
    "values" bigint not null,
    note text,
);
comment on table definition_told is 'Định nghĩa chỉ tiêu ở mỗi quý';
comment on column definition_told.quarter is 'Quý';
comment on column definition_told.indicator_id is 'Mã chỉ tiêu';
comment on column definition_told.version is 'Lần định nghĩa';
comment on column definition_told.position is 'Thứ tự trên màn hình';
comment on column definition_told.name is 'Tên chỉ tiêu';
comment on column definition_told.short is 'Tên gọn, dùng trên biểu đồ';
comment on column definition_told.why is 'Vì sao theo dõi';
comment on column definition_told.unit is 'Đơn vị tính';
comment on column definition_told.decimals is 'Số chữ số sau dấu phẩy khi hiện';
comment on column definition_told.path is 'Đường đến mục tiêu trong năm, như ở dim_indicator';
comment on column definition_told.direction is 'Chiều tốt: up là tăng, down là giảm';
comment on column definition_told.cumulative is 'Cộng dồn từ đầu năm, hay là mức ở cuối quý';
comment on column definition_told.numerator is 'Tử số';
comment on column definition_told.denominator is 'Mẫu số; trống nếu là số đếm';
comment on column definition_told.owner is 'Cơ quan phụ trách; trống là chưa công bố';
comment on column definition_told.valid_from is 'Quý bắt đầu dùng định nghĩa này';
comment on column definition_told.valid_to is 'Quý cuối cùng dùng định nghĩa này';
comment on column definition_told.holds is 'Quý này còn dùng định nghĩa này không';
comment on column definition_told.defined_in is 'Nơi nêu chỉ tiêu';
comment on column definition_told.changed_by is 'Văn bản thay đổi định nghĩa, và vị trí trong đó';
comment on column definition_told.reviewed_on is 'Ngày định nghĩa được xem lại gần nhất';
comment on column definition_told.reference_target is 'Mục tiêu đã công bố cho nơi khác, chỉ để tham khảo';
comment on column definition_told.reference_place is 'Nơi công bố mục tiêu tham khảo';
comment on column definition_told."values" is 'Số dòng số liệu của quý theo định nghĩa này';
comment on column definition_told.note is 'Ghi chú';
