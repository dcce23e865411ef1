-- One row = a group of facts of the quarter that the source gives for the district only.
-- topic: goal_met | ineffective | launched | outreach | support | custom;
-- value: what they add up to, empty where unknown or where it makes no sense to add;
-- facts: how many facts; allocated: facts of the same group that do name a commune;
-- year_to_date: whether the number runs since the start of the year; source: documents and places
-- of the facts without a commune.
with

facts as (
    select unit_id, event::text as topic, value, period = 'year_to_date' as year_to_date,
        submission_id, locator,
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
)

select
    facts.topic,
    sum(facts.value) filter (unit_commune.commune_id is null)::bigint as value,
    count(*) filter (unit_commune.commune_id is null) as facts,
    count(*) filter (unit_commune.commune_id is not null) as allocated,
    bool_or(facts.year_to_date) filter (unit_commune.commune_id is null) as year_to_date,
    string_agg(
        distinct submission_label.label || ', ' || facts.locator, '; ' order by submission_label.label || ', ' || facts.locator
    ) filter (unit_commune.commune_id is null) as source,
from facts
inner join unit_commune using (unit_id)
inner join submission_label using (submission_id)
group by facts.topic
having count(*) filter (unit_commune.commune_id is null) > 0
order by facts.topic;
