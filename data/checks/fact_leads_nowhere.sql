-- Số liệu dẫn tới một mã không có trong danh mục
select
    fact.fact_id as row_id,
    concat_ws(
        ', ',
        if(quarter.quarter is null, 'quý ' || fact.quarter, null),
        if(unit.unit_id is null, 'đơn vị ' || fact.unit_id, null),
        if(submission.submission_id is null, 'lần đưa số liệu ' || fact.submission_id, null)
    ) as detail,
from fact_reference as fact
left join dim_quarter as quarter on quarter.quarter = fact.quarter
left join dim_unit as unit on unit.unit_id = fact.unit_id
left join submission on submission.submission_id = fact.submission_id
where (quarter.quarter is null and fact.quarter is not null)
    or (unit.unit_id is null and fact.unit_id is not null)
    or submission.submission_id is null
union all
select fact.fact_id, 'mô hình ' || fact.model_id
from fact_model as fact
anti join dim_model using (model_id)
where fact.model_id is not null
union all
select fact.fact_id, 'hủ tục, phong tục ' || fact.custom_id
from fact_custom as fact
anti join dim_custom using (custom_id)
union all
select fact.fact_id, 'chỉ tiêu ' || fact.indicator_id || ' bản ' || fact.version
from (
    select fact_id, indicator_id, version from fact_indicator
    union all
    select fact_id, indicator_id, version from fact_target
) as fact
anti join dim_indicator using (indicator_id, version);
