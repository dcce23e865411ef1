-- One row = what is stated of a custom in a commune, or in one of its villages, in the quarter asked
-- for; where the district had none of it, neither had its communes.
-- custom_id; custom: its name; value: households; state: counted | zero | uncounted; qualifier:
-- exact | more_than | about; village: empty for the commune as a whole.
with

mine as (
    select
        fact.*,
        village.name as village,
    from fact_custom as fact
    inner join unit_commune using (unit_id)
    left join dim_unit as village
        on village.unit_id = fact.unit_id
        and village.kind = 'village'
    where unit_commune.commune_id = $unit
        and fact.quarter = $quarter
),

none_at_all as (
    select
        fact.*,
        null::text as village,
    from fact_custom as fact
    inner join dim_unit as unit
        on unit.unit_id = $unit
        and fact.unit_id = unit.parent_id
    where fact.quarter = $quarter
        and fact.state = 'zero'
        and fact.custom_id not in (select custom_id from mine)
),

stated as (
    select * from mine
    union all by name
    select * from none_at_all
)

select
    stated.custom_id,
    custom.name as custom,
    stated.value,
    stated.state::text as state,
    stated.qualifier::text as qualifier,
    stated.village,
from stated
inner join dim_custom as custom using (custom_id)
order by custom.kind, custom.position, stated.village, stated.fact_id;
