-- One row = a commune or town where models stopped in the quarter, and one for those that the
-- source gives without a commune (last); over the communes asked for (none asked for = all).
-- commune: its label, empty for the last; goal_met, ineffective: models; uncounted: facts whose
-- number is unknown; source: documents and places.
with

facts as (
    select
        commune.name,
        if(commune.kind = 'town', 'thị trấn ', 'xã ') || commune.name as commune,
        fact.event,
        fact.value,
        fact.state,
        submission_label.label || ', ' || fact.locator as source,
    from fact_model as fact
    inner join unit_commune using (unit_id)
    left join dim_unit as commune on commune.unit_id = unit_commune.commune_id
    inner join submission_label using (submission_id)
    where fact.quarter = $quarter
        and fact.event in ('goal_met', 'ineffective')
        and (len($communes) = 0 or list_contains($communes, unit_commune.commune_id))
)

select
    commune,
    coalesce(sum(value) filter (event = 'goal_met'), 0)::bigint as goal_met,
    coalesce(sum(value) filter (event = 'ineffective'), 0)::bigint as ineffective,
    count(*) filter (state = 'uncounted') as uncounted,
    string_agg(distinct source, '; ' order by source) as source,
from facts
group by commune, name
order by name collate vi nulls last;
