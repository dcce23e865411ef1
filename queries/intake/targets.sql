-- One row = a unit's target for an indicator in the year asked for.
-- indicator_id, version; target, in unit; decimals: how it is written.
select
    fact.indicator_id,
    fact.version,
    fact.target,
    indicator.unit,
    indicator.decimals,
from fact_target as fact
inner join dim_indicator as indicator using (indicator_id, version)
where fact.unit_id = $unit
    and fact.year = $year
order by fact.indicator_id, fact.version;
