-- One row = a custom at a place, in the quarter or in the quarter before, over the communes asked
-- for (none asked for = the whole district).
-- fact_id; custom_id; custom: its name; kind: hu_tuc | phong_tuc; position in the official list;
-- unit_id; place: with "thôn", "xã" …; commune: empty where the source names none;
-- value, state: households now; value_before, state_before: in the quarter before; state is
-- counted | zero | uncounted, or empty when nothing was reported; derived: how, if not printed;
-- printed: how the scan spells the name; note; source: document and place; all four of now, or
-- of before where nothing is reported now.
with

facts as (
    select
        fact.*,
        submission_label.label || ', ' || fact.locator as source,
    from fact_custom as fact
    inner join submission_label using (submission_id)
),

now as (
    select * from facts where quarter = $quarter
),

before as (
    select * from facts where quarter = $before
)

select
    coalesce(now.fact_id, before.fact_id) as fact_id,
    custom.custom_id,
    custom.name as custom,
    custom.kind::text as kind,
    custom.position,
    unit.unit_id,
    case unit.kind
        when 'district' then 'huyện ' || unit.name
        when 'town' then 'thị trấn ' || unit.name
        when 'commune' then 'xã ' || unit.name
        else unit.name
    end as place,
    if(commune.kind = 'town', 'thị trấn ', 'xã ') || commune.name as commune,
    now.value::double as value,
    now.state::text as state,
    before.value::double as value_before,
    before.state::text as state_before,
    if(now.fact_id is null, before.derived, now.derived) as derived,
    if(now.fact_id is null, before.printed, now.printed) as printed,
    if(now.fact_id is null, before.note, now.note) as note,
    coalesce(now.source, before.source) as source,
from now
full join before using (unit_id, custom_id)
inner join dim_custom as custom using (custom_id)
inner join dim_unit as unit using (unit_id)
inner join unit_commune using (unit_id)
left join dim_unit as commune on commune.unit_id = unit_commune.commune_id
where len($communes) = 0 or list_contains($communes, unit_commune.commune_id)
order by custom.kind, custom.position, unit.name collate vi;
