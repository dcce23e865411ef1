-- One row = one indicator in one of the quarters up to the one asked for, under the definition of
-- that quarter, for a commune asked for (none asked for = all of them, and one row for what has no
-- commune); where $each is false, one row for all of that together. No row = no value. A unit counts
-- when both its value and its target are known; sums are over the units that count or, where none
-- does, over those with a value.
-- quarter; version; commune: unit_id, empty for what has no commune, or for all together; facts:
-- values given; uncounted: those whose number is unknown; more_than, about: those that are only a
-- lower bound, or rough, of the units that sums are over; units: that count; communes: of the units that sums are over; numerator,
-- denominator: sums, in the words of the definition; target_sum: sum of target × denominator over
-- the units that count, of the target for a count; baselines: how many of the units that count have
-- a level at the year's start; baseline_numerator, baseline_denominator: sums of it over them;
-- source: documents and places of values.
with

-- What is known of one unit in one quarter, and whether it counts.
parts as (
    select
        quarter,
        version,
        commune_id,
        if($each, commune_id, null) as commune,
        if($each, told.commune, null) as name,
        numerator,
        denominator,
        state,
        qualifier,
        target,
        baseline_numerator,
        baseline_denominator,
        source,
        numerator is not null and target is not null as counts,
    from indicator_told as told
    where indicator_id = $indicator
        and quarter <= $quarter
        and state is not null
        and (len($communes) = 0 or list_contains($communes, commune_id))
),

-- Grouped and joined, for a window over the same takes longer.
places as (
    select
        quarter,
        version,
        commune,
        bool_or(counts) as counts,
    from parts
    group by quarter, version, commune
),

-- Whether a unit is one of those that sums are over.
placed as (
    select
        parts.*,
        parts.numerator is not null and (parts.counts or not places.counts) as is_used,
    from parts
    inner join places
        on places.quarter = parts.quarter
        and places.version = parts.version
        and places.commune is not distinct from parts.commune
)

select
    placed.quarter,
    placed.version,
    placed.commune,
    count(*) as facts,
    count(*) filter (state = 'uncounted') as uncounted,
    count(*) filter (is_used and qualifier = 'more_than') as more_than,
    count(*) filter (is_used and qualifier = 'about') as about,
    count(*) filter (counts) as units,
    -- Told apart after the aggregate, as are the sources: one that does it itself is slow.
    coalesce(list_unique(list(commune_id) filter (is_used)), 0)::bigint as communes,
    (sum(numerator) filter (is_used))::double as numerator,
    (sum(denominator) filter (is_used))::double as denominator,
    (sum(target * coalesce(denominator, 1)) filter (counts))::double as target_sum,
    count(baseline_numerator) filter (counts) as baselines,
    (sum(baseline_numerator) filter (counts))::double as baseline_numerator,
    (sum(baseline_denominator) filter (counts))::double as baseline_denominator,
    list_aggregate(list_sort(list_distinct(list(placed.source))), 'string_agg', '; ') as source,
from placed
group by placed.quarter, placed.version, placed.commune, placed.name
order by placed.quarter, placed.version, placed.name collate vi nulls last, placed.commune;
