-- One row = the quarter asked for; none for a quarter that the warehouse does not have.
-- data_from, data_to: the first and the last day that its figures cover.
select
    data_from,
    data_to,
from dim_quarter
where quarter = $quarter;
