-- One row = a fact of a commune, or of one of its villages, about models in the quarter asked for
-- alone.
-- event; value: models; state: counted | zero | uncounted; qualifier: exact | more_than | about.
select
    fact.event::text as event,
    fact.value,
    fact.state::text as state,
    fact.qualifier::text as qualifier,
from fact_model as fact
inner join unit_commune using (unit_id)
where unit_commune.commune_id = $unit
    and fact.quarter = $quarter
    and fact.period = 'quarter'
order by fact.fact_id;
