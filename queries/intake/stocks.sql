-- One row = a quarter, before the one asked for, of which it is said how many models of a unit run.
-- quarter.
select distinct quarter
from fact_model_stock
where unit_id = $unit
    and quarter < $quarter
order by quarter;
