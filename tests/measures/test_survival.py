"""Kaplan and Meier's curve: against a textbook, against a naive count, and at its edges."""

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.survival import ENOUGH, Curve, by_field, estimate
from queries import query

# Freireich and others (1963), as in Kleinbaum and Klein, Survival Analysis, chapter 2: weeks in
# remission of 21 patients treated with 6-MP, and of 21 with a placebo.
TREATED = {6: (3, 1), 7: (1, 0), 9: (0, 1), 10: (1, 1), 11: (0, 1), 13: (1, 0), 16: (1, 0)}
TREATED |= {17: (0, 1), 19: (0, 1), 20: (0, 1), 22: (1, 0), 23: (1, 0), 25: (0, 1)}
TREATED |= {32: (0, 2), 34: (0, 1), 35: (0, 1)}
TREATED_SHARES = {6: 0.8571, 7: 0.8067, 10: 0.7529, 13: 0.6902, 16: 0.6275, 22: 0.5378, 23: 0.4482}
PLACEBO = {1: 2, 2: 2, 3: 1, 4: 2, 5: 2, 8: 4, 11: 2, 12: 2, 15: 1, 17: 1, 22: 1, 23: 1}


def lives(table):
    return [(age, ended, censored) for age, (ended, censored) in table.items()]


def test_the_example_of_the_textbook():
    steps = estimate(lives(TREATED))
    found = {step.quarters: round(float(step.share), 4) for step in steps if step.ended}
    assert found == TREATED_SHARES
    at_risk = {step.quarters: step.at_risk for step in steps if step.ended}
    assert at_risk == {6: 21, 7: 17, 10: 15, 13: 12, 16: 11, 22: 7, 23: 6}
    assert Curve(None, steps).median == 23


def test_the_example_without_censoring_is_the_part_that_is_left():
    steps = estimate([(age, ended, 0) for age, ended in PLACEBO.items()])
    left, shares = 21, []
    for ended in PLACEBO.values():
        left -= ended
        shares.append(Fraction(left, 21))
    assert [step.share for step in steps] == shares
    assert Curve(None, steps).median == 8


def naive(lifetimes):
    """The curve from single lives, counted anew at every age: (age, at risk, share)."""
    share, found = 1.0, []
    for age in sorted({age for age, _ in lifetimes}):
        at_risk = len([1 for other, _ in lifetimes if other >= age])
        ended = len([1 for other, has_ended in lifetimes if other == age and has_ended])
        share *= (at_risk - ended) / at_risk
        found.append((age, at_risk, share))
    return found


@given(st.lists(st.tuples(st.integers(0, 12), st.booleans()), min_size=1, max_size=60))
def test_single_lives_give_the_same_curve(lifetimes):
    steps = estimate([(age, int(ended), int(not ended)) for age, ended in lifetimes])
    expected = naive(lifetimes)
    assert [(step.quarters, step.at_risk) for step in steps] == [row[:2] for row in expected]
    assert [float(step.share) for step in steps] == pytest.approx([row[2] for row in expected])
    curve = Curve(None, steps)
    median = next((age for age, _, share in expected if share <= 0.5 + 1e-9), None)
    assert (curve.median, curve.models) == (median, len(lifetimes))
    assert curve.ended == sum(ended for _, ended in lifetimes)


def test_nobody():
    assert estimate([]) == []
    assert estimate([(3, 0, 0)]) == []


def test_a_model_seen_no_longer_does_not_end():
    steps = estimate([(2, 0, 4), (3, 1, 0)])
    assert [(step.at_risk, step.share) for step in steps] == [(5, 1), (1, 0)]


def test_the_median_is_where_half_is_left_exactly():
    assert Curve(None, estimate([(1, 1, 0), (4, 1, 0), (9, 2, 0)])).median == 4
    assert Curve(None, estimate([(1, 1, 0), (4, 0, 3)])).median is None
    assert Curve(None, estimate([(0, 3, 0), (4, 0, 2)])).median == 0


def test_what_is_left_at_an_age():
    curve = Curve(None, estimate([(2, 1, 0), (5, 1, 2)]))
    assert [curve.share_at(age) for age in (0, 1, 2, 4, 5, 99)] == [
        1, 1, Fraction(3, 4), Fraction(3, 4), Fraction(1, 2), Fraction(1, 2)
    ]  # fmt: skip


def frame(*rows):
    return pd.DataFrame(rows, columns=["field", "quarters", "ended", "censored"])


def test_fields_by_their_number_of_models_those_without_a_field_last():
    curves = by_field(
        frame((None, 1, 9, 0), ("crops", 1, 1, 1), ("crops", 2, 0, 1), ("livestock", 3, 2, 4))
    )
    assert [(curve.name, curve.models) for curve in curves] == [
        ("chăn nuôi", 6),
        ("trồng trọt", 3),
        ("không rõ lĩnh vực", 9),
    ]
    assert [curve.enough for curve in curves] == [True, False, True]
    assert ENOUGH == 5


def test_no_curve_of_no_rows():
    assert by_field(frame()) == []


def test_no_official_source_says_when_a_model_began(view):
    assert query("models/lifetimes", on=view.snapshot, quarter="2024-Q2", communes=[]).empty


def test_every_model_of_the_demonstration_that_began_is_in_a_curve(demo_view):
    rows = query("models/lifetimes", on=demo_view.snapshot, quarter="2025-Q2", communes=[])
    running = query(
        "models/events", on=demo_view.snapshot, quarter="2025-Q2", communes=[], span="all",
        by="commune", key="", outcome="running",
    )  # fmt: skip
    assert rows["censored"].sum() == len(running)
    curves = by_field(rows)
    assert sum(curve.models for curve in curves) == rows["ended"].sum() + len(running)
    # Crops last longest, as data/demo/models.py makes them.
    medians = {curve.field: curve.median for curve in curves}
    assert medians["crops"] > medians["livestock"] > medians["population"]
