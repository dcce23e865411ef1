-- What is told of a quarter as a whole: of each commune, of the district alone, and what is not told.
-- It depends on no choice of communes, so it is worked out once for each warehouse (data/settled.py);
-- by itself, because versions from before are opened with none of it (data/older.py).

-- Sources are told apart before they are put together: what has to hold millions at once must fit
-- into the memory of a build.
create view commune_told_now as
with

custom_facts as (
    select
        fact.quarter,
        unit_commune.commune_id,
        fact.custom_id,
        fact.value,
        fact.state,
        fact.submission_id,
        fact.locator,
    from fact_custom as fact
    inner join unit_commune using (unit_id)
    where unit_commune.commune_id is not null
        -- quarter by quarter, where all of them are too much for the memory (data/settled.py)
        and coalesce(fact.quarter = getvariable('settled_part'), true)
),

customs_one_by_one as (
    select
        quarter,
        commune_id,
        custom_id,
        bool_or(state != 'zero') as is_there,
        sum(value) as households,
        count(*) as facts,
        count(*) filter (state = 'uncounted') as uncounted,
    from custom_facts
    group by quarter, commune_id, custom_id
),

customs as (
    select
        quarter,
        commune_id,
        count(*) filter (is_there) as customs,
        coalesce(sum(households), 0)::bigint as households,
        sum(facts)::bigint as custom_facts,
        sum(uncounted)::bigint as custom_uncounted,
        if(min(custom.kind) = max(custom.kind), min(custom.kind)::text, null) as only_kind,
    from customs_one_by_one
    inner join dim_custom as custom using (custom_id)
    group by quarter, commune_id
),

model_facts as (
    select
        fact.quarter,
        unit_commune.commune_id,
        fact.value,
        fact.state,
        fact.event = 'ineffective' as is_ineffective,
        fact.submission_id,
        fact.locator,
    from fact_model as fact
    inner join unit_commune using (unit_id)
    where unit_commune.commune_id is not null
        and fact.event in ('goal_met', 'ineffective')
        and coalesce(fact.quarter = getvariable('settled_part'), true)
),

models as (
    select
        quarter,
        commune_id,
        coalesce(sum(value) filter (is_ineffective), 0)::bigint as ineffective,
        count(*) filter (is_ineffective) as ineffective_facts,
        count(*) filter (is_ineffective and state = 'uncounted') as ineffective_uncounted,
        count(*) as model_facts,
    from model_facts
    group by quarter, commune_id
),

places as (
    select distinct
        false as is_model,
        quarter,
        commune_id,
        submission_id,
        locator,
    from custom_facts
    union all
    select distinct
        true as is_model,
        quarter,
        commune_id,
        submission_id,
        locator,
    from model_facts
),

named as (
    select distinct
        places.is_model,
        places.quarter,
        places.commune_id,
        submission_label.label || ', ' || places.locator as source,
    from places
    inner join submission_label using (submission_id)
),

sources as (
    select
        quarter,
        commune_id,
        array_to_string(list_sort(list(source) filter (not is_model)), '; ') as custom_source,
        array_to_string(list_sort(list(source) filter (is_model)), '; ') as model_source,
    from named
    group by quarter, commune_id
)

select
    quarter,
    commune_id,
    coalesce(customs.customs, 0) as customs,
    coalesce(customs.households, 0) as households,
    coalesce(customs.custom_facts, 0) as custom_facts,
    coalesce(customs.custom_uncounted, 0) as custom_uncounted,
    customs.only_kind,
    coalesce(models.ineffective, 0) as ineffective,
    coalesce(models.ineffective_facts, 0) as ineffective_facts,
    coalesce(models.ineffective_uncounted, 0) as ineffective_uncounted,
    coalesce(models.model_facts, 0) as model_facts,
    sources.custom_source,
    sources.model_source,
from sources
left join customs using (quarter, commune_id)
left join models using (quarter, commune_id);
comment on view commune_told_now is 'Mỗi quý đã báo gì về mỗi xã: cách tính';

create table commune_told (
    quarter text not null,
    commune_id text not null,
    customs bigint not null,
    households bigint not null,
    custom_facts bigint not null,
    custom_uncounted bigint not null,
    only_kind text,
    ineffective bigint not null,
    ineffective_facts bigint not null,
    ineffective_uncounted bigint not null,
    model_facts bigint not null,
    custom_source text,
    model_source text,
);
comment on table commune_told is 'Mỗi quý đã báo gì về mỗi xã, thị trấn';
comment on column commune_told.quarter is 'Quý';
comment on column commune_told.commune_id is 'Xã, thị trấn';
comment on column commune_told.customs is 'Số hủ tục, phong tục còn thực hiện';
comment on column commune_told.households is 'Số hộ đếm được';
comment on column commune_told.custom_facts is 'Số dòng số liệu về hủ tục, phong tục';
comment on column commune_told.custom_uncounted is 'Trong đó số dòng chưa rõ số hộ';
comment on column commune_told.only_kind is 'Hủ tục hay phong tục, khi chỉ báo về một loại';
comment on column commune_told.ineffective is 'Số mô hình dừng do không hiệu quả';
comment on column commune_told.ineffective_facts is 'Số dòng số liệu về việc đó';
comment on column commune_told.ineffective_uncounted is 'Trong đó số dòng chưa rõ số mô hình';
comment on column commune_told.model_facts is 'Số dòng số liệu về mô hình dừng, vì bất cứ lý do gì';
comment on column commune_told.custom_source is 'Nguồn của số liệu về hủ tục, phong tục';
comment on column commune_told.model_source is 'Nguồn của số liệu về mô hình dừng';

