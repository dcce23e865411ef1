"""The form as a whole, and what can't be at all."""

import pytest

from intake import checks, form, unit_record
from intake.checks import whole
from intake.unit_record import Life
from tests.intake import filled_forms as forms
from tests.lists import custom_cell, village_row


def codes(filled, snapshot, **more):
    return [finding.code for finding in checks.check(filled, snapshot, **more)]


@pytest.mark.parametrize(
    ("unit", "quarter", "expected"),
    [
        ("dak-pne", "2024-Q3", None),
        ("dak-rve", "2025-Q2", None),
        ("kon-ray", "2024-Q3", None),
        ("dak-xyz", "2024-Q3", "mã đơn vị “dak-xyz”"),
        ("kon-tum", "2024-Q3", "mã đơn vị “kon-tum”"),
        ("dak-rve.thon-5", "2024-Q3", "mã đơn vị “dak-rve.thon-5”"),
        ("kon-braih", "2025-Q2", "xã Kon Braih có từ ngày 01/7/2025"),
    ],
)
def test_the_unit_is_one_that_reports(snapshot, unit, quarter, expected):
    filled = forms.fill(snapshot, unit_id=unit, quarter=quarter)
    found = [each.found for each in checks.check(filled, snapshot) if each.code == "E208"]
    assert found == ([expected] if expected else [])


def test_a_unit_that_is_no_more(fill, known, snapshot):
    later = known(ends_on=unit_record.date(2025, 9, 30), quarter="2025-Q3")
    gone = later.places.unit._replace(reports=None)
    later = later._replace(places=later.places._replace(unit=gone))
    (spot,) = whole.unknown_unit(fill(), later)
    assert spot.found == "xã Đăk Pne không còn từ sau ngày 30/6/2025"


def test_a_unit_that_does_not_report(fill, known):
    here = known()
    stranger = here.places.unit._replace(reports=False)
    here = here._replace(places=here.places._replace(unit=stranger))
    (spot,) = whole.unknown_unit(fill(), here)
    assert spot.found == "mã đơn vị “dak-pne”"


def test_a_quarter_that_is_told_already(snapshot):
    told = forms.fill(snapshot, quarter="2024-Q2")
    (finding,) = [each for each in checks.check(told, snapshot) if each.code == "E209"]
    assert "Báo cáo 128-BC/BCĐ" in finding.found
    assert "E209" in codes(forms.fill(snapshot, quarter="2031-Q1"), snapshot)
    assert "E209" not in codes(forms.fill(snapshot), snapshot)


def test_closed_quarters_may_be_given(snapshot):
    told = forms.fill(snapshot, quarter="2024-Q2")
    assert "E209" not in codes(told, snapshot, closed_quarters=[])
    assert "E209" in codes(forms.fill(snapshot), snapshot, closed_quarters=["2024-Q3"])


@pytest.mark.parametrize(
    ("said", "warns"),
    [
        ({}, True),
        ({"running": "0", "customs": {"tao-hon": "0"}}, True),
        ({"outreach": {"session": "1"}}, False),
        ({"customs": {"tao-hon": "chưa rõ"}}, False),
        ({"indicators": {("nep-nghi", 1): ("1", "9")}}, False),
        ({"models": [forms.model(0, "launched", "Nuôi cá")]}, False),
    ],
)
def test_a_form_that_says_nothing(fill, snapshot, said, warns):
    assert ("W309" in codes(fill(**said), snapshot)) is warns


@pytest.mark.parametrize(
    ("said", "cell", "stops"),
    [
        ({"customs": {"tao-hon": "5.000"}}, custom_cell("tao-hon"), False),
        ({"customs": {"tao-hon": "5.001"}}, custom_cell("tao-hon"), True),
        ({"counts": {"launched": "201"}}, "D8", True),
        ({"running": "hơn 1.001"}, "D14", True),
        ({"outreach": {"session": "2.001"}}, "D7", True),
        ({"outreach": {"attendance": "2.001"}}, "D8", False),
        ({"indicators": {("nep-nghi", 1): ("1", "100.001")}}, "H7", True),
        (
            {"households": [forms.household(0, "ngu-dam", "thôn 1", "5.001")]},
            f"D{village_row()}",
            True,
        ),
    ],
)
def test_numbers_that_can_not_be(fill, snapshot, said, cell, stops):
    found = [each.cell for each in checks.check(fill(**said), snapshot) if each.code == "E211"]
    assert found == ([cell] if stops else [])


