"""A draft is tried before it is kept as the one in force."""

import pytest

from report.storage import Draft
from report.trial import find_problem

QUARTER = "2024-Q2"
DEEP = "- " * 300 + "a"
NOTHING = Draft({}, {})


@pytest.fixture
def tell(snapshot):
    """`tell(before, after)` says why one draft must not follow another."""
    return lambda before, after: find_problem(snapshot, QUARTER, before, after)


def test_what_can_be_worked_on(tell):
    assert tell(NOTHING, Draft({"causes": "Do 3 cơn bão."}, {"number": "128"})) == ""


def test_what_holds_too_much(tell):
    assert tell(NOTHING, Draft({"causes": DEEP}, {})).startswith(
        "Phần “Nguyên nhân”, dòng 1: có quá 10 dấu đầu dòng"
    )
    assert "cả báo cáo" in tell(
        NOTHING, Draft(dict.fromkeys(("units", "causes", "tasks", "closing"), "a *b* " * 190), {})
    )


def test_a_mistake_in_a_placeholder_is_for_the_clerk_to_mend(tell):
    assert tell(NOTHING, Draft({"causes": '{{ so("modles") }}'}, {})) == ""


def test_a_setting_that_cannot_be_set(tell):
    assert tell(NOTHING, Draft({}, {"mark": "a" * 301})) == (
        "Thể thức: dấu dự thảo có dòng dài quá 300 chữ. Hãy rút ngắn."
    )
    assert "“body” có quá 20 dòng" in tell(NOTHING, Draft({}, {"body": "a\n" * 21}))


def test_what_was_as_bad_before_is_mended_part_by_part(tell):
    old = Draft({"causes": DEEP, "closing": DEEP}, {"mark": "a" * 301})
    assert tell(old, Draft({"causes": "Tốt.", "closing": DEEP}, old.settings)) == ""
    old = Draft(old.texts, {})
    assert tell(old, Draft({"causes": "Tốt.", "closing": DEEP}, {})) == ""
    assert "Kết thúc" in tell(old, Draft({"causes": "Tốt.", "closing": DEEP + "b"}, {}))
