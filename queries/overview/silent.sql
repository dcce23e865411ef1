-- One row = something that the quarter should tell and does not, or tells without a number.
-- topic: indicator | duty; subject: its name; detail: what the source does say; source.
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
inner join dim_unit as unit using (unit_id)
inner join submission_label using (submission_id)
where fact.quarter = $quarter
    and fact.state = 'some_in_breach'
order by topic, subject;
