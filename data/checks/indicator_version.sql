-- Chỉ tiêu ghi theo định nghĩa không còn hiệu lực trong quý đó
select
    fact.fact_id as row_id,
    fact.indicator_id || ' bản ' || fact.version || ', ' || fact.quarter as detail,
from fact_indicator as fact
inner join dim_indicator as indicator using (indicator_id, version)
where fact.quarter < indicator.valid_from or fact.quarter > indicator.valid_to
union all
select
    fact.fact_id,
    fact.indicator_id || ' bản ' || fact.version || ', mục tiêu ' || fact.year,
from fact_target as fact
inner join dim_indicator as indicator using (indicator_id, version)
where fact.year < left(indicator.valid_from, 4) or fact.year > left(indicator.valid_to, 4);
