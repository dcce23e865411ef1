-- One row = a part of a subject of which anything is reported in a quarter up to the one asked for.
-- part: an indicator, an event of models, a channel of outreach; of the other subjects none.
select distinct indicator_id as part
from fact_indicator
where $subject = 'indicator' and quarter <= $quarter
union all
select distinct event::text as part
from fact_model
where $subject = 'model' and quarter <= $quarter
union all
select distinct channel::text as part
from fact_outreach
where $subject = 'outreach' and quarter <= $quarter;
