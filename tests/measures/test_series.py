"""The figures of several quarters, asked at once, are those that each quarter has by itself."""

import pytest

from measures.figures.quarter import ask_figures
from measures.figures.series import ask_series

AREAS = ("model", "custom", "outreach")
NAMES = (
    "models.launched", "models.goal_met", "models.ineffective", "models.launched_to_date",
    "customs.hu_tuc", "customs.phong_tuc", "customs.households", "outreach.session",
    "outreach.attendance",
)  # fmt: skip


@pytest.mark.parametrize("communes", [[], ["mau-1", "mau-2"]], ids=["all", "two"])
def test_each_quarter_has_the_figures_that_it_has_by_itself(demo_view, communes):
    view = demo_view._replace(communes=communes)
    series = ask_series(view.scope, AREAS, 8)
    assert [one.quarter for one in series] == [
        *(f"2022-Q{number}" for number in (3, 4)),
        *(f"2023-Q{number}" for number in (1, 2, 3, 4)),
        *(f"2024-Q{number}" for number in (1, 2)),
    ]
    for one in series:
        alone = ask_figures(view._replace(quarter=one.quarter).scope, AREAS)
        for name in NAMES:
            told, expected = one.get(name), alone.get(name)
            assert told == expected, (one.quarter, name)


def test_the_last_ones_are_compared_as_was_asked(demo_view):
    view = demo_view._replace(comparison="last_year")
    *_, last = ask_series(view.scope, AREAS, 2)
    alone = ask_figures(view.scope, AREAS)
    assert last.quarter_before == "2023-Q2"
    assert [last.get(name) for name in NAMES] == [alone.get(name) for name in NAMES]


def test_a_quarter_without_facts_has_no_figures(view):
    series = ask_series(view.scope, AREAS, 4)
    assert [one.get("outreach.session").is_known for one in series] == [False, False, False, True]
    assert [one.get("customs.households").is_known for one in series] == [False, False, True, True]
