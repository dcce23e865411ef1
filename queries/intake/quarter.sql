-- One row = the quarter asked for; none for a quarter that the warehouse does not have.
-- quarter; ends_on: its last day.
select
    quarter,
    ends_on,
from dim_quarter
where quarter = $quarter;
