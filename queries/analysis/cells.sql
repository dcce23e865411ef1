-- One row = a cell of a table of counts: what is counted under one head of the rows and one of the
-- columns, or the total of a row, of a column, or of all, each worked out from the facts anew; over
-- the quarters and the communes asked for (none asked for = the whole district). What is added up
-- over quarters is what happened in them; what is a level ($level: models that run, households that
-- keep a custom, totals since the start of the year) stands at the end of the last quarter of the
-- year, or of all, of which anything is reported. Of more than $most heads those with the largest
-- totals are given.
-- row_key, column_key: heads, as $rows and $columns ask: unit (a commune, an agency, '' for what
-- names neither; of a duty the unit itself) | village (a village, else the unit) | quarter | year |
-- field | sponsor | custom | kind | channel | item; '' where it is not known; all_rows, all_columns:
-- whether the cell is a total over them; speaker: whom the figure is about where $each, else empty;
-- value: what could be counted; facts; uncounted: of unknown number, silent villages among them;
-- more_than, about: only a lower bound, or rough; unit: what is counted where it is one thing
-- alone; units: how many things that are; only_kind: hu_tuc | phong_tuc where all customs behind it
-- are of that kind, else empty; parts: what was told of where $each; quarter: the
-- last one behind it, first_quarter: the first; told, asked: of how
-- many communes' quarters it is reported, and of how many it ought to be (empty where no commune
-- is asked); whole: in how many quarters the source speaks of the district as a whole; row_count,
-- column_count: heads that there are.
with

wanted as (
    select unnest($quarters) as quarter
),

units as (
    select
        unit.unit_id,
        place.commune_id,
        place.commune_id is null and unit.kind <> 'agency' as is_of_the_whole,
        coalesce(
            place.commune_id, if(unit.kind = 'agency' or $subject = 'duty', unit.unit_id, '')
        ) as place,
        unit.kind = 'village' as is_village,
    from dim_unit as unit
    inner join unit_commune as place using (unit_id)
),

-- Of each quarter asked for the newest total since the start of the year that a source gives.
running as (
    select
        wanted.quarter,
        max(fact.quarter) as last,
        bool_or(units.commune_id is null) as names_none,
    from wanted
    inner join fact_model as fact
        on left(fact.quarter, 4) = left(wanted.quarter, 4)
        and fact.quarter <= wanted.quarter
    inner join units using (unit_id)
    where $subject = 'to_date'
        and fact.event = 'launched'
        and fact.period = 'year_to_date'
        and (
            len($communes) = 0
            or list_contains($communes, units.commune_id)
            or units.commune_id is null
        )
    group by wanted.quarter
),

reported as (
    select distinct fact.quarter, units.commune_id
    from fact_model as fact
    inner join units using (unit_id)
    where $subject = 'to_date'
        and fact.period = 'quarter'
),

