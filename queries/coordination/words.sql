-- One row = what an agency of the district said in words in the quarter, or is told of it there.
-- unit_id; kind: highlight | difficulty | cause | proposal | past_task | task; position: in the
-- form, of a cause that of its difficulty; text; state: done | under_way | not_started, of a past
-- task, empty where nothing is said; result: of a past task, or why it is not done; note: how the
-- source puts it; source: document and place in it, in words.
select
    fact.unit_id,
    fact.kind::text as kind,
    fact.position,
    fact.text,
    fact.state::text as state,
    fact.result,
    fact.note,
    submission_label.label || ', ' || fact.locator as source,
from fact_note as fact
inner join unit_in_quarter as unit using (quarter, unit_id)
inner join submission_label using (submission_id)
where fact.quarter = $quarter
    and unit.kind = 'agency'
    and unit.reports
order by fact.unit_id, fact.kind, fact.position, fact.fact_id;
