-- One row = one definition (version) of an indicator that holds in the quarter, or held before it,
-- in the order of the screen.
-- indicator_id; version; name; short: name on charts; why: it is watched; unit; decimals: of its
-- values; path: linear | level is a year's way to the target; direction: up | down is the good way;
-- cumulative: since the start of the year; numerator; denominator: empty for a count; owner: agency;
-- valid_from, valid_to: quarters; holds: whether it holds in the quarter; defined_in: where it is
-- laid down; changed_by: document and place that tell of the change; reviewed_on; reference_target,
-- reference_place: published elsewhere, for orientation only; values: facts in the quarter under
-- this definition; note.
select
    indicator_id,
    version,
    name,
    short,
    why,
    unit,
    decimals,
    told.path::text as path,
    told.direction::text as direction,
    cumulative,
    numerator,
    denominator,
    owner,
    valid_from,
    valid_to,
    holds,
    defined_in,
    changed_by,
    strftime(told.reviewed_on, '%Y-%m-%d') as reviewed_on,
    reference_target,
    reference_place,
    told.values,
    note,
from definition_told as told
where quarter = $quarter
order by position, version;
