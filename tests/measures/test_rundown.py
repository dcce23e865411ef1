"""How a custom comes to its end, quarter by quarter, and commune by commune."""

import random

import pandas as pd
import pytest
from hypothesis import given

from data.words import CUSTOM_SIGN, CUSTOM_STATE
from measures.completeness import Silence
from measures.rundown import (
    Point,
    between,
    compare_households,
    follow,
    no_communes,
    trace,
    trace_communes,
)
from queries import query
from tests.lists import CUSTOMS_TOLD, customs_of
from tests.measures.courses import LINES, course, points, silences


def told(line):
    """The state after the last quarter, and all marks, of a line of quarters."""
    steps = follow(points(line))
    return steps[-1].state, [step.mark for step in steps if step.mark]


@pytest.mark.parametrize(
    ("line", "state", "marks"),
    [
        ("-", "silent", []),
        ("5", "practised", []),
        ("?", "practised", []),
        ("3?", "practised", []),
        ("0", "none", []),
        ("0 0 0 0", "none", []),
        ("0?", "silent", []),
        ("5 0?", "practised", []),
        ("5 -", "practised", []),
        ("5 0", "watch", ["first_zero"]),
        ("5 0 0", "watch", ["first_zero"]),
        ("5 0 0 0", "eradicated", ["first_zero", "eradicated"]),
        ("5 0 - 0 0? 0", "eradicated", ["first_zero", "eradicated"]),
        ("5 0 - - -", "watch", ["first_zero"]),
        ("5 0 2", "returned", ["first_zero", "returned"]),
        ("5 0 2 2 2", "returned", ["first_zero", "returned"]),
        ("5 0 2 0", "watch", ["first_zero", "returned", "first_zero"]),
        ("5 0 0 2 0 0", "watch", ["first_zero", "returned", "first_zero"]),
        ("5 0 0 0 1", "returned", ["first_zero", "eradicated", "returned"]),
        ("5 0 1?", "returned", ["first_zero", "returned"]),
        ("5 0 ?", "returned", ["first_zero", "returned"]),
        ("0 2", "appeared", ["appeared"]),
        ("0 2 0", "watch", ["appeared", "first_zero"]),
    ],
)
def test_states(line, state, marks):
    assert told(line) == (state, marks)


@given(LINES)
def test_a_missing_or_incomplete_quarter_without_a_household_changes_nothing(line):
    for nothing in ("-", "0?"):
        words = line.split()
        longer = " ".join(word for known in words for word in (nothing, known, nothing))
        assert told(longer) == told(line)


@given(LINES)
def test_eradicated_takes_three_complete_zeros_since_the_last_household(line):
    known = [word for word in line.split() if word not in ("-", "0?")]
    was_there = [number for number, word in enumerate(known) if word != "0"]
    zeros = len(known) - 1 - was_there[-1] if was_there else 0
    state = told(line)[0]
    assert (state == "eradicated") == (bool(was_there) and zeros >= 3)
    assert (state == "watch") == (bool(was_there) and zeros in (1, 2))


@given(LINES)
def test_a_household_after_a_zero_is_a_return(line):
    before, marks = told(line)
    after = {"watch": "returned", "eradicated": "returned", "none": "appeared"}
    mark = [after[before]] if before in after else []
    state = after.get(before, "practised" if before == "silent" else before)
    assert told(f"{line} 4") == (state, marks + mark)


def test_there_is_one_step_for_each_quarter():
    assert [step.quarter for step in follow(points("5 - 0 0"))] == [
        "2023-Q1",
        "2023-Q2",
        "2023-Q3",
        "2023-Q4",
    ]
    assert follow([]) == []


def test_the_last_event_and_the_last_report():
    one = course("5 0 0 0 -")
    assert (one.state, one.since, one.last.quarter) == ("eradicated", "2023-Q4", "2023-Q4")
    assert (one.was_practised, one.is_practised) == (True, False)
    assert (course("-").since, course("-").last) == (None, None)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("-", "chưa có số"),
        ("45", "45 hộ"),
        ("0", "0 hộ"),
        ("1238?", "ít nhất 1.238 hộ (1/2 xã)"),
        ("?", "còn, chưa rõ số hộ (1/2 xã)"),
        ("0?", "chưa đủ số, phần đã báo là 0 (1/2 xã)"),
    ],
)
def test_a_point_in_words(word, text):
    assert points(word)[0].text == text


