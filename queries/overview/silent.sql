select
    topic,
    subject,
    detail,
    source,
from silent_topic
where quarter = $quarter
order by topic, subject;
