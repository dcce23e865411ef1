-- One row = one measure recomputed from the facts: measure, subject, quarter, unit_id, found.
-- `control_total` holds what the sources print for the same keys; a build compares the two.
create view control_found as
with

stopped as (
    select
        quarter,
        coalesce(sum(value), 0) as found,
        coalesce(sum(value) filter (event = 'goal_met'), 0) as goal_met,
        coalesce(sum(value) filter (event = 'ineffective'), 0) as ineffective,
        count(distinct model_id) filter (event = 'ineffective') as ineffective_named,
    from fact_model
    where event in ('goal_met', 'ineffective')
    group by quarter
),

launched as (
    select
        quarter.quarter,
        sum(fact.value) as found,
    from dim_quarter as quarter
    inner join fact_model as fact
        on left(fact.quarter, 4) = left(quarter.quarter, 4)
        and fact.event = 'launched'
        and fact.quarter <= quarter.quarter
    -- quarters after the year's newest running total, and that one itself
    where fact.period = 'quarter'
        or fact.quarter = (
            select max(total.quarter)
            from fact_model as total
            where total.event = 'launched'
                and total.period = 'year_to_date'
                and left(total.quarter, 4) = left(quarter.quarter, 4)
                and total.quarter <= quarter.quarter
        )
    group by quarter.quarter
),

practised as (
    select
        fact.quarter,
        custom.kind::text as subject,
        count(distinct fact.custom_id) filter (fact.state != 'zero') as found,
    from fact_custom as fact
    inner join dim_custom as custom using (custom_id)
    group by all
),

households as (
    select
        fact.quarter,
        fact.custom_id as subject,
        coalesce(unit_commune.commune_id, fact.unit_id) as unit_id,
        sum(fact.value) as found,
    from fact_custom as fact
    inner join unit_commune using (unit_id)
    group by all
),

-- the quarter before, by the calendar and not by the rows that happen to exist
previous as (
    select
        quarter,
        lag(quarter) over (order by quarter) as quarter_before,
    from dim_quarter
),

district as (
    select unit_id
    from dim_unit
    where kind = 'district'
)

select 'models_stopped' as measure, null as subject, quarter, unit_id, found from stopped, district
union all
select 'models_goal_met', null, quarter, unit_id, goal_met from stopped, district
union all
select 'models_ineffective', null, quarter, unit_id, ineffective from stopped, district
union all
select 'models_ineffective_named', null, quarter, unit_id, ineffective_named from stopped, district
union all
select 'models_launched_year_to_date', null, quarter, unit_id, found from launched, district
union all
select 'customs_practised', subject, quarter, unit_id, found from practised, district
union all
select 'customs_practised_change', now.subject, now.quarter, unit_id, now.found - before.found
from practised as now
inner join previous on previous.quarter = now.quarter
inner join practised as before
    on before.quarter = previous.quarter_before and before.subject = now.subject
cross join district
union all
select 'custom_households', subject, quarter, unit_id, found from households
union all
select 'custom_households_change', now.subject, now.quarter, now.unit_id, now.found - before.found
from households as now
inner join previous on previous.quarter = now.quarter
inner join households as before
    on before.quarter = previous.quarter_before
    and before.subject = now.subject
    and before.unit_id = now.unit_id
union all
select 'tasks', null, quarter, unit_id, count(distinct position)
from fact_task, district
group by all
union all
select 'communes', null, unit.quarter, district.unit_id, count(*)
from district
inner join unit_in_quarter as unit on unit.reports and unit.commune_id = unit.unit_id
group by all;
comment on view control_found is 'Các tổng kiểm soát tính lại từ số liệu chi tiết';

create view control_result as
select
    control.control_id,
    control.name,
    control.quarter,
    control.expected,
    found.found,
    coalesce(submission_label.label || ', ', '') || control.locator as source,
    control.derived,
from control_total as control
left join submission using (submission_id)
left join control_found as found
    on found.measure = control.measure
    and found.subject is not distinct from control.subject
    -- what a source prints without a quarter is said of its own
    and found.quarter = coalesce(control.quarter, submission.quarter)
    and found.unit_id = control.unit_id
left join submission_label using (submission_id);
comment on view control_result is 'Mỗi tổng kiểm soát: số nguồn in ra và số tính lại được';
