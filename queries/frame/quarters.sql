-- One row = a quarter about which something was reported, newest first.
-- quarter: key such as 2024-Q2.
with

reported as (
    select quarter from fact_model
    union
    select quarter from fact_custom
    union
    select quarter from fact_indicator
    union
    select quarter from fact_outreach
)

select quarter
from reported
order by quarter desc;
