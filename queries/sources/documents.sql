-- One row = a document or web page that figures, lists or rules come from.
-- document_id; kind; number; issued_on; issuer; abstract: word for word, empty where the source does
-- not give it; about: in our own words; url; note;
-- facts: figures of reports in the warehouse that come from it; context: public figures from it.
select
    document.document_id,
    document.kind,
    document.number,
    document.issued_on,
    document.issuer,
    document.abstract,
    document.about,
    document.url,
    document.note,
    told.facts,
    told.context,
from document
inner join document_told as told using (document_id)
order by document.number is null, told.facts desc, document.issued_on, document.document_id;