facts as (
    select
        fact.quarter,
        fact.unit_id,
        fact.event::text as part,
        fact.value,
        fact.state::text as state,
        fact.qualifier::text as qualifier,
        'mô hình' as unit,
        fact.submission_id,
        coalesce(model.field::text, '') as field,
        coalesce(model.sponsor, '') as sponsor,
        false as is_absent,
    from fact_model as fact
    left join dim_model as model using (model_id)
    where $subject = 'model'
        and fact.period = 'quarter'
        and list_contains($parts, fact.event::text)
    union all by name
    select
        wanted.quarter,
        fact.unit_id,
        fact.event::text as part,
        fact.value,
        fact.state::text as state,
        fact.qualifier::text as qualifier,
        'mô hình' as unit,
        fact.submission_id,
        coalesce(model.field::text, '') as field,
        coalesce(model.sponsor, '') as sponsor,
        -- a total of the whole district says nothing of single communes; and none is told of one
        -- that was silent in the quarter
        units.commune_id is not null and (
            coalesce(running.names_none, false)
            or (here.quarter is null and running.last is distinct from wanted.quarter)
        ) as is_absent,
    from wanted
    inner join fact_model as fact
        on left(fact.quarter, 4) = left(wanted.quarter, 4)
        and fact.quarter <= wanted.quarter
    inner join units using (unit_id)
    left join running on running.quarter = wanted.quarter
    left join dim_model as model using (model_id)
    left join reported as here
        on here.quarter = wanted.quarter
        and here.commune_id = units.commune_id
    where $subject = 'to_date'
        and fact.event = 'launched'
        and if(
            fact.period = 'quarter',
            fact.quarter > coalesce(running.last, ''),
            fact.quarter = running.last
        )
        and (
            running.last = wanted.quarter
            or wanted.quarter in (select quarter from reported)
        )
        and not (len($communes) > 0 and coalesce(running.names_none, false))
    union all by name
    select
        quarter,
        unit_id,
        'stock' as part,
        value,
        state::text as state,
        qualifier::text as qualifier,
        'mô hình' as unit,
        submission_id,
    from fact_model_stock
    where $subject = 'stock'
    union all by name
    select
        fact.quarter,
        fact.unit_id,
        fact.custom_id as part,
        fact.value,
        fact.state::text as state,
        fact.qualifier::text as qualifier,
        'hộ' as unit,
        fact.submission_id,
        fact.custom_id as custom,
        custom.kind::text as kind,
    from fact_custom as fact
    inner join dim_custom as custom using (custom_id)
    where $subject = 'custom'
        and not (
            len($communes) = 0
            and fact.state = 'zero'
            and fact.unit_id in (select unit_id from dim_unit where kind = 'district')
        )
    union all by name
    -- that the district has none of a custom is a zero of each of its communes, of this custom; it
    -- does not say what a commune has of others
    select
        fact.quarter,
        there.unit_id,
        fact.custom_id as part,
        fact.value,
        'zero' as state,
        'exact' as qualifier,
        'hộ' as unit,
        fact.submission_id,
        fact.custom_id as custom,
        custom.kind::text as kind,
        true as is_absent,
    from fact_custom as fact
    inner join dim_unit as district
        on district.unit_id = fact.unit_id
        and district.kind = 'district'
    inner join dim_custom as custom using (custom_id)
    inner join unit_in_quarter as there
        on there.quarter = fact.quarter
        and there.reports
        and there.unit_id = there.commune_id
    where $subject = 'custom'
        and len($communes) = 0
        and fact.state = 'zero'
    union all by name
    -- villages that keep a custom and are silent (customs/silent_villages)
    select
        silent.quarter,
        silent.unit_id,
        silent.custom_id as part,
        'uncounted' as state,
        'exact' as qualifier,
        'hộ' as unit,
        silent.custom_id as custom,
        custom.kind::text as kind,
        true as is_silence,
    from (
        select
            unnest($silent_quarters) as quarter,
            unnest($silent_units) as unit_id,
            unnest($silent_customs) as custom_id,
    ) as silent
    inner join dim_custom as custom using (custom_id)
    where $subject = 'custom'
    union all by name
    select
        quarter,
        unit_id,
        channel::text as part,
        value,
        state::text as state,
        qualifier::text as qualifier,
        channel::text as unit,
        submission_id,
        channel::text as channel,
    from fact_outreach
    where $subject = 'outreach'
        and list_contains($parts, channel::text)
    union all by name
    select
        quarter,
        unit_id,
        item as part,
        if(list_contains($parts, 'times'), 1, value) as value,
        if(list_contains($parts, 'times'), 'counted', state::text) as state,
        if(list_contains($parts, 'times'), 'exact', qualifier::text) as qualifier,
        if(list_contains($parts, 'times'), 'lần', unit) as unit,
        submission_id,
        item || ' (' || unit || ')' as item,
        coalesce(sponsor, '') as sponsor,
    from fact_support
    where $subject = 'support'
    union all by name
    select
        quarter,
        unit_id,
        'duty' as part,
        list_contains($parts, state::text)::integer as value,
        if(list_contains($parts, state::text), 'counted', 'zero') as state,
        'exact' as qualifier,
        'đơn vị' as unit,
        submission_id,
    from fact_duty
    where $subject = 'duty'
        and state not in ('exempt', 'some_in_breach')
),

