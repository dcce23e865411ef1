-- Where villages are silent that keep a custom (measures/completeness.py says what that means).
-- Whether one is still kept is told by all reports before: to find it anew in each answer of a page
-- would take longer than the rest of the page. Worked out once for each warehouse (data/settled.py),
-- by itself, because versions from before are opened with none of it (data/older.py).

-- The number of a quarter, one more than that of the quarter before.
create macro count_quarters(quarter) as left(quarter, 4)::integer * 4 + right(quarter, 1)::integer;

-- One row = a custom in a commune in a quarter in which the commune, or a village of it, reports on
-- the custom, but villages that still keep it, as far as is known, are silent; those that said so
-- last in the same quarter together.
-- A village keeps a custom from a quarter in which it reports it, counted or not, until it reports
-- none itself, or the commune speaks for itself: its own figure, counted or none, holds for all its
-- villages, also as what is left beside those that are named. So does none of the district.
create view village_silence_now as
with

facts as (
    select
        fact.custom_id,
        fact.quarter,
        fact.unit_id,
        fact.state,
        fact.qualifier,
        unit.kind,
        unit_commune.commune_id,
        case when unit.kind = 'village' then coalesce(unit_commune.commune_id, unit.parent_id)
            else fact.unit_id end as speaker,
    from fact_custom as fact
    inner join dim_unit as unit using (unit_id)
    inner join unit_commune using (unit_id)
    -- custom by custom, where all of them are too much for the memory (data/settled.py)
    where coalesce(fact.custom_id = getvariable('settled_part'), true)
),

villages as (
    select
        custom_id,
        unit_id,
        quarter,
        any_value(commune_id) as commune_id,
        any_value(speaker) as speaker,
        bool_or(state != 'zero') as is_kept,
        lead(quarter) over (partition by custom_id, unit_id order by quarter) as told_again,
    from facts
    where kind = 'village'
    group by custom_id, unit_id, quarter
),

-- What holds for every village below: a figure of its commune, none of the district.
settled as (
    select
        custom_id,
        speaker,
        list(quarter) as quarters,
    from facts
    where kind != 'village'
        and state != 'uncounted'
    group by custom_id, speaker
),

settled_by_district as (
    select
        custom_id,
        list(quarter) as quarters,
    from facts
    where kind = 'district'
        and state = 'zero'
    group by custom_id
),

words as (
    select
        villages.custom_id,
        villages.commune_id,
        villages.quarter as kept_since,
        least(
            villages.told_again,
            list_min(list_filter(settled.quarters, lambda told: told > villages.quarter)),
            list_min(
                list_filter(settled_by_district.quarters, lambda told: told > villages.quarter)
            )
        ) as until,
    from villages
    left join settled
        on settled.custom_id = villages.custom_id
        and settled.speaker = villages.speaker
    left join settled_by_district on settled_by_district.custom_id = villages.custom_id
    where villages.is_kept
),

-- From the quarter after the village's word to the one before the next that is about it: where that
-- is the very next one, as mostly, no quarter lies between.
kept as (
    select
        custom_id,
        commune_id,
        kept_since,
        until,
        count(*) as villages,
    from words
    where until is null
        or count_quarters(until) > count_quarters(kept_since) + 1
    group by all
),

reports as (
    select
        custom_id,
        quarter,
        commune_id,
        bool_or(state != 'zero') as practised,
        bool_or(state = 'uncounted' or qualifier = 'more_than') as vague,
    from facts
    group by custom_id, quarter, commune_id
)

select
    reports.custom_id,
    reports.quarter,
    reports.commune_id,
    kept.kept_since,
    sum(kept.villages)::integer as villages,
    any_value(reports.practised) as practised,
    any_value(reports.vague) as vague,
from reports
inner join kept
    on kept.custom_id = reports.custom_id
    and kept.commune_id is not distinct from reports.commune_id
    and kept.kept_since < reports.quarter
    and (kept.until is null or kept.until > reports.quarter)
group by reports.custom_id, reports.quarter, reports.commune_id, kept.kept_since;
comment on view village_silence_now is 'Xã nào, quý nào có thôn còn giữ hủ tục mà không báo: cách tính';

create table village_silence (
    custom_id text not null,
    quarter text not null,
    commune_id text,
    kept_since text not null,
    villages integer not null,
    practised boolean not null,
    vague boolean not null,
);
comment on table village_silence is 'Xã nào, quý nào có thôn còn giữ hủ tục mà không báo';
comment on column village_silence.custom_id is 'Hủ tục, phong tục';
comment on column village_silence.quarter is 'Quý mà xã hoặc thôn khác của xã có báo';
comment on column village_silence.commune_id is 'Xã, thị trấn; trống là thôn chưa rõ thuộc xã nào';
comment on column village_silence.kept_since is 'Quý mà các thôn đó báo còn giữ lần cuối';
comment on column village_silence.villages is 'Số thôn không báo';
comment on column village_silence.practised is 'Số đã báo trong quý có cho biết là còn thực hiện không';
comment on column village_silence.vague is 'Trong số đã báo có số chưa rõ, hay chỉ là mức ít nhất, không';
