-- One row = a definition of an indicator, of any quarter.
-- indicator_id, version; short: its short name; cumulative: whether a year's figures add up;
-- numerator, denominator: what they count, in words; valid_from, valid_to: quarters; unit.
select
    indicator_id,
    version,
    short,
    cumulative,
    numerator,
    denominator,
    valid_from,
    valid_to,
    unit,
from dim_indicator
order by indicator_id, version;
