-- One row = an indicator in one quarter for a commune asked for (none asked for = all of them, and
-- one row for what has no commune); where $each is false, one row for those of them together that
-- have a unit that counts, and one for the others. No row = neither a value, nor a target, nor a
-- value in $before under the same definition. A unit counts when both its value and its target are
-- known; sums are over the units that count or, where none does, over those with a value.
-- $before: the quarter before, or the same quarter of the year before (data/compared.sql).
-- indicator_id; version; commune: unit_id, empty for what has no commune, or for several together;
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
-- source: documents and places of values, of several communes one after the other;
-- target_source: of targets.
select
    indicator_id,
    version,
    if($each, commune_id, null) as commune,
    sum(facts)::bigint as facts,
    sum(uncounted)::bigint as uncounted,
    sum(more_than)::bigint as more_than,
    sum(about)::bigint as about,
    sum(told.units)::bigint as units,
    sum(communes)::bigint as communes,
    sum(numerator)::double as numerator,
    sum(denominator)::double as denominator,
    sum(target_sum)::double as target_sum,
    sum(told.targets)::bigint as targets,
    case when sum(told.targets) = 1 then max(target_alone) end::double as target_alone,
    sum(baselines)::bigint as baselines,
    case
        when told.units > 0 or sum(told.targets) = 1 then sum(baseline_numerator)
    end::double as baseline_numerator,
    case
        when told.units > 0 or sum(told.targets) = 1 then sum(baseline_denominator)
    end::double as baseline_denominator,
    sum(told_before)::bigint as told_before,
    string_agg(compared, ',') as compared,
    string_agg(left_out, ',') as left_out,
    string_agg(districts, ',') as districts,
    sum(numerator_now)::double as numerator_now,
    sum(denominator_now)::double as denominator_now,
    sum(numerator_before)::double as numerator_before,
    sum(denominator_before)::double as denominator_before,
    string_agg(source, '; ') as source,
    string_agg(target_source, '; ') as target_source,
from indicator_beside as told
where quarter = $quarter
    and before = $before
    and (len($communes) = 0 or list_contains($communes, commune_id))
group by indicator_id, version, if($each, commune_id, null), told.units > 0
order by
    indicator_id, version, if($each, min(told.commune), null) collate vi nulls last,
    if($each, commune_id, null), told.units > 0 desc;
