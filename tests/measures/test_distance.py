"""The distance to the level required by now: how far, which way, and in which words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import demo
from measures.distance import round_distance, tell_distance
from measures.progress import (
    GOOD,
    find_distance,
    find_required,
    judge,
    read_rules,
)
from measures.standings import find_standings
from tests import recompute
from tests.measures.indicators import (
    CEILING,
    COUNT_CEILING,
    FALL,
    HOLD,
    RISE,
    RULES,
    SINCE_JANUARY,
    f,
    row,
    stand,
)
from tests.recompute.indicators import indicators_distance


@pytest.mark.parametrize(
    ("rule", "quarter", "value", "target", "start", "required", "distance"),
    [
        (RISE, 2, "57.9", 70, 50, 60, "-2.1"),
        (RISE, 4, 71, 70, 50, 70, 1),
        # The year's target is easier than the way to it: who has it lacks nothing.
        (RISE, 2, 46, 45, 50, 45, 1),
        (RISE, 2, 40, 45, 50, 45, -5),
        (FALL, 2, 25, 10, 30, 20, -5),
        (FALL, 2, 9, 10, 5, 10, 1),
        (SINCE_JANUARY, 1, 2, 4, None, 1, 1),
        (CEILING, 2, "10.1", 10, None, 10, "-0.1"),
        # Of a ceiling the year's own level is no excuse for now.
        (COUNT_CEILING, 2, 5, 8, None, 4, -1),
        (HOLD, 1, 100, 100, None, 100, 0),
        (RISE, 2, 60, 70, None, None, None),
        (RISE, 2, None, 70, 50, 60, None),
        (RISE, 2, 60, None, 50, None, None),
    ],
)
def test_the_distance_is_measured_to_what_is_required_by_now(
    rule, quarter, value, target, start, required, distance
):
    level = find_required(rule, f"2024-Q{quarter}", f(target), f(start))
    assert level == f(required)
    assert find_distance(rule, f(value), level) == f(distance)


numbers = st.fractions(min_value=0, max_value=100, max_denominator=60)


@given(
    st.sampled_from(RULES),
    st.sampled_from(["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]),
    numbers, numbers, numbers,
)  # fmt: skip
def test_a_status_is_good_where_nothing_is_lacking(rule, quarter, value, target, start):
    distance = find_distance(rule, value, find_required(rule, quarter, target, start))
    assert (judge(rule, quarter, value, target, start).status in GOOD) == (distance >= 0)


@pytest.mark.parametrize(
    ("rule", "distance", "text", "side"),
    [
        (RISE, "-2.14", "thiếu 2,1 điểm", "far_below"),
        (RISE, "-1.06", "thiếu 1,1 điểm", "far_below"),
        (RISE, "-1.04", "thiếu 1,0 điểm", "below"),  # as it is told, so is its colour
        (RISE, "-0.04", "thiếu <0,1 điểm", "below"),
        (RISE, "0", "vừa đủ", "above"),
        (SINCE_JANUARY, "0.4", "vượt 0,4 điểm", "above"),
        (RISE, "6.24", "vượt 6,2 điểm", "far_above"),
        (FALL, "-5", "cao hơn 5,0 điểm", "far_below"),
        (FALL, "0.5", "thấp hơn 0,5 điểm", "above"),
        (CEILING, "0.3", "dưới trần 0,3 điểm", "above"),
        (CEILING, "-1.2", "quá trần 1,2 điểm", "far_below"),
        (CEILING, "0", "bằng trần", "above"),
        (COUNT_CEILING, "-3", "quá mức 3 cặp", "far_below"),
        (COUNT_CEILING, "0.75", "dưới mức 0,8 cặp", "above"),
    ],
)
def test_a_distance_in_words(rule, distance, text, side):
    told = tell_distance(rule, f(distance))
    assert (told.text, told.side) == (text, side)


@pytest.mark.parametrize(
    ("rule", "distance", "marks", "text"),
    [
        (RISE, "2", (1, 0), "vượt ≥2,0 điểm"),
        (RISE, "-2", (1, 0), "thiếu ≤2,0 điểm"),
        (CEILING, "2", (1, 0), "dưới trần ≤2,0 điểm"),
        (CEILING, "-2", (1, 0), "quá trần ≥2,0 điểm"),
        (RISE, "-2", (1, 1), "thiếu ≈2,0 điểm"),
    ],
)
def test_what_is_only_a_bound_says_so(rule, distance, marks, text):
    assert tell_distance(rule, f(distance), *marks).text == text


@pytest.mark.parametrize(
    ("rule", "distance", "number"),
    [
        (RISE, "-2.14", "-2.1"),
        (RISE, "-0.04", "-0.04"),
        (RISE, "0", "0.0"),
        (COUNT_CEILING, "3", "3"),
        (COUNT_CEILING, "-0.75", "-0.8"),
    ],
)
def test_a_distance_as_a_number(rule, distance, number):
    assert round_distance(rule, f(distance)) == Decimal(number)
    assert str(round_distance(rule, f(distance))) == number


def test_a_place_without_a_value_or_a_target_has_none():
    places = stand(RISE, row(RISE, "a", (60, 100)), row(RISE, "b", None, 70, (50, 100)))
    assert [place.distance_told for place in places] == [None] * 4


def test_the_second_road_comes_to_the_same_distances(ask, demo_view, tmp_path):
    demo.write(tmp_path)
    tables = recompute.read(tmp_path)
    for quarter in ("2022-Q3", "2024-Q1", "2024-Q2", "2025-Q2"):
        view = demo_view._replace(quarter=quarter)
        rules = read_rules(ask(view, "indicators/definitions"))
        rows = ask(view, "indicators/progress")
        places = find_standings(rules, rows, quarter, "2024-Q1", list(view.commune_labels))
        assert indicators_distance(tables, quarter) == {
            (place.rule.indicator_id, place.commune): place.distance
            for place in places
            if place.distance is not None
        }
