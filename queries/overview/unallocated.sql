-- One row = a group of facts of the quarter that the source gives for the district only; what an
-- agency of the district did is no such fact: it is the agency's own.
-- topic: an event of models (launched | replicated | goal_met | ineffective | converted), outreach,
-- support or custom;
-- value: what they add up to, empty where unknown or where it makes no sense to add;
-- facts: how many facts; allocated: facts of the same group that do name a commune;
-- year_to_date: whether the number runs since the start of the year; source: documents and places
-- of the facts without a commune.
with

reported as (
    select
        unit_id,
        event::text as topic,
        value,
        period = 'year_to_date' as year_to_date,
        submission_id,
        locator,
    from fact_model
    where quarter = $quarter
    union all
    select unit_id, 'outreach', null, false, submission_id, locator
    from fact_outreach
    where quarter = $quarter
    union all
    select unit_id, 'support', null, false, submission_id, locator
    from fact_support
    where quarter = $quarter
    union all
    select unit_id, 'custom', null, false, submission_id, locator
    from fact_custom
    where quarter = $quarter and state != 'zero'
),

facts as (
    select
        reported.*,
        unit_commune.commune_id is null as no_commune,
        submission_label.label || ', ' || reported.locator as source,
    from reported
    inner join unit_commune using (unit_id)
    anti join (from unit_in_quarter where quarter = $quarter and kind = 'agency') using (unit_id)
    inner join submission_label using (submission_id)
)

select
    topic,
    sum(value) filter (no_commune)::bigint as value,
    count(*) filter (no_commune) as facts,
    count(*) filter (not no_commune) as allocated,
    bool_or(year_to_date) filter (no_commune) as year_to_date,
    string_agg(distinct source, '; ' order by source) filter (no_commune) as source,
from facts
group by topic
having bool_or(no_commune)
order by topic;
