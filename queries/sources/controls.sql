-- One row = a control total: what a source prints as a total, and what the facts add up to.
-- control_id; name; quarter; expected; found: empty when there is nothing to compute it from;
-- derived: how, if not printed; source: document and place.
select
    control_id,
    name,
    quarter,
    expected,
    found::double as found,
    derived,
    source,
from control_result
order by quarter, control_id;
