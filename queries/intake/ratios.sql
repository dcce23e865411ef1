-- One row = an indicator of a unit in the quarter asked for.
-- indicator_id, version; numerator; denominator: empty for a count, or when it is not known; state:
-- counted | zero | uncounted; qualifier: exact | more_than | about.
select
    indicator_id,
    version,
    numerator,
    denominator,
    state::text as state,
    qualifier::text as qualifier,
from fact_indicator
where unit_id = $unit
    and quarter = $quarter
order by fact_id;
