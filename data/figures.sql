-- What figures are made of, each fact with its names: worked out once for each warehouse
-- (data/settled.py), by itself, because versions from before are opened with none of it
-- (data/older.py).

-- One row = a fact that a figure may be made of; a year's target is a fact of each of its quarters.
create view figure_told_now as
with

facts as (
    select
        fact.quarter,
        'model' as area,
        fact.fact_id,
        fact.unit_id,
        fact.model_id as subject,
        model.name,
        fact.event::text as event,
        fact.period::text as period,
        model.place,
        model.sponsor,
        fact.value::double as value,
        'mô hình' as unit,
        fact.state::text as state,
        fact.qualifier::text as qualifier,
        fact.reason,
        fact.derived,
        fact.note,
        fact.submission_id,
        fact.locator,
    from fact_model as fact
    left join dim_model as model using (model_id)
    union all by name
    select
        quarter,
        'stock' as area,
        fact_id,
        unit_id,
        value::double as value,
        'mô hình' as unit,
        state::text as state,
        qualifier::text as qualifier,
        derived,
        note,
        submission_id,
        locator,
    from fact_model_stock
    union all by name
    select
        fact.quarter,
        'custom' as area,
        fact.fact_id,
        fact.unit_id,
        fact.custom_id as subject,
        custom.name,
        custom.kind::text as kind,
        fact.value::double as value,
        'hộ' as unit,
        fact.state::text as state,
        fact.qualifier::text as qualifier,
        fact.derived,
        fact.note,
        fact.submission_id,
        fact.locator,
    from fact_custom as fact
    inner join dim_custom as custom using (custom_id)
    union all by name
    select
        quarter,
        'outreach' as area,
        fact_id,
        unit_id,
        channel::text as subject,
        value::double as value,
        state::text as state,
        qualifier::text as qualifier,
        derived,
        note,
        submission_id,
        locator,
    from fact_outreach
    union all by name
    select
        quarter,
        'support' as area,
        fact_id,
        unit_id,
        item as name,
        place,
        sponsor,
        value::double as value,
        unit,
        state::text as state,
        qualifier::text as qualifier,
        derived,
        note,
        submission_id,
        locator,
    from fact_support
    union all by name
    select
        fact.quarter,
        'indicator' as area,
        fact.fact_id,
        fact.unit_id,
        fact.indicator_id as subject,
        indicator.name,
        fact.version,
        fact.numerator::double as numerator,
        fact.denominator::double as denominator,
        indicator.unit,
        fact.state::text as state,
        fact.qualifier::text as qualifier,
        fact.derived,
        fact.note,
        fact.submission_id,
        fact.locator,
    from fact_indicator as fact
    inner join dim_indicator as indicator using (indicator_id, version)
    union all by name
    select
        dim_quarter.quarter,
        'target' as area,
        target.fact_id,
        target.unit_id,
        target.indicator_id as subject,
        indicator.name,
        target.version,
        target.target::double as value,
        indicator.unit,
        'counted' as state,
        'exact' as qualifier,
        target.derived,
        target.note,
        target.submission_id,
        target.locator,
    from fact_target as target
    inner join dim_quarter on left(dim_quarter.quarter, 4) = target.year
    inner join dim_indicator as indicator using (indicator_id, version)
    union all by name
    select
        fact.quarter,
        'duty' as area,
        fact.fact_id,
        fact.unit_id,
        fact.state::text as state,
        strftime(fact.due_on, '%Y-%m-%d') as due_on,
        strftime(fact.came_on, '%Y-%m-%d') as came_on,
        fact.note,
        fact.submission_id,
        fact.locator,
    from fact_duty as fact
)