chosen as (
    select
        facts.quarter,
        units.place,
        units.commune_id,
        units.is_of_the_whole,
        facts.part,
        facts.value,
        facts.state,
        facts.qualifier,
        facts.unit,
        facts.kind,
        facts.submission_id,
        coalesce(facts.is_absent, false) as is_absent,
        coalesce(facts.is_silence, false) as is_silence,
        case $rows
            when 'unit' then units.place
            when 'village' then if(units.is_village, facts.unit_id, units.place)
            when 'quarter' then facts.quarter
            when 'year' then left(facts.quarter, 4)
            when 'field' then facts.field
            when 'sponsor' then facts.sponsor
            when 'custom' then facts.custom
            when 'kind' then facts.kind
            when 'channel' then facts.channel
            when 'item' then facts.item
            else ''
        end as row_key,
        case $columns
            when 'unit' then units.place
            when 'village' then if(units.is_village, facts.unit_id, units.place)
            when 'quarter' then facts.quarter
            when 'year' then left(facts.quarter, 4)
            when 'field' then facts.field
            when 'sponsor' then facts.sponsor
            when 'custom' then facts.custom
            when 'kind' then facts.kind
            when 'channel' then facts.channel
            when 'item' then facts.item
            else ''
        end as column_key,
    from facts
    semi join wanted on wanted.quarter = facts.quarter
    inner join units using (unit_id)
    where len($communes) = 0 or list_contains($communes, units.commune_id)
),

-- The quarters from the first to the last of which anything is reported: of a level, how far a
-- figure goes up: 0 stands for all, 1 for its year, 2 for itself.
spoken as (
    select
        quarter.quarter,
        case
            when not $level or quarter.quarter = told.last then 0
            when quarter.quarter = max(quarter.quarter) filter (
                quarter.quarter in (select quarter from chosen)
            ) over (partition by left(quarter.quarter, 4)) then 1
            else 2
        end as tier,
    from (select distinct quarter from wanted) as quarter
    inner join (select min(quarter) as first, max(quarter) as last from chosen) as told
        on quarter.quarter between told.first and told.last
),

parts as (
    select
        chosen.row_key,
        chosen.column_key,
        grouping(chosen.row_key) as all_rows,
        grouping(chosen.column_key) as all_columns,
        if($each, chosen.place, '') as speaker,
        spoken.tier,
        chosen.is_absent,
        sum(chosen.value) as value,
        count(*) filter (not chosen.is_silence) as facts,
        count(*) filter (chosen.state = 'uncounted') as uncounted,
        count(*) filter (chosen.qualifier = 'more_than') as more_than,
        count(*) filter (chosen.qualifier = 'about') as about,
        min(chosen.unit) as first_unit,
        max(chosen.unit) as last_unit,
        min(chosen.kind) as first_kind,
        max(chosen.kind) as last_kind,
        list(distinct chosen.part) filter ($each) as parts,
        max(chosen.quarter) as quarter,
        min(chosen.quarter) as first_quarter,
    from chosen
    inner join spoken using (quarter)
    group by
        if($each, chosen.place, ''),
        spoken.tier,
        chosen.is_absent,
        grouping sets (
            (chosen.row_key, chosen.column_key), (chosen.row_key), (chosen.column_key), ()
        )
),

cells as (
    select
        row_key,
        column_key,
        all_rows = 1 as all_rows,
        all_columns = 1 as all_columns,
        speaker,
        sum(value) as value,
        sum(facts) as facts,
        sum(uncounted) as uncounted,
        sum(more_than) as more_than,
        sum(about) as about,
        min(first_unit) as first_unit,
        max(last_unit) as last_unit,
        min(first_kind) as first_kind,
        max(last_kind) as last_kind,
        array_to_string(list_sort(list_distinct(flatten(list(parts)))), ',') as parts,
        max(quarter) as quarter,
        min(first_quarter) as first_quarter,
    from parts
    where tier <= case
            when (all_rows = 0 and $rows = 'quarter') or (all_columns = 0 and $columns = 'quarter')
                then 2
            when (all_rows = 0 and $rows = 'year') or (all_columns = 0 and $columns = 'year') then 1
            else 0
        end
        and not (
            is_absent
            and (
                (all_rows = 0 and $rows in ('unit', 'village'))
                or (all_columns = 0 and $columns in ('unit', 'village'))
            )
            and not (all_rows = 0 and $rows = 'custom')
            and not (all_columns = 0 and $columns = 'custom')
        )
    group by row_key, column_key, parts.all_rows, parts.all_columns, speaker
),

-- Who told, and who ought to have: the fields, customs … of a commune that told are not silent.
whole_area as (
    select distinct quarter
    from (
        select quarter, unit_id from fact_model where $subject in ('model', 'to_date')
        union all
        select quarter, unit_id from fact_custom where $subject = 'custom'
        union all
        select quarter, unit_id from fact_model_stock where $subject = 'stock'
    )
    inner join units using (unit_id)
    where units.is_of_the_whole and len($communes) = 0
    union
    select quarter
    from chosen
    where is_of_the_whole and $subject in ('outreach', 'support')
),

