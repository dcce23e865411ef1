-- One row = a name of a place in the quarter; it looks like a person's at times.
-- name: without what it is.
select distinct name
from unit_in_quarter
where quarter = $quarter
order by name;
