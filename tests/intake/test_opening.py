"""The models with which a unit begins: its first form asks for them."""

from datetime import date

import pytest

from intake import blank_form, fact_rows, form, reading, row_context, stamps
from tests.intake import clerk, drafts

D7 = (form.MODELS, form.opening_cell())
INFO = row_context.SubmissionInfo("dak-pne.2024-Q3", "x", date(2024, 9, 16))


def read(blank, snapshot, **answers):
    return reading.read(clerk.fill(blank, answers), "b.xlsx", snapshot)


@pytest.fixture
def blank(snapshot):
    return blank_form.write(snapshot, "dak-pne", "2024-Q3")


def test_the_first_form_asks_and_keeps_what_is_told(blank, snapshot):
    stamp = reading.read_stamp(blank, "b.xlsx")
    assert stamp.asks_opening and D7[1] in form.inputs(stamp)[form.MODELS]
    filled, findings = read(blank, snapshot, running=9, cells={D7: "7"})
    assert (filled.opening.value, findings) == (7, [])
    [stock] = fact_rows.make(filled, snapshot, INFO)["fact_model_stock"].to_dict("records")
    assert (stock["value"], stock["note"]) == (9, "đầu kỳ theo biểu: 7")
    filled, _ = read(blank, snapshot, running=9)
    assert filled.opening.state == "blank"
    [stock] = fact_rows.make(filled, snapshot, INFO)["fact_model_stock"].to_dict("records")
    assert stock["note"] is None


def test_a_later_form_prints_it(blank, snapshot):
    with drafts.lay() as draft:
        filled, _ = read(blank, snapshot, running=9, cells={D7: "7"})
        drafts.put(draft, fact_rows.make(filled, draft, INFO))
        later = blank_form.write(draft, "dak-pne", "2024-Q4")
        assert not reading.read_stamp(later, "b.xlsx").asks_opening
        # what is printed there counts for nothing
        assert reading.read(later, "b.xlsx", draft)[0].opening is None
        assert not blank_form.expected.has_stock(draft, "dak-pne", "2024-Q3")


def test_a_form_that_did_not_ask_is_still_read(blank):
    stamp = reading.read_stamp(blank, "b.xlsx")
    lines = stamps.write(stamp)
    older = stamps.read([line for line in lines if line[0] != "opening"], "b.xlsx")
    assert older == stamp._replace(asks_opening=False)
    assert stamps.read(lines, "b.xlsx") == stamp
