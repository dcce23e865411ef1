-- One row = a quarter up to $quarter at whose end anything is reported of the models that run, the
-- oldest first; over the communes asked for (none asked for = the whole district, including what has
-- no commune).
-- quarter; models: those that could be counted; communes: of how many communes it is reported;
-- told_as_whole: whether the source speaks of the district as a whole, so that nobody is missing: no
-- fact stands in a commune's own report, and one names neither commune nor agency; uncounted,
-- more_than, about: facts whose number is unknown, a lower bound, rough; source: documents and
-- places.
with

chosen as (
    select
        fact.quarter,
        fact.value,
        fact.state,
        fact.qualifier,
        fact.locator,
        unit_commune.commune_id,
        unit_commune.commune_id is null and unit.kind <> 'agency' as is_of_the_whole,
        reporter.commune_id = submission.unit_id as is_of_a_commune,
        submission_label.label,
    from fact_model_stock as fact
    inner join unit_commune using (unit_id)
    inner join unit_in_quarter as unit using (quarter, unit_id)
    inner join submission using (submission_id)
    inner join submission_label using (submission_id)
    left join unit_commune as reporter on reporter.unit_id = submission.unit_id
    where fact.quarter <= $quarter
        and (len($communes) = 0 or list_contains($communes, unit_commune.commune_id))
)

select
    quarter,
    coalesce(sum(value), 0)::bigint as models,
    -- Told apart after the aggregate, as are the sources: one that does it itself is slow.
    coalesce(list_unique(list(commune_id)), 0)::bigint as communes,
    bool_or(is_of_the_whole) and not coalesce(bool_or(is_of_a_commune), false) as told_as_whole,
    count(*) filter (state = 'uncounted') as uncounted,
    count(*) filter (qualifier = 'more_than') as more_than,
    count(*) filter (qualifier = 'about') as about,
    array_to_string(list_sort(list_distinct(list(label || ', ' || locator))), '; ') as source,
from chosen
group by quarter
order by quarter;