def test_a_rough_number_says_so():
    assert points("45")[0]._replace(rough=True).text == "khoảng 45 hộ"


def test_all_states_have_a_word_and_a_sign_of_their_own():
    assert list(CUSTOM_STATE) == list(CUSTOM_SIGN)
    assert len(set(CUSTOM_STATE.values())) == len(CUSTOM_STATE)


def test_quarters_in_between():
    assert between("2023-Q3", "2024-Q1") == ["2023-Q3", "2023-Q4", "2024-Q1"]
    assert between("2024-Q1", "2024-Q1") == ["2024-Q1"]


def test_the_official_courses(ask, view):
    courses = trace(ask(view, "customs/course"), silences(view))
    assert [one.custom_id for one in courses] == customs_of()
    assert {one.custom: [point.text for point in one.points] for one in courses
            if one.was_practised} == {
        "Cúng ốm đau và khấn cầu thần linh": ["chưa có số", "ít nhất 1 hộ (1/2 xã)"],
        "Thả rông gia súc, gia cầm": ["còn, chưa rõ số hộ (0/2 xã)", "ít nhất 2 hộ (1/2 xã)"],
        "Sinh đẻ tại nhà": ["còn, chưa rõ số hộ", "0 hộ"],
        "Ngủ “đầm” (ngủ rẫy)": ["55 hộ", "45 hộ"],
    }  # fmt: skip
    told = [one for one in courses if one.custom_id in CUSTOMS_TOLD]
    assert {one.state for one in told if not one.was_practised} == {"none"}
    assert [one.state for one in courses if one.was_practised] == [
        "practised",
        "practised",
        "watch",
        "practised",
    ]


def test_a_district_zero_is_a_zero_in_every_commune(ask, view):
    only = view._replace(communes=["dak-ruong"])
    states = {
        one.custom_id: one.state for one in trace(ask(only, "customs/course"), silences(only))
    }
    assert (states["tao-hon"], states["ngu-dam"]) == ("none", "silent")


def test_official_communes(ask, view):
    parts = trace_communes(
        trace(ask(view, "customs/course"), silences(view)),
        ask(view, "customs/by_commune"),
        silences(view),
    )
    assert {key: [point.text for point in part.points] for key, part in parts.items()} == {
        ("cung-om-dau", "dak-pne"): ["chưa có số", "còn, chưa rõ số hộ"],
        ("cung-om-dau", "dak-to-lung"): ["chưa có số", "1 hộ"],
        ("tha-rong-gia-suc", "dak-pne"): ["chưa có số", "còn, chưa rõ số hộ"],
        ("tha-rong-gia-suc", "dak-to-lung"): ["chưa có số", "2 hộ"],
        ("ngu-dam", "dak-pne"): ["55 hộ", "45 hộ"],
    }


def test_told_returns_of_the_demonstration(ask, demo_view):
    parts = trace_communes(
        trace(ask(demo_view, "customs/course"), silences(demo_view)),
        ask(demo_view, "customs/by_commune"),
        silences(demo_view),
    )
    back = {key: part.since for key, part in parts.items() if part.state == "returned"}
    assert back == {
        ("no-mieng", "mau-2"): "2024-Q1",
        ("cho-nguoi-chet-an", "mau-5"): "2024-Q2",
    }


def test_a_silent_village_of_no_known_commune_leaves_the_whole_open(ask, view):
    rows = ask(view, "customs/course")
    silent = {("ngu-dam", "2024-Q2", None): Silence(1, True, False)}
    texts = [
        next(one for one in trace(rows, told) if one.custom_id == "ngu-dam").points[-1].text
        for told in ({}, silent)
    ]
    assert texts == ["45 hộ", "ít nhất 45 hộ"]


def test_no_communes(ask, view):
    assert (
        trace_communes(trace(ask(view, "customs/course"), silences(view)), no_communes(), {}) == {}
    )


