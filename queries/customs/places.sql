-- One row = a custom at a place, in the quarter or in the quarter before, over the communes asked
-- for (none asked for = the whole district). Without $villages a commune and its villages are one
-- place, and a village of no known commune is the district.
-- fact_id: one of the place's; custom_id; custom: its name; kind: hu_tuc | phong_tuc; position in
-- the official list; unit_id; place: with "thôn", "xã" …; is_district: whether it is the district;
-- commune_id, commune: empty where the source names none;
-- value, state: households now; state is counted | zero | uncounted, or empty when nothing was
-- reported; at_least: what was counted of a place that is uncounted in part; more_than, about:
-- whether the number is only a lower bound, or rough; the same with _before: in the quarter before;
-- derived: how, if not printed; printed: how the scan spells the name; note (derived and note only
-- with $villages); source: documents and places; all four of now, or of before where nothing is
-- reported now.
-- $before: the quarter before, or the same quarter of the year before (data/compared.sql).
select
    fact_id,
    custom_id,
    custom,
    told.kind::text as kind,
    position,
    unit_id,
    label as place,
    is_district,
    commune_id,
    commune,
    value,
    state,
    at_least,
    more_than,
    about,
    value_before,
    state_before,
    at_least_before,
    more_than_before,
    about_before,
    derived,
    printed,
    note,
    source,
from custom_beside as told
where quarter = $quarter
    and before = $before
    and are_told_apart = $villages
    and (len($communes) = 0 or list_contains($communes, commune_id))
order by told.kind, position, name collate vi, unit_id;
