"""When a custom may be gone: what is foreseen, and when nothing is."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.vietnamese import shift_quarter
from measures.forecast import AHEAD, Forecast, foresee
from measures.rundown import trace
from tests.measures.courses import points, silences


def dates(line):
    """The outcome and the three quarters of a line that starts in 2023-Q1."""
    found = foresee(points(line))
    return found.outcome, found.expected, found.earliest, found.latest


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("-", "few"),
        ("?", "few"),
        ("9", "few"),
        ("9 8 7 6", "few"),
        ("9 8 7 6?", "few"),
        ("9 - 8 - 7 - 6 - 5", "few"),
        ("9 8 7 - 6 5", "few"),
        ("9 8 7 6 5", "dated"),
        ("9 8 7 - 6 5 4", "dated"),
        ("5 5 5 5 5", "rising"),
        ("5 6 7 8 9", "rising"),
        ("9 8 8 8 8", "rising"),
        ("9 8 7 6 0", "gone"),
        ("9 8 7 6 0 -", "gone"),
        ("9 8 7 6 0 2?", "few"),
        ("90 89 88 87 86", "far"),
        ("24 23 22 21 20", "dated"),
        ("25 24 23 22 21", "far"),
        ("9 7 5 3 1 - -", "overdue"),
        ("9 7 5 3 1 1?", "overdue"),
        ("9 7 5 3 1", "dated"),
    ],
)
def test_outcomes(line, outcome):
    assert foresee(points(line)).outcome == outcome


def test_what_is_gone_says_since_when():
    assert foresee(points("9 8 7 6 0 -")).start == "2024-Q1"


def test_a_steady_fall():
    # 2024-Q1 is the fifth quarter; 5 households at one a quarter last five more.
    assert dates("9 8 7 6 5") == ("dated", "2025-Q2", "2025-Q2", "2025-Q2")


def test_the_median_of_the_last_four_changes():
    # −9 is the fifth from the end; the last four: −1, −3, −2, −6; median −2.5.
    found = foresee(points("31 22 21 18 16 10"))
    assert found.changes == (-1, -3, -2, -6)
    assert found.pace == -2.5
    assert (found.start, found.value) == ("2024-Q2", 10)
    # 10 / 2.5 = 4 quarters; 10 / 6 = 2 (rounded up); 10 / 1 = 10.
    assert (found.expected, found.earliest, found.latest) == ("2025-Q2", "2024-Q4", "2026-Q4")


def test_the_slowest_of_the_four_may_never_come_to_zero():
    assert dates("9 9 7 5 3") == ("dated", "2024-Q3", "2024-Q3", None)


def test_changes_over_a_hole_do_not_count():
    assert foresee(points("20 19 18 - 10 9 8")).changes == (-1, -1, -1, -1)
    found = foresee(points("20 19 18 3? 10 9 8 2?"))
    assert (found.changes, found.seen) == ((-1, -1, -1, -1), ("2023-Q1", "2024-Q3"))


def test_it_goes_on_from_the_last_complete_quarter():
    found = foresee(points("20 18 16 14 12 5? -"))
    assert (found.outcome, found.start, found.value) == ("dated", "2024-Q1", 12)
    assert found.expected == "2025-Q3"


def test_nothing_at_all():
    assert foresee([]).outcome == "few"


@given(st.lists(st.integers(0, 60), min_size=1, max_size=12))
def test_a_date_is_the_first_quarter_at_zero(values):
    found = foresee(points(" ".join(str(value) for value in values)))
    assert (found.outcome in ("dated", "overdue")) == (found.expected is not None)
    if found.outcome != "dated":
        return
    left = Fraction(values[-1])
    pace = Fraction(found.pace)
    steps = next(number for number in range(1, AHEAD + 1) if left + number * pace <= 0)
    assert found.expected == shift_quarter(found.start, steps)
    assert found.earliest is not None
    assert found.earliest <= found.expected
    assert found.latest is None or found.latest >= found.expected


@given(st.lists(st.integers(1, 10**6), min_size=5, max_size=9))
def test_a_date_is_never_beyond_the_horizon(values):
    found = foresee(points(" ".join(str(value) for value in values)))
    last = shift_quarter(found.start, AHEAD)
    dated = [quarter for quarter in (found.expected, found.earliest, found.latest) if quarter]
    assert [quarter for quarter in dated if not found.start < quarter <= last] == []


def test_official_customs_have_too_few_quarters(ask, view):
    courses = trace(ask(view, "customs/course"), silences(view))
    assert {foresee(one.points).outcome for one in courses if one.was_practised} == {"few", "gone"}


def test_the_demonstration_foresees(ask, demo_view):
    courses = trace(ask(demo_view, "customs/course"), silences(demo_view))
    [meals] = [one for one in courses if one.custom_id == "an-uong-keo-dai"]
    found = foresee(meals.points)
    told = {point.quarter: point.value for point in meals.points if point.complete}
    assert found.start == max(told)
    assert found.value == told[found.start]
    assert found.outcome in ("dated", "far", "rising", "overdue")


def test_what_is_gone_or_known_of_too_little_says_since_when():
    """The last complete quarter of points that begin in 2023-Q1."""
    assert foresee(points("9 8 0 -")) == Forecast("gone", "2023-Q3")
    assert foresee(points("9 8 0 2?")) == Forecast("few", "2023-Q3")
    assert foresee(points("9 8 6 -")) == Forecast("few", "2023-Q3", 6, (-1, -2))
    assert foresee(points("9 ?")) == Forecast("few", "2023-Q1", 9)
    assert foresee(points("?")) == Forecast("few")


def test_a_dated_end_says_all_that_it_rests_on():
    assert foresee(points("19 - 9 8 6 5 3")) == Forecast(
        "dated", "2024-Q3", 3, (-1, -2, -1, -2), ("2023-Q3", "2024-Q3"),
        expected="2025-Q1", earliest="2025-Q1", latest="2025-Q2",
    )  # fmt: skip
