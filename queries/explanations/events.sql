-- One row = something that changed the campaign as a whole, up to the end of the quarter, by day: a
-- directive or a resolution, the list of customs, a reform of communes. (Where an indicator is defined
-- anew its own chart breaks.)
-- day; kind: document | reform; label: the document's name, empty for a reform; about: what the
-- document is about, or how many communes became how many.
select
    strftime(document.issued_on, '%Y-%m-%d') as day,
    'document' as kind,
    document_label.label,
    document.about,
from document
inner join document_label using (document_id)
where document.number is not null
    and document.issued_on is not null
    and strftime(document.issued_on, '%Y-Q') || quarter(document.issued_on) <= $quarter
    and (
        starts_with(document.kind, 'Chỉ thị')
        or starts_with(document.kind, 'Nghị quyết')
        or document.document_id in (select document_id from dim_custom)
    )
union all
select
    strftime(effective_on, '%Y-%m-%d') as day,
    'reform' as kind,
    '' as label,
    count(distinct old_unit_id) || ' thành ' || count(distinct new_unit_id) || ' xã' as about,
from unit_succession
where strftime(effective_on, '%Y-Q') || quarter(effective_on) <= $quarter
group by effective_on
order by day, kind, label;
