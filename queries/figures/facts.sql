-- One row = a fact of one of the quarters asked for that a figure may be made of, of the areas and
-- the communes asked for (none asked for = the whole district); a year's target is a fact of each of
-- its quarters that is asked for. Of a choice of communes the running totals of launches that have no
-- commune are there as well: they leave those of single communes unknown.
-- quarter; area: model | stock | custom | outreach | support | indicator | target | duty; fact_id;
-- subject: id of the model, custom or indicator, or the channel; name: of the model, the custom, the
-- indicator, what was given, or who owes a report; kind: hu_tuc | phong_tuc; event: of models;
-- period: quarter | year_to_date; version: of the indicator's definition; unit_id; unit_kind;
-- commune_id, commune: with "xã" or "thị trấn", empty where the source names none; place: with
-- village and commune, or in the source's own words, empty for the district as a whole;
-- value: empty when unknown, of an indicator see numerator and denominator; unit: of the value;
-- state: counted | zero | uncounted, of a duty on_time | late | missing | exempt | some_in_breach,
-- of a target always counted; qualifier: exact | more_than | about, empty for a duty; due_on,
-- came_on: of a report that is owed; sponsor; reason: why a model ended; derived: how, if not
-- printed; note; reporter_id: the unit whose report it stands in; document_id, locator: document and
-- place in it; source: both in words.
select
    quarter,
    area,
    fact_id,
    subject,
    name,
    kind,
    event,
    period,
    version,
    unit_id,
    unit_kind,
    commune_id,
    commune,
    place,
    value,
    numerator,
    denominator,
    unit,
    state,
    qualifier,
    due_on,
    came_on,
    sponsor,
    reason,
    derived,
    note,
    reporter_id,
    document_id,
    locator,
    source,
from figure_told
where list_contains($areas, area)
    and quarter between list_min($quarters) and list_max($quarters)
    and list_contains($quarters, quarter)
    and (
        len($communes) = 0
        or list_contains($communes, commune_id)
        or (event = 'launched' and period = 'year_to_date' and commune_id is null)
    )
-- ids such as m4 and m10 in the order of the source, and not of the alphabet
order by quarter, area, len(fact_id), fact_id;
