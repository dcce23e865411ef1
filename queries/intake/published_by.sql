-- One row = a paper, no form, that has figures of the quarter asked for; three at most.
-- label: its short name.
with

facts as (
    select submission_id
    from fact_reference
    where quarter = $quarter
        and fact_table not in ('fact_task', 'fact_duty')
)

select distinct document_label.label
from facts
inner join submission using (submission_id)
inner join document using (document_id)
inner join document_label using (document_id)
where document.kind != 'Biểu số liệu'
order by document_label.label
limit 3;
