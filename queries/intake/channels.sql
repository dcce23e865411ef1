-- One row = what a unit stated of a channel of outreach in the quarter asked for.
-- channel; value; state: counted | zero | uncounted; qualifier: exact | more_than | about.
select
    channel::text as channel,
    value,
    state::text as state,
    qualifier::text as qualifier,
from fact_outreach
where unit_id = $unit
    and quarter = $quarter
order by fact_id;
