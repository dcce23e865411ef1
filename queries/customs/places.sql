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
with

places as (
    select *
    from custom_place
    where quarter in ($quarter, $before)
        and are_told_apart = $villages
        and (len($communes) = 0 or list_contains($communes, commune_id))
)

select
    if(now.unit_id is null, before.fact_id, now.fact_id) as fact_id,
    custom_id,
    coalesce(now.custom, before.custom) as custom,
    coalesce(now.kind, before.kind)::text as kind,
    coalesce(now.position, before.position) as position,
    unit_id,
    coalesce(now.label, unit.label, before.label) as place,
    coalesce(now.is_district, before.is_district) as is_district,
    coalesce(now.commune_id, before.commune_id) as commune_id,
    coalesce(now.commune, unit.commune, before.commune) as commune,
    now.value,
    now.state,
    now.at_least,
    coalesce(now.more_than, false) as more_than,
    coalesce(now.about, false) as about,
    before.value as value_before,
    before.state as state_before,
    before.at_least as at_least_before,
    coalesce(before.more_than, false) as more_than_before,
    coalesce(before.about, false) as about_before,
    if(now.unit_id is null, before.derived, now.derived) as derived,
    if(now.unit_id is null, before.printed, now.printed) as printed,
    if(now.unit_id is null, before.note, now.note) as note,
    if(now.unit_id is null, before.source, now.source) as source,
from (from places where quarter = $quarter) as now
full join (from places where quarter = $before) as before using (custom_id, unit_id)
-- what is told of no more now is called what it is called now, if it is still there
left join unit_in_quarter as unit
    on unit.quarter = $quarter
    and unit.unit_id = before.unit_id
order by
    coalesce(now.kind, before.kind), coalesce(now.position, before.position),
    coalesce(now.name, unit.name, before.name) collate vi, unit_id;
