-- One row = an agency of the district in a quarter from $since to $quarter in which it is there, in
-- Vietnamese order, the oldest quarter first; what is told of it in that quarter.
-- unit_id; quarter; label: its name in the quarter; has_form: whether a paper of its own is there;
-- highlights, difficulties, proposals, past_tasks, tasks: what it says in words, counted; outreach:
-- figures of outreach; gifts: figures of support, its own and those that name it as sponsor; source:
-- the documents, empty where nothing is told.
with

agencies as (
    select quarter, unit_id, label
    from unit_in_quarter
    where kind = 'agency'
        and reports
        and quarter between $since and $quarter
),

called as (
    select quarter, unit_id, label as name
    from agencies
    union
    select agencies.quarter, unit_id, unit_alias.alias
    from agencies
    inner join unit_alias using (unit_id)
),

sponsored as (
    select distinct quarter, sponsor
    from fact_support
    where quarter between $since and $quarter
        and sponsor is not null
),

givers as (
    select
        sponsored.quarter,
        sponsored.sponsor,
        arg_max(called.unit_id, len(called.name)) as unit_id,
    from sponsored
    inner join called
        on called.quarter = sponsored.quarter
        and starts_with(sponsored.sponsor, called.name)
    group by all
),

told as (
    select note.quarter, note.unit_id, note.kind::text as kind, note.submission_id
    from fact_note as note
    semi join agencies using (quarter, unit_id)
    union all
    select quarter, unit_id, 'outreach', submission_id
    from fact_outreach
    semi join agencies using (quarter, unit_id)
    union all
    select
        fact.quarter,
        coalesce(own.unit_id, givers.unit_id),
        'gift',
        fact.submission_id,
    from fact_support as fact
    left join agencies as own on own.quarter = fact.quarter and own.unit_id = fact.unit_id
    left join givers on givers.quarter = fact.quarter and givers.sponsor = fact.sponsor
    where coalesce(own.unit_id, givers.unit_id) is not null
),

counted as (
    select
        quarter,
        unit_id,
        count(*) filter (kind = 'highlight') as highlights,
        count(*) filter (kind = 'difficulty') as difficulties,
        count(*) filter (kind = 'proposal') as proposals,
        count(*) filter (kind = 'past_task') as past_tasks,
        count(*) filter (kind = 'task') as tasks,
        count(*) filter (kind = 'outreach') as outreach,
        count(*) filter (kind = 'gift') as gifts,
        -- Told apart after the aggregate: one that does it itself is slow.
        array_to_string(list_sort(list_distinct(list(submission_label.label))), '; ') as source,
    from told
    inner join submission_label using (submission_id)
    group by quarter, unit_id
),

forms as (
    select distinct quarter, unit_id
    from submission
    semi join agencies using (quarter, unit_id)
)

select
    agencies.unit_id,
    agencies.quarter,
    agencies.label,
    forms.unit_id is not null as has_form,
    coalesce(counted.highlights, 0) as highlights,
    coalesce(counted.difficulties, 0) as difficulties,
    coalesce(counted.proposals, 0) as proposals,
    coalesce(counted.past_tasks, 0) as past_tasks,
    coalesce(counted.tasks, 0) as tasks,
    coalesce(counted.outreach, 0) as outreach,
    coalesce(counted.gifts, 0) as gifts,
    counted.source,
from agencies
left join counted using (quarter, unit_id)
left join forms using (quarter, unit_id)
order by agencies.label collate vi, agencies.unit_id, agencies.quarter;
