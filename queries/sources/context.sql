-- One row = a public figure about the campaign or the district that is not part of a report.
-- context_id; topic; place; period: as the source puts it; as_of: end of the period, if certain;
-- measure; printed: the number as the source prints it; value, out_of: the same as numbers;
-- qualifier; unit; document: outlet; url; note.
select
    figure.context_id,
    figure.topic,
    figure.place,
    figure.period,
    figure.as_of,
    figure.measure,
    figure.printed,
    figure.value::double as value,
    figure.out_of::double as out_of,
    figure.qualifier::text as qualifier,
    figure.unit,
    document.issuer as document,
    document.url,
    figure.note,
from context_figure as figure
inner join document using (document_id)
where len($topics) = 0 or list_contains($topics, figure.topic)
order by figure.topic, figure.as_of nulls last, figure.context_id;
