-- One row = a fact behind a cell of a table (analysis/cells, analysis/indicators), the newest first,
-- of many the first $most; over the quarters and the communes asked for (none asked for = the whole
-- district).
-- row_count: how many facts there are; quarter; place: with village and commune; name: what it is
-- about; part: event, custom, channel, item or indicator; value, numerator, denominator: empty when
-- unknown; unit: of the value; state; qualifier; source: document and place; derived: how, if not
-- printed; fact_id.
with

wanted as (
    select unnest($quarters) as quarter
),

facts as (
    select
        fact.fact_id,
        fact.quarter,
        fact.unit_id,
        coalesce(model.name, '') as name,
        fact.event::text as part,
        fact.period::text as period,
        fact.value::double as value,
        'mô hình' as unit,
        fact.state::text as state,
        fact.qualifier::text as qualifier,
        coalesce(model.field::text, '') as field,
        coalesce(model.sponsor, '') as sponsor,
        fact.submission_id,
        fact.locator,
        fact.derived,
    from fact_model as fact
    left join dim_model as model using (model_id)
    where $subject in ('model', 'to_date')
        and list_contains($parts, fact.event::text)
        and case
            when $subject = 'model' then fact.period = 'quarter'
            when fact.period = 'quarter' then fact.quarter > coalesce(
                (
                    select max(quarter)
                    from fact_model
                    semi join wanted using (quarter)
                    where event = 'launched' and period = 'year_to_date'
                ),
                ''
            )
            else fact.quarter = (
                select max(quarter)
                from fact_model
                semi join wanted using (quarter)
                where event = 'launched' and period = 'year_to_date'
            )
        end
    union all by name
    select
        fact_id,
        quarter,
        unit_id,
        'stock' as part,
        value::double as value,
        'mô hình' as unit,
        state::text as state,
        qualifier::text as qualifier,
        submission_id,
        locator,
        derived,
    from fact_model_stock
    where $subject = 'stock'
    union all by name
    select
        fact.fact_id,
        fact.quarter,
        fact.unit_id,
        custom.name,
        fact.custom_id as part,
        fact.value::double as value,
        'hộ' as unit,
        fact.state::text as state,
        fact.qualifier::text as qualifier,
        custom.kind::text as kind,
        fact.submission_id,
        fact.locator,
        fact.derived,
    from fact_custom as fact
    inner join dim_custom as custom using (custom_id)
    where $subject = 'custom'
    union all by name
    select
        fact.fact_id,
        fact.quarter,
        fact.unit_id,
        indicator.short as name,
        fact.indicator_id as part,
        fact.numerator::double as numerator,
        fact.denominator::double as denominator,
        indicator.unit,
        fact.state::text as state,
        fact.qualifier::text as qualifier,
        fact.submission_id,
        fact.locator,
        fact.derived,
    from fact_indicator as fact
    inner join dim_indicator as indicator using (indicator_id, version)
    where $subject = 'indicator'
        and list_contains($parts, fact.indicator_id)
        and fact.quarter >= indicator.valid_from
        and fact.quarter <= coalesce(indicator.valid_to, '~')
    union all by name
    select
        fact_id,
        quarter,
        unit_id,
        channel::text as part,
        value::double as value,
        state::text as state,
        qualifier::text as qualifier,
        submission_id,
        locator,
        derived,
    from fact_outreach
    where $subject = 'outreach'
        and list_contains($parts, channel::text)
    union all by name
    select
        fact_id,
        quarter,
        unit_id,
        item as name,
        item || ' (' || unit || ')' as part,
        value::double as value,
        unit,
        state::text as state,
        qualifier::text as qualifier,
        coalesce(sponsor, '') as sponsor,
        place as said_place,
        submission_id,
        locator,
        derived,
    from fact_support
    where $subject = 'support'
    union all by name
    select
        fact_id,
        quarter,
        unit_id,
        state::text as part,
        1.0 as value,
        'đơn vị' as unit,
        state::text as state,
        'exact' as qualifier,
        submission_id,
        locator,
    from fact_duty
    where $subject = 'duty'
        and list_contains($parts, state::text)
),

keyed as (
    select
        facts.*,
        unit.kind as unit_kind,
        coalesce(unit.commune_id, if(unit.kind = 'agency' or $subject = 'duty', unit.unit_id, '')) as key,
        -- that the district has none of a custom is said of each of its communes
        $subject = 'custom' and unit.kind = 'district' and facts.state = 'zero' as is_of_all,
        case
            when facts.said_place is not null then
                facts.said_place || if(unit.commune is null, '', ', ' || unit.commune)
            when unit.kind = 'village' then
                unit.name || if(unit.commune is null, '', ', ' || unit.commune)
            else unit.label
        end as place,
    from facts
    semi join wanted on wanted.quarter = facts.quarter
    inner join unit_in_quarter as unit
        on unit.quarter = facts.quarter
        and unit.unit_id = facts.unit_id
    where len($communes) = 0 or list_contains($communes, unit.commune_id)
),

communes as (
    select unit_id
    from dim_unit
    where kind in ('commune', 'town')
),

found as (
    select
        *,
        case $rows
            when 'unit' then if(is_of_all, $row_key, key)
            when 'village' then
                case
                    when is_of_all and $row_key in (select unit_id from communes) then $row_key
                    when unit_kind = 'village' then unit_id
                    else key
                end
            when 'quarter' then quarter
            when 'year' then left(quarter, 4)
            when 'field' then field
            when 'sponsor' then sponsor
            when 'kind' then kind
            else part
        end as row_found,
        case $columns
            when 'unit' then if(is_of_all, $column_key, key)
            when 'village' then
                case
                    when is_of_all and $column_key in (select unit_id from communes) then $column_key
                    when unit_kind = 'village' then unit_id
                    else key
                end
            when 'quarter' then quarter
            when 'year' then left(quarter, 4)
            when 'field' then field
            when 'sponsor' then sponsor
            when 'kind' then kind
            else part
        end as column_found,
    from keyed
)

select
    count(*) over () as row_count,
    found.quarter,
    found.place,
    found.name,
    found.part,
    found.value,
    found.numerator,
    found.denominator,
    found.unit,
    found.state,
    found.qualifier,
    submission_label.label || ', ' || found.locator as source,
    found.derived,
    found.fact_id,
from found
inner join submission_label using (submission_id)
where ($row_key = '*' or found.row_found = $row_key)
    and ($column_key = '*' or found.column_found = $column_key)
order by found.quarter desc, found.place collate vi, len(found.fact_id), found.fact_id
limit $most;
