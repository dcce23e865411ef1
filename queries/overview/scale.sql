-- One row = the largest figures that any commune or town reported in any quarter, the ends of the
-- map's scales.
-- households: that could be counted; customs: still practised; ineffective: models that stopped so;
-- each 0 where nothing is reported.
with

customs as (
    select
        unit_commune.commune_id,
        fact.quarter,
        count(distinct fact.custom_id) filter (fact.state != 'zero') as customs,
        sum(fact.value) as households,
    from fact_custom as fact
    inner join unit_commune using (unit_id)
    where unit_commune.commune_id is not null
    group by unit_commune.commune_id, fact.quarter
),

models as (
    select
        unit_commune.commune_id,
        fact.quarter,
        sum(fact.value) as ineffective,
    from fact_model as fact
    inner join unit_commune using (unit_id)
    where unit_commune.commune_id is not null
        and fact.event = 'ineffective'
    group by unit_commune.commune_id, fact.quarter
)

select
    coalesce((select max(households) from customs), 0)::bigint as households,
    coalesce((select max(customs) from customs), 0)::bigint as customs,
    coalesce((select max(ineffective) from models), 0)::bigint as ineffective,
