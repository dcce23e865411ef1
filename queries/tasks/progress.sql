-- One row = what the standing office wrote of how far a task has come, the newest first.
-- entry_id; task_id: of a fact, or of a conclusion; unit_id: at which unit, empty for all of the
-- task; state: not_started | under_way | done | stopped; evidence; as_of; entered_by; entered_on.
select
    said.entry_id,
    said.task_id,
    said.unit_id,
    said.state::text as state,
    said.evidence,
    strftime(said.as_of, '%Y-%m-%d') as as_of,
    entry.entered_by,
    strftime(entry.entered_on, '%Y-%m-%d') as entered_on,
from task_progress as said
inner join office_entry as entry using (entry_id)
order by said.as_of desc, entry.entered_on desc, said.entry_id desc;
