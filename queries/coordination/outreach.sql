-- One row = a figure of outreach of an agency of the district in the quarter.
-- unit_id; channel: session | attendance | radio_news | radio_article | portal_news |
-- portal_article | van_round; value: empty when unknown; state: counted | zero | uncounted;
-- qualifier: exact | more_than | about; derived: how, where others report a part of it; source:
-- document and place in it, in words.
select
    fact.unit_id,
    fact.channel::text as channel,
    fact.value,
    fact.state::text as state,
    fact.qualifier::text as qualifier,
    fact.derived,
    submission_label.label || ', ' || fact.locator as source,
from fact_outreach as fact
inner join unit_in_quarter as unit using (quarter, unit_id)
inner join submission_label using (submission_id)
where fact.quarter = $quarter
    and unit.kind = 'agency'
    and unit.reports
order by fact.unit_id, fact.channel, fact.fact_id;
