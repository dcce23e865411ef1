-- One row = a commune or town that is there in the quarter, in Vietnamese order, with what was
-- reported for it.
-- unit_id; name; label; tile_column, tile_row: its place on the schematic map;
-- customs: customs still practised there; households: those that could be counted;
-- custom_facts, custom_uncounted: facts about customs, and those of unknown number;
-- only_kind: hu_tuc | phong_tuc where all of them are about customs of that kind, else empty;
-- ineffective: models that stopped as ineffective; ineffective_facts, ineffective_uncounted: facts
-- about those, and those of unknown number; model_facts: facts about any models that stopped;
-- custom_source, model_source: documents and places.
with

custom_facts as (
    select
        unit_commune.commune_id,
        fact.custom_id,
        fact.value,
        fact.state,
        custom.kind::text as kind,
        submission_label.label || ', ' || fact.locator as source,
    from fact_custom as fact
    inner join dim_custom as custom using (custom_id)
    inner join unit_commune using (unit_id)
    inner join submission_label using (submission_id)
    where fact.quarter = $quarter
),

customs as (
    select
        commune_id,
        count(distinct custom_id) filter (state != 'zero') as customs,
        coalesce(sum(value), 0)::bigint as households,
        count(*) as custom_facts,
        count(*) filter (state = 'uncounted') as custom_uncounted,
        if(min(kind) = max(kind), min(kind), null) as only_kind,
        -- Told apart after the aggregate: one that does it itself is slow.
        array_to_string(list_sort(list_distinct(list(source))), '; ') as custom_source,
    from custom_facts
    group by commune_id
),

model_facts as (
    select
        unit_commune.commune_id,
        fact.value,
        fact.state,
        fact.event = 'ineffective' as is_ineffective,
        submission_label.label || ', ' || fact.locator as source,
    from fact_model as fact
    inner join unit_commune using (unit_id)
    inner join submission_label using (submission_id)
    where fact.quarter = $quarter
        and fact.event in ('goal_met', 'ineffective')
),

models as (
    select
        commune_id,
        coalesce(sum(value) filter (is_ineffective), 0)::bigint as ineffective,
        count(*) filter (is_ineffective) as ineffective_facts,
        count(*) filter (is_ineffective and state = 'uncounted') as ineffective_uncounted,
        count(*) as model_facts,
        array_to_string(list_sort(list_distinct(list(source))), '; ') as model_source,
    from model_facts
    group by commune_id
)

select
    commune.unit_id,
    commune.name,
    commune.label,
    commune.tile_column,
    commune.tile_row,
    coalesce(customs.customs, 0) as customs,
    coalesce(customs.households, 0) as households,
    coalesce(customs.custom_facts, 0) as custom_facts,
    coalesce(customs.custom_uncounted, 0) as custom_uncounted,
    customs.only_kind,
    coalesce(models.ineffective, 0) as ineffective,
    coalesce(models.ineffective_facts, 0) as ineffective_facts,
    coalesce(models.ineffective_uncounted, 0) as ineffective_uncounted,
    coalesce(models.model_facts, 0) as model_facts,
    customs.custom_source,
    models.model_source,
from unit_in_quarter as commune
left join customs on customs.commune_id = commune.unit_id
left join models on models.commune_id = commune.unit_id
where commune.quarter = $quarter
    and commune.reports
    and commune.unit_id = commune.commune_id
    and (len($communes) = 0 or list_contains($communes, commune.unit_id))
order by commune.name collate vi;
