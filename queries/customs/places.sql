-- One row = a custom at a place, in the quarter or in the quarter before, over the communes asked
-- for (none asked for = the whole district). Without $villages a commune and its villages are one
-- place, and a village of no known commune is the district.
-- fact_id: one of the place's; custom_id; custom: its name; kind: hu_tuc | phong_tuc; position in
-- the official list; unit_id; place: with "thôn", "xã" …; is_district: whether it is the district;
-- commune_id, commune: empty where the source names none;
-- value, state: households now; state is counted | zero | uncounted, or empty when nothing was
-- reported; at_least: what was counted of a place that is uncounted in part; more_than, about:
-- whether the number is only a lower bound, or rough; the same with _before: in the quarter before;
-- derived: how, if not printed; printed: how the scan spells the name; note (derived and note only
-- with $villages); source: documents and places; all four of now, or of before where nothing is
-- reported now.
with

-- by the name of the quarter; what is there no more, by that of the quarter before
units as (
    select
        unit_id,
        commune_id,
        case
            when $villages or kind != 'village' then unit_id
            else coalesce(commune_id, parent_id)
        end as place_id,
        kind,
        name,
        label,
        commune,
    from unit_in_quarter
    where quarter in ($quarter, $before)
    qualify row_number() over (partition by unit_id order by quarter desc) = 1
),

facts as (
    select
        fact.*,
        fact.quarter = $quarter as is_now,
        units.place_id,
        units.commune_id,
        submission_label.label || ', ' || fact.locator as source,
    from fact_custom as fact
    inner join units using (unit_id)
    inner join submission_label using (submission_id)
    where fact.quarter in ($quarter, $before)
        and (len($communes) = 0 or list_contains($communes, units.commune_id))
),

sums as (
    select
        custom_id,
        place_id,
        is_now,
        any_value(commune_id) as commune_id,
        min(fact_id) as fact_id,
        sum(value) as counted,
        bool_or(state = 'uncounted') as vague,
        bool_or(qualifier = 'more_than') as more_than,
        bool_or(qualifier = 'about') as about,
        if($villages, min(derived), null) as derived,
        min(printed) as printed,
        if($villages, min(note), null) as note,
        -- Told apart after the aggregate: one that does it itself is slow.
        array_to_string(list_sort(list_distinct(list(source))), '; ') as source,
    from facts
    group by custom_id, place_id, is_now
),

states as (
    select
        sums.*,
        if(vague, null, counted) as value,
        if(vague and counted > 0, counted, null) as at_least,
        case when vague then 'uncounted' when counted > 0 then 'counted' else 'zero' end as state,
    from sums
),

places as (
    select
        custom_id,
        place_id,
        any_value(commune_id) as commune_id,
        max(value) filter (is_now)::double as value,
        max(state) filter (is_now) as state,
        max(at_least) filter (is_now)::double as at_least,
        coalesce(bool_or(more_than) filter (is_now), false) as more_than,
        coalesce(bool_or(about) filter (is_now), false) as about,
        max(value) filter (not is_now)::double as value_before,
        max(state) filter (not is_now) as state_before,
        max(at_least) filter (not is_now)::double as at_least_before,
        coalesce(bool_or(more_than) filter (not is_now), false) as more_than_before,
        coalesce(bool_or(about) filter (not is_now), false) as about_before,
        -- of now, or of before where there is no now
        arg_max(
            {
                'fact_id': fact_id,
                'derived': derived,
                'printed': printed,
                'note': note,
                'source': source,
            },
            is_now
        ) as said,
    from states
    group by custom_id, place_id
)

select
    places.said.fact_id as fact_id,
    custom.custom_id,
    custom.name as custom,
    custom.kind::text as kind,
    custom.position,
    unit.unit_id,
    unit.label as place,
    unit.kind = 'district' as is_district,
    places.commune_id,
    unit.commune,
    places.value,
    places.state,
    places.at_least,
    places.more_than,
    places.about,
    places.value_before,
    places.state_before,
    places.at_least_before,
    places.more_than_before,
    places.about_before,
    places.said.derived as derived,
    places.said.printed as printed,
    places.said.note as note,
    places.said.source as source,
from places
inner join dim_custom as custom using (custom_id)
inner join units as unit on unit.unit_id = places.place_id
order by custom.kind, custom.position, unit.name collate vi, unit.unit_id;
