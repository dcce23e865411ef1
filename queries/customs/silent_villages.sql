-- One row = a custom in a commune in a quarter from $since up to the one asked for in which the
-- commune, or a village of it, reports on the custom, but a village that still keeps it, as far as
-- is known (data/silences.sql), is silent: over the communes asked for (none asked for = the whole
-- district).
-- custom_id; quarter; commune_id: empty for villages of no known commune, for which the district
-- speaks; villages: how many are silent; practised: whether what is reported says that the custom is
-- still there; vague: whether a number in it is unknown, or only a lower bound.
-- Reports from $since on are looked at.
select
    custom_id,
    quarter,
    commune_id,
    sum(villages)::bigint as villages,
    bool_or(practised) as practised,
    bool_or(vague) as vague,
from village_silence
where quarter between $since and $quarter
    and kept_since >= $since
    and (len($communes) = 0 or list_contains($communes, commune_id))
group by custom_id, quarter, commune_id
order by custom_id, quarter, commune_id nulls last;
