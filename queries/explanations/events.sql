-- One row = something that changed the campaign as a whole, up to the end of the quarter, by day: a
-- directive or a resolution, the list of customs, a reform of communes. (Where an indicator is defined
-- anew its own chart breaks.)
-- day; kind: document | reform; label: the document's name, empty for a reform; about: what the
-- document is about, or how many communes became how many.
select
    strftime(campaign_event.day, '%Y-%m-%d') as day,
    kind,
    label,
    about,
from campaign_event
where quarter <= $quarter
order by campaign_event.day, kind, label;
