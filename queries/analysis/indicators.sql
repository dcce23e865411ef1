-- One row = a cell of a table of indicators: an indicator under one head of the rows and one of the
-- columns, or its level of a row, of a column, or of all, each worked out from the facts anew: sums
-- over sums, under the definition that holds in the quarter, at the end of the last quarter (of the
-- year, or of all) that has a value; over the indicators, the quarters and the communes asked for
-- (no communes asked for = the whole district). A unit counts when both its value and its target
-- are known; sums are over the units that count or, where none does, over those with a value. Of more
-- than $most heads the first are given.
-- row_key, column_key: heads, as $rows and $columns ask: unit (a commune, an agency, '' for what
-- names neither) | quarter | year | indicator; all_rows, all_columns: whether the cell is over all of
-- them; indicator_id; version: of the definition; quarter: to which
-- the value belongs; speaker: the unit where $each, else empty; facts:
-- values given; uncounted: those whose number is unknown; more_than, about: that are only a lower
-- bound, or rough, of the units that sums are over; units: that count; numerator, denominator: sums,
-- in the words of the definition; target_sum: sum of target × denominator over the units that count,
-- of the target for a count; told, asked: communes that sums are over, and that ought to have told
-- (empty where no commune is asked); whole: whether sums are over what names no commune, too;
-- row_count, column_count: heads that there are.
with

wanted as (
    select unnest($quarters) as quarter
),

units as (
    select
        unit.unit_id,
        place.commune_id,
        coalesce(place.commune_id, if(unit.kind = 'agency', unit.unit_id, '')) as place,
    from dim_unit as unit
    inner join unit_commune as place using (unit_id)
),

chosen as (
    select
        fact.quarter,
        fact.indicator_id,
        fact.version,
        units.place,
        units.commune_id,
        fact.numerator,
        fact.denominator,
        fact.state = 'uncounted' as is_uncounted,
        fact.qualifier,
        target.target,
        fact.numerator is not null and target.target is not null as counts,
    from fact_indicator as fact
    semi join wanted on wanted.quarter = fact.quarter
    inner join units using (unit_id)
    inner join dim_indicator as indicator
        on indicator.indicator_id = fact.indicator_id
        and indicator.version = fact.version
        and fact.quarter >= indicator.valid_from
        and fact.quarter <= coalesce(indicator.valid_to, '~')
    left join fact_target as target
        on target.indicator_id = fact.indicator_id
        and target.version = fact.version
        and target.unit_id = fact.unit_id
        and target.year = left(fact.quarter, 4)
    where list_contains($indicators, fact.indicator_id)
        and (len($communes) = 0 or list_contains($communes, units.commune_id))
),

-- How far up a value goes: 0 stands for all quarters, 1 for its year, 2 for its quarter alone.
spoken as (
    select
        indicator_id,
        quarter,
        case
            when quarter = max(quarter) over (partition by indicator_id) then 0
            when quarter = max(quarter) over (partition by indicator_id, left(quarter, 4)) then 1
            else 2
        end as tier,
    from (select distinct indicator_id, quarter from chosen)
),

keyed as (
    select
        chosen.*,
        spoken.tier,
        if($each, chosen.place, '') as speaker,
        case $rows
            when 'unit' then chosen.place
            when 'quarter' then chosen.quarter
            when 'year' then left(chosen.quarter, 4)
            when 'indicator' then chosen.indicator_id
            else ''
        end as row_key,
        case $columns
            when 'unit' then chosen.place
            when 'quarter' then chosen.quarter
            when 'year' then left(chosen.quarter, 4)
            when 'indicator' then chosen.indicator_id
            else ''
        end as column_key,
    from chosen
    inner join spoken using (indicator_id, quarter)
),

