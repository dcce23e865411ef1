"""The profile of a commune: each number as it comes from the facts on another way."""

from fractions import Fraction

import pandas as pd
import pytest

from data.vietnamese import previous_quarter
from measures.profile import find_neighbours, read_profile
from measures.scope import whole_district
from queries import query


def ask(snapshot, commune, quarter="2024-Q2", *, villages=True):
    district = whole_district(snapshot, quarter)
    own = district._replace(communes=(commune,), expected={commune: district.expected[commune]})
    return read_profile(own, district, villages=villages)


def facts(snapshot, area, *communes, quarter="2024-Q2"):
    rows = query(
        "figures/facts", on=snapshot, quarters=[quarter], communes=list(communes), areas=[area]
    )
    return rows.astype(object).where(rows.notna(), None)


def test_the_official_commune(snapshot):
    profile = ask(snapshot, "dak-pne")
    assert (profile.label, profile.commune.code) == ("xã Đăk Pne", "23491")
    assert (profile.commune.successors, profile.commune.joined_on) == ("xã Đăk Rve", "2025-07-01")
    assert profile.neighbours == {"dak-rve": "thị trấn Đăk Rve", "tan-lap": "xã Tân Lập"}
    assert [(one.course.custom_id, one.spell.first) for one in profile.kept] == [
        ("cung-om-dau", "2024-Q2"), ("tha-rong-gia-suc", "2024-Q2"), ("ngu-dam", "2024-Q1"),
    ]  # fmt: skip
    assert [one.figure.change for one in profile.kept][-1] == "giảm 10 hộ so với quý I/2024"
    assert [life.model for life in profile.ended] == ["Câu lạc bộ không sinh con thứ 3"]
    assert (profile.running, profile.standings, profile.notes) == ([], [], [])


def test_the_district_has_a_ratio_of_its_own(demo_snapshot):
    """Σ numerators / Σ denominators of the communes with a value and a target; no mean of rates."""
    values, targets = facts(demo_snapshot, "indicator"), facts(demo_snapshot, "target")
    compared = 0
    for pair in ask(demo_snapshot, "mau-2").standings:
        rule = pair.own.rule
        rows = values[(values["subject"] == rule.indicator_id) & values["denominator"].notna()]
        aims = set(targets.loc[targets["subject"] == rule.indicator_id, "commune_id"])
        rows = rows[rows["commune_id"].isin(aims) & rows["numerator"].notna()]
        if not rule.rate or rule.cumulative or rows.empty:
            continue
        pairs = [(Fraction(row.numerator), Fraction(row.denominator)) for row in rows.itertuples()]
        rate = 100 * sum(top for top, _ in pairs) / sum(below for _, below in pairs)
        assert pair.district.inputs.value == rate, rule.short
        compared += rate != sum(100 * top / below for top, below in pairs) / len(pairs)
        own = rows[rows["commune_id"] == "mau-2"].iloc[0]
        assert pair.own.inputs.value == 100 * Fraction(own["numerator"]) / Fraction(
            own["denominator"]
        )
    assert compared


@pytest.mark.parametrize("commune", ["mau", "mau-2", "mau-5"])
def test_households_are_those_of_the_facts(demo_snapshot, commune):
    profile = ask(demo_snapshot, commune)
    rows = facts(demo_snapshot, "custom", commune)
    there = rows[rows["state"] != "zero"]
    assert {
        one.course.custom_id for one in profile.kept if one.course.last.quarter == "2024-Q2"
    } == (set(there["subject"]))
    for one in profile.kept:
        own = there[there["subject"] == one.course.custom_id]
        assert one.figure.total.value == sum(value or 0 for value in own["value"])
        named = own[own["unit_kind"] == "village"]
        assert sorted((p.name, p.households) for p in one.villages) == sorted(
            (row.place.split(",")[0], None if row.value is None else int(row.value))
            for row in named.itertuples()
        )


def test_models_that_run_are_those_that_began_and_did_not_end(demo_snapshot):
    profile = ask(demo_snapshot, "mau-2")
    began, ended, quarter = {}, {}, "2024-Q2"
    while quarter >= "2021-Q2":
        for row in facts(demo_snapshot, "model", "mau-2", quarter=quarter).itertuples():
            if row.subject:
                of = began if row.event in ("launched", "replicated", "converted_in") else ended
                of[row.subject] = row.quarter
        quarter = previous_quarter(quarter)
    assert sorted(life.began for life in profile.running) == sorted(
        when for model, when in began.items() if model not in ended
    )
    assert [life.ended for life in profile.ended] == sorted(ended.values(), reverse=True)


def test_without_villages_none_is_named(demo_snapshot):
    profile = ask(demo_snapshot, "mau-2", villages=False)
    assert profile.commune.villages is None
    assert {place for one in profile.customs for place in one.villages} == set()
    assert {life.place for life in profile.lives} == {None}
    assert profile.kept[0].figure.total.value  # the commune's own number stays


def test_a_commune_that_is_not_there(snapshot):
    district = whole_district(snapshot, "2024-Q2")
    gone = district._replace(communes=("dak-rve-2025",), expected={"dak-rve-2025": "xã Đăk Rve"})
    with pytest.raises(LookupError, match="dak-rve-2025 is not there in 2024-Q2"):
        read_profile(gone, district, villages=True)


def test_neighbours_touch_on_the_schematic_map():
    places = {
        "own": (2.0, 2), "left": (1.0, 2), "above": (2.5, 1), "below": (1.5, 3),
        "over": (2.0, 0), "far": (4.0, 2), "corner": (3.5, 1), "nowhere": (None, None),
    }  # fmt: skip
    rows = pd.DataFrame(
        [(unit, f"xã {unit}", *place) for unit, place in places.items()],
        columns=["unit_id", "label", "tile_column", "tile_row"],
    )
    assert list(find_neighbours(rows, "own")) == ["left", "above", "below"]
    assert find_neighbours(rows, "nowhere") == {}
