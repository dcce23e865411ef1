-- One row = a custom in a commune in a quarter up to the one asked for, over the communes asked for
-- (none asked for = the whole district). A commune's figure is that of all its places together.
-- custom_id; quarter; commune_id: empty for what names no commune, where the district's own word
-- that there is none stays in, whatever communes are asked for;
-- facts: reports; practised: those that say it is still practised; households: those counted, added
-- up; uncounted: reports of an unknown number; more_than, about: reports that are only a lower
-- bound, or rough; district_zero: whether the district itself reported none;
-- source: documents and places.
select
    custom_id,
    quarter,
    commune_id,
    facts,
    practised,
    households,
    uncounted,
    more_than,
    about,
    district_zero,
    source,
from custom_told
where quarter <= $quarter
    and if(
        len($communes) = 0,
        not is_none_alone,
        is_none_alone or list_contains($communes, commune_id)
    )
order by custom_id, quarter, commune_id nulls last;
