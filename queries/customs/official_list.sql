-- One row = a custom of the official list, with what was reported of it in the quarter and in the
-- quarter before, over the communes asked for (none asked for = the whole district).
-- custom_id; kind: hu_tuc | phong_tuc; position; custom: its name;
-- facts: reports about it now; practised: those that say it is still practised;
-- households: those counted; uncounted: places of unknown number; the same with _before;
-- places: where it is still practised, by name; source: documents and places.
with

facts as (
    select
        fact.*,
        case
            when unit.kind = 'village' then unit.name || coalesce(' (' || commune.name || ')', '')
            when unit.kind = 'district' then 'huyện, không rõ xã'
            else if(unit.kind = 'town', 'thị trấn ', 'xã ') || unit.name
        end as place,
        submission_label.label || ', ' || fact.locator as source,
    from fact_custom as fact
    inner join dim_unit as unit using (unit_id)
    inner join unit_commune using (unit_id)
    left join dim_unit as commune on commune.unit_id = unit_commune.commune_id
    inner join submission_label using (submission_id)
    where len($communes) = 0 or list_contains($communes, unit_commune.commune_id)
)

select
    custom.custom_id,
    custom.kind::text as kind,
    custom.position,
    custom.name as custom,
    count(*) filter (facts.quarter = $quarter) as facts,
    count(*) filter (facts.quarter = $quarter and facts.state != 'zero') as practised,
    coalesce(sum(facts.value) filter (facts.quarter = $quarter), 0)::bigint as households,
    count(*) filter (facts.quarter = $quarter and facts.state = 'uncounted') as uncounted,
    count(*) filter (facts.quarter = $before) as facts_before,
    count(*) filter (facts.quarter = $before and facts.state != 'zero') as practised_before,
    coalesce(sum(facts.value) filter (facts.quarter = $before), 0)::bigint as households_before,
    count(*) filter (facts.quarter = $before and facts.state = 'uncounted') as uncounted_before,
    string_agg(facts.place, ', ' order by facts.place collate vi)
        filter (facts.quarter = $quarter and facts.state != 'zero') as places,
    string_agg(distinct facts.source, '; ' order by facts.source)
        filter (facts.quarter in ($quarter, $before)) as source,
from dim_custom as custom
left join facts using (custom_id)
group by custom.custom_id, custom.kind, custom.position, custom.name
order by custom.kind, custom.position;
