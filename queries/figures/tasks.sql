-- One row = a task set for the quarter, or one part of it where it has several numbers.
-- fact_id; position: of the task; part; about: what is to be done; lead: who leads it, if the source
-- says; value: the number that belongs to it, with its unit; note; document_id, locator: document
-- and place in it; source: both in words.
select
    task.fact_id,
    task.position,
    task.part,
    task.about,
    task.lead,
    task.value::double as value,
    task.unit,
    task.note,
    submission.document_id,
    task.locator,
    submission_label.label || ', ' || task.locator as source,
from fact_task as task
inner join submission using (submission_id)
inner join submission_label using (submission_id)
where task.quarter = $quarter
order by task.position, task.part;
