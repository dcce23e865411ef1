-- One row = what was concluded in a meeting and is a task of the quarter, in the order in which it
-- was written.
-- entry_id; conclusion_id: the same after a correction; unit_id; unit: who does it, with what it is,
-- as it was called in the quarter before, whose figures were looked at; unit_kind: district | town |
-- commune | agency; text; product: what must be there in the end; due_on; slide: which one was
-- looked at; version: of the figures that were looked at; written_on; entered_by.
select
    said.entry_id,
    said.conclusion_id,
    said.unit_id,
    unit.label as unit,
    unit.kind::text as unit_kind,
    said.text,
    said.product,
    strftime(said.due_on, '%Y-%m-%d') as due_on,
    said.slide,
    said.version,
    strftime(said.written_on, '%Y-%m-%d') as written_on,
    entry.entered_by,
from conclusion as said
inner join office_entry as entry using (entry_id)
inner join unit_in_quarter as unit on unit.quarter = $before and unit.unit_id = said.unit_id
where said.quarter = $quarter
order by said.written_on, said.version, said.conclusion_id;
