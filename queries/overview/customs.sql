-- One row = a kind of custom in one of the quarters asked for, over the communes asked for (none
-- asked for = the whole district). No row = nothing reported.
-- quarter; kind: hu_tuc | phong_tuc; practised: customs of that kind still practised somewhere;
-- households: those that could be counted, added up over places and customs;
-- uncounted: places and customs where it is practised by an unknown number of households;
-- more_than, about: facts that are only a lower bound, or rough; source: documents and places.
with

facts as (
    select
        fact.quarter,
        custom.kind::text as kind,
        fact.custom_id,
        fact.value,
        fact.state,
        fact.qualifier,
        submission_label.label || ', ' || fact.locator as source,
    from fact_custom as fact
    inner join dim_custom as custom using (custom_id)
    inner join unit_commune using (unit_id)
    inner join submission_label using (submission_id)
    where list_contains($quarters, fact.quarter)
        and (len($communes) = 0 or list_contains($communes, unit_commune.commune_id))
)

select
    quarter,
    kind,
    count(distinct custom_id) filter (state != 'zero') as practised,
    coalesce(sum(value), 0)::bigint as households,
    count(*) filter (state = 'uncounted') as uncounted,
    count(*) filter (qualifier = 'more_than') as more_than,
    count(*) filter (qualifier = 'about') as about,
    string_agg(distinct source, '; ' order by source) as source,
from facts
group by quarter, kind
order by quarter, kind;
