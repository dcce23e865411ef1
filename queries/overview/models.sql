-- One row = a total of models in one of the quarters asked for, over the communes asked for (none
-- asked for = the whole district, including what has no commune). No row = nothing published.
-- quarter; measure: launched_year_to_date | goal_met | ineffective | stopped;
-- value: models, those that could be counted; uncounted: facts whose number is unknown;
-- more_than, about: facts that are only a lower bound, or rough; source: documents and places.
with

everywhere as (
    select
        fact.*,
        unit_commune.commune_id,
        submission_label.label || ', ' || fact.locator as source,
    from fact_model as fact
    inner join unit_commune using (unit_id)
    inner join submission_label using (submission_id)
    -- nothing before the year of the earliest quarter asked for plays a part
    where fact.quarter between left(list_min($quarters), 4) and list_max($quarters)
),

facts as (
    select *
    from everywhere
    where len($communes) = 0 or list_contains($communes, commune_id)
),

stopped as (
    select
        quarter,
        unnest([event::text, 'stopped']) as measure,
        value,
        state,
        qualifier,
        source,
    from facts
    where event in ('goal_met', 'ineffective')
        and list_contains($quarters, quarter)
),

asked as (
    select unnest($quarters) as quarter
),

-- The year's newest running total up to a quarter asked for. One that is not broken down by commune
-- leaves the totals of single communes unknown.
running as (
    select
        asked.quarter,
        max(everywhere.quarter) as last,
        bool_or(everywhere.commune_id is null) as whole,
    from asked
    inner join everywhere
        on everywhere.event = 'launched'
        and everywhere.period = 'year_to_date'
        and left(everywhere.quarter, 4) = left(asked.quarter, 4)
        and everywhere.quarter <= asked.quarter
    group by asked.quarter
),

-- Launches are published as the year's running total, or per quarter, or per quarter from the
-- running total on (data/checks/two_launch_periods.sql). The year's total is known once the quarter
-- asked for is: where nothing is reported of a commune in that quarter, its total stays unknown.
launched as (
    select
        asked.quarter,
        'launched_year_to_date' as measure,
        facts.value,
        facts.state,
        facts.qualifier,
        facts.source,
    from asked
    inner join facts
        on facts.event = 'launched'
        and left(facts.quarter, 4) = left(asked.quarter, 4)
        and facts.quarter <= asked.quarter
    left join running on running.quarter = asked.quarter
    where (len($communes) = 0 or not coalesce(running.whole, false))
        and (
            asked.quarter = running.last
            or asked.quarter in (select quarter from facts where period = 'quarter')
        )
        and (
            (facts.period = 'year_to_date' and facts.quarter = running.last)
            or (facts.period = 'quarter' and facts.quarter > coalesce(running.last, ''))
        )
),

final as (
    select * from stopped
    union all by name
    select * from launched
)

select
    quarter,
    measure,
    coalesce(sum(value), 0)::bigint as value,
    count(*) filter (state = 'uncounted') as uncounted,
    count(*) filter (qualifier = 'more_than') as more_than,
    count(*) filter (qualifier = 'about') as about,
    string_agg(distinct source, '; ' order by source) as source,
from final
group by quarter, measure
order by quarter, measure;
