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
