-- One row = what a commune reports in a quarter of either of two spans about models that stopped,
-- because they met their goal or because they were ineffective; over the communes asked for (none
-- asked for = the whole district, including what has no commune).
-- $span, $quarter, $before: as in models/outcomes.
-- quarter; commune_id: empty for what has no commune; is_now, is_before: of which span it is;
-- goal_met, ineffective: models that could be counted; has_goal_met, has_ineffective: whether
-- anything is said of them, zeros included; exact: whether all these numbers are.
with

chosen as (
    select
        fact.quarter,
        fact.event,
        fact.value,
        fact.state,
        fact.qualifier,
        unit_commune.commune_id,
        fact.quarter <= $quarter and case $span
            when 'quarter' then fact.quarter = $quarter
            when 'year' then left(fact.quarter, 4) = left($quarter, 4)
            else true
        end as is_now,
        fact.quarter <= $before and case $span
            when 'quarter' then fact.quarter = $before
            when 'year' then left(fact.quarter, 4) = left($before, 4)
            else true
        end as is_before,
    from fact_model as fact
    inner join unit_commune using (unit_id)
    where fact.quarter between case $span
            when 'quarter' then $before
            when 'year' then left($before, 4)
            else ''
        end and $quarter
        and (is_now or is_before)
        and fact.event in ('goal_met', 'ineffective')
        and fact.period = 'quarter'
        and (len($communes) = 0 or list_contains($communes, unit_commune.commune_id))
)

select
    quarter,
    commune_id,
    is_now,
    is_before,
    coalesce(sum(value) filter (event = 'goal_met'), 0)::bigint as goal_met,
    coalesce(sum(value) filter (event = 'ineffective'), 0)::bigint as ineffective,
    bool_or(event = 'goal_met') as has_goal_met,
    bool_or(event = 'ineffective') as has_ineffective,
    bool_and(state != 'uncounted' and qualifier = 'exact') as exact,
from chosen
group by quarter, commune_id, is_now, is_before
order by quarter, commune_id nulls last;
