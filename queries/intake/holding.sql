-- One row = a definition of an indicator that holds in the quarter asked for, by position.
-- indicator_id, version; position; name; short; unit; decimals: of its values; numerator,
-- denominator: what they count, in words; cumulative: whether a year's figures add up; direction:
-- up | down | ceiling.
select
    indicator_id,
    version,
    position,
    name,
    short,
    unit,
    decimals,
    numerator,
    denominator,
    cumulative,
    direction::text as direction,
from dim_indicator
where valid_from <= $quarter
    and (valid_to is null or valid_to >= $quarter)
order by position;
