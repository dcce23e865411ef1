"""Outreach by who told of it, people per session as Σ/Σ, support by its unit of measure."""

import shutil

import pytest

from data import demo, publish, store
from data.words import CHANNEL
from measures.figures.quarter import ask_figures
from measures.outreach import (
    WHOLE,
    add_gifts,
    add_kind,
    compare_ratio,
    divide,
    list_units,
)
from measures.scope import whole_district
from measures.totals import add
from tests import recompute
from tests.measures.told import fact, make
from tests.recompute.outreach import people_per_session, tell_gifts, tell_units

AREAS = ("outreach", "support")
CHOICES = ([], ["dak-pne"], ["dak-koi", "tan-lap"])


def numbers(total):
    return total.value, total.uncounted, total.more_than, total.about


def check_quarter(scope, tables):
    """What measures say of a quarter and what the files say; how many units told."""
    figures, communes = ask_figures(scope, AREAS), list(scope.communes)
    units = list_units(figures)
    found = {unit.unit_id: unit.now for unit in units if unit.now}
    assert {
        unit: {channel: numbers(total) for channel, total in now.items()}
        for unit, now in found.items()
    } == tell_units(tables, scope.quarter, communes)
    for channel in CHANNEL:
        # The parts add up to the one number of the channel.
        parts = [now[channel] for now in found.values() if channel in now]
        whole = figures.get(f"outreach.{channel}").total
        assert (numbers(add(parts)) if parts else None) == (whole and numbers(whole)), channel
    ratio = divide(unit.now for unit in units)
    second = people_per_session(tables, scope.quarter, communes)
    told = ratio and (ratio.people.value, ratio.sessions.value, str(ratio))
    assert told == second, scope.quarter
    gifts = add_gifts(figures.rows("support"))
    assert {
        (gift.item.lower(), gift.unit.lower()): (
            numbers(gift.total),
            {place: numbers(one.total) for place, one in gift.places.items()},
        )
        for gift in gifts
    } == tell_gifts(tables, scope.quarter, communes)
    return {unit.kind for unit in units if unit.now}


def test_the_second_road_in_the_demonstration(demo_snapshot, tmp_path):
    demo.write(tmp_path)
    tables = recompute.read(tmp_path)
    kinds = set()
    for quarter in ("2021-Q3", "2024-Q2", "2024-Q4", "2025-Q2"):
        kinds |= check_quarter(whole_district(demo_snapshot, quarter), tables)
    # Without agencies that report by themselves this would prove little.
    assert kinds == {"commune", "agency", "district"}


def test_the_second_road_in_an_invented_world(empty_home, tmp_path):
    source = shutil.copytree(publish.PUBLISHED, tmp_path / "files")
    for table, frame in recompute.imagine(recompute.read(source), 2).items():
        frame.to_csv(source / f"{table}.csv", index=False)
    publish.build(source=source)
    tables = recompute.read(source)
    for quarter in ("2023-Q2", "2023-Q4", "2024-Q2"):
        scope = whole_district(store.snapshot(), quarter)
        for communes in CHOICES:
            expected = {unit: scope.expected[unit] for unit in communes or scope.expected}
            check_quarter(scope._replace(communes=tuple(communes), expected=expected), tables)


def tell(quarter, unit, sessions, people, **more):
    return [
        fact("outreach", quarter, unit, number, channel, **more)
        for channel, number in (("session", sessions), ("attendance", people))
        if number is not None
    ]


AGENCY = {"unit_kind": "agency", "place": "Huyện đoàn", "reporter_id": "doan"}


def ratio_of(*rows):
    return divide(unit.now for unit in list_units(make(list(rows))))


def test_people_per_session_are_sums_of_the_units_that_told_both():
    told = ratio_of(
        *tell("2024-Q2", "a", 10, 100),
        *tell("2024-Q2", "b", 30, 1500),
        *tell("2024-Q2", "c", 5, None),
    )
    assert (told.people.value, told.sessions.value) == (1600, 40)
    assert str(told) == "40,0"  # the mean of 10 and 50 would be 30


@pytest.mark.parametrize(
    ("sessions", "people", "written"),
    [
        (110, "≥8000", "hơn 72,7"),
        (120, "≥8000", "hơn 66,6"),
        (120, "~8000", "khoảng 66,7"),
        ("≥110", "8000", "khoảng 72,7"),
        ("≥110", "≥8000", "khoảng 72,7"),
        (110, 8000, "72,7"),
    ],
)
def test_a_bound_stays_a_bound_and_is_never_rounded_up(sessions, people, written):
    assert str(ratio_of(*tell("2024-Q2", "a", sessions, people))) == written


def test_rough_and_more_than_together_are_at_least():
    rows = tell("2024-Q2", "a", 10, "≥1000") + tell("2024-Q2", "b", 10, "~500")
    assert str(ratio_of(*rows)) == "ít nhất 75,0"


@pytest.mark.parametrize(("sessions", "people"), [(0, 0), (5, "?"), ("?", 50), (None, 50)])
def test_what_has_no_sessions_or_no_count_gives_none(sessions, people):
    assert ratio_of(*tell("2024-Q2", "a", sessions, people)) is None


def test_ratios_are_compared_on_those_who_told_both_in_both_quarters():
    rows = [
        *tell("2024-Q1", "a", 10, 500), *tell("2024-Q2", "a", 10, 600),
        *tell("2024-Q1", "b", 10, 500), *tell("2024-Q2", "b", 20, 900),
        *tell("2024-Q2", "c", 1, 500),
        *tell("2024-Q1", "doan", 2, 60, **AGENCY), *tell("2024-Q2", "doan", 2, 80, **AGENCY),
    ]  # fmt: skip
    found = compare_ratio(list_units(make(rows)), "2024-Q1")
    assert found.describe("lượt người", plain=True) == (
        "2 xã và 1 cơ quan cùng báo cáo: tăng 1,2 lượt người so với quý I/2024"
    )


def test_communes_come_first_agencies_and_the_district_after_them():
    rows = [
        *tell("2024-Q2", "huyen", 50, None), *tell("2024-Q2", "doan", 2, 60, **AGENCY),
        *tell("2024-Q2", "b", 10, 500), *tell("2024-Q1", "b", 9, None),
    ]  # fmt: skip
    units = list_units(make(rows))
    assert [(unit.label, unit.kind, bool(unit.now)) for unit in units] == [
        ("xã A", "commune", False),
        ("xã B", "commune", True),
        ("xã C", "commune", False),
        ("Huyện đoàn", "agency", True),
        (WHOLE, "district", True),
    ]
    assert units[1].before["session"].value == 9
    assert add_kind(units, "agency", "session").value == 2
    assert add_kind(units, "agency", "van_round") is None


def given(unit, value, item, measure, **more):
    row = fact("support", "2024-Q2", unit, value, name=item, **more)
    return row._replace(unit=measure, commune=f"xã {unit.upper()}")


def test_things_of_different_units_of_measure_are_never_added_up():
    rows = [
        given("a", 40, "Con giống", "con", sponsor="Hội LHPN"),
        given("a", "?", "con giống", "Con"),
        given("b", 3, "Con giống", "đàn"),
    ]
    gifts = add_gifts(make(rows).rows("support"))
    assert [gift.text for gift in gifts] == ["ít nhất 40 con", "03 đàn"]
    assert gifts[0].places["xã A"].sponsors == ("Hội LHPN",)
