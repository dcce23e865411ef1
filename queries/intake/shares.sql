-- One row = an indicator of a unit in one quarter, from the quarter $since up to the one before
-- $quarter.
-- indicator_id, version; quarter; denominator: empty for a count, or when it is not known;
-- numerator; state: counted | zero | uncounted; qualifier: exact | more_than | about.
select
    indicator_id,
    version,
    quarter,
    sum(denominator) as denominator,
    sum(numerator) as numerator,
    case
        when bool_or(state = 'uncounted') then 'uncounted'
        when bool_and(state = 'zero') then 'zero'
        else 'counted'
    end as state,
    case
        when bool_or(qualifier = 'more_than') then 'more_than'
        when bool_or(qualifier = 'about') then 'about'
        else 'exact'
    end as qualifier,
from fact_indicator
where unit_id = $unit
    and quarter >= $since
    and quarter < $quarter
group by indicator_id, version, quarter
order by indicator_id, version, quarter;
