-- One row = a commune or town of which anything about the number of models is reported, and one for
-- what the source gives without a commune (last); over the communes asked for (none asked for =
-- all). $before is the quarter before $quarter by the calendar.
-- commune_id: empty for the last row; opening, launched, replicated, converted_in, goal_met,
-- ineffective, converted, closing: models, those that could be counted; opening_state,
-- launched_state, replicated_state, converted_in_state, goal_met_state, ineffective_state,
-- converted_state, closing_state: known | rough (a lower bound, or about) | to_date (only since the
-- start of the year) | uncounted (some of it), empty when nothing is reported; source: documents
-- and places of all rows together, the same in each.
with

-- The states' own order is from good to bad: of several facts, the worst one holds.
chosen as (
    select
        commune_id,
        if(event is null, if(quarter = $quarter, 'closing', 'opening'), event::text) as figure,
        value,
        case
            when period = 'year_to_date' then 'to_date'
            when state = 'uncounted' then 'uncounted'
            when qualifier <> 'exact' then 'rough'
            else 'known'
        end as state,
        source,
    from model_told
    where quarter in ($quarter, $before)
        and (quarter = $quarter or event is null)
        and (len($communes) = 0 or list_contains($communes, commune_id))
)

select
    commune_id,
    sum(value) filter (figure = 'opening')::bigint as opening,
    sum(value) filter (figure = 'launched')::bigint as launched,
    sum(value) filter (figure = 'replicated')::bigint as replicated,
    sum(value) filter (figure = 'converted_in')::bigint as converted_in,
    sum(value) filter (figure = 'goal_met')::bigint as goal_met,
    sum(value) filter (figure = 'ineffective')::bigint as ineffective,
    sum(value) filter (figure = 'converted')::bigint as converted,
    sum(value) filter (figure = 'closing')::bigint as closing,
    max(state) filter (figure = 'opening') as opening_state,
    max(state) filter (figure = 'launched') as launched_state,
    max(state) filter (figure = 'replicated') as replicated_state,
    max(state) filter (figure = 'converted_in') as converted_in_state,
    max(state) filter (figure = 'goal_met') as goal_met_state,
    max(state) filter (figure = 'ineffective') as ineffective_state,
    max(state) filter (figure = 'converted') as converted_state,
    max(state) filter (figure = 'closing') as closing_state,
    (
        -- Told apart after the aggregate: one that does it itself is slow.
        select list_aggregate(list_sort(list_distinct(list(source))), 'string_agg', '; ')
        from chosen
    ) as source,
from chosen
group by commune_id
order by commune_id nulls last;
