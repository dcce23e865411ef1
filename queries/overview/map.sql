-- One row = a commune or town that is there in the quarter, in Vietnamese order, with what was
-- reported for it.
-- unit_id; name; label; tile_column, tile_row: its place on the schematic map;
-- customs: customs still practised there; households: those that could be counted;
-- custom_facts, custom_uncounted: facts about customs, and those of unknown number;
-- only_kind: hu_tuc | phong_tuc where all of them are about customs of that kind, else empty;
-- ineffective: models that stopped as ineffective; ineffective_facts, ineffective_uncounted: facts
-- about those, and those of unknown number; model_facts: facts about any models that stopped;
-- custom_source, model_source: documents and places.
select
    commune.unit_id,
    commune.name,
    commune.label,
    commune.tile_column,
    commune.tile_row,
    coalesce(told.customs, 0) as customs,
    coalesce(told.households, 0) as households,
    coalesce(told.custom_facts, 0) as custom_facts,
    coalesce(told.custom_uncounted, 0) as custom_uncounted,
    told.only_kind,
    coalesce(told.ineffective, 0) as ineffective,
    coalesce(told.ineffective_facts, 0) as ineffective_facts,
    coalesce(told.ineffective_uncounted, 0) as ineffective_uncounted,
    coalesce(told.model_facts, 0) as model_facts,
    told.custom_source,
    told.model_source,
from unit_in_quarter as commune
left join commune_told as told
    on told.quarter = commune.quarter
    and told.commune_id = commune.unit_id
where commune.quarter = $quarter
    and commune.reports
    and commune.unit_id = commune.commune_id
    and (len($communes) = 0 or list_contains($communes, commune.unit_id))
order by commune.name collate vi;
