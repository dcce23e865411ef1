"""A commune against its villages, and customs that come back."""

from decimal import Decimal

import pytest

from intake import checks
from intake.checks import customs
from intake.unit_record import Figure
from tests.intake import filled_forms as forms
from tests.lists import village_row


def codes(filled, snapshot, **more):
    return [finding.code for finding in checks.check(filled, snapshot, **more)]


def figure(value, state="counted", qualifier="exact"):
    return Figure(None if value is None else Decimal(value), state, qualifier)


@pytest.mark.parametrize(
    ("total", "villages", "expected"),
    [
        ("39", ["30", "9"], None),
        ("40", ["30", "9"], "39"),
        ("38", ["30", "9"], "39"),
        ("40", [], None),
        ("", ["30"], "30"),
        ("–", ["30"], "30"),
        ("0", ["30"], "30"),
        ("chưa rõ", ["30"], None),
        ("hơn 30", ["30", "9"], None),
        ("40", ["30", "chưa rõ"], "hơn 30"),
        ("40", ["chưa rõ"], "chưa rõ"),
        ("", ["chưa rõ"], "số của cả đơn vị, hoặc “chưa rõ”"),
        ("40", ["hơn 30"], None),
        ("30", ["hơn 30"], "hơn 30"),
        ("30", ["khoảng 35"], None),
        ("40", [""], None),
    ],
)
def test_villages_add_up(fill, known, total, villages, expected):
    rows = [
        forms.household(row, "ngu-dam", f"thôn {row}", printed)
        for row, printed in enumerate(villages)
    ]
    rows.append(forms.household(9, "tao-hon", "thôn 1", "7"))
    filled = fill(customs={"ngu-dam": total, "tao-hon": "7"}, households=rows)
    found = list(customs.villages_against_commune(filled, known()))
    assert [spot.expected for spot in found] == ([expected] if expected else [])


def test_a_village_has_one_number_for_a_custom(fill, snapshot):
    def rows(second):
        first = forms.household(0, "ngu-dam", "thôn Kon Túc", "3")
        return fill(customs={"ngu-dam": "6", "tao-hon": "3"}, households=[first, second])

    same = rows(forms.household(1, "ngu-dam", "Kon Tuc", "3"))
    told = [each.cell for each in checks.check(same, snapshot) if each.code == "E207"]
    assert told == [f"C{village_row(2)}"]
    assert "E207" not in codes(rows(forms.household(1, "tao-hon", "Kon Tuc", "3")), snapshot)
    assert "E207" not in codes(rows(forms.household(1, "ngu-dam", "thôn 2", "3")), snapshot)


@pytest.mark.parametrize(
    ("unit", "custom", "printed", "told"),
    [
        ("dak-pne", "tao-hon", "3", "quý II/2024 toàn huyện không còn"),
        ("dak-pne", "tao-hon", "chưa rõ", "quý II/2024 toàn huyện không còn"),
        ("dak-pne", "tao-hon", "0", ""),
        ("dak-pne", "ngu-dam", "40", ""),
        ("dak-pne", "cung-om-dau", "4", ""),
        ("tan-lap", "ngu-dam", "4", "quý II/2024 có ở nơi khác, không ghi ở đơn vị này"),
        ("dak-to-lung", "tha-rong-gia-suc", "4", ""),
    ],
)
def test_a_custom_that_comes_back(snapshot, unit, custom, printed, told):
    filled = forms.fill(snapshot, unit_id=unit, customs={custom: printed})
    found = [each.found for each in checks.check(filled, snapshot) if each.code == "W302"]
    assert [each.partition("; ")[2] for each in found] == ([told] if told else [])


def test_a_custom_that_the_unit_itself_said_was_gone(fill, known):
    said = {("custom", "ngu-dam"): {"2024-Q1": figure(4), "2024-Q2": figure(0, "zero")}}
    filled = fill(customs={"ngu-dam": "1"})
    assert len(list(customs.comes_back(filled, known(figures=said, listed={})))) == 1
    said["custom", "ngu-dam"]["2024-Q2"] = figure(1)
    assert list(customs.comes_back(filled, known(figures=said, listed={}))) == []
    assert list(customs.comes_back(filled, known(figures={}, listed={}))) == []
