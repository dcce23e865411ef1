-- One row = something that the quarter should tell and does not, or tells without a number.
-- topic: area | duty | indicator; subject: its name, or the area (model | hu_tuc | phong_tuc |
-- outreach) of which nothing at all is reported; detail: what the source does say; source.
select
    topic,
    subject,
    detail,
    source,
from silent_topic
where quarter = $quarter
order by topic, subject;
