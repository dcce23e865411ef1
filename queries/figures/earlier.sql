-- One row = a custom at a place of which anything was reported before the quarter, over the communes
-- asked for (none asked for = the whole district).
-- custom_id; unit_id; unit_kind; commune_id: empty where the source names none; place: of a village,
-- with its commune, empty for the others; practised: the last quarter before the one asked for in
-- which it was practised there, empty for never.
with

facts as (
    select
        custom_id,
        unit_id,
        max(quarter) as last,
        max(quarter) filter (state != 'zero') as practised,
    from fact_custom
    inner join unit_commune using (unit_id)
    where quarter < $quarter
        and (len($communes) = 0 or list_contains($communes, commune_id))
    group by custom_id, unit_id
)

select
    facts.custom_id,
    facts.unit_id,
    coalesce(unit_now.kind, unit.kind) as unit_kind,
    unit.commune_id,
    case
        when unit.kind = 'village' then
            concat_ws(
                ', ',
                coalesce(unit_now.name, unit.name),
                coalesce(unit_now.commune, unit.commune)
            )
    end as place,
    facts.practised,
from facts
inner join unit_in_quarter as unit
    on unit.unit_id = facts.unit_id
    and unit.quarter = facts.last
left join unit_in_quarter as unit_now
    on unit_now.unit_id = facts.unit_id
    and unit_now.quarter = $quarter
order by facts.custom_id, facts.unit_id;
