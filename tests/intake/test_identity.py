"""A model that ends is the one that began, however its name is written."""

from datetime import date

import pytest

from intake import applying, blank_form, fact_rows, names, naming, restating, row_context
from tests.intake import clerk, drafts
from tests.intake import filled_forms as forms

INFO = row_context.SubmissionInfo("dak-pne.2024-Q3", "x", date(2024, 9, 16))
BEGUN = [
    forms.model(0, "launched", "Nuôi dê", village="thôn 1"),
    forms.model(1, "launched", "Nuôi dê", village="thôn 2"),
    forms.model(2, "launched", "Tổ hợp tác số 1"),
    forms.model(3, "launched", "Trồng cà phê", village="thôn Kon Túc"),
]
FIRST, SECOND = "dak-pne.2024-q3.nuoi-de", "dak-pne.2024-q3.nuoi-de-2"
COOPERATIVE, COFFEE = "dak-pne.2024-q3.to-hop-tac-so-1", "dak-pne.2024-q3.trong-ca-phe"


@pytest.fixture(scope="module")
def draft():
    with drafts.lay() as draft:
        filled = forms.fill(draft, models=BEGUN, counts={"launched": "4"}, running="9")
        drafts.put(draft, fact_rows.make(filled, draft, INFO))
        yield draft


@pytest.fixture(scope="module")
def end(draft):
    """`end("Nuôi dê")` ends a model in quý IV: its id, and the codes that are found at its name."""
    blank = blank_form.write(draft, "dak-pne", "2024-Q4")

    def end(name, village=""):
        row = {"event": "Không hiệu quả", "name": name, "village": village, "reason": "hạn"}
        answers = {"counts": {"ineffective": 1}, "running": 8, "models": [row]}
        filled, findings = applying.examine(clerk.fill(blank, answers), "b.xlsx", draft)
        [model] = filled.models
        return model.model_id, [one for one in findings if one.cell == model.name.cell]

    return end


@pytest.mark.parametrize(
    ("name", "village", "model"),
    [
        ("Nuôi dê (thôn 1)", "", FIRST),
        ("nuôi dê - Thôn 02", "", SECOND),
        ("Nuôi dê", "thôn 2", SECOND),
        ("Nuôi dê (thôn 1)", "thôn 1", FIRST),
        # the form tells it by its name alone, whoever ends it names its village
        ("Trồng cà phê (thôn Kon Túc)", "", COFFEE),
        ("Trồng cà phê", "thôn Kon Túc", COFFEE),
        ("Tổ hợp tác số 01", "", COOPERATIVE),
    ],
)
def test_the_model_that_is_meant_is_found(end, name, village, model):
    assert end(name, village) == (model, [])


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        ("Nuôi dê", "E111", "Nuôi dê (thôn 1)"),
        ("Tổ hợp tác số 2", "W319", "gần giống: “Tổ hợp tác số 1”"),
        ("THT số 3", "W319", "đang hoạt động: “Nuôi dê”"),
        ("Trồng cà fê", "W102", "Trồng cà phê"),
    ],
)
def test_what_is_none_of_them_is_asked(end, name, code, told):
    model, [finding] = end(name)
    assert (model, finding.code) == ("", code)
    assert told in finding.mend + finding.expected


def test_the_label_that_was_printed_is_one_model_whatever_came_since(end, draft):
    blank = blank_form.write(draft, "dak-pne", "2024-Q4")
    row = {"event": "Đạt mục tiêu", "name": "Trồng cà phê"}
    sent = clerk.fill(blank, {"counts": {"goal_met": 1}, "running": 8, "models": [row]})
    with drafts.lay() as later:
        more = [*BEGUN, forms.model(4, "replicated", "Trồng cà phê", village="thôn 2")]
        filled = forms.fill(later, models=more)
        drafts.put(later, fact_rows.make(filled, later, INFO))
        assert applying.examine(sent, "b.xlsx", later)[0].models[0].model_id == COFFEE


def ids(models, before):
    return list(naming.models(forms.fill(before[0], models=models), before[1]).values())


def test_a_correction_leaves_each_model_its_id(draft):
    before = draft, restating.tell(draft, "dak-pne", "2024-Q3").models
    assert ids(BEGUN, before) == [FIRST, SECOND, COOPERATIVE, COFFEE]
    assert ids(BEGUN[::-1], before) == [COFFEE, COOPERATIVE, SECOND, FIRST]
    assert ids(BEGUN[1:2], before) == [SECOND]
    # the village alone was wrong; another of the name is another model
    moved = forms.model(0, "launched", "Trồng cà phê", village="thôn 5")
    assert ids([moved], before) == [COFFEE]
    third = forms.model(0, "launched", "Nuôi dê", village="thôn 3")
    assert ids([*BEGUN[:2], third], before) == [FIRST, SECOND, f"{FIRST}-3"]


def test_numbers_do_not_hide_a_likeness():
    known = {"a": ["Tổ tiết kiệm số 1"], "b": ["Nuôi ong"]}
    assert names.find_alike("Tổ tiết kiệm 02", known) == [("a", "Tổ tiết kiệm số 1")]
    assert names.find_alike("12", known) == []
