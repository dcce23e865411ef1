-- One row = a custom in a commune in a quarter up to the one asked for, over the communes asked for
-- (none asked for = the whole district). A commune's figure is that of all its places together.
-- custom_id; quarter; commune_id: empty for what names no commune, where the district's own word
-- that there is none stays in, whatever communes are asked for;
-- facts: reports; practised: those that say it is still practised; households: those counted, added
-- up; uncounted: reports of an unknown number; more_than, about: reports that are only a lower
-- bound, or rough; district_zero: whether the district itself reported none;
-- source: documents and places.
select
    fact.custom_id,
    fact.quarter,
    unit_commune.commune_id,
    count(*) as facts,
    count(*) filter (fact.state != 'zero') as practised,
    coalesce(sum(fact.value), 0)::bigint as households,
    count(*) filter (fact.state = 'uncounted') as uncounted,
    count(*) filter (fact.qualifier = 'more_than') as more_than,
    count(*) filter (fact.qualifier = 'about') as about,
    bool_or(unit.kind = 'district' and fact.state = 'zero') as district_zero,
    -- Told apart after the aggregate: one that does it itself is slow.
    array_to_string(
        list_sort(list_distinct(list(submission_label.label || ', ' || fact.locator))), '; '
    ) as source,
from fact_custom as fact
inner join dim_unit as unit using (unit_id)
inner join unit_commune using (unit_id)
inner join submission_label using (submission_id)
where fact.quarter <= $quarter
    and (
        len($communes) = 0
        or list_contains($communes, unit_commune.commune_id)
        or (unit.kind = 'district' and fact.state = 'zero')
    )
group by fact.custom_id, fact.quarter, unit_commune.commune_id
order by fact.custom_id, fact.quarter, unit_commune.commune_id nulls last;
