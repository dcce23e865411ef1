"""The course of an indicator: what may be joined, whose target, where a definition ends."""

from fractions import Fraction

import pytest

from measures.course import find_courses, join
from measures.progress import read_rule
from queries import query
from tests.measures.indicators import CEILING, COUNT_CEILING, RISE, SINCE_JANUARY, frame, row

COMMUNES = ["a", "b"]


def course(rules, *rows, quarter="2024-Q2", communes=COMMUNES):
    """Courses of rows that are (quarter, row)."""
    made = frame(*(cells for _, cells in rows))
    made["quarter"] = [quarter for quarter, _ in rows]
    return find_courses(rules, made, quarter, communes)


@pytest.mark.parametrize(
    ("rule", "quarters", "runs"),
    [
        (RISE, [], []),
        (RISE, ["2023-Q4", "2024-Q1", "2024-Q2"], [["2023-Q4", "2024-Q1", "2024-Q2"]]),
        (RISE, ["2023-Q4", "2024-Q2"], [["2023-Q4"], ["2024-Q2"]]),
        (
            SINCE_JANUARY,
            ["2023-Q3", "2023-Q4", "2024-Q1", "2024-Q2"],
            [["2023-Q3", "2023-Q4"], ["2024-Q1", "2024-Q2"]],
        ),
        (COUNT_CEILING, ["2023-Q1", "2023-Q3"], [["2023-Q1"], ["2023-Q3"]]),
    ],
)
def test_lines_break_at_a_gap_and_at_a_new_year_of_what_counts_up(rule, quarters, runs):
    assert join(rule, quarters) == runs


def test_points_are_sums_and_say_whether_all_are_there():
    [found] = course(
        [RISE],
        ("2024-Q1", row(RISE, "a", (1, 10), 50, (0, 10))),
        ("2024-Q1", row(RISE, "b", (5, 10), 70, (0, 10))),
        ("2024-Q2", row(RISE, "a", (2, 10), 50, (0, 10))),
    )
    assert [(p.quarter, p.inputs.value, p.complete) for p in found.points] == [
        ("2024-Q1", 30, True),
        ("2024-Q2", 20, False),
    ]
    assert found.communes == {"a": {"2024-Q1": 10, "2024-Q2": 20}, "b": {"2024-Q1": 50}}
    assert [[point.quarter for point in line] for line in found.lines] == [["2024-Q1", "2024-Q2"]]


def test_the_plan_of_a_year_is_that_of_its_last_quarter():
    [found] = course(
        [RISE],
        ("2024-Q1", row(RISE, "a", (1, 10), 50, (0, 10))),
        ("2024-Q2", row(RISE, "a", (2, 10), 50, (0, 10))),
        ("2024-Q2", row(RISE, "b", (2, 10), 70, (4, 10))),
    )
    [plan] = found.plans
    assert (plan.year, plan.target, plan.start) == ("2024", 60, 20)
    assert plan.path == {"2024-Q1": 30, "2024-Q2": 40, "2024-Q3": 50, "2024-Q4": 60}


def test_no_start_no_path():
    [found] = course([RISE], ("2024-Q1", row(RISE, "a", (1, 10), 50)))
    assert (found.plans[0].start, found.plans[0].path) == (None, {})


def test_no_target_no_plan():
    [found] = course([RISE], ("2024-Q1", row(RISE, "a", (1, 10))))
    assert found.plans == []


def test_what_counts_up_starts_at_zero_each_year():
    [found] = course([COUNT_CEILING], ("2023-Q2", row(COUNT_CEILING, "a", (1, None), 8)))
    assert (found.plans[0].start, list(found.plans[0].path.values())) == (0, [2, 4, 6, 8])


def test_each_definition_has_its_own_course_and_its_part_of_the_year():
    old, new = course(
        [COUNT_CEILING, CEILING],
        ("2024-Q1", row(COUNT_CEILING, "a", (1, None), 8)),
        ("2024-Q2", row(CEILING, "a", (1, 10), 20)),
    )
    assert (old.rule, old.until, list(old.plans[0].path)) == (COUNT_CEILING, "2024-Q1", ["2024-Q1"])
    assert (new.rule, new.until) == (CEILING, "2024-Q4")
    # A level has no way to it, so it starts nowhere.
    assert (new.plans[0].start, set(new.plans[0].path.values())) == (None, {20})
    assert list(new.plans[0].path) == ["2024-Q2", "2024-Q3", "2024-Q4"]


def test_a_definition_without_figures_has_no_course():
    found = course([COUNT_CEILING, CEILING], ("2024-Q2", row(CEILING, "a", (1, 10), 20)))
    assert [one.rule for one in found] == [CEILING]
    assert course([RISE]) == []
    uncounted = row(RISE, "a", None, facts=1, uncounted=1)
    assert course([RISE], ("2024-Q2", uncounted)) == []


def test_too_many_communes_are_only_taken_together():
    made = frame(row(RISE, None, (3, 10), 50, communes=41))
    made["quarter"] = ["2024-Q2"]
    many = [str(number) for number in range(50)]
    [found] = find_courses([RISE], made, "2024-Q2", many, each=False)
    [point] = found.points
    assert (point.of, found.communes, point.complete) == (50, {}, False)
    assert found.points[0].inputs.communes == 41


def test_what_speaks_of_the_whole_district_is_complete():
    [found] = course([RISE], ("2024-Q2", row(RISE, None, (1, 10), 50)))
    assert found.points[0].complete
    assert found.communes == {"a": {}, "b": {}}


@pytest.mark.parametrize("indicator", ["nep-nghi", "sinh-con-thu-3", "giam-ngheo"])
def test_the_course_of_the_demonstration_ends_where_the_standing_is(ask, demo_view, indicator):
    view = demo_view
    communes = list(view.commune_labels)
    definitions = ask(view, "indicators/definitions")
    own = definitions[definitions["indicator_id"] == indicator]
    rows = query(
        "indicators/course",
        on=view.snapshot,
        indicator=indicator,
        quarter=view.quarter,
        communes=[],
        each=True,
    )
    courses = find_courses(
        [read_rule(one) for one in own.itertuples()], rows, view.quarter, communes
    )
    assert len(courses) == len(own)
    progress = ask(view, "indicators/progress")
    now = progress[(progress["indicator_id"] == indicator) & (progress["units"] > 0)]
    last = courses[-1].points[-1]
    assert last.quarter == view.quarter
    assert last.inputs.communes == len(now) == 6
    whole = Fraction(100 * int(now["numerator"].sum()), int(now["denominator"].sum()))
    assert last.inputs.value == whole
    quarters = [point.quarter for one in courses for point in one.points]
    assert len(quarters) == len(set(quarters)) == 13
