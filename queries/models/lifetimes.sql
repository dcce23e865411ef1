-- One row = models of one field that were seen for the same number of quarters, from the quarter in
-- which they began; over the communes asked for (none asked for = all). Only models that are named
-- and the quarter of whose beginning is reported, as known in $quarter.
-- field: crops | livestock | crafts | sanitation | population, empty when not known; quarters: from
-- the beginning to the end, or, for a model that still runs, to the last quarter in which its
-- commune reported anything about models; ended: models that ended then (goal met, ineffective or
-- converted); censored: models that still ran then; source: documents and places that tell of the
-- beginnings of all of them, the same in each row.
with

-- Beside events also zeros and the number of running models show that a commune reported.
last_reported as (
    select
        unit_commune.commune_id,
        max(reported.quarter) as quarter,
    from (
        select unit_id, max(quarter) as quarter
        from fact_model
        where quarter <= $quarter
        group by unit_id
        union all
        select unit_id, max(quarter)
        from fact_model_stock
        where quarter <= $quarter
        group by unit_id
    ) as reported
    inner join unit_commune using (unit_id)
    where len($communes) = 0 or list_contains($communes, unit_commune.commune_id)
    group by unit_commune.commune_id
),

places as (
    select
        unit_commune.unit_id,
        last_reported.quarter as last_reported,
    from unit_commune
    inner join last_reported
        on last_reported.commune_id is not distinct from unit_commune.commune_id
),

-- Of a count since the start of the year the quarter is not known.
began as (
    select
        fact.model_id,
        fact.quarter,
        places.last_reported,
        fact.submission_id,
        fact.locator,
    from fact_model as fact
    inner join places using (unit_id)
    where fact.quarter <= $quarter
        and fact.period = 'quarter'
        and fact.model_id is not null
        and fact.event in ('launched', 'replicated', 'converted_in')
),

-- An end may be reported without its commune: a model is where it began.
ended as (
    select
        model_id,
        quarter,
    from fact_model
    where quarter <= $quarter
        and model_id is not null
        and event in ('goal_met', 'ineffective', 'converted')
),

lives as (
    select
        model.field,
        began.quarter as first_quarter,
        coalesce(ended.quarter, began.last_reported) as last_quarter,
        ended.model_id is not null as has_ended,
        count(*) as models,
    from began
    inner join dim_model as model using (model_id)
    left join ended on ended.model_id = began.model_id
    group by model.field, first_quarter, last_quarter, has_ended
),

sources as (
    -- Told apart after the aggregate: one that does it itself is slow.
    select array_to_string(list_sort(list_distinct(list(label || ', ' || locator))), '; ') as source,
    from (select distinct submission_id, locator from began)
    inner join submission_label using (submission_id)
)

select
    field::text as field,
    4 * (left(last_quarter, 4)::bigint - left(first_quarter, 4)::bigint)
        + right(last_quarter, 1)::bigint - right(first_quarter, 1)::bigint as quarters,
    coalesce(sum(models) filter (has_ended), 0)::bigint as ended,
    coalesce(sum(models) filter (not has_ended), 0)::bigint as censored,
    (select source from sources) as source,
from lives
group by lives.field, quarters
order by lives.field::text nulls last, quarters;
