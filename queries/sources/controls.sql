-- One row = a control total: what a source prints as a total, and what the facts add up to.
-- control_id; name; quarter; expected; found: empty when there is nothing to compute it from;
-- derived: how, if not printed; source: document and place.
select
    control.control_id,
    control.name,
    control.quarter,
    control.expected,
    found.found::double as found,
    control.derived,
    coalesce(submission_label.label || ', ', '') || control.locator as source,
from control_total as control
left join control_found as found
    on found.measure = control.measure
    and found.subject is not distinct from control.subject
    and found.quarter is not distinct from control.quarter
    and found.unit_id = control.unit_id
left join submission_label using (submission_id)
order by control.quarter, control.control_id;
