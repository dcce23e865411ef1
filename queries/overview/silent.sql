-- One row = something that the quarter should tell and does not, or tells without a number.
-- topic: area | duty | indicator; subject: its name, or the area (model | hu_tuc | phong_tuc |
-- outreach) of which nothing at all is reported; detail: what the source does say; source.
select
    'area' as topic,
    areas.area as subject,
    null as detail,
    null as source,
from (values ('model'), ('hu_tuc'), ('phong_tuc'), ('outreach')) as areas (area)
where areas.area not in (
    select 'model' from fact_model where quarter = $quarter
    union all
    select 'outreach' from fact_outreach where quarter = $quarter
    union all
    select custom.kind::text
    from fact_custom as fact
    inner join dim_custom as custom using (custom_id)
    where fact.quarter = $quarter
)
union all
select
    'indicator' as topic,
    indicator.name as subject,
    null as detail,
    null as source,
from dim_indicator as indicator
left join fact_indicator as fact
    on fact.indicator_id = indicator.indicator_id
    and fact.version = indicator.version
    and fact.quarter = $quarter
where fact.fact_id is null
    and indicator.valid_from <= $quarter
    and (indicator.valid_to is null or indicator.valid_to >= $quarter)
union all
select
    'duty' as topic,
    unit.name as subject,
    fact.note as detail,
    submission_label.label || ', ' || fact.locator as source,
from fact_duty as fact
inner join unit_in_quarter as unit using (quarter, unit_id)
inner join submission_label using (submission_id)
where fact.quarter = $quarter
    and fact.state = 'some_in_breach'
order by topic, subject;
