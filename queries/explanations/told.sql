-- One row = what the standing office wrote of why a figure of the quarter, or of an earlier one, is
-- what it is; the newest quarter first.
-- entry_id; subject: models | customs | indicators | outreach | duty; item: id of a custom or an
-- indicator, or a channel, empty for all of the subject; item_name: of a custom or an indicator, as
-- it is called in charts; unit_id; unit: with what it is, as it was called then; quarter; text;
-- written_on; entered_by.
with

-- the newest definition gives the name
indicators as (
    select indicator_id, arg_max(short, version) as short
    from dim_indicator
    group by indicator_id
)

select
    said.entry_id,
    said.subject::text as subject,
    said.item,
    coalesce(dim_custom.name, indicators.short) as item_name,
    said.unit_id,
    unit.label as unit,
    said.quarter,
    said.text,
    strftime(said.written_on, '%Y-%m-%d') as written_on,
    entry.entered_by,
from explanation as said
inner join office_entry as entry using (entry_id)
inner join unit_in_quarter as unit using (quarter, unit_id)
left join dim_custom on dim_custom.custom_id = said.item
left join indicators on indicators.indicator_id = said.item
where said.quarter <= $quarter
    and (len($communes) = 0 or list_contains($communes, said.unit_id))
order by said.quarter desc, said.unit_id, said.subject, said.entry_id;
