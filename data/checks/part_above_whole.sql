-- Tử số lớn hơn mẫu số
select
    fact_id as row_id,
    numerator || '/' || denominator as detail,
from fact_indicator
where numerator > denominator
union all
select fact_id, baseline_numerator || '/' || baseline_denominator
from fact_target
where baseline_numerator > baseline_denominator;
