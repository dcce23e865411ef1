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
        *,
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
        end and $quarter
        and (is_now or is_before)
        and event in ('goal_met', 'ineffective')
        and period = 'quarter'
        and (len($communes) = 0 or list_contains($communes, commune_id))
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
