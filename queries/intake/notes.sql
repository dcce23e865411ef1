-- One row = what a unit said in words in its form of the quarter asked for.
-- kind: highlight | difficulty | cause | proposal | past_task | task; position: in the form; text;
-- state: done | under_way | not_started, of a past task, empty where nothing is said; result: of a
-- past task, or why it is not done, empty where nothing is said; locator: its place in the form.
select
    kind::text as kind,
    position,
    text,
    state::text as state,
    result,
    locator,
from fact_note
where unit_id = $unit
    and quarter = $quarter
order by fact_note.kind, position, fact_id;
