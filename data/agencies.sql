-- What agencies of the district did, and what units say in words, each with its names: worked out
-- once for each warehouse (data/settled.py), by itself, because versions from before are opened with
-- none of it (data/older.py).

create view note_told_now as
select
    fact.fact_id,
    fact.quarter,
    fact.kind,
    fact.position,
    fact.text,
    fact.state,
    fact.result,
    fact.note,
    fact.unit_id,
    unit.label as unit,
    unit.kind = 'agency' and unit.reports as is_of_agency,
    fact.submission_id,
    submission_label.label || ', ' || fact.locator as source,
from fact_note as fact
inner join unit_in_quarter as unit using (quarter, unit_id)
inner join submission_label using (submission_id);
comment on view note_told_now is 'Lời của đơn vị trong quý, kèm tên gọi: cách tính';

create table note_told (
    fact_id text not null,
    quarter text not null,
    kind note_kind not null,
    position integer not null,
    text text not null,
    state task_state,
    result text,
    note text,
    unit_id text not null,
    unit text not null,
    is_of_agency boolean not null,
    submission_id text not null,
    source text not null,
);
comment on table note_told is 'Lời của đơn vị trong quý, kèm tên gọi';
comment on column note_told.fact_id is 'Mã số liệu';
comment on column note_told.quarter is 'Quý báo cáo';
comment on column note_told.kind is 'Loại, như ở fact_note';
comment on column note_told.position is 'Thứ tự trong biểu';
comment on column note_told.text is 'Nội dung, như đơn vị viết';
comment on column note_told.state is 'Nhiệm vụ đã đề ra đến đâu; trống là chưa nêu';
comment on column note_told.result is 'Kết quả của nhiệm vụ đã đề ra, hoặc lý do chưa xong';
comment on column note_told.note is 'Ghi chú';
comment on column note_told.unit_id is 'Đơn vị';
comment on column note_told.unit is 'Tên đơn vị khi đó, kèm loại';
comment on column note_told.is_of_agency is 'Có phải lời của một cơ quan của huyện không';
comment on column note_told.submission_id is 'Lần đưa số liệu';
comment on column note_told.source is 'Nguồn';

-- One row = a figure of support that an agency of the district handed over: its own, or one of
-- others that names it as sponsor, by its name or a shorter one.
create view agency_gift_now as
with

agencies as (
    select quarter, unit_id, label
    from unit_in_quarter
    where kind = 'agency'
        and reports
),

called as (
    select quarter, unit_id, label as name
    from agencies
    union
    select agencies.quarter, unit_id, unit_alias.alias
    from agencies
    inner join unit_alias using (unit_id)
),

sponsored as (
    select distinct quarter, sponsor
    from fact_support
    where sponsor is not null
),

givers as (
    select
        sponsored.quarter,
        sponsored.sponsor,
        arg_max(called.unit_id, len(called.name)) as unit_id,
    from sponsored
    inner join called
        on called.quarter = sponsored.quarter
        and starts_with(sponsored.sponsor, called.name)
    group by all
)

select
    fact.quarter,
    coalesce(own.unit_id, givers.unit_id) as unit_id,
    fact.item,
    fact.unit,
    fact.value,
    fact.state,
    fact.qualifier,
    coalesce(fact.place, unit.commune) as place,
    fact.submission_id,
    submission_label.label || ', ' || fact.locator as source,
from fact_support as fact
inner join unit_in_quarter as unit using (quarter, unit_id)
inner join submission_label using (submission_id)
left join agencies as own on own.quarter = fact.quarter and own.unit_id = fact.unit_id
left join givers on givers.quarter = fact.quarter and givers.sponsor = fact.sponsor
where coalesce(own.unit_id, givers.unit_id) is not null;
comment on view agency_gift_now is 'Hỗ trợ mà mỗi cơ quan của huyện đã trao: cách tính';

