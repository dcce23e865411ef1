-- One row = what comes from a document, of one kind; nothing of forms that units send.
-- document_id; what: the table of its facts | 'custom': of the official list | 'control': totals
-- that it prints | 'context': public figures; quarter: the newest of these, empty where they have
-- none; things: how many there are; tasks count once, however many numbers one has.
with

-- almost all of twenty million facts are of forms: few are left to be counted
told as (
    select submission.submission_id, submission.document_id
    from submission
    inner join document using (document_id)
    where not starts_with(document.kind, 'Biểu ')
),

tied as (
    select told.document_id, fact.fact_table as what, max(fact.quarter) as quarter,
        count(*) as things,
    from fact_reference as fact
    inner join told using (submission_id)
    where fact.fact_table != 'fact_task'
    group by told.document_id, fact.fact_table

    union all

    select told.document_id, 'fact_task', max(task.quarter),
        count(distinct (task.quarter, task.position)),
    from fact_task as task
    inner join told using (submission_id)
    group by told.document_id

    union all

    select told.document_id, 'control', max(control.quarter), count(*)
    from control_total as control
    inner join told using (submission_id)
    group by told.document_id

    union all

    select document_id, 'custom', null, count(*)
    from dim_custom
    group by document_id

    union all

    select document_id, 'context', null, count(*)
    from context_figure
    group by document_id
)

select document_id, what, quarter, things
from tied
order by document_id, what;
