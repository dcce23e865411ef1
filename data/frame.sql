-- What frames every page, and lists that hang on a quarter at most: worked out once for each
-- warehouse (data/settled.py), by itself, because versions from before are opened with none of it
-- (data/older.py).

create view quarter_told_now as
select quarter from fact_model
union
select quarter from fact_custom
union
select quarter from fact_indicator
union
select quarter from fact_outreach;
comment on view quarter_told_now is 'Các quý đã có số liệu: cách tính';

create table quarter_told (
    quarter text not null,
);
comment on table quarter_told is 'Các quý đã có số liệu';
comment on column quarter_told.quarter is 'Quý';

create view commune_term_now as
select
    unit_id,
    arg_max(name, quarter) as name,
    arg_max(label, quarter) as label,
    min(quarter) as first,
    max(quarter) as last,
from unit_in_quarter
where reports
    and unit_id = commune_id
group by unit_id;
comment on view commune_term_now is 'Mỗi xã, thị trấn từ quý nào đến quý nào: cách tính';

create table commune_term (
    unit_id text not null,
    name text not null,
    label text not null,
    first text not null,
    last text not null,
);
comment on table commune_term is 'Mỗi xã, thị trấn từ quý nào đến quý nào';
comment on column commune_term.unit_id is 'Xã, thị trấn';
comment on column commune_term.name is 'Tên gọi sau cùng';
comment on column commune_term.label is 'Tên gọi sau cùng, kèm loại';
comment on column commune_term.first is 'Quý đầu tiên';
comment on column commune_term.last is 'Quý sau cùng';

-- One row = a directive, a resolution, the list of customs, or a reform of communes.
create view campaign_event_now as
select
    strftime(document.issued_on, '%Y-Q') || quarter(document.issued_on) as quarter,
    document.issued_on as day,
    'document' as kind,
    document_label.label,
    document.about,
from document
inner join document_label using (document_id)
where document.number is not null
    and document.issued_on is not null
    and (
        starts_with(document.kind, 'Chỉ thị')
        or starts_with(document.kind, 'Nghị quyết')
        or document.document_id in (select document_id from dim_custom)
    )
union all
select
    strftime(effective_on, '%Y-Q') || quarter(effective_on) as quarter,
    effective_on as day,
    'reform' as kind,
    '' as label,
    count(distinct old_unit_id) || ' thành ' || count(distinct new_unit_id) || ' xã' as about,
from unit_succession
group by effective_on;
comment on view campaign_event_now is 'Điều làm thay đổi cả Cuộc vận động: cách tính';

create table campaign_event (
    quarter text not null,
    day date not null,
    kind text not null,
    label text not null,
    about text not null,
);
comment on table campaign_event is 'Điều làm thay đổi cả Cuộc vận động';
comment on column campaign_event.quarter is 'Quý';
comment on column campaign_event.day is 'Ngày';
comment on column campaign_event.kind is 'Văn bản hay sắp xếp đơn vị';
comment on column campaign_event.label is 'Tên gọn của văn bản';
comment on column campaign_event.about is 'Nội dung';

create view explanation_told_now as
with

-- the newest definition gives the name
indicators as (
    select indicator_id, arg_max(short, version) as short
    from dim_indicator
    group by indicator_id
)

select
    said.entry_id,
    said.subject,
    said.item,
    coalesce(dim_custom.name, indicators.short) as item_name,
    said.unit_id,
    unit.label as unit,
    said.quarter,
    said.text,
    said.written_on,
    entry.entered_by,
from explanation as said
inner join office_entry as entry using (entry_id)
inner join unit_in_quarter as unit using (quarter, unit_id)
left join dim_custom on dim_custom.custom_id = said.item
left join indicators on indicators.indicator_id = said.item;
comment on view explanation_told_now is 'Lời giải thích, kèm tên gọi: cách tính';

create table explanation_told (
    entry_id text not null,
    subject explained not null,
    item text,
    item_name text,
    unit_id text not null,
    unit text not null,
    quarter text not null,
    text text not null,
    written_on date not null,
    entered_by text not null,
);
comment on table explanation_told is 'Lời giải thích của cơ quan thường trực, kèm tên gọi';
comment on column explanation_told.entry_id is 'Mã lần ghi';
comment on column explanation_told.subject is 'Về mặt nào';
comment on column explanation_told.item is 'Hủ tục, chỉ tiêu hoặc kênh nào; trống là cả mặt đó';
comment on column explanation_told.item_name is 'Tên hủ tục, hoặc tên gọn của chỉ tiêu';
comment on column explanation_told.unit_id is 'Về đơn vị nào';
comment on column explanation_told.unit is 'Tên đơn vị khi đó, kèm loại';
comment on column explanation_told.quarter is 'Về quý nào';
comment on column explanation_told.text is 'Lời giải thích';
comment on column explanation_told.written_on is 'Ngày viết';
comment on column explanation_told.entered_by is 'Người ghi';

-- One row = a document, and how many figures are from it.
create view document_told_now as
with

-- by submission first: of millions of facts few rows are left to be joined
counted as (
    select submission_id, count(*) as facts
    from fact_reference
    group by submission_id
),

facts as (
    select submission.document_id, sum(counted.facts)::bigint as facts
    from counted
    inner join submission using (submission_id)
    group by submission.document_id
),

context as (
    select document_id, count(*) as context
    from context_figure
    group by document_id
)

select
    document.document_id,
    coalesce(facts.facts, 0) as facts,
    coalesce(context.context, 0) as context,
from document
left join facts using (document_id)
left join context using (document_id);
comment on view document_told_now is 'Mỗi văn bản có bao nhiêu số liệu: cách tính';

create table document_told (
    document_id text not null,
    facts bigint not null,
    context bigint not null,
);
comment on table document_told is 'Mỗi văn bản có bao nhiêu số liệu';
comment on column document_told.document_id is 'Văn bản';
comment on column document_told.facts is 'Số dòng số liệu báo cáo';
comment on column document_told.context is 'Số dòng số liệu công khai khác';
