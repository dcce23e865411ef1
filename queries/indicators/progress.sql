-- One row = an indicator in one quarter for a commune asked for (none asked for = all of them, and
-- one row for what has no commune); where $each is false, one row for all of that together. No row =
-- neither a value nor a target. A unit counts when both its value and its target are known; sums are
-- over the units that count or, where none does, over those with a value.
-- indicator_id; version; commune: unit_id, empty for what has no commune, or for all together;
-- facts: values given; uncounted: those whose number is unknown; more_than, about: those that are
-- only a lower bound, or rough; units: that count; communes: of the units that sums are over;
-- numerator, denominator: sums, in the words of the definition; target_sum: sum of target ×
-- denominator over the units that count, of the target for a count; target_alone: the target, where
-- only one unit has one; baselines: how many of the units that count have a level at the year's
-- start; baseline_numerator, baseline_denominator: sums of it over them or, where no unit counts,
-- that of the only target; compared: communes with a value in the quarter before, too, under the
-- same definition; rough: units compared of which either value is only a lower bound, or rough;
-- numerator_now, denominator_now, numerator_before, denominator_before: sums over what is compared;
-- source: documents and places of values; target_source: of targets.
with

holding as (
    select indicator_id, version
    from dim_indicator
    where valid_from <= $quarter
        and (valid_to is null or valid_to >= $quarter)
),

facts as (
    select
        fact.indicator_id,
        fact.version,
        fact.unit_id,
        fact.numerator,
        fact.denominator,
        fact.state,
        fact.qualifier,
        submission_label.label || ', ' || fact.locator as source,
    from fact_indicator as fact
    inner join submission_label using (submission_id)
    where fact.quarter = $quarter
),

earlier as (
    select
        indicator_id,
        version,
        unit_id,
        numerator,
        denominator,
        qualifier,
    from fact_indicator
    where quarter = $before
        and numerator is not null
),

targets as (
    select
        target.indicator_id,
        target.version,
        target.unit_id,
        target.target,
        target.baseline_numerator,
        target.baseline_denominator,
        submission_label.label || ', ' || target.locator as source,
    from fact_target as target
    inner join submission_label using (submission_id)
    semi join holding using (indicator_id, version)
    where target.year = left($quarter, 4)
),

-- What is known of one unit, and whether it counts and can be compared.
parts as (
    select
        indicator_id,
        version,
        unit_commune.commune_id,
        if($each, unit_commune.commune_id, null) as commune,
        facts.numerator,
        facts.denominator,
        facts.state,
        facts.qualifier,
        facts.source,
        targets.target,
        targets.baseline_numerator,
        targets.baseline_denominator,
        targets.source as target_source,
        earlier.numerator as numerator_before,
        earlier.denominator as denominator_before,
        facts.numerator is not null and targets.target is not null as counts,
        facts.numerator is not null and earlier.numerator is not null as compares,
        facts.qualifier != 'exact' or earlier.qualifier != 'exact' as is_rough,
    from facts
    full join targets using (indicator_id, version, unit_id)
    left join earlier using (indicator_id, version, unit_id)
    inner join unit_commune using (unit_id)
    where len($communes) = 0 or list_contains($communes, unit_commune.commune_id)
)

select
    parts.indicator_id,
    parts.version,
    parts.commune,
    count(state) as facts,
    count(*) filter (state = 'uncounted') as uncounted,
    count(*) filter (qualifier = 'more_than') as more_than,
    count(*) filter (qualifier = 'about') as about,
    count(*) filter (counts) as units,
    -- Told apart after the aggregate, as are the sources: one that does it itself is slow.
    case
        when units > 0 then coalesce(list_unique(list(commune_id) filter (counts)), 0)
        else coalesce(list_unique(list(commune_id) filter (numerator is not null)), 0)
    end::bigint as communes,
    case when units > 0 then sum(numerator) filter (counts) else sum(numerator) end::double
        as numerator,
    case
        when units > 0 then sum(denominator) filter (counts)
        else sum(denominator) filter (numerator is not null)
    end::double as denominator,
    (sum(target * coalesce(denominator, 1)) filter (counts))::double as target_sum,
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
    coalesce(list_unique(list(commune_id) filter (compares)), 0)::bigint as compared,
    count(*) filter (compares and is_rough) as rough,
    (sum(numerator) filter (compares))::double as numerator_now,
    (sum(denominator) filter (compares))::double as denominator_now,
    (sum(numerator_before) filter (compares))::double as numerator_before,
    (sum(denominator_before) filter (compares))::double as denominator_before,
    nullif(array_to_string(list_sort(list_distinct(list(parts.source))), '; '), '') as source,
    nullif(array_to_string(list_sort(list_distinct(list(target_source))), '; '), '')
        as target_source,
from parts
left join dim_unit as unit on unit.unit_id = parts.commune
group by parts.indicator_id, parts.version, parts.commune, unit.name
order by parts.indicator_id, parts.version, unit.name collate vi nulls last, parts.commune;
