"""A model that began in an earlier quarter, of which only this form tells."""

from datetime import date

from intake import blank_form, fact_rows, form, reading, restating, row_context
from tests.intake import clerk, drafts

INFO = row_context.SubmissionInfo("dak-pne.2024-Q3", "x", date(2024, 9, 16))


def test_it_counts_where_it_is_told_and_says_so(snapshot):
    blank = blank_form.write(snapshot, "dak-pne", "2024-Q3")
    words = (form.LATE, "Báo bổ sung quý trước", "Ra mắt")
    rows = [{"event": word, "name": f"Nuôi cá {word}"} for word in words]
    data = clerk.fill(blank, {"counts": {"launched": 3}, "running": 9, "models": rows})
    filled, findings = reading.read(data, "b.xlsx", snapshot)
    assert findings == []
    assert [(model.event, model.late) for model in filled.models] == [
        ("launched", True),
        ("launched", True),
        ("launched", False),
    ]
    with drafts.lay() as draft:
        made = fact_rows.make(filled, draft, INFO)
        assert made["fact_model"]["note"].tolist() == [fact_rows.LATE, fact_rows.LATE, None]
        drafts.put(draft, made)
        again = restating.tell(draft, "dak-pne", "2024-Q3").filled
        assert [model.late for model in again.models] == [True, True, False]
