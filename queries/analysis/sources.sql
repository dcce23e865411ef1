-- One row = a document behind a table (analysis/cells, analysis/indicators), over the quarters and
-- the communes asked for (none asked for = the whole district); of many the first $most.
-- label: of the document; row_count: how many documents there are.
with

wanted as (
    select unnest($quarters) as quarter
),

facts as (
    select quarter, unit_id, submission_id
    from fact_model
    where ($subject = 'model' and period = 'quarter' and list_contains($parts, event::text))
        or ($subject = 'to_date' and event = 'launched')
    union all
    select quarter, unit_id, submission_id
    from fact_model_stock
    where $subject = 'stock'
    union all
    select quarter, unit_id, submission_id
    from fact_custom
    where $subject = 'custom'
    union all
    select quarter, unit_id, submission_id
    from fact_indicator
    where $subject = 'indicator' and list_contains($parts, indicator_id)
    union all
    select quarter, unit_id, submission_id
    from fact_outreach
    where $subject = 'outreach' and list_contains($parts, channel::text)
    union all
    select quarter, unit_id, submission_id
    from fact_support
    where $subject = 'support'
    union all
    select quarter, unit_id, submission_id
    from fact_duty
    where $subject = 'duty' and state not in ('exempt', 'some_in_breach')
),

documents as (
    select distinct submission.document_id
    from (
        select distinct facts.submission_id
        from facts
        semi join wanted on wanted.quarter = facts.quarter
        inner join unit_commune using (unit_id)
        where len($communes) = 0 or list_contains($communes, unit_commune.commune_id)
    )
    inner join submission using (submission_id)
)

select
    document_label.label,
    count(*) over () as row_count,
from documents
inner join document_label using (document_id)
order by document_label.label
limit $most;
