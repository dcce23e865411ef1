-- One row = what an agency of the district said in words in the quarter, or is told of it there.
-- unit_id; kind: highlight | difficulty | cause | proposal | past_task | task; position: in the
-- form, of a cause that of its difficulty; text; state: done | under_way | not_started, of a past
-- task, empty where nothing is said; result: of a past task, or why it is not done; note: how the
-- source puts it; source: document and place in it, in words.
select
    unit_id,
    told.kind::text as kind,
    position,
    text,
    state::text as state,
    result,
    note,
    source,
from note_told as told
where quarter = $quarter
    and is_of_agency
order by unit_id, told.kind, position, fact_id;
