-- One row = a commune or town, in Vietnamese order, with what was reported for it in the quarter.
-- unit_id; name; label; tile_column, tile_row: its place on the schematic map;
-- customs: customs still practised there; households: those that could be counted;
-- custom_facts, custom_uncounted: facts about customs, and those of unknown number;
-- ineffective, goal_met: models that stopped; model_facts: facts about stopped models;
-- source: documents and places behind all of these.
with

customs as (
    select
        unit_commune.commune_id,
        count(distinct fact.custom_id) filter (fact.state != 'zero') as customs,
        coalesce(sum(fact.value), 0)::bigint as households,
        count(*) as custom_facts,
        count(*) filter (fact.state = 'uncounted') as custom_uncounted,
    from fact_custom as fact
    inner join unit_commune using (unit_id)
    where fact.quarter = $quarter
    group by unit_commune.commune_id
),

models as (
    select
        unit_commune.commune_id,
        coalesce(sum(fact.value) filter (fact.event = 'ineffective'), 0)::bigint as ineffective,
        coalesce(sum(fact.value) filter (fact.event = 'goal_met'), 0)::bigint as goal_met,
        count(*) as model_facts,
    from fact_model as fact
    inner join unit_commune using (unit_id)
    where fact.quarter = $quarter
        and fact.event in ('goal_met', 'ineffective')
    group by unit_commune.commune_id
),

sources as (
    select
        unit_commune.commune_id,
        string_agg(
        distinct submission_label.label || ', ' || fact.locator, '; ' order by submission_label.label || ', ' || fact.locator
    ) as source,
    from (
        select unit_id, submission_id, locator from fact_custom where quarter = $quarter
        union all
        select unit_id, submission_id, locator
        from fact_model
        where quarter = $quarter and event in ('goal_met', 'ineffective')
    ) as fact
    inner join unit_commune using (unit_id)
    inner join submission_label using (submission_id)
    group by unit_commune.commune_id
)

select
    commune.unit_id,
    commune.name,
    if(commune.kind = 'town', 'thị trấn ', 'xã ') || commune.name as label,
    commune.tile_column::double as tile_column,
    commune.tile_row,
    coalesce(customs.customs, 0) as customs,
    coalesce(customs.households, 0) as households,
    coalesce(customs.custom_facts, 0) as custom_facts,
    coalesce(customs.custom_uncounted, 0) as custom_uncounted,
    coalesce(models.ineffective, 0) as ineffective,
    coalesce(models.goal_met, 0) as goal_met,
    coalesce(models.model_facts, 0) as model_facts,
    sources.source,
from dim_unit as commune
inner join dim_unit as district
    on district.unit_id = commune.parent_id
    and district.kind = 'district'
left join customs on customs.commune_id = commune.unit_id
left join models on models.commune_id = commune.unit_id
left join sources on sources.commune_id = commune.unit_id
where commune.kind in ('town', 'commune')
    and (len($communes) = 0 or list_contains($communes, commune.unit_id))
order by commune.name collate vi;
