-- One row = a quarter up to $quarter at whose end anything is reported of the models that run, the
-- oldest first; over the communes asked for (none asked for = the whole district, including what has
-- no commune).
-- quarter; models: those that could be counted; communes: of how many communes it is reported;
-- told_as_whole: whether the source speaks of the district as a whole, so that nobody is missing: no
-- fact stands in a commune's own report, and one names neither commune nor agency; uncounted,
-- more_than, about: facts whose number is unknown, a lower bound, rough; source: documents and
-- places.
select
    quarter,
    coalesce(sum(value), 0)::bigint as models,
    -- Told apart after the aggregate, as are the sources: one that does it itself is slow.
    coalesce(list_unique(list(commune_id)), 0)::bigint as communes,
    bool_or(is_of_the_whole) and not bool_or(is_of_a_commune) as told_as_whole,
    count(*) filter (state = 'uncounted') as uncounted,
    count(*) filter (qualifier = 'more_than') as more_than,
    count(*) filter (qualifier = 'about') as about,
    list_aggregate(list_sort(list_distinct(list(source))), 'string_agg', '; ') as source,
from model_told
where event is null
    and quarter <= $quarter
    and (len($communes) = 0 or list_contains($communes, commune_id))
group by quarter
order by quarter;