select
    facts.quarter,
    facts.area,
    facts.fact_id,
    facts.subject,
    if(facts.area = 'duty', unit.name, facts.name) as name,
    facts.kind,
    facts.event,
    facts.period,
    facts.version,
    facts.unit_id,
    unit.kind as unit_kind,
    unit.commune_id,
    unit.commune,
    case
        when facts.place is not null then
            facts.place || if(unit.commune is null, '', ', ' || unit.commune)
        when unit.kind = 'village' then
            unit.name || if(unit.commune is null, '', ', ' || unit.commune)
        when unit.kind = 'agency' then unit.name
        else unit.commune
    end as place,
    facts.value,
    facts.numerator,
    facts.denominator,
    facts.unit,
    facts.state,
    facts.qualifier,
    facts.due_on,
    facts.came_on,
    facts.sponsor,
    facts.reason,
    facts.derived,
    facts.note,
    submission.unit_id as reporter_id,
    submission.document_id,
    facts.locator,
    document_label.label || ', ' || facts.locator as source,
from facts
inner join unit_in_quarter as unit using (quarter, unit_id)
inner join submission using (submission_id)
inner join document_label using (document_id);
comment on view figure_told_now is 'Mỗi số liệu làm nên con số của báo cáo, kèm tên gọi: cách tính';

create table figure_told (
    quarter text not null,
    area text not null,
    fact_id text not null,
    subject text,
    name text,
    kind text,
    event text,
    period text,
    version integer,
    unit_id text not null,
    unit_kind text not null,
    commune_id text,
    commune text,
    place text,
    value double,
    numerator double,
    denominator double,
    unit text,
    state text not null,
    qualifier text,
    due_on text,
    came_on text,
    sponsor text,
    reason text,
    derived text,
    note text,
    reporter_id text not null,
    document_id text not null,
    locator text not null,
    source text not null,
);
comment on table figure_told is 'Mỗi số liệu làm nên con số của báo cáo, kèm tên gọi';
comment on column figure_told.quarter is 'Quý';
comment on column figure_told.area is 'Mảng: mô hình, mô hình đang hoạt động, hủ tục, tuyên truyền, hỗ trợ, chỉ tiêu, mục tiêu năm, chế độ báo cáo';
comment on column figure_told.fact_id is 'Mã số liệu';
comment on column figure_told.subject is 'Mã mô hình, hủ tục, chỉ tiêu, hoặc kênh tuyên truyền';
comment on column figure_told.name is 'Tên mô hình, hủ tục, chỉ tiêu, nội dung hỗ trợ, hoặc đơn vị phải báo cáo';
comment on column figure_told.kind is 'Hủ tục hay phong tục không còn phù hợp';
comment on column figure_told.event is 'Loại sự kiện của mô hình';
comment on column figure_told.period is 'Số của quý hay lũy kế từ đầu năm';
comment on column figure_told.version is 'Lần định nghĩa của chỉ tiêu';
comment on column figure_told.unit_id is 'Đơn vị';
comment on column figure_told.unit_kind is 'Loại đơn vị khi đó';
comment on column figure_told.commune_id is 'Xã, thị trấn; trống là chưa phân xã';
comment on column figure_told.commune is 'Tên xã, thị trấn khi đó, kèm loại';
comment on column figure_told.place is 'Địa điểm; trống là cả huyện';
comment on column figure_told.value is 'Giá trị; trống là chưa rõ';
comment on column figure_told.numerator is 'Tử số của chỉ tiêu';
comment on column figure_told.denominator is 'Mẫu số của chỉ tiêu';
comment on column figure_told.unit is 'Đơn vị tính';
comment on column figure_told.state is 'Đã đếm, bằng không, hay chưa rõ số; của báo cáo: đúng hạn, trễ…';
comment on column figure_told.qualifier is 'Đúng bằng, hơn, hay khoảng';
comment on column figure_told.due_on is 'Hạn nộp báo cáo';
comment on column figure_told.came_on is 'Ngày nộp báo cáo';
comment on column figure_told.sponsor is 'Đơn vị phụ trách hoặc hỗ trợ';
comment on column figure_told.reason is 'Lý do dừng hoặc chuyển đổi';
comment on column figure_told.derived is 'Cách suy ra, khi nguồn không in sẵn số này';
comment on column figure_told.note is 'Ghi chú';
comment on column figure_told.reporter_id is 'Đơn vị có báo cáo chứa số này';
comment on column figure_told.document_id is 'Văn bản';
comment on column figure_told.locator is 'Vị trí trong văn bản';
comment on column figure_told.source is 'Nguồn';