create table agency_gift (
    quarter text not null,
    unit_id text not null,
    item text not null,
    unit text not null,
    value bigint,
    state value_state not null,
    qualifier qualifier not null,
    place text,
    submission_id text not null,
    source text not null,
);
comment on table agency_gift is 'Hỗ trợ mà mỗi cơ quan của huyện đã trao';
comment on column agency_gift.quarter is 'Quý';
comment on column agency_gift.unit_id is 'Cơ quan';
comment on column agency_gift.item is 'Nội dung hỗ trợ';
comment on column agency_gift.unit is 'Đơn vị tính';
comment on column agency_gift.value is 'Số lượng';
comment on column agency_gift.state is 'Đã đếm, bằng không, hay chưa rõ số';
comment on column agency_gift.qualifier is 'Đúng bằng, hơn, hay khoảng';
comment on column agency_gift.place is 'Nơi nhận';
comment on column agency_gift.submission_id is 'Lần đưa số liệu';
comment on column agency_gift.source is 'Nguồn';

-- One row = an agency of the district in a quarter in which it is there.
create view agency_told_now as
with

agencies as (
    select quarter, unit_id, label
    from unit_in_quarter
    where kind = 'agency'
        and reports
),

told as (
    select quarter, unit_id, kind::text as kind, submission_id
    from fact_note
    union all
    select quarter, unit_id, 'outreach', submission_id
    from fact_outreach
    union all
    select quarter, unit_id, 'gift', submission_id
    from agency_gift
),

counted as (
    select
        quarter,
        unit_id,
        count(*) filter (kind = 'highlight') as highlights,
        count(*) filter (kind = 'difficulty') as difficulties,
        count(*) filter (kind = 'proposal') as proposals,
        count(*) filter (kind = 'past_task') as past_tasks,
        count(*) filter (kind = 'task') as tasks,
        count(*) filter (kind = 'outreach') as outreach,
        count(*) filter (kind = 'gift') as gifts,
        -- Told apart after the aggregate: one that does it itself is slow.
        array_to_string(list_sort(list_distinct(list(submission_label.label))), '; ') as source,
    from told
    semi join agencies using (quarter, unit_id)
    inner join submission_label using (submission_id)
    group by quarter, unit_id
),

forms as (
    select distinct quarter, unit_id
    from submission
    semi join agencies using (quarter, unit_id)
)

select
    agencies.unit_id,
    agencies.quarter,
    agencies.label,
    forms.unit_id is not null as has_form,
    coalesce(counted.highlights, 0) as highlights,
    coalesce(counted.difficulties, 0) as difficulties,
    coalesce(counted.proposals, 0) as proposals,
    coalesce(counted.past_tasks, 0) as past_tasks,
    coalesce(counted.tasks, 0) as tasks,
    coalesce(counted.outreach, 0) as outreach,
    coalesce(counted.gifts, 0) as gifts,
    counted.source,
from agencies
left join counted using (quarter, unit_id)
left join forms using (quarter, unit_id);
comment on view agency_told_now is 'Mỗi quý đã báo gì về mỗi cơ quan của huyện: cách tính';

create table agency_told (
    unit_id text not null,
    quarter text not null,
    label text not null,
    has_form boolean not null,
    highlights bigint not null,
    difficulties bigint not null,
    proposals bigint not null,
    past_tasks bigint not null,
    tasks bigint not null,
    outreach bigint not null,
    gifts bigint not null,
    source text,
);
comment on table agency_told is 'Mỗi quý đã báo gì về mỗi cơ quan của huyện';
comment on column agency_told.unit_id is 'Cơ quan';
comment on column agency_told.quarter is 'Quý';
comment on column agency_told.label is 'Tên gọi khi đó';
comment on column agency_told.has_form is 'Có biểu của riêng cơ quan không';
comment on column agency_told.highlights is 'Số kết quả nổi bật';
comment on column agency_told.difficulties is 'Số khó khăn';
comment on column agency_told.proposals is 'Số kiến nghị';
comment on column agency_told.past_tasks is 'Số nhiệm vụ đã đề ra';
comment on column agency_told.tasks is 'Số nhiệm vụ quý sau';
comment on column agency_told.outreach is 'Số dòng số liệu tuyên truyền';
comment on column agency_told.gifts is 'Số dòng số liệu hỗ trợ';
comment on column agency_told.source is 'Văn bản';
