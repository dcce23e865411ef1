-- One row = what a unit said in words in its report of the quarter.
-- fact_id; kind: highlight | difficulty | cause | proposal | past_task | task; position: in the
-- report, of a cause that of its difficulty; text; state: done | under_way | not_started, of a past
-- task, empty where nothing is said; result: of a past task, or why it is not done; unit_id; unit: with
-- "xã", "thị trấn" or "huyện"; submission_id: the report; source: document and place in it, in words.
select
    fact_id,
    told.kind::text as kind,
    position,
    text,
    state::text as state,
    result,
    unit_id,
    unit,
    submission_id,
    source,
from note_told as told
where quarter = $quarter
order by told.kind, unit_id, submission_id, position, fact_id;
