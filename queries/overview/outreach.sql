-- One row = an outreach channel in one of the quarters asked for, over the communes asked for
-- (none asked for = the whole district). No row = nothing published.
-- quarter; channel; value: count that is known; uncounted: facts whose number is unknown;
-- more_than, about: facts that are only a lower bound, or rough; source: documents and places.
select
    fact.quarter,
    fact.channel::text as channel,
    coalesce(sum(fact.value), 0)::bigint as value,
    count(*) filter (fact.state = 'uncounted') as uncounted,
    count(*) filter (fact.qualifier = 'more_than') as more_than,
    count(*) filter (fact.qualifier = 'about') as about,
    string_agg(
        distinct submission_label.label || ', ' || fact.locator, '; ' order by submission_label.label || ', ' || fact.locator
    ) as source,
from fact_outreach as fact
inner join unit_commune using (unit_id)
inner join submission_label using (submission_id)
where list_contains($quarters, fact.quarter)
    and (len($communes) = 0 or list_contains($communes, unit_commune.commune_id))
group by fact.quarter, fact.channel
order by fact.quarter, fact.channel;
