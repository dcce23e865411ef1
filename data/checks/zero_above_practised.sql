-- Huyện ghi đã hết một hủ tục, phong tục mà cấp dưới vẫn ghi còn
select
    district.fact_id as row_id,
    below.fact_id as detail,
from fact_custom as district
inner join dim_unit as unit on unit.unit_id = district.unit_id and unit.kind = 'district'
inner join fact_custom as below
    on below.quarter = district.quarter
    and below.custom_id = district.custom_id
    and below.state != 'zero'
where district.state = 'zero';
