-- One row = a quarter for which workbooks may come, oldest first: those after the last quarter of
-- which another paper than a workbook gives figures.
-- quarter; data_from, data_to: first and last day of its figures; accepted: workbooks accepted.
with

published as (
    select max(fact_reference.quarter) as last
    from fact_reference
    inner join submission using (submission_id)
    inner join document using (document_id)
    where document.kind != 'Biểu số liệu'
        and fact_reference.fact_table != 'fact_task'
)

select
    dim_quarter.quarter,
    dim_quarter.data_from,
    dim_quarter.data_to,
    count(submission.submission_id) as accepted,
from dim_quarter
cross join published
left join submission using (quarter)
where dim_quarter.quarter > published.last
group by all
order by dim_quarter.quarter;
