-- One row = one definition (version) of an indicator that holds in the quarter, or held before it.
-- indicator_id; version; name; unit; direction: up | down is the good way; numerator; denominator;
-- valid_from, valid_to: quarters; holds: whether it holds in the quarter; changed_by: document
-- and place that tell of the change; reference_target, reference_place: published elsewhere, for
-- orientation only; values: facts in the quarter under this definition; note.
select
    indicator.indicator_id,
    indicator.version,
    indicator.name,
    indicator.unit,
    indicator.direction::text as direction,
    indicator.numerator,
    indicator.denominator,
    indicator.valid_from,
    indicator.valid_to,
    (indicator.valid_to is null or indicator.valid_to >= $quarter) as holds,
    document_label.label || ', ' || indicator.locator as changed_by,
    indicator.reference_target,
    indicator.reference_place,
    count(fact.fact_id) as values,
    indicator.note,
from dim_indicator as indicator
left join document_label on document_label.document_id = indicator.changed_by
left join fact_indicator as fact
    on fact.indicator_id = indicator.indicator_id
    and fact.version = indicator.version
    and fact.quarter = $quarter
where indicator.valid_from <= $quarter
group by all
order by indicator.indicator_id, indicator.version;
