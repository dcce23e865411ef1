-- One row = what of a subject can be explained by itself.
-- subject: customs | indicators | outreach; item: id of a custom or an indicator, or a channel.
select
    'customs' as subject,
    custom_id as item,
from dim_custom
union all
select distinct
    'indicators' as subject,
    indicator_id as item,
from dim_indicator
union all
select
    'outreach' as subject,
    unnest(enum_range(null::channel))::text as item,
order by subject, item;
