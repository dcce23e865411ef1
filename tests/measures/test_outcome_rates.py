"""Which communes the rates of two spans are compared on."""

import pandas as pd
import pytest

from measures.outcome_rates import Stops, compare_rates
from queries import query

COLUMNS = [
    "quarter", "commune_id", "is_now", "is_before", "goal_met", "ineffective", "has_goal_met",
    "has_ineffective", "exact",
]  # fmt: skip


def told(*reports):
    """Rows of models/stop_reports: (quarter, commune, met, failed), None: not told of; "?" more."""
    return pd.DataFrame(
        [
            (quarter, commune, quarter >= "2025", quarter < "2025", met or 0, failed or 0,
             met is not None, failed is not None, not vague)
            for quarter, commune, met, failed, *vague in reports
        ],
        columns=COLUMNS,
    )  # fmt: skip


def rates(*reports):
    return compare_rates(told(*reports), ["a", "b", "c"], "2024-Q2")


def test_a_commune_is_compared_that_told_of_every_quarter_of_both_spans():
    found = rates(
        ("2024-Q1", "a", 1, 2), ("2024-Q2", "a", 0, 0),
        ("2025-Q1", "a", 3, 4), ("2025-Q2", "a", 1, 0),
        ("2024-Q1", "b", 9, 9), ("2025-Q1", "b", 9, 9), ("2025-Q2", "b", 9, 9),
    )  # fmt: skip
    assert (found.common, found.left_out) == ({"a"}, {"b"})
    assert (found.now, found.before) == (Stops(4, 4, True), Stops(1, 2, True))
    assert (found.units, found.few) == ("1 xã", 3)


@pytest.mark.parametrize("report", [(None, 5), (5, None), (5, 5, "?")])
def test_what_is_not_told_to_the_last_is_not_compared(report):
    found = rates(("2024-Q1", "a", 5, 5), ("2025-Q1", "a", *report))
    assert (found.common, found.left_out, found.now) == (set(), {"a"}, None)
    assert (found.enough, found.few) == (False, None)


def test_of_a_quarter_told_for_the_whole_district_all_is_one():
    now = ("2025-Q1", "a", None, 2), ("2025-Q1", None, 4, None)
    full = [("2024-Q1", commune, 1, 2) for commune in ("a", "b", "c")]
    found = rates(*now, *full)
    assert (found.now, found.before) == (Stops(4, 2, True), Stops(3, 6, True))
    assert (found.units, found.prefix) == ("huyện", "")
    assert rates(*now, *full[:2]).common == set()
    assert rates(*now[:1], ("2025-Q1", None, None, 1), *full).common == set()
    assert rates(*now).nothing_before


def test_the_year_of_the_demonstration_has_too_few_stops_in_common(demo_view):
    """Mẫu 4 is silent in quý I/2024, Mẫu 6 in quý II/2024."""
    for span, common, stops in (("year", 5, 4), ("all", 5, 47)):
        rows = query(
            "models/stop_reports",
            on=demo_view.snapshot,
            quarter="2025-Q2",
            before="2024-Q2",
            span=span,
            communes=[],
        )
        found = compare_rates(rows, demo_view.chosen, "2024-Q2")
        assert found.left_out == {"mau-4", "mau-6"}
        assert (len(found.common), found.now.stopped) == (common, stops)
