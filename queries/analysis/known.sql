-- One row = a subject of which anything is reported in a quarter up to the one asked for.
-- subject: indicator | custom | model | stock | outreach | support | duty.
select 'indicator' as subject where exists (from fact_indicator where quarter <= $quarter)
union all
select 'custom' where exists (from fact_custom where quarter <= $quarter)
union all
select 'model' where exists (from fact_model where quarter <= $quarter)
union all
select 'stock' where exists (from fact_model_stock where quarter <= $quarter)
union all
select 'outreach' where exists (from fact_outreach where quarter <= $quarter)
union all
select 'support' where exists (from fact_support where quarter <= $quarter)
union all
select 'duty' where exists (
    from fact_duty where quarter <= $quarter and state not in ('exempt', 'some_in_breach')
);
