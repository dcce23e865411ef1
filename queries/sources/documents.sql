-- One row = a document or web page that figures, lists or rules come from.
-- document_id; kind; number; issued_on; issuer; abstract: word for word, empty where the source does
-- not give it; about: in our own words; url; note;
-- facts: figures of reports in the warehouse that come from it; context: public figures from it.
with

-- by submission first: of millions of facts few rows are left to be joined
counted as (
    select submission_id, count(*) as facts
    from fact_reference
    group by submission_id
),

facts as (
    select submission.document_id, sum(counted.facts)::bigint as facts
    from counted
    inner join submission using (submission_id)
    group by submission.document_id
),

context as (
    select document_id, count(*) as context
    from context_figure
    group by document_id
)

select
    document.document_id,
    document.kind,
    document.number,
    document.issued_on,
    document.issuer,
    document.abstract,
    document.about,
    document.url,
    document.note,
    coalesce(facts.facts, 0) as facts,
    coalesce(context.context, 0) as context,
from document
left join facts using (document_id)
left join context using (document_id)
order by document.number is null, facts desc, document.issued_on, document.document_id;
