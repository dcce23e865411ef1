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
        quarter,
        commune_id,
        event,
        value,
        state,
        qualifier,
        source,
        event in ('goal_met', 'ineffective') as is_outcome,
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
        coalesce(sum(if(event = 'goal_met', value, 0)), 0) as goal_met,
        coalesce(sum(if(event = 'ineffective', value, 0)), 0) as ineffective,
        coalesce(sum(if(event = 'converted', value, 0)), 0) as converted,
        count(if(event = 'goal_met', 1, null)) as goal_met_facts,
        count(if(event = 'ineffective', 1, null)) as ineffective_facts,
        count(if(is_outcome and state = 'uncounted', 1, null)) as uncounted,
        count(if(is_outcome and qualifier = 'more_than', 1, null)) as more_than,
        count(if(is_outcome and qualifier = 'about', 1, null)) as about,
        bool_and(if(event = 'converted', state <> 'uncounted' and qualifier = 'exact', null))
            as has_converted,
    from chosen
    group by key, quarter, is_now, is_before
),

groups as (
    select
        key,
        sum(if(is_now, goal_met, 0))::bigint as goal_met,
        sum(if(is_now, ineffective, 0))::bigint as ineffective,
        sum(if(is_now, converted, 0))::bigint as converted,
        sum(if(is_now, goal_met_facts, 0))::bigint as goal_met_facts,
        sum(if(is_now, ineffective_facts, 0))::bigint as ineffective_facts,
        sum(if(is_now, uncounted, 0))::bigint as uncounted,
        sum(if(is_now, more_than, 0))::bigint as more_than,
        sum(if(is_now, about, 0))::bigint as about,
        bool_and(if(is_now, has_converted, null)) as has_converted,
        count(if(is_now and (goal_met_facts = 0) <> (ineffective_facts = 0), 1, null)) as one_sided,
        sum(if(is_before, goal_met, 0))::bigint as goal_met_before,
        sum(if(is_before, ineffective, 0))::bigint as ineffective_before,
        sum(if(is_before, converted, 0))::bigint as converted_before,
        sum(if(is_before, goal_met_facts, 0))::bigint as goal_met_facts_before,
        sum(if(is_before, ineffective_facts, 0))::bigint as ineffective_facts_before,
        sum(if(is_before, uncounted, 0))::bigint as uncounted_before,
        sum(if(is_before, more_than, 0))::bigint as more_than_before,
        sum(if(is_before, about, 0))::bigint as about_before,
        bool_and(if(is_before, has_converted, null)) as has_converted_before,
        count(if(is_before and (goal_met_facts = 0) <> (ineffective_facts = 0), 1, null))
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
    where is_outcome
    group by commune_id, quarter, is_now, is_before
),

-- What a commune leaves out may be told for the district as a whole.
quarters as (
    select
        quarter,
        is_now,
        is_before,
        bool_or(commune_id is null and has_goal_met) as has_goal_met,
        bool_or(commune_id is null and has_ineffective) as has_ineffective,
        not (bool_or(has_goal_met) and bool_or(has_ineffective)) as is_half,
    from reports
    group by quarter, is_now, is_before
),

coverage as (
    select
        coalesce(list_unique(list(if(is_now, commune_id, null))), 0)::bigint as communes,
        count(if(is_now, 1, null)) as reports,
        count(if(is_now and is_half, 1, null)) as half_reports,
        count(if(is_before and is_half, 1, null)) as half_reports_before,
    from (
        select
            reports.commune_id,
            reports.is_now,
            reports.is_before,
            not (reports.has_goal_met or quarters.has_goal_met)
                or not (reports.has_ineffective or quarters.has_ineffective) as is_half,
        from reports
        inner join quarters using (quarter)
        where reports.commune_id is not null
    )
),

half_quarters as (
    select
        string_agg(if(is_now, quarter, null), ',' order by quarter) as quarters,
        count(if(is_now and is_half, 1, null)) as half,
        count(if(is_before and is_half, 1, null)) as half_before,
    from quarters
),

sources as (
    select string_agg(source, '; ' order by quarter desc, source) as source,
    from (
        select source, max(quarter) as quarter
        from chosen
        where is_now
            and is_outcome
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
