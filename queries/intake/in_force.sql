-- One row = the form that is accepted for a unit and quarter; none where there is none.
-- submission_id.
select submission.submission_id
from submission
inner join document using (document_id)
where submission.unit_id = $unit
    and submission.quarter = $quarter
    and document.kind = 'Biểu số liệu'
order by submission.submission_id;
