"""The rules of progress: per cent, straight path, status, with a reason that is true."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.progress import (
    STATUSES,
    Rule,
    exact,
    find_path,
    find_percent,
    judge,
    read_rules,
)
from tests.lists import INDICATORS_TOLD, indicators_of
from tests.measures.indicators import (
    CEILING,
    COUNT_CEILING,
    FALL,
    HOLD,
    RISE,
    RULES,
    SINCE_JANUARY,
    f,
)


@pytest.mark.parametrize(
    ("rule", "quarter", "value", "target", "start", "path", "percent", "status", "reason"),
    [
        # a share that should rise from 50 to 70: 55, 60, 65, 70
        (RISE, 1, 70, 70, 50, 55, 100, "met", "đạt mục tiêu năm (70,0%)"),
        (RISE, 1, 55, 70, 50, 55, "550/7", "on_path", "theo kịp mức cần có cuối quý này (55,0%)"),
        (
            RISE, 2, "59.9", 70, 50, 60, "599/7", "slow",
            "đi được 99% quãng đường cần đi đến quý này",
        ),
        (
            RISE, 2, "50.06", 70, 50, 60, "2503/35", "far_behind",
            "mới đi được dưới 1% quãng đường cần đi đến quý này",
        ),
        (RISE, 2, 55, 70, 50, 60, "550/7", "slow", "đi được 50% quãng đường cần đi đến quý này"),
        (
            RISE, 2, "54.9", 70, 50, 60, "549/7", "far_behind",
            "mới đi được 49% quãng đường cần đi đến quý này",
        ),
        (
            RISE, 2, 50, 70, 50, 60, "500/7", "far_behind",
            "mới đi được 0% quãng đường cần đi đến quý này",
        ),
        (RISE, 2, 49, 70, 50, 60, 70, "far_behind", "đi ngược chiều từ đầu năm (50,0%)"),
        (
            RISE, 4, "69.9", 70, 50, 70, "699/7", "slow",
            "đi được 99% quãng đường cần đi đến quý này",
        ),
        (RISE, 2, 60, 70, None, None, "600/7", "unknown", "chưa có mức đầu năm"),
        (RISE, 2, 71, 70, None, None, "710/7", "met", "đạt mục tiêu năm (70,0%)"),
        (RISE, 2, 60, None, 50, None, None, "unknown", "chưa có mục tiêu năm"),
        (RISE, 2, None, 70, 50, 60, None, "unknown", "chưa có số"),
        (RISE, 2, 0, 0, 0, 0, None, "met", "đạt mục tiêu năm (0,0%)"),
        (
            RISE, 2, "0.25", "0.5", 0, "0.25", 50, "on_path",
            "theo kịp mức cần có cuối quý này (0,3%)",
        ),
        # to stay where it is, and a target below the start
        (RISE, 2, 49, 50, 50, 50, 98, "far_behind", "đi ngược chiều từ đầu năm (50,0%)"),
        (RISE, 2, 40, 45, 50, "47.5", "800/9", "far_behind", "đi ngược chiều từ đầu năm (50,0%)"),
        (RISE, 2, 46, 45, 50, "47.5", "920/9", "met", "đạt mục tiêu năm (45,0%)"),
        # a share that should fall from 30 to 10: 25, 20, 15, 10
        (FALL, 1, 10, 10, 30, 25, 100, "met", "đạt mục tiêu năm (10,0%)"),
        (FALL, 2, 20, 10, 30, 20, 50, "on_path", "theo kịp mức cần có cuối quý này (20,0%)"),
        (FALL, 2, 25, 10, 30, 20, 25, "slow", "đi được 50% quãng đường cần đi đến quý này"),
        (
            FALL, 2, 26, 10, 30, 20, 20, "far_behind",
            "mới đi được 40% quãng đường cần đi đến quý này",
        ),
        (FALL, 2, 31, 10, 30, 20, -5, "far_behind", "đi ngược chiều từ đầu năm (30,0%)"),
        (FALL, 4, 0, 0, 30, 0, 100, "met", "đạt mục tiêu năm (0,0%)"),
        (FALL, 2, 20, 10, None, None, None, "unknown", "chưa có mức đầu năm"),
        (FALL, 2, 9, 10, 5, "7.5", None, "met", "đạt mục tiêu năm (10,0%)"),
        # what counts up from the year's start: 1, 2, 3, 4 points
        (
            SINCE_JANUARY, 2, 2, 4, None, 2, 50, "on_path",
            "theo kịp mức cần có cuối quý này (2,0 điểm %)",
        ),
        (SINCE_JANUARY, 2, 1, 4, None, 2, 25, "slow", "đi được 50% quãng đường cần đi đến quý này"),
        (
            SINCE_JANUARY, 2, -1, 4, None, 2, -25, "far_behind",
            "đi ngược chiều từ đầu năm (0,0 điểm %)",
        ),
        (
            SINCE_JANUARY, 2, -1, 0, None, 0, None, "far_behind",
            "đi ngược chiều từ đầu năm (0,0 điểm %)",
        ),
        (SINCE_JANUARY, 1, 0, 0, None, 0, None, "met", "đạt mục tiêu năm (0,0 điểm %)"),
        # a ceiling of a share: the same all year, met only at its end
        (CEILING, 2, 10, 10, None, 10, 100, "on_path", "trong mức cho phép đến quý này (10,0%)"),
        (CEILING, 4, 10, 10, None, 10, 100, "met", "hết năm vẫn trong mức trần (10,0%)"),
        (CEILING, 2, "10.1", 10, 2, 10, 101, "far_behind", "cao hơn mức trần cả năm (10,0%)"),
        # a ceiling of a count: 2, 4, 6, 8
        (COUNT_CEILING, 2, 4, 8, None, 4, 50, "on_path", "trong mức cho phép đến quý này (4 cặp)"),
        (
            COUNT_CEILING, 2, 5, 8, None, 4, "62.5", "slow",
            "cao hơn mức cho phép đến quý này (4 cặp)",
        ),
        (COUNT_CEILING, 2, 9, 8, None, 4, "112.5", "far_behind", "cao hơn mức trần cả năm (8 cặp)"),
        (
            COUNT_CEILING, 3, 0, 0, None, 0, None, "on_path",
            "trong mức cho phép đến quý này (0 cặp)",
        ),
        (COUNT_CEILING, 4, 0, 0, None, 0, None, "met", "hết năm vẫn trong mức trần (0 cặp)"),
        (COUNT_CEILING, 1, 1, 0, None, 0, None, "far_behind", "cao hơn mức trần cả năm (0 cặp)"),
        # a level to hold all year
        (HOLD, 1, 80, 100, 60, 100, 80, "slow", "đi được 50% quãng đường cần đi đến quý này"),
        (HOLD, 1, 100, 100, None, 100, 100, "met", "đạt mục tiêu năm (100,0%)"),
    ],
)  # fmt: skip
def test_rules(rule, quarter, value, target, start, path, percent, status, reason):
    found = judge(rule, f"2024-Q{quarter}", f(value), f(target), f(start))
    assert found == (f(path), f(percent), status, reason)


numbers = st.fractions(min_value=0, max_value=100, max_denominator=60)
maybe = st.none() | numbers
rules = st.sampled_from(RULES)
quarters = st.sampled_from(["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"])


@given(rules, quarters, numbers, numbers, numbers, maybe)
def test_a_better_value_never_has_a_worse_status(rule, quarter, one, other, target, start):
    better, worse = max(one, other), min(one, other)
    if rule.direction == "down":
        better, worse = worse, better
    ranks = [
        STATUSES.index(judge(rule, quarter, value, target, start).status)
        for value in (better, worse)
    ]
    assert ranks[0] <= ranks[1]


@given(rules, quarters, maybe, maybe, maybe)
def test_every_answer_has_a_status_and_a_reason(rule, quarter, value, target, start):
    found = judge(rule, quarter, value, target, start)
    assert found.status in STATUSES
    assert found.reason
    assert (found.status == "unknown") >= (value is None or target is None)


@given(rules, quarters, numbers, numbers)
def test_who_walks_the_straight_path_is_on_it(rule, quarter, target, start):
    path = find_path(rule, quarter, target, start)
    assert judge(rule, quarter, path, target, start).status in ("met", "on_path")


@given(rules, numbers, numbers)
def test_the_path_ends_at_the_target(rule, target, start):
    assert find_path(rule, "2024-Q4", target, start) == target


@given(rules, numbers, numbers, numbers, st.integers(1, 9))
def test_per_cent_does_not_depend_on_the_scale(rule, value, target, start, by):
    scaled = find_percent(rule, value * by, target * by, start * by)
    assert scaled == find_percent(rule, value, target, start)


@pytest.mark.parametrize(("number", "found"), [(None, None), (float("nan"), None), (0.1, "1/10")])
def test_numbers_of_a_query_are_exact(number, found):
    assert exact(number) == f(found)


@pytest.mark.parametrize(
    ("rule", "value", "marks", "text"),
    [
        (RISE, "63.25", (0, 0), "63,3%"),
        (RISE, "99.97", (0, 0), "trên 99,9%"),
        (RISE, "0.01", (0, 0), "dưới 0,1%"),
        (RISE, "99.97", (1, 0), "hơn 100,0%"),
        (RISE, "63.25", (1, 0), "hơn 63,3%"),
        (RISE, "63.25", (1, 1), "khoảng 63,3%"),
        (SINCE_JANUARY, 2, (0, 0), "2,0 điểm %"),
        (COUNT_CEILING, 7, (0, 2), "khoảng 7 cặp"),
        (COUNT_CEILING, None, (0, 0), "–"),
    ],
)
def test_a_value_as_the_screen_says_it(rule, value, marks, text):
    assert rule.write(f(value), *marks) == text


@pytest.mark.parametrize(
    ("rule", "text"), [(RISE, "63,3%"), (SINCE_JANUARY, "63,3"), (COUNT_CEILING, "63 cặp")]
)
def test_a_value_where_room_is_short(rule, text):
    assert rule.write_brief(f("63.25")) == text


def test_a_value_is_a_share_or_a_count():
    assert RISE.value(Fraction(1), Fraction(3)) == Fraction(100, 3)
    assert RISE.value(None, Fraction(3)) is None
    assert RISE.value(Fraction(1), None) is None
    assert COUNT_CEILING.value(Fraction(4), None) == 4


def test_the_rules_of_the_definitions_that_hold(ask, view):
    found = read_rules(ask(view, "indicators/definitions"))
    assert list(found) == indicators_of("2024-Q2")
    assert found["sinh-con-thu-3"] == Rule(
        "sinh-con-thu-3", 2, "Tỷ lệ sinh con thứ 3 trở lên", "%", 1, True, "down", True, "level",
        "2024-Q2",
    )  # fmt: skip
    before = read_rules(ask(view._replace(quarter="2024-Q1"), "indicators/definitions"))
    assert before["sinh-con-thu-3"] == Rule(
        "sinh-con-thu-3", 1, "Số cặp sinh con thứ 3", "cặp", 0, False, "down", True, "linear",
        "2021-Q2",
    )  # fmt: skip
    ceilings = {rule.indicator_id for rule in found.values() if rule.ceiling}
    assert ceilings & INDICATORS_TOLD == {"sinh-con-thu-3"}


def test_no_definition_no_rule(ask, view):
    assert read_rules(ask(view, "indicators/definitions").iloc[:0]) == {}
