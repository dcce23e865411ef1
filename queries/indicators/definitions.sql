-- One row = one definition (version) of an indicator that holds in the quarter, or held before it,
-- in the order of the screen.
-- indicator_id; version; name; short: name on charts; why: it is watched; unit; decimals: of its
-- values; path: linear | level is a year's way to the target; direction: up | down is the good way;
-- cumulative: since the start of the year; numerator; denominator: empty for a count; owner: agency;
-- valid_from, valid_to: quarters; holds: whether it holds in the quarter; defined_in: where it is
-- laid down; changed_by: document and place that tell of the change; reviewed_on; reference_target,
-- reference_place: published elsewhere, for orientation only; values: facts in the quarter under
-- this definition; note.
with

facts as (
    select
        indicator_id,
        version,
        count(*) as values,
    from fact_indicator
    where quarter = $quarter
    group by indicator_id, version
)

select
    indicator.indicator_id,
    indicator.version,
    indicator.name,
    indicator.short,
    indicator.why,
    indicator.unit,
    indicator.decimals,
    indicator.path::text as path,
    indicator.direction::text as direction,
    indicator.cumulative,
    indicator.numerator,
    indicator.denominator,
    indicator.owner,
    indicator.valid_from,
    indicator.valid_to,
    (indicator.valid_to is null or indicator.valid_to >= $quarter) as holds,
    indicator.source as defined_in,
    document_label.label || ', ' || indicator.locator as changed_by,
    strftime(indicator.reviewed_on, '%Y-%m-%d') as reviewed_on,
    indicator.reference_target,
    indicator.reference_place,
    coalesce(facts.values, 0) as values,
    indicator.note,
from dim_indicator as indicator
left join document_label on document_label.document_id = indicator.changed_by
left join facts
    on facts.indicator_id = indicator.indicator_id
    and facts.version = indicator.version
where indicator.valid_from <= $quarter
order by indicator.position, indicator.version;
