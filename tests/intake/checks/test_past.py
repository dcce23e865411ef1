"""A form against the quarters before."""

from decimal import Decimal

import pytest

from intake import checks
from intake.checks import past
from intake.unit_record import Figure, Share
from tests.lists import custom_cell

QUARTERS = [f"{year}-Q{quarter}" for year in (2022, 2023) for quarter in (1, 2, 3, 4)]


def figure(value, state="counted", qualifier="exact"):
    return Figure(None if value is None else Decimal(value), state, qualifier)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        # median 11,5, deviation 1,5: up to 3,5 × 1,4826 × 1,5 = 7,78 away
        ([10, 12, 11, 14, 9, 13, 10, 12], "18", None),
        ([10, 12, 11, 14, 9, 13, 10, 12], "19", None),
        ([10, 12, 11, 14, 9, 13, 10, 12], "20", "từ 4 đến 19"),
        ([10, 12, 11, 14, 9, 13, 10, 12], "3", "từ 4 đến 19"),
        # one quarter far out does not hide a jump, as it would with a mean
        ([10, 12, 11, 14, 9, 13, 10, 900], "60", "từ 4 đến 19"),
        # all alike: half of the median
        ([20, 20, 20, 20, 21], "30", None),
        ([20, 20, 20, 20, 21], "31", "từ 10 đến 30"),
        # small numbers: a few are no jump
        ([0, 0, 0, 0], "4", None),
        ([0, 0, 0, 0], "5", "từ 0 đến 4"),
        # fewer than four quarters tell nothing
        ([10, 10, 10], "900", None),
        ([10, 10, 10, 10], "hơn 900", None),
        ([10, 10, 10, 10], "chưa rõ", None),
    ],
)
def test_a_jump_against_the_last_quarters(fill, known, before, now, expected):
    figures = {quarter: figure(each) for quarter, each in zip(QUARTERS, before, strict=False)}
    about = known(figures={("channel", "session"): figures})
    found = list(past.jumps(fill(outreach={"session": now}), about))
    assert [spot.expected for spot in found] == ([expected] if expected else [])


def test_only_exact_quarters_count(fill, known):
    figures = {quarter: figure(10) for quarter in QUARTERS[:3]}
    figures |= {
        QUARTERS[3]: figure(10, qualifier="more_than"),
        QUARTERS[4]: figure(None, "uncounted"),
    }
    about = known(figures={("custom", "ngu-dam"): figures})
    assert list(past.jumps(fill(customs={"ngu-dam": "500"}), about)) == []


@pytest.mark.parametrize(
    ("numerator", "denominator", "warns"),
    [("40", "200", False), ("90", "200", True), ("9", "20", True), ("1", "4", False)],
)
def test_a_rate_jumps_by_its_parts(fill, known, numerator, denominator, warns):
    key = ("nep-nghi", 1)
    past_shares = {quarter: Share(figure(40), Decimal(200)) for quarter in QUARTERS}
    filled = fill(indicators={key: (numerator, denominator)})
    assert bool(list(past.jumps(filled, known(shares={key: past_shares})))) is warns


@pytest.mark.parametrize(("printed", "warns"), [("30", False), ("60", True)])
def test_of_a_sum_the_quarter_s_own_part_jumps(fill, known, printed, warns):
    key = ("giam-ngheo", 1)
    sums = dict(zip(QUARTERS, [10, 20, 30, 40] * 2, strict=True)) | {"2024-Q1": 10, "2024-Q2": 20}
    shares = {quarter: Share(figure(value), Decimal(600)) for quarter, value in sums.items()}
    filled = fill(indicators={key: (printed, "600")})
    assert bool(list(past.jumps(filled, known(shares={key: shares})))) is warns


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("", ["W304"]), ("–", []), ("chưa rõ", ["W305"]), ("44", []), ("0", [])],
)
def test_what_was_filled_and_is_not(fill, snapshot, printed, expected):
    filled = fill(customs={"ngu-dam": printed, "cung-om-dau": "chưa rõ", "tha-rong-gia-suc": "–"})
    cell = custom_cell("ngu-dam")
    found = [each.code for each in checks.check(filled, snapshot) if each.cell == cell]
    assert found == expected


def test_an_indicator_that_was_filled_and_is_not(fill, known):
    key = ("nep-nghi", 1)
    about = known(figures={}, shares={key: {"2024-Q2": Share(figure(10), Decimal(200))}})
    assert len(list(past.left_blank(fill(), about))) == 1
    assert len(list(past.now_unknown(fill(indicators={key: ("chưa rõ", "200")}), about))) == 1
    told = fill(indicators={key: ("11", "200")})
    assert [*past.left_blank(told, about), *past.now_unknown(told, about)] == []
