-- One row = what an agency of the district handed over in the quarter, of one kind: of its own
-- figures and of those of others that name it as their sponsor, by its name or a shorter one.
-- unit_id; item; unit: of the value; value: what could be counted, added up; uncounted, more_than,
-- about: figures whose number is unknown, a lower bound, rough; places: how many are named as
-- receivers, communes or as the source puts it; place: the first three of them; source: documents
-- and places in them, in words.
with

agencies as (
    select unit_id, label
    from unit_in_quarter
    where quarter = $quarter
        and kind = 'agency'
        and reports
),

called as (
    select unit_id, label as name
    from agencies
    union
    select unit_id, alias
    from agencies
    inner join unit_alias using (unit_id)
),

sponsors as (
    select distinct sponsor
    from fact_support
    where quarter = $quarter
        and sponsor is not null
),

givers as (
    select
        sponsors.sponsor,
        arg_max(called.unit_id, len(called.name)) as unit_id,
    from sponsors
    inner join called on starts_with(sponsors.sponsor, called.name)
    group by sponsors.sponsor
),

facts as (
    select
        coalesce(own.unit_id, givers.unit_id) as unit_id,
        fact.item,
        fact.unit,
        fact.value,
        fact.state,
        fact.qualifier,
        coalesce(fact.place, unit.commune) as place,
        submission_label.label || ', ' || fact.locator as source,
    from fact_support as fact
    inner join unit_in_quarter as unit using (quarter, unit_id)
    inner join submission_label using (submission_id)
    left join agencies as own on own.unit_id = fact.unit_id
    left join givers on givers.sponsor = fact.sponsor
    where fact.quarter = $quarter
        and coalesce(own.unit_id, givers.unit_id) is not null
)

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
    nullif(array_to_string(list_sort(list_distinct(list(place)))[:3], ', '), '') as place,
    array_to_string(list_sort(list_distinct(list(source))), '; ') as source,
from facts
group by unit_id, item, unit
order by unit_id, item, unit;
