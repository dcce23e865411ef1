-- One row = a custom of which a paper of the district speaks, in a quarter from $since up to the one
-- before $quarter; not what the unit asked for said itself.
-- quarter; custom_id; is_zero: whether it says that there is none left.
select
    fact.quarter,
    fact.custom_id,
    bool_and(fact.state = 'zero') as is_zero,
from fact_custom as fact
inner join submission using (submission_id)
inner join dim_unit as reporter on reporter.unit_id = submission.unit_id
where reporter.kind = 'district'
    and reporter.unit_id != $unit
    and fact.quarter >= $since
    and fact.quarter < $quarter
group by fact.quarter, fact.custom_id
order by fact.quarter, fact.custom_id;
