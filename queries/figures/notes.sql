-- One row = what a unit said in words in its report of the quarter.
-- fact_id; kind: highlight | difficulty | cause | proposal | past_task | task; position: in the
-- report, of a cause that of its difficulty; text; state: done | under_way | not_started, of a past
-- task, empty where nothing is said; result: of a past task, or why it is not done; unit_id; unit: with
-- "xã", "thị trấn" or "huyện"; submission_id: the report; source: document and place in it, in words.
select
    fact.fact_id,
    fact.kind::text as kind,
    fact.position,
    fact.text,
    fact.state::text as state,
    fact.result,
    fact.unit_id,
    unit.label as unit,
    fact.submission_id,
    submission_label.label || ', ' || fact.locator as source,
from fact_note as fact
inner join unit_in_quarter as unit using (quarter, unit_id)
inner join submission_label using (submission_id)
where fact.quarter = $quarter
order by fact.kind, fact.unit_id, fact.submission_id, fact.position, fact.fact_id;
