-- Số liệu của một đơn vị trong quý mà đơn vị đó chưa có hoặc không còn
with

-- most units have no limits, and their facts need not be looked at
limited as (
    select unit.unit_id
    from dim_unit as unit
    left join dim_unit as parent on parent.unit_id = unit.parent_id
    where coalesce(unit.valid_from, unit.valid_to, parent.valid_from, parent.valid_to) is not null
),

absent as (
    select
        quarter.quarter,
        limited.unit_id,
    from dim_quarter as quarter
    cross join limited
    anti join (
        select quarter, unit_id
        from unit_in_quarter
        where unit_id in (select unit_id from limited)
    ) as there using (quarter, unit_id)
)

select
    fact.fact_id as row_id,
    fact.unit_id || ', ' || fact.quarter as detail,
from fact_reference as fact
semi join absent using (quarter, unit_id);
