-- One row = models of one field that were seen for the same number of quarters, from the quarter in
-- which they began; over the communes asked for (none asked for = all). Only models that are named
-- and the quarter of whose beginning is reported, as known in $quarter.
-- field: crops | livestock | crafts | sanitation | population, empty when not known; quarters: from
-- the beginning to the end, or, for a model that still runs, to the last quarter in which its
-- commune reported anything about models; ended: models that ended then (goal met, ineffective or
-- converted); censored: models that still ran then; source: documents and places that tell of the
-- beginnings of all of them, the same in each row.
with

told as (
    select *
    from model_told
    where quarter <= $quarter
        and (len($communes) = 0 or list_contains($communes, commune_id))
),

-- Beside events also zeros and the number of running models show that a commune reported.
last_reported as (
    select commune_id, max(quarter) as quarter
    from told
    group by commune_id
),

-- Of a count since the start of the year the quarter is not known.
began as (
    select *
    from told
    where period = 'quarter'
        and model_id is not null
        and event in ('launched', 'replicated', 'converted_in')
),

lives as (
    select
        began.field,
        began.quarter as first_quarter,
        coalesce(began.ended <= $quarter, false) as has_ended,
        if(has_ended, began.ended, last_reported.quarter) as last_quarter,
    from began
    inner join last_reported
        on last_reported.commune_id is not distinct from began.commune_id
)

select
    field::text as field,
    4 * (left(last_quarter, 4)::bigint - left(first_quarter, 4)::bigint)
        + right(last_quarter, 1)::bigint - right(first_quarter, 1)::bigint as quarters,
    count(*) filter (has_ended) as ended,
    count(*) filter (not has_ended) as censored,
    (
        -- Told apart after the aggregate: one that does it itself is slow.
        select list_aggregate(list_sort(list_distinct(list(source))), 'string_agg', '; ')
        from began
    ) as source,
from lives
group by lives.field, quarters
order by lives.field::text nulls last, quarters;
