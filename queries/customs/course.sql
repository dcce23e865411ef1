-- One row = a custom of the official list in a quarter, from the first quarter in which anything was
-- reported about customs ($since or later) up to the quarter asked for, over the communes asked for
-- (none asked for = the whole district). A commune's figure is that of all its places together; what
-- the district reports as none is none in every commune.
-- custom_id; custom: its name; kind: hu_tuc | phong_tuc; position in the official list; quarter;
-- reporters: communes that reported on the custom in any of these quarters, themselves, and are
-- there in this one;
-- known: those of them whose figure is known to the last household in this one;
-- facts: reports of this quarter; practised: those that say it is still practised;
-- households: those counted, added up; uncounted: reports of an unknown number; more_than, about:
-- reports that are only a lower bound, or rough;
-- district: whether the district itself gave a number, or none; district_zero: whether it gave none.
with

by_commune as (
    select *
    from custom_told
    where quarter between $since and $quarter
        and if(
            len($communes) = 0,
            not is_none_alone,
            is_none_alone or list_contains($communes, commune_id)
        )
),

by_quarter as (
    select
        custom_id,
        quarter,
        count(commune_id) filter (uncounted = 0 and more_than = 0) as known,
        sum(facts) as facts,
        sum(practised) as practised,
        sum(households) as households,
        sum(uncounted) as uncounted,
        sum(more_than) as more_than,
        sum(about) as about,
        bool_or(district) as district,
        bool_or(district_zero) as district_zero,
    from by_commune
    group by custom_id, quarter
),

quarters as (
    select dim_quarter.quarter
    from dim_quarter
    where dim_quarter.quarter <= $quarter
        and dim_quarter.quarter >= (select coalesce(min(quarter), $quarter) from by_quarter)
),

-- whoever has not begun yet, or has ended, is not missed
reporters as (
    select
        reporter.custom_id,
        unit.quarter,
        count(*) as reporters,
    from (select distinct custom_id, commune_id from by_commune) as reporter
    inner join unit_in_quarter as unit
        on unit.unit_id = reporter.commune_id
        and unit.quarter <= $quarter
    group by reporter.custom_id, unit.quarter
)

select
    custom.custom_id,
    custom.name as custom,
    custom.kind::text as kind,
    custom.position,
    quarters.quarter,
    coalesce(reporters.reporters, 0) as reporters,
    case
        when by_quarter.district_zero then coalesce(reporters.reporters, 0)
        else coalesce(by_quarter.known, 0)
    end as known,
    coalesce(by_quarter.facts, 0)::bigint as facts,
    coalesce(by_quarter.practised, 0)::bigint as practised,
    coalesce(by_quarter.households, 0)::bigint as households,
    coalesce(by_quarter.uncounted, 0)::bigint as uncounted,
    coalesce(by_quarter.more_than, 0)::bigint as more_than,
    coalesce(by_quarter.about, 0)::bigint as about,
    coalesce(by_quarter.district, false) as district,
    coalesce(by_quarter.district_zero, false) as district_zero,
from dim_custom as custom
cross join quarters
left join reporters
    on reporters.custom_id = custom.custom_id
    and reporters.quarter = quarters.quarter
left join by_quarter
    on by_quarter.custom_id = custom.custom_id
    and by_quarter.quarter = quarters.quarter
order by custom.kind, custom.position, quarters.quarter;
