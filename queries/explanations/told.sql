-- One row = what the standing office wrote of why a figure of the quarter, or of an earlier one, is
-- what it is; the newest quarter first.
-- entry_id; subject: models | customs | indicators | outreach | duty; item: id of a custom or an
-- indicator, or a channel, empty for all of the subject; item_name: of a custom or an indicator, as
-- it is called in charts; unit_id; unit: with what it is, as it was called then; quarter; text;
-- written_on; entered_by.
select
    entry_id,
    told.subject::text as subject,
    item,
    item_name,
    unit_id,
    unit,
    quarter,
    text,
    strftime(told.written_on, '%Y-%m-%d') as written_on,
    entered_by,
from explanation_told as told
where quarter <= $quarter
    and (len($communes) = 0 or list_contains($communes, unit_id))
order by quarter desc, unit_id, told.subject, entry_id;
