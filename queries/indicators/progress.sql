-- One row = an indicator in one quarter for a commune asked for (none asked for = all of them, and
-- one row for what has no commune); where $each is false, one row for all of that together. No row =
-- neither a value, nor a target, nor a value in $before under the same definition. A unit counts
-- when both its value and its target are known; sums are over the units that count or, where none
-- does, over those with a value.
-- indicator_id; version; commune: unit_id, empty for what has no commune, or for all together;
-- facts: values given; uncounted: those whose number is unknown; more_than, about: those that are
-- only a lower bound, or rough, of the units that sums are over; units: that count; communes: of the
-- units that sums are over; numerator, denominator: sums, in the words of the definition;
-- target_sum: sum of target × denominator over the units that count, of the target for a count;
-- targets: units that have one; target_alone: the target, where only one unit has one; baselines:
-- how many of the units that count have a level at the year's start; baseline_numerator,
-- baseline_denominator: sums of it over them or, where no unit counts, that of the only target;
-- told_before: values in $before; compared: ids of the units that sums are over and that were
-- counted to the last both times; left_out: of all others with a value in either quarter;
-- districts: of those of them that name no commune;
-- numerator_now, denominator_now, numerator_before, denominator_before: sums over what is compared;
-- source: documents and places of values; target_source: of targets.
with

now as (
    select *
    from indicator_told
    where quarter = $quarter
        and (len($communes) = 0 or list_contains($communes, commune_id))
),

earlier as (
    select *
    from indicator_told
    where quarter = $before
        and numerator is not null
        and (valid_to is null or valid_to >= $quarter)
        and (len($communes) = 0 or list_contains($communes, commune_id))
),

-- What is known of one unit, and whether it counts and can be compared.
parts as (
    select
        indicator_id,
        version,
        unit_id,
        coalesce(now.commune_id, earlier.commune_id) as commune_id,
        if($each, coalesce(now.commune_id, earlier.commune_id), null) as commune,
        if($each, coalesce(now.commune, earlier.commune), null) as name,
        now.numerator,
        now.denominator,
        now.state,
        now.qualifier,
        now.source,
        now.target,
        now.baseline_numerator,
        now.baseline_denominator,
        now.target_source,
        earlier.numerator as numerator_before,
        earlier.denominator as denominator_before,
        now.numerator is not null and now.target is not null as counts,
        now.numerator is not null and now.qualifier = 'exact' and earlier.qualifier = 'exact'
            as is_counted_twice,
    from now
    full join earlier using (indicator_id, version, unit_id)
),

-- Grouped and joined, for a window over the same takes longer.
places as (
    select
        indicator_id,
        version,
        commune,
        bool_or(counts) as counts,
    from parts
    group by indicator_id, version, commune
),

-- Whether a unit is one of those that sums are over, and can be compared.
placed as (
    select
        parts.*,
        parts.numerator is not null and (parts.counts or not places.counts) as is_used,
        coalesce(is_used and is_counted_twice, false) as compares,
    from parts
    inner join places
        on places.indicator_id = parts.indicator_id
        and places.version = parts.version
        and places.commune is not distinct from parts.commune
)

select
    placed.indicator_id,
    placed.version,
    placed.commune,
    count(state) as facts,
    count(*) filter (state = 'uncounted') as uncounted,
    count(*) filter (is_used and qualifier = 'more_than') as more_than,
    count(*) filter (is_used and qualifier = 'about') as about,
    count(*) filter (counts) as units,
    -- Told apart after the aggregate, as are ids and sources: one that does it itself is slow.
    coalesce(list_unique(list(commune_id) filter (is_used)), 0)::bigint as communes,
    (sum(numerator) filter (is_used))::double as numerator,
    (sum(denominator) filter (is_used))::double as denominator,
    (sum(target * coalesce(denominator, 1)) filter (counts))::double as target_sum,
    count(target) as targets,
    case when count(target) = 1 then max(target) end::double as target_alone,
    count(baseline_numerator) filter (counts) as baselines,
    case
        when units > 0 then sum(baseline_numerator) filter (counts)
        when count(target) = 1 then max(baseline_numerator)
    end::double as baseline_numerator,
    case
        when units > 0 then sum(baseline_denominator) filter (counts)
        when count(target) = 1 then max(baseline_denominator)
    end::double as baseline_denominator,
    count(numerator_before) as told_before,
    list_aggregate(list_sort(list(unit_id) filter (compares)), 'string_agg', ',') as compared,
    list_aggregate(
        list_sort(list(unit_id) filter (not compares and (is_used or numerator_before is not null))),
        'string_agg', ','
    ) as left_out,
    list_aggregate(
        list_sort(
            list(unit_id) filter (
                commune_id is null and (is_used or numerator_before is not null)
            )
        ),
        'string_agg', ','
    ) as districts,
    (sum(numerator) filter (compares))::double as numerator_now,
    (sum(denominator) filter (compares))::double as denominator_now,
    (sum(numerator_before) filter (compares))::double as numerator_before,
    (sum(denominator_before) filter (compares))::double as denominator_before,
    list_aggregate(list_sort(list_distinct(list(placed.source))), 'string_agg', '; ') as source,
    list_aggregate(list_sort(list_distinct(list(target_source))), 'string_agg', '; ')
        as target_source,
from placed
group by placed.indicator_id, placed.version, placed.commune, placed.name
order by placed.indicator_id, placed.version, placed.name collate vi nulls last, placed.commune;
