"""Parts and wholes, definitions, sums of the year."""

from decimal import Decimal

import pytest

from intake import checks, form
from intake.checks import indicators
from intake.unit_record import Figure, Share
from tests.intake import filled_forms as forms


def codes(filled, snapshot, **more):
    return [finding.code for finding in checks.check(filled, snapshot, **more)]


def figure(value, state="counted", qualifier="exact"):
    return Figure(None if value is None else Decimal(value), state, qualifier)


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        ("40", "160", []),
        ("160", "160", []),
        ("161", "160", ["E204"]),
        ("40", "", ["E205"]),
        ("40", "0", ["E205"]),
        ("40", "chưa rõ", ["E205"]),
        ("0", "0", ["E205"]),
        ("chưa rõ", "", []),
        ("chưa rõ", "0", ["E205"]),
        ("–", "–", []),
        ("", "160", ["W310"]),
        ("–", "160", ["W310"]),
        ("0", "160", []),
    ],
)
def test_part_and_whole(fill, snapshot, numerator, denominator, expected):
    filled = fill(indicators={("nep-nghi", 1): (numerator, denominator)})
    found = checks.check(filled, snapshot)
    assert [each.code for each in found if each.sheet == form.INDICATORS] == expected


def test_columns_of_parts_and_wholes_that_changed_places_are_one_finding(fill, snapshot):
    """The heads of older forms don't show it."""
    swapped = {("nep-nghi", 1): ("160", "40"), ("giam-ngheo", 1): ("800", "25")}

    def found(ratios):
        told = checks.check(fill(indicators=ratios), snapshot)
        return [one for one in told if one.code == "E204"]

    [finding] = found(swapped)
    assert "Hai cột E và H đã đổi chỗ cho nhau" in finding.mend
    one_right = found(swapped | {("khkt", 1): ("3", "160")})
    assert ["là một phần của mẫu số" in one.mend for one in one_right] == [True, True]


@pytest.mark.parametrize(
    ("quarter", "version", "stops"),
    [("2024-Q1", 1, False), ("2024-Q1", 2, True), ("2024-Q3", 1, True), ("2024-Q3", 2, False)],
)
def test_a_definition_holds_in_its_quarters(snapshot, quarter, version, stops):
    filled = forms.fill(
        snapshot, quarter=quarter, indicators={("sinh-con-thu-3", version): ("1", "20")}
    )
    assert ("E206" in codes(filled, snapshot)) is stops


def test_an_indicator_that_nobody_defined(fill, snapshot):
    assert "E206" in codes(fill(indicators={("khong-co", 1): ("1", "20")}), snapshot)


@pytest.mark.parametrize(
    ("key", "printed", "warns"),
    [
        (("giam-ngheo", 1), "9", True),
        (("giam-ngheo", 1), "10", False),
        (("giam-ngheo", 1), "hơn 9", False),
        (("nep-nghi", 1), "9", False),
    ],
)
def test_what_adds_up_does_not_fall_within_the_year(fill, known, key, printed, warns):
    about = known(
        shares={
            key: {
                "2023-Q4": Share(figure(30), Decimal(200)),
                "2024-Q1": Share(figure(10), Decimal(200)),
                "2024-Q2": Share(figure(None, "uncounted"), Decimal(200)),
            }
        }
    )
    filled = fill(indicators={key: (printed, "200")})
    assert bool(list(indicators.falls(filled, about))) is warns
    first = about._replace(
        quarter="2024-Q1", shares={key: {"2023-Q4": about.shares[key]["2023-Q4"]}}
    )
    assert list(indicators.falls(filled, first)) == []


@pytest.mark.parametrize(
    ("key", "denominator", "warns"),
    [
        (("nep-nghi", 1), "240", False),
        (("nep-nghi", 1), "241", True),
        (("nep-nghi", 1), "159", True),
        (("nep-nghi", 1), "khoảng 500", False),
        # births of the year grow
        (("sinh-con-thu-3", 2), "500", False),
        (("sinh-con-thu-3", 2), "100", True),
    ],
)
def test_a_whole_changes_little(fill, known, key, denominator, warns):
    about = known(shares={key: {"2024-Q2": Share(figure(10), Decimal(200))}})
    filled = fill(indicators={key: ("10", denominator)})
    assert bool(list(indicators.whole_changes(filled, about))) is warns


def test_births_begin_anew_with_the_year(fill, known):
    key = ("sinh-con-thu-3", 2)
    about = known(shares={key: {"2023-Q4": Share(figure(10), Decimal(200))}})
    filled = fill(indicators={key: ("2", "40")})
    assert list(indicators.whole_changes(filled, about)) == []
