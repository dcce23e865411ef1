-- One row = what became of a group of models: of those of a commune, of a field, of a sponsor, or
-- of those that began in a year; over the communes asked for (none asked for = the whole district,
-- including what has no commune). A group is there when anything about its models is reported in
-- one of the two spans. Counts since the start of the year are no count of a quarter: left out.
-- $span: quarter (the quarter alone) | year (from its year's first quarter) | all (from the start),
-- up to $quarter, and up to $before for the columns ending in _before;
-- $by: commune | field | sponsor | launch_year.
-- key: unit_id of the commune, field, sponsor or year, empty where it is not known (last);
-- goal_met, ineffective, converted: models that could be counted; goal_met_facts,
-- ineffective_facts: facts about those that met their goal, or were ineffective, zeros included;
-- has_converted: whether all numbers of converted ones are exact, empty when none is reported;
-- uncounted, more_than, about: facts about these two whose number is unknown, a lower bound, rough;
-- one_sided: quarters of the group in which only one of the two is reported; the same with _before.
-- The same in every row, about all groups together: communes: communes with a fact about one of the
-- two; quarters: those with one, comma-separated, empty without any; reports: quarters of communes
-- with one; half_reports: reports of one of the two, of which the other is not told without a commune
-- either, and quarters in which it is not told at all; half_reports_before: the same for $before;
-- source: documents and places, the newest first.
with

chosen as (
    select
        *,
        case $by
            when 'commune' then commune_id
            when 'field' then field::text
            when 'sponsor' then sponsor
            when 'launch_year' then launch_year
        end as key,
        quarter <= $quarter and case $span
            when 'quarter' then quarter = $quarter
            when 'year' then left(quarter, 4) = left($quarter, 4)
            else true
        end as is_now,
        quarter <= $before and case $span
            when 'quarter' then quarter = $before
            when 'year' then left(quarter, 4) = left($before, 4)
            else true
        end as is_before,
    from model_told
    where quarter between case $span
            when 'quarter' then $before
            when 'year' then left($before, 4)
            else ''
        end and $quarter  -- the one plain range lets DuckDB pass over other quarters unread
        and (is_now or is_before)
        and period = 'quarter'
        and (len($communes) = 0 or list_contains($communes, commune_id))
),

by_quarter as (
    select
        key,
        is_now,
        is_before,
        sum(value) filter (event = 'goal_met') as goal_met,
        sum(value) filter (event = 'ineffective') as ineffective,
        sum(value) filter (event = 'converted') as converted,
        count(*) filter (event = 'goal_met') as goal_met_facts,
        count(*) filter (event = 'ineffective') as ineffective_facts,
        count(*) filter (
            event in ('goal_met', 'ineffective') and state = 'uncounted'
        ) as uncounted,
        count(*) filter (
            event in ('goal_met', 'ineffective') and qualifier = 'more_than'
        ) as more_than,
        count(*) filter (
            event in ('goal_met', 'ineffective') and qualifier = 'about'
        ) as about,
        bool_and(state <> 'uncounted' and qualifier = 'exact')
            filter (event = 'converted') as has_converted,
    from chosen
    group by key, quarter, is_now, is_before
),

groups as (
    select
        key,
        coalesce(sum(goal_met) filter (is_now), 0)::bigint as goal_met,
        coalesce(sum(ineffective) filter (is_now), 0)::bigint as ineffective,
        coalesce(sum(converted) filter (is_now), 0)::bigint as converted,
        coalesce(sum(goal_met_facts) filter (is_now), 0)::bigint as goal_met_facts,
        coalesce(sum(ineffective_facts) filter (is_now), 0)::bigint as ineffective_facts,
        coalesce(sum(uncounted) filter (is_now), 0)::bigint as uncounted,
        coalesce(sum(more_than) filter (is_now), 0)::bigint as more_than,
        coalesce(sum(about) filter (is_now), 0)::bigint as about,
        bool_and(has_converted) filter (is_now) as has_converted,
        count(*) filter (is_now and (goal_met_facts = 0) <> (ineffective_facts = 0)) as one_sided,
        coalesce(sum(goal_met) filter (is_before), 0)::bigint as goal_met_before,
        coalesce(sum(ineffective) filter (is_before), 0)::bigint as ineffective_before,
        coalesce(sum(converted) filter (is_before), 0)::bigint as converted_before,
        coalesce(sum(goal_met_facts) filter (is_before), 0)::bigint as goal_met_facts_before,
        coalesce(sum(ineffective_facts) filter (is_before), 0)::bigint as ineffective_facts_before,
        coalesce(sum(uncounted) filter (is_before), 0)::bigint as uncounted_before,
        coalesce(sum(more_than) filter (is_before), 0)::bigint as more_than_before,
        coalesce(sum(about) filter (is_before), 0)::bigint as about_before,
        bool_and(has_converted) filter (is_before) as has_converted_before,
        count(*) filter (is_before and (goal_met_facts = 0) <> (ineffective_facts = 0))
            as one_sided_before,
    from by_quarter
    group by key
),

reports as (
    select
        commune_id,
        quarter,
        is_now,
        is_before,
        bool_or(event = 'goal_met') as has_goal_met,
        bool_or(event = 'ineffective') as has_ineffective,
    from chosen
    where event in ('goal_met', 'ineffective')
    group by commune_id, quarter, is_now, is_before
),

-- What a commune leaves out may be told for the district as a whole.
quarters as (
    select
        quarter,
        is_now,
        is_before,
        coalesce(bool_or(has_goal_met) filter (commune_id is null), false) as has_goal_met,
        coalesce(bool_or(has_ineffective) filter (commune_id is null), false) as has_ineffective,
        not (bool_or(has_goal_met) and bool_or(has_ineffective)) as is_half,
    from reports
    group by quarter, is_now, is_before
),

by_commune as (
    select
        count(*) filter (reports.is_now) as reports,
        count(*) filter (reports.is_now and is_half_report) as half_reports,
        count(*) filter (reports.is_before and is_half_report) as half_reports_before,
    from (
        select
            reports.commune_id,
            reports.is_now,
            reports.is_before,
            not (reports.has_goal_met or quarters.has_goal_met)
                or not (reports.has_ineffective or quarters.has_ineffective) as is_half_report,
        from reports
        inner join quarters using (quarter)
        where reports.commune_id is not null
    ) as reports
    group by reports.commune_id
),

coverage as (
    select
        count(*) filter (reports > 0) as communes,
        coalesce(sum(reports), 0)::bigint as reports,
        coalesce(sum(half_reports), 0)::bigint as half_reports,
        coalesce(sum(half_reports_before), 0)::bigint as half_reports_before,
    from by_commune
),

half_quarters as (
    select
        string_agg(quarter, ',' order by quarter) filter (is_now) as quarters,
        count(*) filter (is_now and is_half) as half,
        count(*) filter (is_before and is_half) as half_before,
    from quarters
),

sources as (
    select string_agg(source, '; ' order by quarter desc, source) as source,
    from (
        select source, max(quarter) as quarter
        from chosen
        where is_now
            and event in ('goal_met', 'ineffective')
        group by source
    )
)

select
    groups.*,
    coverage.communes,
    half_quarters.quarters,
    coverage.reports,
    coverage.half_reports + half_quarters.half as half_reports,
    coverage.half_reports_before + half_quarters.half_before as half_reports_before,
    sources.source,
from groups
cross join coverage
cross join half_quarters
cross join sources
order by groups.key nulls last;