told_by_communes as (
    select distinct chosen.quarter
    from chosen
    semi join whole_area on whole_area.quarter = chosen.quarter
    inner join submission on submission.submission_id = chosen.submission_id
    inner join dim_unit as reporter on reporter.unit_id = submission.unit_id
    where reporter.kind in ('commune', 'town')
),

told as (
    select distinct quarter, commune_id
    from chosen
    where commune_id is not null and not is_silence
),

asked as (
    select
        if($rows = 'unit', there.unit_id, if($rows = 'quarter', quarter, if($rows = 'year', left(quarter, 4), '')))
            as row_key,
        if($columns = 'unit', there.unit_id, if($columns = 'quarter', quarter, if($columns = 'year', left(quarter, 4), '')))
            as column_key,
        spoken.tier,
        quarter,
        told.commune_id is not null as has_told,
        quarter in (select quarter from whole_area)
            and quarter not in (select quarter from told_by_communes) as is_whole,
    from unit_in_quarter as there
    inner join spoken using (quarter)
    left join told using (quarter, commune_id)
    where there.reports
        and there.unit_id = there.commune_id
        and (len($communes) = 0 or list_contains($communes, there.unit_id))
),

covered as (
    select
        row_key,
        column_key,
        all_rows = 1 as all_rows,
        all_columns = 1 as all_columns,
        sum(told) as told,
        sum(asked) as asked,
        sum(whole) as whole,
    from (
        select
            row_key,
            column_key,
            grouping(row_key) as all_rows,
            grouping(column_key) as all_columns,
            tier,
            count(*) filter (has_told or is_whole) as told,
            count(*) as asked,
            count(distinct quarter) filter (is_whole) as whole,
        from asked
        group by tier, grouping sets ((row_key, column_key), (row_key), (column_key), ())
    ) as counted
    where tier <= case
            when (all_rows = 0 and $rows = 'quarter') or (all_columns = 0 and $columns = 'quarter')
                then 2
            when (all_rows = 0 and $rows = 'year') or (all_columns = 0 and $columns = 'year') then 1
            else 0
        end
    group by row_key, column_key, counted.all_rows, counted.all_columns
),

-- The heads with the largest totals, where there are too many.
heads as (
    select
        false as of_columns,
        row_key as key,
        row_number() over (
            order by sum(value) filter (all_columns) desc nulls last, row_key
        ) as place,
        count(*) over () as of,
    from cells
    where not all_rows
    group by row_key
    union all
    select
        true as of_columns,
        column_key as key,
        row_number() over (
            order by sum(value) filter (all_rows) desc nulls last, column_key
        ) as place,
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
    cells.speaker,
    cells.value::bigint as value,
    cells.facts::bigint as facts,
    cells.uncounted::bigint as uncounted,
    cells.more_than::bigint as more_than,
    cells.about::bigint as about,
    if(cells.first_unit = cells.last_unit, cells.first_unit, null) as unit,
    1 + (cells.first_unit <> cells.last_unit)::integer as units,
    if(cells.first_kind = cells.last_kind, cells.first_kind, null) as only_kind,
    cells.parts,
    cells.quarter,
    cells.first_quarter,
    covered.told::bigint as told,
    covered.asked::bigint as asked,
    covered.whole::bigint as whole,
    (select coalesce(max(of), 0) from heads where not of_columns)::bigint as row_count,
    (select coalesce(max(of), 0) from heads where of_columns)::bigint as column_count,
from cells
left join heads as row_head on not row_head.of_columns and row_head.key = cells.row_key
left join heads as column_head on column_head.of_columns and column_head.key = cells.column_key
left join covered
    on covered.all_rows = cells.all_rows
    and covered.all_columns = cells.all_columns
    and coalesce(covered.row_key, '')
        = if($rows in ('unit', 'quarter', 'year'), coalesce(cells.row_key, ''), '')
    and coalesce(covered.column_key, '')
        = if($columns in ('unit', 'quarter', 'year'), coalesce(cells.column_key, ''), '')
where coalesce(row_head.place, 0) <= $most
    and coalesce(column_head.place, 0) <= $most
order by cells.all_rows, cells.all_columns, cells.row_key, cells.column_key, cells.speaker;