def test_every_number_of_a_form_has_a_limit():
    channels = set(form.CHANNELS)
    assert set(whole.LIMITS) == {"event", "running", "custom", "indicator"} | channels


@pytest.mark.parametrize(
    ("village", "stops"),
    [
        *(("thôn 1, thôn 2", True), ("thôn 1 và thôn 2", True), ("…", True), ("thôn 1/2", True)),
        *(("Thôn 1 thôn 3", True), ("các thôn 1 3", True), ("2 thôn", True), ("thôn 1-3", True)),
        *(("thôn 1 đến 3", True), ("thôn 1 với thôn 2", True), ("làng 2", False)),
        *(("Trắng Nó – Kon Blo", False), ("thôn 12", False), ("", False)),
    ],
)
def test_one_village_in_a_cell(fill, snapshot, village, stops):
    filled = fill(models=[forms.model(0, "launched", "Nuôi cá", village=village)])
    found = [each.cell for each in checks.check(filled, snapshot) if each.code == "E212"]
    assert found == (["E24"] if stops else [])


@pytest.mark.parametrize(
    ("villages", "lines"),
    [
        (["thôn Kon Bỉ"], []),
        (["Kon Bi"], []),
        (["thôn Kon Mong Tư"], []),
        (["thôn Kon Mông Ty"], [1]),
        (["thôn Xa Lạ"], []),
        (["thôn Xa Lạ", "thôn Xa La"], [2]),
        (["thôn Xa Lạ", "Thôn xa lạ"], []),
    ],
)
def test_a_village_that_is_nearly_a_known_one(snapshot, villages, lines):
    rows = [
        forms.household(row, custom, village, "1")
        for row, (custom, village) in enumerate(zip(["ngu-dam", "tao-hon"], villages, strict=False))
    ]
    filled = forms.fill(snapshot, unit_id="dak-to-lung", households=rows)
    found = [each.cell for each in checks.check(filled, snapshot) if each.code == "W307"]
    assert found == [f"C{village_row(line)}" for line in lines]


@pytest.mark.parametrize(
    ("model", "warns"),
    [
        (forms.model(0, "goal_met", "Nuôi dê sinh sãn"), True),
        (forms.model(0, "goal_met", "Nuôi dê sinh sả"), True),
        (forms.model(0, "goal_met", "Nuôi dê", model_id="a"), False),
        (forms.model(0, "goal_met", "Trồng sâm"), False),
        (forms.model(0, "launched", "Nuôi dê sinh sản"), True),
        (forms.model(0, "launched", "Nuôi dê sinh sản", village="thôn 2"), False),
        (forms.model(0, "replicated", "Nuôi dê sinh sản"), False),
    ],
)
def test_a_model_that_is_nearly_a_running_one(fill, known, model, warns):
    about = known(models={"a": Life("a", "Nuôi dê sinh sản", "2023-Q1", None)})
    assert bool(list(whole.close_names(fill(models=[model]), about))) is warns


def test_a_number_that_excel_made_of_a_day(fill, known):
    # 45.385 is 03/4/2024
    for number, told in (("45385", 1), ("44926", 0), ("44927", 1), ("46022", 1), ("46023", 0)):
        filled = fill(outreach={"attendance": number}, counts={"launched": number})
        spots = list(whole.like_a_day(filled, known(quarter="2024-Q3")))
        assert len(spots) == told, number  # that many models can't be anyway (E211)
    (spot,) = whole.like_a_day(fill(outreach={"attendance": "45385"}), known(quarter="2024-Q3"))
    assert "03/4/2024" in spot.found