cells as (
    select
        row_key,
        column_key,
        grouping(row_key) = 1 as all_rows,
        grouping(column_key) = 1 as all_columns,
        indicator_id,
        version,
        speaker,
        tier,
        max(quarter) as quarter,
        count(*) as facts,
        count(*) filter (is_uncounted) as uncounted,
        count(*) filter (counts) as units,
        sum(numerator) filter (counts) as numerator,
        sum(denominator) filter (counts) as denominator,
        sum(target * coalesce(denominator, 1)) filter (counts) as target_sum,
        count(*) filter (counts and qualifier = 'more_than') as more_than,
        count(*) filter (counts and qualifier = 'about') as about,
        list(commune_id) filter (counts) as told,
        count(*) filter (counts and commune_id is null) as whole,
        -- where no unit counts
        sum(numerator) as any_numerator,
        sum(denominator) filter (numerator is not null) as any_denominator,
        count(*) filter (numerator is not null and qualifier = 'more_than') as any_more_than,
        count(*) filter (numerator is not null and qualifier = 'about') as any_about,
        list(commune_id) filter (numerator is not null and not counts) as any_told,
        count(*) filter (numerator is not null and commune_id is null) as any_whole,
    from keyed
    group by
        indicator_id,
        version,
        speaker,
        tier,
        grouping sets ((row_key, column_key), (row_key), (column_key), ())
    having tier <= case
            when (grouping(row_key) = 0 and $rows = 'quarter')
                or (grouping(column_key) = 0 and $columns = 'quarter') then 2
            when (grouping(row_key) = 0 and $rows = 'year')
                or (grouping(column_key) = 0 and $columns = 'year') then 1
            else 0
        end
),

asked as (
    select
        row_key,
        column_key,
        grouping(row_key) = 1 as all_rows,
        grouping(column_key) = 1 as all_columns,
        indicator_id,
        tier,
        count(*) as asked,
    from (
        select
            spoken.indicator_id,
            spoken.tier,
            case $rows
                when 'unit' then there.unit_id
                when 'quarter' then there.quarter
                when 'year' then left(there.quarter, 4)
                else ''
            end as row_key,
            case $columns
                when 'unit' then there.unit_id
                when 'quarter' then there.quarter
                when 'year' then left(there.quarter, 4)
                else ''
            end as column_key,
        from unit_in_quarter as there
        inner join spoken using (quarter)
        where there.reports
            and there.unit_id = there.commune_id
            and (len($communes) = 0 or list_contains($communes, there.unit_id))
    ) as there
    group by
        indicator_id,
        tier,
        grouping sets ((row_key, column_key), (row_key), (column_key), ())
),

heads as (
    select
        false as of_columns,
        row_key as key,
        row_number() over (order by row_key) as place,
        count(*) over () as of,
    from cells
    where not all_rows
    group by row_key
    union all
    select
        true as of_columns,
        column_key as key,
        row_number() over (order by column_key desc) as place,
        count(*) over () as of,
    from cells
    where not all_columns
    group by column_key
)

select
    cells.row_key,
    cells.column_key,
    cells.all_rows,
    cells.all_columns,
    cells.indicator_id,
    cells.version,
    cells.quarter,
    cells.speaker,
    cells.facts,
    cells.uncounted,
    if(cells.units > 0, cells.more_than, cells.any_more_than) as more_than,
    if(cells.units > 0, cells.about, cells.any_about) as about,
    cells.units,
    if(cells.units > 0, cells.numerator, cells.any_numerator)::double as numerator,
    if(cells.units > 0, cells.denominator, cells.any_denominator)::double as denominator,
    cells.target_sum::double as target_sum,
    -- told apart after the aggregate: one that does it itself is slow
    coalesce(list_unique(if(cells.units > 0, cells.told, cells.any_told)), 0)::bigint as told,
    asked.asked,
    if(cells.units > 0, cells.whole, cells.any_whole) > 0 as whole,
    (select coalesce(max(of), 0) from heads where not of_columns)::bigint as row_count,
    (select coalesce(max(of), 0) from heads where of_columns)::bigint as column_count,
from cells
left join heads as row_head on not row_head.of_columns and row_head.key = cells.row_key
left join heads as column_head on column_head.of_columns and column_head.key = cells.column_key
left join asked
    on asked.indicator_id = cells.indicator_id
    and asked.tier = cells.tier
    and asked.all_rows = cells.all_rows
    and asked.all_columns = cells.all_columns
    and coalesce(asked.row_key, '') = if($rows = 'indicator', '', coalesce(cells.row_key, ''))
    and coalesce(asked.column_key, '')
        = if($columns = 'indicator', '', coalesce(cells.column_key, ''))
where coalesce(row_head.place, 0) <= $most
    and coalesce(column_head.place, 0) <= $most
order by cells.all_rows, cells.all_columns, cells.row_key, cells.column_key, cells.indicator_id,
    cells.speaker;
