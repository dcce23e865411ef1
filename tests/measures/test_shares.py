"""Shares in per cent, near nothing, near all, and beyond."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.shares import (
    decimal,
    round_share,
    write_share,
    write_share_briefly,
)

SHARES = st.fractions(min_value=-2, max_value=202, max_denominator=10**6)


@pytest.mark.parametrize(
    ("percent", "decimals", "told", "brief"),
    [
        (50, 0, "50%", "50%"),
        ("200/3", 0, "67%", "67%"),
        ("92.5", 0, "93%", "93%"),
        (0, 0, "0%", "0%"),
        (100, 0, "100%", "100%"),
        ("1/3", 0, "dưới 1%", "<1%"),
        ("0.004", 0, "dưới 1%", "<1%"),
        ("99.4", 0, "99%", "99%"),
        ("299/3", 0, "trên 99%", ">99%"),
        ("100.45", 0, "trên 100%", ">100%"),
        ("100.6", 0, "101%", "101%"),
        ("-20.5", 0, "−21%", "−21%"),
        ("-0.2", 0, "dưới 0%", "<0%"),
        ("1/3", 1, "0,3%", "0,3%"),
        ("1/90", 1, "dưới 0,1%", "<0,1%"),
        ("8999/90", 1, "trên 99,9%", ">99,9%"),
        ("100.04", 1, "trên 100,0%", ">100,0%"),
    ],
)
def test_a_share_is_never_all_or_nothing_when_it_is_neither(percent, decimals, told, brief):
    share = Fraction(percent)
    assert write_share(share, decimals) == told
    assert write_share_briefly(share, decimals) == brief


@given(SHARES, st.integers(0, 2))
def test_a_number_is_an_end_only_where_the_share_is(share, decimals):
    for end in (0, 100):
        is_end = share == end
        assert (round_share(share, decimals) == end) == is_end
        told = write_share(share, decimals).strip("%").replace(",", ".")
        assert (told == f"{end:.{decimals}f}") == is_end


@given(SHARES, st.integers(0, 2))
def test_what_a_share_is_said_to_be_beyond_is_true(share, decimals):
    way, _, bound = write_share(share, decimals).partition(" ")
    if way in ("trên", "dưới"):
        edge = Fraction(bound.strip("%").replace(",", "."))
        assert share > edge if way == "trên" else share < edge


@given(st.fractions(max_denominator=1000), st.integers(0, 4))
def test_rounding_is_that_of_the_written_number(number, decimals):
    found = decimal(number, decimals)
    assert abs(Fraction(found) - number) * 10**decimals <= Fraction(1, 2)
    assert found.as_tuple().exponent == -decimals


def test_halves_go_away_from_zero():
    halves = ("0.25", "-0.25", "0.249")
    assert [str(decimal(Fraction(x), 1)) for x in halves] == ["0.3", "-0.3", "0.2"]
