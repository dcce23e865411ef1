"""The balance of models, their list, and their lives."""

from decimal import Decimal

import pytest

from intake import checks, form, unit_record
from intake.checks import models
from intake.unit_record import Figure, Life
from tests.intake import filled_forms as forms


def codes(filled, snapshot, **more):
    return [finding.code for finding in checks.check(filled, snapshot, **more)]


def figure(value, state="counted", qualifier="exact"):
    return Figure(None if value is None else Decimal(value), state, qualifier)


@pytest.fixture
def opening(known):
    """Đăk Pne began the quarter with so many running models."""
    return lambda value: known(figures={("running", ""): {"2024-Q2": figure(value)}})


@pytest.mark.parametrize(
    ("counts", "running", "expected"),
    [
        ({"launched": "2", "goal_met": "1"}, "6", None),
        ({"launched": "2", "goal_met": "1"}, "7", "cuối kỳ 6"),
        ({"replicated": "1", "converted_in": "1", "ineffective": "1", "converted": "1"}, "5", None),
        ({}, "5", None),
        ({}, "4", "cuối kỳ 5"),
        # what is not known can only add
        ({"launched": "chưa rõ"}, "9", None),
        ({"launched": "chưa rõ"}, "4", "cuối kỳ từ 5"),
        ({"launched": "hơn 2"}, "9", None),
        ({"goal_met": "–"}, "4", None),
        ({"goal_met": "–"}, "6", "cuối kỳ nhiều nhất 5"),
        ({"launched": "khoảng 2"}, "4", None),
        ({"launched": "2"}, "chưa rõ", None),
        ({"launched": "2"}, "hơn 3", None),
    ],
)
def test_the_balance_closes(fill, opening, counts, running, expected):
    found = list(models.balance(fill(counts=counts, running=running), opening(5)))
    assert [spot.expected for spot in found] == ([expected] if expected else [])
    assert all(spot.cell == form.running_cell() for spot in found)


@pytest.mark.parametrize(
    ("counts", "running", "expected"),
    [
        ({"launched": "3"}, "2", ["cuối kỳ ít nhất 3"]),
        ({"launched": "3"}, "3", []),
        ({"launched": "3", "goal_met": "1"}, "2", []),
        ({"launched": "3", "goal_met": "chưa rõ"}, "2", []),
    ],
)
def test_a_balance_without_its_opening_is_not_below_nothing(fill, known, counts, running, expected):
    found = models.balance(fill(counts=counts, running=running), known(figures={}))
    assert [spot.expected for spot in found] == expected


def test_an_opening_that_is_not_exact_is_not_reckoned_with(fill, known):
    about = {("running", ""): {"2024-Q2": figure(5, qualifier="about")}}
    assert list(models.balance(fill(running="9"), known(figures=about))) == []


def test_the_balance_of_the_demonstration_is_the_one_that_does_not_close(demo_snapshot):
    opening = (
        unit_record.read(demo_snapshot, "mau-2", "2024-Q3").past("running", "")["2024-Q2"].value
    )
    right = forms.fill(demo_snapshot, unit_id="mau-2", running=str(opening))
    wrong = forms.fill(demo_snapshot, unit_id="mau-2", running=str(opening + 1))
    assert "E201" not in codes(right, demo_snapshot, closed_quarters=[])
    assert "E201" in codes(wrong, demo_snapshot, closed_quarters=[])


@pytest.mark.parametrize(
    ("printed", "stops"),
    [
        *(("2", False), ("3", False), ("1", True), ("0", True), ("", True), ("–", True)),
        *(("chưa rõ", False), ("hơn 1", False), ("khoảng 1", True)),
    ],
)
def test_no_more_names_than_models(fill, snapshot, printed, stops):
    rows = [forms.model(row, "launched", f"Nuôi cá {row}", village=f"thôn {row}") for row in (1, 2)]
    found = checks.check(fill(counts={"launched": printed}, models=rows), snapshot)
    places = [finding.cell for finding in found if finding.code == "E202"]
    assert places == (["D8"] if stops else [])


@pytest.mark.parametrize(
    ("second", "stops"),
    [
        (forms.model(1, "launched", "nuôi  cá", village="Thôn 1"), True),
        (forms.model(1, "replicated", "Nuôi cá", village="thôn 1"), True),
        (forms.model(1, "launched", "Nuôi cá", village="thôn 2"), False),
        (forms.model(1, "goal_met", "Nuôi cá", village="thôn 1"), False),
        (forms.model(1, "launched", "", village="thôn 1"), False),
    ],
)
def test_a_model_begins_once(fill, snapshot, second, stops):
    first = forms.model(0, "launched", "Nuôi cá", village="thôn 1")
    found = checks.check(fill(counts={"launched": "2"}, models=[first, second]), snapshot)
    assert [each.cell for each in found if each.code == "E207"] == (["C25"] if stops else [])


def test_a_model_ends_once(fill, snapshot):
    rows = [
        forms.model(row, event, "Nuôi cá", model_id="x", reason="hạn")
        for row, event in enumerate(("goal_met", "ineffective"))
    ]
    assert "E207" in codes(fill(models=rows), snapshot)


@pytest.mark.parametrize(
    ("event", "life", "wrong"),
    [
        ("goal_met", Life("x", "Nuôi cá", "2023-Q1", None), ""),
        ("goal_met", Life("x", "Nuôi cá", None, None), ""),
        ("goal_met", Life("x", "Nuôi cá", "2023-Q1", "2024-Q1"), "đã ghi là dừng từ quý I/2024"),
        ("goal_met", Life("x", "Nuôi cá", "2024-Q4", None), "đến quý IV/2024 mới bắt đầu"),
        ("goal_met", None, "không phải mô hình của đơn vị này"),
        ("launched", Life("x", "Nuôi cá", "2023-Q1", None), "đã ghi là bắt đầu từ quý I/2023"),
        ("launched", Life("x", "Nuôi cá", None, "2024-Q1"), "đã ghi là dừng từ quý I/2024"),
    ],
)
def test_the_life_of_a_known_model(fill, known, event, life, wrong):
    filled = fill(models=[forms.model(0, event, "Nuôi cá", model_id="x")])
    found = list(models.lives(filled, known(models={"x": life} if life else {})))
    assert [spot.found.partition(": ")[2] for spot in found] == ([wrong] if wrong else [])


@pytest.mark.parametrize(("stock", "stops"), [(1, True), (2, False)])
def test_a_new_name_ends_only_where_not_all_models_are_named(fill, known, stock, stops):
    about = known(
        figures={("running", ""): {"2024-Q2": figure(stock)}},
        models={
            "a": Life("a", "Nuôi dê", "2023-Q1", None),
            "b": Life("b", "Nuôi bò", "2023-Q1", "2024-Q2"),
        },
    )
    end = forms.model(0, "goal_met", "Trồng sâm")
    assert bool(list(models.lives(fill(models=[end]), about))) is stops
    begin = forms.model(1, "launched", "Trồng sâm")
    assert list(models.lives(fill(models=[end, begin]), about)) == []


@pytest.mark.parametrize("event", form.EVENTS)
def test_who_stops_a_model_without_success_says_why(fill, snapshot, event):
    needed = event in ("ineffective", "converted")
    bare = fill(models=[forms.model(0, event, "Nuôi cá")])
    told = fill(models=[forms.model(0, event, "Nuôi cá", reason="hạn hán")])
    assert ("W308" in codes(bare, snapshot)) is needed
    assert "W308" not in codes(told, snapshot)
