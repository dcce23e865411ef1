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
    sum(if(figure = 'opening', value, null))::bigint as opening,
    sum(if(figure = 'launched', value, null))::bigint as launched,
    sum(if(figure = 'replicated', value, null))::bigint as replicated,
    sum(if(figure = 'converted_in', value, null))::bigint as converted_in,
    sum(if(figure = 'goal_met', value, null))::bigint as goal_met,
    sum(if(figure = 'ineffective', value, null))::bigint as ineffective,
    sum(if(figure = 'converted', value, null))::bigint as converted,
    sum(if(figure = 'closing', value, null))::bigint as closing,
    max(if(figure = 'opening', state, null)) as opening_state,
    max(if(figure = 'launched', state, null)) as launched_state,
    max(if(figure = 'replicated', state, null)) as replicated_state,
    max(if(figure = 'converted_in', state, null)) as converted_in_state,
    max(if(figure = 'goal_met', state, null)) as goal_met_state,
    max(if(figure = 'ineffective', state, null)) as ineffective_state,
    max(if(figure = 'converted', state, null)) as converted_state,
    max(if(figure = 'closing', state, null)) as closing_state,
    (
        -- Told apart after the aggregate: one that does it itself is slow.
        select list_aggregate(list_sort(list_distinct(list(source))), 'string_agg', '; ')
        from chosen
    ) as source,
from chosen
group by commune_id
order by commune_id nulls last;
