-- One row = a figure of the quarter that belongs in its report, in the order of the source.
-- fact_id; topic: model | custom | outreach | support; subject; event: of models; place;
-- value: empty when unknown; unit; state; qualifier; period: quarter | year_to_date;
-- derived: how, if not printed; source: document and place; locator: the place alone.
with

figures as (
    select
        fact.fact_id,
        'model' as topic,
        coalesce(model.name, fact.event::text) as subject,
        fact.unit_id,
        model.place,
        fact.value,
        'mô hình' as unit,
        fact.state::text as state,
        fact.qualifier::text as qualifier,
        fact.period::text as period,
        fact.event::text as event,
        fact.derived,
        fact.submission_id,
        fact.locator,
    from fact_model as fact
    left join dim_model as model using (model_id)
    where fact.quarter = $quarter
    union all by name
    select
        fact.fact_id,
        'custom' as topic,
        custom.name as subject,
        fact.unit_id,
        fact.value,
        'hộ' as unit,
        fact.state::text as state,
        fact.qualifier::text as qualifier,
        'quarter' as period,
        fact.derived,
        fact.submission_id,
        fact.locator,
    from fact_custom as fact
    inner join dim_custom as custom using (custom_id)
    where fact.quarter = $quarter
    union all by name
    select
        fact.fact_id,
        'outreach' as topic,
        fact.channel::text as subject,
        fact.unit_id,
        fact.value,
        null as unit,
        fact.state::text as state,
        fact.qualifier::text as qualifier,
        'quarter' as period,
        fact.derived,
        fact.submission_id,
        fact.locator,
    from fact_outreach as fact
    where fact.quarter = $quarter
    union all by name
    select
        fact.fact_id,
        'support' as topic,
        fact.item as subject,
        fact.unit_id,
        fact.place,
        fact.value,
        fact.unit,
        fact.state::text as state,
        fact.qualifier::text as qualifier,
        'quarter' as period,
        fact.derived,
        fact.submission_id,
        fact.locator,
    from fact_support as fact
    where fact.quarter = $quarter
)

select
    figures.fact_id,
    figures.topic,
    figures.subject,
    figures.event,
    coalesce(
        figures.place,
        case unit.kind
            when 'district' then null
            when 'town' then 'thị trấn ' || unit.name
            when 'commune' then 'xã ' || unit.name
            else unit.name || if(parent.kind = 'district', '', ', ' || parent.name)
        end
    ) as place,
    figures.value::double as value,
    figures.unit,
    figures.state,
    figures.qualifier,
    figures.period,
    figures.derived,
    submission_label.label || ', ' || figures.locator as source,
    figures.locator,
from figures
inner join dim_unit as unit using (unit_id)
left join dim_unit as parent on parent.unit_id = unit.parent_id
inner join submission_label using (submission_id)
-- ids such as m4 and m10 in the order of the source, and not of the alphabet
order by figures.locator, figures.topic, len(figures.fact_id), figures.fact_id;
