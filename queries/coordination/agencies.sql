-- One row = an agency of the district in a quarter from $since to $quarter in which it is there, in
-- Vietnamese order, the oldest quarter first; what is told of it in that quarter.
-- unit_id; quarter; label: its name in the quarter; has_form: whether a paper of its own is there;
-- highlights, difficulties, proposals, past_tasks, tasks: what it says in words, counted; outreach:
-- figures of outreach; gifts: figures of support, its own and those that name it as sponsor; source:
-- the documents, empty where nothing is told.
select
    unit_id,
    quarter,
    label,
    has_form,
    highlights,
    difficulties,
    proposals,
    past_tasks,
    tasks,
    outreach,
    gifts,
    source,
from agency_told
where quarter between $since and $quarter
order by label collate vi, unit_id, quarter;
