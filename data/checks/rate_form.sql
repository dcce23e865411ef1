-- Chỉ tiêu tỷ lệ thiếu mẫu số, hoặc chỉ tiêu đếm mà có mẫu số
select
    fact.fact_id as row_id,
    fact.indicator_id || ' bản ' || fact.version || ', ' || fact.quarter as detail,
from fact_indicator as fact
inner join dim_indicator as indicator using (indicator_id, version)
where fact.numerator is not null
    and (fact.denominator is null) != (indicator.denominator is null)
union all
select
    fact.fact_id,
    fact.indicator_id || ' bản ' || fact.version || ', mục tiêu ' || fact.year,
from fact_target as fact
inner join dim_indicator as indicator using (indicator_id, version)
where fact.baseline_numerator is not null
    and (fact.baseline_denominator is null) != (indicator.denominator is null);
