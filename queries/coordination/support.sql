-- One row = what an agency of the district handed over in the quarter, of one kind: of its own
-- figures and of those of others that name it as their sponsor, by its name or a shorter one.
-- unit_id; item; unit: of the value; value: what could be counted, added up; uncounted, more_than,
-- about: figures whose number is unknown, a lower bound, rough; places: how many are named as
-- receivers, communes or as the source puts it; place: the first three of them; source: documents
-- and places in them, in words.
select
    unit_id,
    item,
    unit,
    coalesce(sum(value), 0)::bigint as value,
    count(*) filter (state = 'uncounted') as uncounted,
    count(*) filter (qualifier = 'more_than') as more_than,
    count(*) filter (qualifier = 'about') as about,
    -- Told apart after the aggregate: one that does it itself is slow.
    coalesce(list_unique(list(place)), 0)::bigint as places,
    list_aggregate(list_sort(list_distinct(list(place)))[:3], 'string_agg', ', ') as place,
    list_aggregate(list_sort(list_distinct(list(source))), 'string_agg', '; ') as source,
from agency_gift
where quarter = $quarter
group by unit_id, item, unit
order by unit_id, item, unit;
