"""The table of checks, and its findings in their order."""

import pytest

from intake import checks, contract, form
from intake.findings import Finding
from tests.intake import filled_forms as forms
from tests.lists import custom_cell, village_row


def test_every_code_means_something():
    assert all(rule.meaning.endswith(".") for rule in checks.CHECKS)
    assert checks.explain("E204") == "Tử số không được lớn hơn mẫu số."
    with pytest.raises(KeyError):
        checks.explain("E999")


def test_findings_follow_the_form(fill, snapshot):
    filled = fill(
        running="0",
        counts={"launched": "201"},
        customs={"tao-hon": "9.000"},
        outreach={"session": "9.000", "radio_news": "9.000"},
        indicators={("nep-nghi", 1): ("9", "8"), ("khkt", 1): ("9", "")},
        households=[forms.household(0, "tao-hon", "thôn 1", "9.000")],
        quarter="2024-Q2",
    )
    found = checks.check(filled, snapshot)
    places = [(each.sheet, each.cell) for each in found if each.code[0] == "E"]
    assert places == [
        ("", ""),
        (form.MODELS, "D8"),
        (form.MODELS, "D14"),
        (form.CUSTOMS, custom_cell("tao-hon")),
        (form.CUSTOMS, f"D{village_row()}"),
        (form.INDICATORS, "E7"),
        (form.INDICATORS, "H8"),
        (form.OUTREACH, "D7"),
        (form.OUTREACH, "D9"),
    ]


def test_every_finding_says_what_to_do(fill, snapshot):
    filled = fill(
        quarter="2024-Q2",
        counts={"launched": "0"},
        models=[forms.model(0, "ineffective", "Nuôi cá"), forms.model(1, "launched", "Nuôi cá")],
        customs={"ngu-dam": "9", "tao-hon": "1"},
        households=[forms.household(0, "ngu-dam", "thôn 1", "8")],
        indicators={("nep-nghi", 1): ("9", "8")},
    )
    found = checks.check(filled, snapshot)
    assert len({each.code for each in found}) >= 5
    for each in found:
        assert each.found and each.expected
        assert each.mend.startswith(("Hãy", "Nếu", "Số", "Quý", "Biểu", "“"))
        assert each.mend.endswith(".")


def test_nothing_is_said_twice_of_one_cell():
    def finding(code, cell="C25"):
        return Finding(code, form.CUSTOMS, cell, "x", "y", "z")

    reading = [finding("W101")]
    checking = [finding("E203", "D20"), finding("W307"), finding("W307", "C26"), finding("E207")]
    assert [(each.code, each.cell) for each in checks.combine(reading, checking)] == [
        ("E203", "D20"),
        ("E207", "C25"),
        ("W101", "C25"),
        ("W307", "C26"),
    ]


def test_a_stop_is_never_hidden_by_a_warning(snapshot):
    filled = forms.fill(snapshot, households=[forms.household(0, "ngu-dam", "Thôn 1, thôn 3", "2")])
    cell = f"C{village_row()}"
    told = [Finding(code, "Hủ tục, phong tục", cell, "x", "y", "z") for code in ("W101", "W109")]
    found = checks.combine(told, checks.check(filled, snapshot))
    assert [each.code for each in found if each.cell == cell] == ["E212"]
    reading = [Finding("E111", "Hủ tục, phong tục", cell, "x", "y", "z")]
    found = checks.combine(reading, checks.check(filled, snapshot))
    assert [each.code for each in found if each.cell == cell] == ["E111"]


@pytest.mark.parametrize("code", contract.UNREADABLE)
def test_of_a_sheet_that_is_not_read_nothing_else_is_said(code):
    def finding(code, sheet, cell=""):
        return Finding(code, sheet, cell, "x", "y", "z")

    reading = [finding(code, "Mô hình"), finding("E121", "Mô hình", "E21")]
    checking = [
        *(finding("E201", "Mô hình", "D14"), finding("W304", "Mô hình", "D8")),
        *(finding("W309", ""), finding("E209", ""), finding("W304", "Chỉ tiêu", "E7")),
    ]
    found = [(each.code, each.sheet) for each in checks.combine(reading, checking)]
    assert found == [
        *(("E209", ""), (code, "Mô hình"), ("E121", "Mô hình"), ("W304", "Chỉ tiêu")),
    ]


def test_findings_of_cells_that_are_none_come_first_on_their_sheet():
    places = [("Mô hình", "D10"), ("Mô hình", "D9"), ("Mô hình", ""), ("Tờ lạ", "A1"), ("", "")]
    found = checks.sort(Finding("E101", *place, "x", "y", "z") for place in places)
    assert [(each.sheet, each.cell) for each in found] == [
        ("", ""),
        ("Mô hình", ""),
        ("Mô hình", "D9"),
        ("Mô hình", "D10"),
        ("Tờ lạ", "A1"),
    ]


def test_a_form_in_order_has_no_finding(fill, snapshot):
    filled = fill(
        counts=dict.fromkeys(form.EVENTS, "0") | {"launched": "2", "ineffective": "1"},
        running="12",
        models=[
            forms.model(0, "launched", "Nuôi cá ao", village="thôn 1", field="livestock"),
            forms.model(1, "ineffective", "Trồng sâm", village="thôn 2", reason="sâu bệnh"),
        ],
        customs={"ngu-dam": "40", "cung-om-dau": "3", "tha-rong-gia-suc": "hơn 2", "tao-hon": "0"},
        households=[forms.household(0, "ngu-dam", "thôn 1", "40")],
        indicators={("nep-nghi", 1): ("40", "160"), ("sinh-con-thu-3", 2): ("–", "–")},
        outreach={"session": "12", "attendance": "hơn 800"},
        gifts=[forms.gift(0, "Gà giống", "150", "con")],
    )._replace(opening=forms.value(form.MODELS, form.opening_cell(), "hơn 10"))
    assert checks.check(filled, snapshot) == []
