-- One row = an indicator as it was defined at one time.
-- indicator_id; version; name; before: its name before, empty for the first; valid_from: the first
-- quarter; source: where it is laid down, in words; changed_by: the document that changed it;
-- locator: the place in that.
select
    indicator_id,
    version,
    name,
    lag(name) over (partition by indicator_id order by version) as before,
    valid_from,
    source,
    changed_by,
    locator,
from dim_indicator
order by position, version;
