-- One row = a document or web page, without counting what comes from it (sources/documents).
-- document_id; kind; number; issued_on; issuer; abstract: word for word, empty where the source does
-- not give it; about: in our own words; url; note.
select
    document_id,
    kind,
    number,
    issued_on,
    issuer,
    abstract,
    about,
    url,
    note,
from document
order by document_id;