@pytest.mark.parametrize("quarter", ["2021-Q2", "2022-Q3", "2024-Q2", "2025-Q2"])
def test_the_whole_is_the_sum_of_its_communes(demo_view, quarter):
    """Two roads to each point of the whole: its own query, and the communes one by one."""
    asked = {"quarter": quarter, "communes": []}
    course_rows = query("customs/course", on=demo_view.snapshot, since="", **asked)
    silent = silences(demo_view._replace(quarter=quarter))
    courses = trace(course_rows, silent)
    rows = query("customs/by_commune", on=demo_view.snapshot, **asked)
    parts = trace_communes(courses, rows, silent)
    for one in courses:
        mine = [part for (custom, _), part in parts.items() if custom == one.custom_id]
        for number, point in enumerate(one.points):
            each = [part.points[number] for part in mine]
            assert point.reporters == len(each)
            assert point.known == sum(part.complete for part in each)
            assert (point.value or 0) == sum(part.value or 0 for part in each)
            assert point.practised == any(part.practised for part in each)
            if each:
                assert point.complete == all(part.complete for part in each)


def test_an_earlier_view_never_knows_of_later_quarters(demo_view):
    """What was complete when seen early may turn out incomplete, never the other way round."""
    late = trace(query("customs/course", on=demo_view.snapshot, since="", quarter="2025-Q2",
                       communes=[]), silences(demo_view._replace(quarter="2025-Q2")))  # fmt: skip
    rng = random.Random(5)
    for quarter in rng.sample(between("2021-Q2", "2025-Q1"), 4):
        early = trace(
            query("customs/course", on=demo_view.snapshot, since="", quarter=quarter, communes=[]),
            silences(demo_view._replace(quarter=quarter)),
        )
        for one, other in zip(early, late, strict=True):
            assert one.points[-1].quarter == quarter
            for point, again in zip(one.points, other.points, strict=False):
                assert point.value == again.value
                assert point.complete or not again.complete


def test_the_points_of_a_commune_to_the_last_field():
    """A quarter by its own row, one that the district says is none, and one of which nobody says
    anything; a number that is rough, of which some are not counted, or of a silent village."""
    told = pd.DataFrame(
        [
            ("a", "2023-Q1", 9, 2, 1, 0, 1, True, False),
            ("b", "2023-Q1", 4, 1, 0, 0, 0, True, False),
            ("a", "2023-Q2", 3, 1, 0, 1, 0, True, False),
            ("a", "2023-Q3", 0, 1, 1, 0, 0, True, False),
            (None, "2023-Q4", 0, 1, 0, 0, 0, False, True),
        ],
        columns=[
            "commune_id", "quarter", "households", "facts", "uncounted", "more_than", "about",
            "practised", "district_zero",
        ],
    ).assign(custom_id="x")  # fmt: skip
    whole = course("9 9 9 9 9", custom_id="x")
    silent = {("x", "2023-Q1", "b"): Silence(1, True, False)}
    found = trace_communes([whole], told, silent)
    assert found["x", "a"].points == [
        Point("2023-Q1", 9, False, True, 1, 1, 2, True),
        Point("2023-Q2", 3, False, True, 1, 1, 1),
        Point("2023-Q3", None, False, True, 1, 1, 1),
        Point("2023-Q4", 0, True, False, 1, 1, 1),
        Point("2024-Q1", None, False, False, 0, 1, 0),
    ]
    assert found["x", "b"].points[:2] == [
        Point("2023-Q1", 4, False, True, 1, 1, 1),
        Point("2023-Q2", None, False, False, 0, 1, 0),
    ]
    assert [(one.custom_id, one.custom, one.kind) for one in found.values()] == [
        ("x", "Nợ miệng", "phong_tuc")
    ] * 2


def test_households_of_the_district_are_a_unit_of_their_own():
    whole, part = course("9 8", custom_id="x"), course("5 6", custom_id="x")
    found = compare_households(whole, {("x", "a"): part}, "2023-Q1")
    assert (found.now.value, found.before.value) == (8, 9)
    assert (found.common, found.districts) == ({"a", "-"}, {"-"})
    assert found.units == "1 xã và huyện"


def test_where_communes_told_all_there_is_no_unit_of_the_district():
    for line in ("9 8", "9 0", "0 0"):
        whole = course(line, custom_id="x")
        found = compare_households(whole, {("x", "a"): whole, ("y", "b"): whole}, "2023-Q1")
        assert (found.common, found.left_out) == ({"a"}, set())
