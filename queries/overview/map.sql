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
    unit_id,
    name,
    label,
    tile_column,
    tile_row,
    customs,
    households,
    custom_facts,
    custom_uncounted,
    only_kind,
    ineffective,
    ineffective_facts,
    ineffective_uncounted,
    model_facts,
    custom_source,
    model_source,
from commune_shown
where quarter = $quarter
    and (len($communes) = 0 or list_contains($communes, unit_id))
order by name collate vi;
