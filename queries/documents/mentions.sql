-- One row = a text that has a document's number in it, be it that or part of another one.
-- what: 'task' | 'unit'; thing: the task, or the unit's name; text: where the number stands; quarter:
-- of a task; since: the first day of a unit; things: how many are told alike.
with

numbers as (
    select distinct number
    from document
    where number is not null
),

told as (
    select distinct source as text
    from dim_unit
),

sources as (
    select text
    from told
    where exists (select 1 from numbers where contains(told.text, numbers.number))
)

select 'task' as what, task.about as thing, task.about as text, task.quarter, null::date as since,
    count(distinct task.position) as things,
from fact_task as task
where exists (select 1 from numbers where contains(task.about, numbers.number))
group by task.about, task.quarter

union all

select 'unit', label_unit(unit.kind, unit.name), unit.source, null, unit.valid_from, count(*)
from dim_unit as unit
inner join sources on sources.text = unit.source
group by label_unit(unit.kind, unit.name), unit.source, unit.valid_from
order by what, quarter, since, thing, text;
