-- One row = an outreach channel in one of the quarters asked for, over the communes asked for
-- (none asked for = the whole district). No row = nothing published.
-- quarter; channel; value: count that is known; uncounted: facts whose number is unknown;
-- more_than, about: facts that are only a lower bound, or rough; source: documents and places.
with

facts as (
    select
        fact.quarter,
        fact.channel,
        fact.value,
        fact.state,
        fact.qualifier,
        submission_label.label || ', ' || fact.locator as source,
    from fact_outreach as fact
    inner join unit_commune using (unit_id)
    inner join submission_label using (submission_id)
    where list_contains($quarters, fact.quarter)
        and (len($communes) = 0 or list_contains($communes, unit_commune.commune_id))
)

select
    quarter,
    channel::text as channel,
    coalesce(sum(value), 0)::bigint as value,
    count(*) filter (state = 'uncounted') as uncounted,
    count(*) filter (qualifier = 'more_than') as more_than,
    count(*) filter (qualifier = 'about') as about,
    string_agg(distinct source, '; ' order by source) as source,
from facts
group by quarter, facts.channel
order by quarter, facts.channel;
