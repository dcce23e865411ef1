-- One row = a group of facts of the quarter that the source gives for the district only; what an
-- agency of the district did is no such fact: it is the agency's own.
-- topic: an event of models (launched | replicated | goal_met | ineffective | converted), outreach,
-- support or custom;
-- value: what they add up to, empty where unknown or where it makes no sense to add;
-- facts: how many facts; allocated: facts of the same group that do name a commune;
-- year_to_date: whether the number runs since the start of the year; source: documents and places
-- of the facts without a commune.
select
    topic,
    value,
    facts,
    allocated,
    year_to_date,
    source,
from unallocated
where quarter = $quarter
order by topic;
