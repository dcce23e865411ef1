-- One row = what a source says of a report that a commune, a town, the district or an agency of it
-- owed, from the quarter $since to the quarter asked for.
-- quarter; unit_id; is_district; state: on_time | late | missing | exempt, or some_in_breach where
-- the source only says that there were some who did not keep the rule; due_on: the deadline, came_on:
-- the day on which it came, if the source says so; note; source.
select
    fact.quarter,
    fact.unit_id,
    unit.kind = 'district' as is_district,
    fact.state::text as state,
    fact.due_on,
    fact.came_on,
    fact.note,
    submission_label.label || ', ' || fact.locator as source,
from fact_duty as fact
inner join unit_in_quarter as unit using (quarter, unit_id)
inner join submission_label using (submission_id)
where fact.quarter between $since and $quarter
    and unit.reports
order by fact.quarter, fact.unit_id;
