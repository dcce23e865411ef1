-- One row = a unit that may owe a report: the communes and towns of the district in Vietnamese
-- order, then the district itself, for its agencies.
-- unit_id; label: with "xã", "thị trấn" or "huyện" before the name; is_district;
-- valid_from, valid_to: the first and the last day on which the unit was there, if it is known.
with

districts as (
    select *
    from dim_unit
    where kind = 'district'
),

final as (
    select
        commune.unit_id,
        commune.name,
        if(commune.kind = 'town', 'thị trấn ', 'xã ') || commune.name as label,
        false as is_district,
        commune.valid_from,
        commune.valid_to,
    from dim_unit as commune
    inner join districts on districts.unit_id = commune.parent_id
    where commune.kind in ('town', 'commune')
    union all
    select
        unit_id,
        name,
        'huyện ' || name as label,
        true as is_district,
        valid_from,
        valid_to,
    from districts
)

select
    unit_id,
    label,
    is_district,
    valid_from,
    valid_to,
from final
order by is_district, name collate vi;
