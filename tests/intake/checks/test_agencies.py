"""What the district's agencies did is counted once, whoever did it with them."""

import pytest

from data import store
from intake import checks
from intake.checks import agencies
from intake.filled import Value
from tests.intake import filled_forms as forms


@pytest.fixture
def agency(snapshot):
    """`agency("12", "3")`: what stops an agency's form with 12 sessions, of which others tell 3."""

    def agency(session, shared, attendance="0", people="0"):
        filled = forms.fill(
            snapshot, "mttq-huyen", outreach={"session": session, "attendance": attendance}
        )
        cells = {"session": ("F7", shared), "attendance": ("F8", people)}
        filled = filled._replace(
            shared={
                channel: forms.value("Tuyên truyền", cell, text)
                for channel, (cell, text) in cells.items()
            }
        )
        found = checks.check(filled, snapshot)
        return [(one.code, one.cell) for one in found if one.code.startswith("E")]

    return agency


@pytest.mark.parametrize(
    ("session", "shared", "found"),
    [
        ("12", "3", []),
        ("12", "12", []),
        ("12", "0", []),
        ("hơn 12", "3", []),
        ("chưa rõ", "0", []),
        ("0", "", []),
        ("", "", []),
        ("12", "", [("E241", "F7")]),
        ("12", "–", [("E241", "F7")]),
        ("12", "chưa rõ", [("E241", "F7")]),
        ("12", "khoảng 3", [("E241", "F7")]),
        ("chưa rõ", "", [("E241", "F7")]),
        ("12", "13", [("E242", "F7")]),
        ("0", "1", [("E242", "F7")]),
        ("", "1", [("E242", "F7")]),
        ("chưa rõ", "3", []),
    ],
)
def test_how_much_others_report_is_said(agency, session, shared, found):
    assert agency(session, shared) == found


def test_people_are_asked_for_as_well(agency):
    assert agency("12", "3", "100", "") == [("E241", "F8")]


def test_what_can_t_be_read_is_told_of_once(snapshot):
    filled = forms.fill(snapshot, "mttq-huyen", outreach={"session": "12"})
    odd = Value("Tuyên truyền", "F7", "ba", "unreadable")
    assert list(agencies.shared_unsaid(filled._replace(shared={"session": odd}), None)) == []


def test_communes_and_the_district_are_not_asked(snapshot):
    for unit in ("dak-pne", "kon-ray"):
        filled = forms.fill(snapshot, unit, outreach={"session": "12"})
        codes = {one.code for one in checks.check(filled, snapshot)}
        assert not codes & {"E241", "E242", "E243"}
    assert store.snapshot().version == 1