-- One row = a group of facts of a quarter that the source gives for the district only; what an
-- agency of the district did is no such fact: it is the agency's own.
create view unallocated_now as
with

reported as (
    select
        quarter,
        unit_id,
        event::text as topic,
        value,
        period = 'year_to_date' as year_to_date,
        submission_id,
        locator,
    from fact_model
    union all
    select quarter, unit_id, 'outreach', null, false, submission_id, locator
    from fact_outreach
    union all
    select quarter, unit_id, 'support', null, false, submission_id, locator
    from fact_support
    union all
    select quarter, unit_id, 'custom', null, false, submission_id, locator
    from fact_custom
    where state != 'zero'
),

facts as (
    select
        reported.*,
        unit_commune.commune_id is null as no_commune,
        submission_label.label || ', ' || reported.locator as source,
    from reported
    inner join unit_commune using (unit_id)
    anti join (from unit_in_quarter where kind = 'agency') using (quarter, unit_id)
    inner join submission_label using (submission_id)
)

select
    quarter,
    topic,
    sum(value) filter (no_commune)::bigint as value,
    count(*) filter (no_commune) as facts,
    count(*) filter (not no_commune) as allocated,
    bool_or(year_to_date) filter (no_commune) as year_to_date,
    array_to_string(list_sort(list_distinct(list(source) filter (no_commune))), '; ') as source,
from facts
group by quarter, topic
having bool_or(no_commune);
comment on view unallocated_now is 'Số liệu chỉ có của cả huyện, chưa phân xã: cách tính';

create table unallocated (
    quarter text not null,
    topic text not null,
    value bigint,
    facts bigint not null,
    allocated bigint not null,
    year_to_date boolean not null,
    source text not null,
);
comment on table unallocated is 'Số liệu chỉ có của cả huyện, chưa phân xã';
comment on column unallocated.quarter is 'Quý';
comment on column unallocated.topic is 'Sự kiện của mô hình, tuyên truyền, hỗ trợ hay hủ tục';
comment on column unallocated.value is 'Cộng lại; trống khi chưa rõ hoặc không cộng được';
comment on column unallocated.facts is 'Số dòng số liệu chưa phân xã';
comment on column unallocated.allocated is 'Số dòng số liệu cùng loại đã rõ xã';
comment on column unallocated.year_to_date is 'Có phải lũy kế từ đầu năm không';
comment on column unallocated.source is 'Nguồn';

-- One row = something that a quarter should tell and does not, or tells without a number.
create view silent_topic_now as
with

told as (
    select distinct quarter, 'model' as area
    from fact_model
    union all
    select distinct quarter, 'outreach'
    from fact_outreach
    union all
    select distinct fact.quarter, custom.kind::text
    from fact_custom as fact
    inner join dim_custom as custom using (custom_id)
),

valued as (
    select distinct quarter, indicator_id, version
    from fact_indicator
)

select
    dim_quarter.quarter,
    'area' as topic,
    areas.area as subject,
    null as detail,
    null as source,
from dim_quarter
cross join (values ('model'), ('hu_tuc'), ('phong_tuc'), ('outreach')) as areas (area)
anti join told
    on told.quarter = dim_quarter.quarter
    and told.area = areas.area
union all
select
    dim_quarter.quarter,
    'indicator' as topic,
    indicator.name as subject,
    null as detail,
    null as source,
from dim_indicator as indicator
inner join dim_quarter
    on indicator.valid_from <= dim_quarter.quarter
    and (indicator.valid_to is null or indicator.valid_to >= dim_quarter.quarter)
anti join valued
    on valued.quarter = dim_quarter.quarter
    and valued.indicator_id = indicator.indicator_id
    and valued.version = indicator.version
union all
select
    fact.quarter,
    'duty' as topic,
    unit.name as subject,
    fact.note as detail,
    submission_label.label || ', ' || fact.locator as source,
from fact_duty as fact
inner join unit_in_quarter as unit using (quarter, unit_id)
inner join submission_label using (submission_id)
where fact.state = 'some_in_breach';
comment on view silent_topic_now is 'Điều mà một quý lẽ ra phải có số mà chưa có: cách tính';

create table silent_topic (
    quarter text not null,
    topic text not null,
    subject text not null,
    detail text,
    source text,
);
comment on table silent_topic is 'Điều mà một quý lẽ ra phải có số mà chưa có';
comment on column silent_topic.quarter is 'Quý';
comment on column silent_topic.topic is 'Mảng, chỉ tiêu hay chế độ báo cáo';
comment on column silent_topic.subject is 'Tên của nó';
comment on column silent_topic.detail is 'Điều nguồn có nêu';
comment on column silent_topic.source is 'Nguồn';
