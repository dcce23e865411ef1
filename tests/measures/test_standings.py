"""Standings: sums of what counts, and nothing that is not known."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.comparison import Comparison
from measures.figures.figure import Ratio
from measures.indicator_sums import Inputs
from measures.progress import read_rules
from measures.standings import drop_double, find_standings, name_place, shorten
from queries import query
from tests.lists import indicators_of
from tests.measures.indicators import (
    CEILING,
    COUNT_CEILING,
    FALL,
    LABELS,
    RISE,
    frame,
    part,
    row,
    stand,
)


def together(standings):
    return next(place for place in standings if place.scope == "all")


def test_a_group_is_a_sum_over_a_sum():
    standings = stand(
        RISE,
        row(RISE, "a", (1, 10), 20, (0, 10)),
        row(RISE, "b", (90, 100), 70, (50, 100)),
    )
    found = together(standings).inputs
    assert found.value == Fraction(9100, 110)
    assert found.target == Fraction(20 * 10 + 70 * 100, 110)
    assert found.start == Fraction(5000, 110)
    assert (found.numerator, found.denominator) == (91, 110)
    assert (found.communes, together(standings).of) == (2, 3)


def test_counts_are_added_up():
    one, other = (
        row(COUNT_CEILING, *cells) for cells in (("a", (3, None), 4), ("b", (0, None), 2))
    )
    found = together(stand(COUNT_CEILING, one, other))
    assert (found.inputs.value, found.inputs.target) == (3, 6)
    assert found.progress.status == "on_path"


def test_only_communes_with_value_and_target_count():
    found = together(
        stand(
            RISE,
            row(RISE, "a", (30, 100), 50, (20, 100)),
            row(RISE, "b", (90, 100)),
            row(RISE, "c", None, 80, (10, 100)),
        )
    ).inputs
    assert (found.value, found.target, found.start) == (30, 50, 20)
    assert found.communes == 1


def test_values_without_any_target_are_shown_but_not_judged():
    found = together(stand(RISE, row(RISE, "a", (30, 100)), row(RISE, "b", (90, 100))))
    assert (found.inputs.value, found.inputs.target) == (60, None)
    assert (found.progress.status, found.progress.reason) == ("unknown", "chưa có mục tiêu năm")
    assert found.inputs.communes == 2


def test_one_unknown_start_leaves_the_start_of_the_group_unknown():
    found = together(
        stand(RISE, row(RISE, "a", (30, 100), 50, (20, 100)), row(RISE, "b", (45, 100), 50))
    )
    assert found.inputs.start is None
    assert (found.inputs.start_numerator, found.inputs.start_denominator) == (None, None)
    assert (found.progress.status, found.progress.reason) == ("unknown", "chưa có mức đầu năm")


def test_a_target_without_a_value_is_told():
    found = stand(RISE, row(RISE, "c", None, 80, (10, 100)))
    commune = found[3]
    assert (commune.inputs.target, commune.inputs.start, commune.inputs.value) == (80, 10, None)
    assert commune.value_text == "chưa có số"
    assert together(found).inputs.target == 80


def test_two_targets_without_values_make_no_target_of_the_group():
    found = stand(RISE, row(RISE, "b", None, 80, (10, 100)), row(RISE, "c", None, 60, (10, 100)))
    assert together(found).inputs.target is None
    assert together(found).inputs.start is None
    assert [place.inputs.target for place in found[2:]] == [80, 60]


def test_every_commune_stands_there_in_the_given_order():
    found = stand(RISE, row(RISE, "b", (1, 2), 50, (1, 2)), communes=["c", "b", "a"])
    assert [(place.scope, place.commune) for place in found] == [
        ("all", None),
        ("commune", "c"),
        ("commune", "b"),
        ("commune", "a"),
    ]
    assert [place.progress.status for place in found[1:]] == ["unknown", "met", "unknown"]


def test_not_reported_and_not_counted_are_two_things():
    uncounted = row(RISE, "a", None, 50, (1, 2), facts=1, uncounted=1, source="Báo cáo 1, biểu 3")
    found = stand(RISE, uncounted)
    assert [place.value_text for place in found] == [
        "chưa rõ số",
        "chưa rõ số",
        "chưa có số",
        "chưa có số",
    ]
    assert [place.progress.reason for place in found[:3]] == [
        "chưa rõ số",
        "chưa rõ số",
        "chưa có số",
    ]


def test_zero_is_a_value():
    found = stand(RISE, row(RISE, "a", (0, 10), 50, (0, 10)))
    assert (found[1].value_text, found[1].progress.status) == ("0,0%", "far_behind")


def test_what_has_no_commune_counts_in_the_whole_and_stands_last():
    found = stand(RISE, row(RISE, "a", (1, 10), 50, (0, 10)), row(RISE, None, (9, 10), 50, (0, 10)))
    assert found[-1].scope == "unallocated"
    assert together(found).inputs.value == 50
    assert together(found).inputs.communes == 1
    assert name_place(found[-1], LABELS, "Toàn huyện") == "Chưa phân xã"


def test_another_definition_is_left_out():
    found = stand(CEILING, row(COUNT_CEILING, "a", (3, None), 4))
    assert {place.progress.status for place in found} == {"unknown"}


def test_a_change_is_over_those_that_have_both_quarters():
    found = together(
        stand(
            RISE,
            row(RISE, "a", (30, 100), 50, (20, 100), before=(25, 50)),
            row(RISE, "b", (45, 100), 50, (20, 100)),
        )
    )
    assert (found.change.now.value, found.change.before.value) == (30, 50)
    assert (found.change.common, found.change.left_out) == ({"a"}, {"b"})
    assert together(stand(RISE, row(RISE, "b", (45, 100), 50))).change.nothing_before


def test_only_what_is_behind_the_value_is_compared():
    """A value without a target is not in the sums, so neither is its change."""
    one = row(RISE, "a", (30, 100), 50, before=(25, 100))
    found = together(stand(RISE, one, row(RISE, "b", (90, 100), before=(10, 100)))).change
    assert (found.common, found.left_out, found.now.value) == ({"a"}, {"b"}, 30)
    both = [row(RISE, commune, (30, 100), before=(25, 100)) for commune in "ab"]
    assert together(stand(RISE, *both)).change.common == {"a", "b"}


def test_a_change_of_what_is_not_shown_is_rounded_once():
    """42 of 3125 more is 1,344, though 2,3 − 0,9 would be 1,4: the two are read nowhere."""
    some = row(RISE, "a", (71, 3125), 50, before=(29, 3125))
    alone = together(stand(RISE, some)).change
    assert alone.describe("điểm %", plain=True).startswith("tăng 1,4 điểm %")
    partly = together(stand(RISE, some, row(RISE, "b", (1, 2), 50))).change
    assert partly.describe("điểm %", plain=True).startswith("1 xã cùng báo cáo: tăng 1,3 điểm %")


def test_what_reported_before_alone_is_left_out():
    rows = [
        row(RISE, "a", (30, 100), 50, before=(25, 100)),
        row(RISE, "b", None, before=(10, 100)),
        row(RISE, None, None, before=(10, 100)),
    ]
    found = stand(RISE, *rows)
    assert together(found).change.left_out == {"b", "district"}
    assert together(found).change.districts == {"district"}
    # Of what has no commune nothing is known in this quarter: it is no place of its own.
    assert [place.scope for place in found] == ["all", "commune", "commune", "commune"]


def test_a_target_elsewhere_is_no_target_of_a_value():
    found = together(stand(RISE, row(RISE, "a", (30, 100)), row(RISE, "b", None, 80)))
    assert (found.inputs.value, found.inputs.target) == (30, None)


def test_sources_are_named_once():
    found = together(
        stand(FALL, row(FALL, "a", (30, 100), 5, (40, 100)), row(FALL, "b", (4, 9), 5, (4, 9)))
    )
    assert (found.source, found.target_source) == ("Báo cáo 1, biểu 3", "Kế hoạch 2, biểu 3")


def test_bounds_are_told():
    found = stand(RISE, row(RISE, "a", (30, 100), 50, (20, 100), more_than=1))
    assert [place.value_text for place in found[:2]] == ["hơn 30,0%", "hơn 30,0%"]
    assert [place.brief for place in found] == ["≥30,0%", "≥30,0%", "–", "–"]
    both = row(RISE, "b", (30, 100), 50, (20, 100), about=1)
    assert stand(RISE, row(RISE, "a", (1, 9), more_than=1), both)[0].brief == "≈30,0%"


def test_places_of_one_document_are_put_together_once():
    one = row(RISE, "a", (30, 100), 50, source="Báo cáo 1, chú thích 2; Báo cáo 1, chú thích 7")
    other = row(RISE, "b", (30, 100), 50, source="Báo cáo 1, chú thích 2")
    assert together(stand(RISE, one, other)).source == "Báo cáo 1, chú thích 2, 7"


def test_nothing_at_all():
    assert find_standings({}, frame(), "2024-Q2", "2024-Q1", ["a"]) == []
    found = stand(RISE)
    assert {(place.value_text, place.progress.reason) for place in found} == {
        ("chưa có số", "chưa có số")
    }


def test_a_lone_commune_is_not_said_twice():
    lone = stand(RISE, row(RISE, "a", (1, 2), 50), communes=["a"])
    assert [place.scope for place in drop_double(lone)] == ["commune"]
    assert len(drop_double(stand(RISE))) == 4
    with_more = stand(RISE, row(RISE, None, (1, 2), 50), communes=["a"])
    assert [place.scope for place in drop_double(with_more)] == ["all", "commune", "unallocated"]


def test_too_many_communes_are_only_taken_together():
    rows = frame(row(RISE, None, (3, 10), 20, (1, 10), (2, 10), communes=41, compared="1,2"))
    many = [str(number) for number in range(50)]
    [found] = find_standings({"rise": RISE}, rows, "2024-Q2", "2024-Q1", many, each=False)
    assert (found.scope, found.of, found.inputs.communes) == ("all", 50, 41)
    assert (found.change.common, found.change.now.value) == ({"1", "2"}, 30)
    assert (found.part, found.told) == ("41/50 xã", "30,0% (41/50 xã)")
    assert drop_double([found]) == [found]


@pytest.mark.parametrize("quarter", ["2024-Q2", "2024-Q1", "2022-Q4"])
def test_taken_together_is_the_same_as_one_by_one(ask, demo_view, quarter):
    view = demo_view._replace(quarter=quarter)
    rules = read_rules(ask(view, "indicators/definitions"))
    communes = list(view.commune_labels)
    asked = {"quarter": quarter, "before": view.quarter_before, "communes": []}
    found = []
    for each in (True, False):
        rows = query("indicators/progress", on=view.snapshot, **asked, each=each)
        standings = find_standings(rules, rows, quarter, view.quarter_before, communes, each=each)
        found.append([place for place in standings if place.scope == "all"])
    assert found[0] == found[1]
    assert [place.rule.indicator_id for place in found[0]] == indicators_of(quarter)


def test_names_of_places():
    found = stand(RISE)
    assert [name_place(place, LABELS, "Toàn huyện") for place in found] == [
        "Toàn huyện",
        "Xã A",
        "Xã B",
        "Thị trấn C",
    ]
    assert [shorten(place, LABELS, "Các xã đã chọn") for place in found] == [
        "Các xã đã chọn",
        "A",
        "B",
        "C",
    ]


amounts = st.lists(
    st.tuples(st.integers(0, 40), st.integers(40, 90), st.integers(0, 200)), min_size=1, max_size=3
)


@given(amounts)
def test_any_group_is_the_sums(units):
    rows = [
        row(RISE, commune, (number, whole), target / 2, (number, whole))
        for commune, (number, whole, target) in zip("abc", units, strict=False)
    ]
    found = together(stand(RISE, *rows)).inputs
    whole = sum(unit[1] for unit in units)
    assert found.value == Fraction(100 * sum(unit[0] for unit in units), whole)
    assert found.target == sum(part(unit[2] / 2) * unit[1] for unit in units) / whole
    low, high = min(unit[2] for unit in units), max(unit[2] for unit in units)
    assert Fraction(low, 2) <= found.target <= Fraction(high, 2)


@pytest.mark.parametrize("quarter", ["2024-Q2", "2022-Q3", "2025-Q2"])
def test_the_demonstration_adds_up(ask, demo_view, quarter):
    """All communes together are again the sum of the single ones that count."""
    view = demo_view._replace(quarter=quarter)
    rules = read_rules(ask(view, "indicators/definitions"))
    communes = list(view.commune_labels)
    standings = find_standings(
        rules, ask(view, "indicators/progress"), quarter, "2024-Q1", communes
    )
    assert len(standings) == len(indicators_of(quarter)) * 8
    for rule in rules.values():
        own = [place for place in standings if place.rule == rule]
        single = [place.inputs for place in own if place.scope == "commune"]
        counting = [one for one in single if one.value is not None and one.target is not None]
        whole = together(own).inputs
        assert whole.communes == len(counting) > 0
        assert whole.numerator == sum(one.numerator for one in counting)
        if rule.rate:
            assert whole.denominator == sum(one.denominator for one in counting)
        assert whole.uncounted == sum(one.uncounted for one in single)


def test_every_place_says_of_how_many_it_consists_and_by_what_it_is_known():
    found = stand(
        RISE,
        row(RISE, "a", (30, 100), 50, (20, 100), before=(25, 100), more_than=1, about=1),
        row(RISE, None, (5, 10), 60, source="Báo cáo 3", target_source="Kế hoạch 4"),
        communes=("a", "b"),
    )
    value, aim, other = ("Báo cáo 1, biểu 3",), ("Kế hoạch 2, biểu 3",), ("Báo cáo 3",)
    assert [(one.scope, one.commune, one.of, one.sources, one.target_sources) for one in found] == [
        ("all", None, 2, (*value, *other), (*aim, "Kế hoạch 4")),
        ("commune", "a", 1, value, aim),
        ("commune", "b", 1, (), ()),
        ("unallocated", None, 0, other, ("Kế hoạch 4",)),
    ]
    assert found[1].inputs == Inputs(
        1, 0, 1, 1, Fraction(30), Fraction(100), Fraction(20), Fraction(100), Fraction(30),
        Fraction(50), Fraction(20),
    )  # fmt: skip
    assert found[2].inputs == Inputs(0, 0, 0, 0, *[None] * 7)
    now, before = (Ratio(Fraction(n), Fraction(100), 0, 0, 1, "%", "") for n in (30, 25))
    assert found[1].change == Comparison(
        now, before, frozenset("a"), frozenset(), frozenset(), "2024-Q1", False, False
    )
    nobody = frozenset()
    assert found[2].change == Comparison(None, None, nobody, nobody, nobody, "2024-Q1", True, True)
    assert found[3].change == Comparison(
        None, None, nobody, frozenset({"district"}), frozenset({"district"}), "2024-Q1", False, True
    )
