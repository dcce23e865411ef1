-- What is told of models, each fact with its names and with the life of its model: worked out once
-- for each warehouse (data/settled.py), by itself, because versions from before are opened with none
-- of it (data/older.py).

-- One row = an event of models, or how many run at the end of a quarter. A model begins and ends
-- once (data/checks).
create view model_told_now as
with

began as (
    select model_id, quarter, period
    from fact_model
    where event in ('launched', 'replicated', 'converted_in')
        and model_id is not null
),

ended as (
    select model_id, quarter
    from fact_model
    where event in ('goal_met', 'ineffective', 'converted')
        and model_id is not null
)

select
    fact.quarter,
    fact.fact_id,
    fact.event,
    fact.period,
    unit_commune.commune_id,
    commune.name as commune_name,
    commune.label as commune,
    coalesce(model.place, if(unit.kind = 'village', unit.name, null)) as place,
    fact.model_id,
    model.name as model,
    model.field,
    model.sponsor,
    left(began.quarter, 4) as launch_year,
    if(began.period = 'quarter', began.quarter, null) as began,
    ended.quarter as ended,
    fact.value,
    fact.state,
    fact.qualifier,
    fact.reason,
    fact.note,
    null::boolean as is_of_the_whole,
    null::boolean as is_of_a_commune,
    submission_label.label || ', ' || fact.locator as source,
from fact_model as fact
inner join unit_commune using (unit_id)
inner join dim_unit as unit using (unit_id)
inner join submission_label using (submission_id)
left join unit_in_quarter as commune
    on commune.quarter = fact.quarter
    and commune.unit_id = unit_commune.commune_id
left join dim_model as model on model.model_id = fact.model_id
left join began on began.model_id = fact.model_id
left join ended on ended.model_id = fact.model_id
union all by name
select
    fact.quarter,
    fact.fact_id,
    unit_commune.commune_id,
    commune.name as commune_name,
    commune.label as commune,
    fact.value,
    fact.state,
    fact.qualifier,
    unit_commune.commune_id is null and unit.kind <> 'agency' as is_of_the_whole,
    coalesce(reporter.commune_id = submission.unit_id, false) as is_of_a_commune,
    submission_label.label || ', ' || fact.locator as source,
from fact_model_stock as fact
inner join unit_commune using (unit_id)
inner join dim_unit as unit using (unit_id)
inner join submission using (submission_id)
inner join submission_label using (submission_id)
left join unit_in_quarter as commune
    on commune.quarter = fact.quarter
    and commune.unit_id = unit_commune.commune_id
left join unit_commune as reporter on reporter.unit_id = submission.unit_id;
comment on view model_told_now is 'Mỗi số liệu về mô hình, kèm tên gọi: cách tính';

create table model_told (
    quarter text not null,
    fact_id text not null,
    event model_event,
    period period,
    commune_id text,
    commune_name text,
    commune text,
    place text,
    model_id text,
    model text,
    field model_field,
    sponsor text,
    launch_year text,
    began text,
    ended text,
    value integer,
    state value_state not null,
    qualifier qualifier not null,
    reason text,
    note text,
    is_of_the_whole boolean,
    is_of_a_commune boolean,
    source text not null,
);
comment on table model_told is 'Mỗi số liệu về mô hình, kèm tên gọi';
comment on column model_told.quarter is 'Quý';
comment on column model_told.fact_id is 'Mã số liệu';
comment on column model_told.event is 'Loại sự kiện; trống là số đang hoạt động cuối quý';
comment on column model_told.period is 'Số của quý hay lũy kế từ đầu năm';
comment on column model_told.commune_id is 'Xã, thị trấn; trống là chưa phân xã';
comment on column model_told.commune_name is 'Tên xã, thị trấn khi đó';
comment on column model_told.commune is 'Tên xã, thị trấn khi đó, kèm loại';
comment on column model_told.place is 'Thôn, hoặc địa điểm như nguồn nêu';
comment on column model_told.model_id is 'Mô hình, khi được nêu tên';
comment on column model_told.model is 'Tên mô hình';
comment on column model_told.field is 'Lĩnh vực';
comment on column model_told.sponsor is 'Đơn vị phụ trách';
comment on column model_told.launch_year is 'Năm mô hình bắt đầu';
comment on column model_told.began is 'Quý mô hình bắt đầu; trống khi chỉ rõ năm';
comment on column model_told.ended is 'Quý mô hình dừng';
comment on column model_told.value is 'Số mô hình';
comment on column model_told.state is 'Đã đếm, không còn, hay có nhưng chưa rõ số';
comment on column model_told.qualifier is 'Đúng bằng, hơn, hay khoảng';
comment on column model_told.reason is 'Lý do dừng hoặc chuyển đổi, nếu nguồn nêu';
comment on column model_told.note is 'Ghi chú';
comment on column model_told.is_of_the_whole is 'Số đang hoạt động: có phải của cả huyện không';
comment on column model_told.is_of_a_commune is 'Số đang hoạt động: có trong báo cáo của chính một xã không';
comment on column model_told.source is 'Nguồn';
