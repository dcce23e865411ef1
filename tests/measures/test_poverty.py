"""The public poverty rates: which are chosen, computed and joined."""

import datetime
from decimal import Decimal

import pandas as pd
import pytest

from measures.poverty import TOPIC, find_rates, join_rates
from queries import query

PLACE = "huyện A"
COLUMNS = [
    "topic", "place", "period", "as_of", "measure", "printed", "value", "qualifier", "unit",
    "document",
]  # fmt: skip


def figure(measure, value, as_of="2024-01-01", unit="%", **cells):
    made = {
        "topic": TOPIC,
        "place": PLACE,
        "period": "đầu năm",
        "as_of": pd.Timestamp(as_of) if as_of else pd.NaT,
        "measure": measure,
        "printed": str(value).replace(".", ","),
        "value": value,
        "qualifier": "exact",
        "unit": unit,
        "document": "Báo B",
    }
    return made | cells


def rates(*figures):
    return find_rates(pd.DataFrame(list(figures), columns=COLUMNS), PLACE)


def told(found):
    return [(rate.kind, rate.households, rate.standard, str(rate.value)) for rate in found]


def test_rates_are_told_apart_by_what_they_measure_and_oldest_first():
    found = rates(
        figure("Tỷ lệ hộ cận nghèo", 10.03),
        figure("Tỷ lệ hộ nghèo", 10.51),
        figure("Tỷ lệ hộ nghèo DTTS trên tổng số hộ toàn huyện", 19.85, "2021-01-01"),
    )
    assert told(found) == [
        ("poor", "minority", "old", "19.85"),
        ("near_poor", "all", "new", "10.03"),
        ("poor", "all", "new", "10.51"),
    ]


@pytest.mark.parametrize(
    "left_out",
    [
        {"measure": "Tỷ lệ hộ nghèo theo mục tiêu phấn đấu"},
        {"measure": "Tỷ trọng hộ nghèo DTTS trong tổng số hộ nghèo"},
        {"place": "thôn 12, xã C"},
        {"as_of": None},
        {"qualifier": "more_than"},
        {"qualifier": "about"},
        {"unit": "hộ"},
        {"topic": "dan_so"},
        {"value": None},
    ],
)
def test_what_measures_something_else_is_left_out(left_out):
    cells = {"measure": "Tỷ lệ hộ nghèo", "value": 10.5} | left_out
    assert rates(figure(**cells)) == []


@pytest.mark.parametrize(
    ("as_of", "period", "standard"),
    [
        ("2021-12-31", "cuối năm 2021", "old"),
        ("2021-12-31", "rà soát 2021 (chuẩn mới)", "new"),
        ("2022-01-01", "đầu năm 2022", "new"),
        ("2022-06-01", "giữa 2022 (chuẩn cũ)", "old"),
    ],
)
def test_the_standard_is_that_of_the_source_or_of_the_time(as_of, period, standard):
    [found] = rates(figure("Tỷ lệ hộ nghèo", 10.5, as_of, period=period))
    assert found.standard == standard


COUNTS = (
    figure("Tổng số hộ", 7378.0, "2021-12-31", "hộ"),
    figure("Số hộ nghèo DTTS", 1746.0, "2021-12-31", "hộ"),
)


def test_a_rate_that_is_not_printed_is_computed_and_says_so():
    [found] = rates(*COUNTS)
    assert (found.kind, found.households) == ("poor", "minority")
    assert (found.value, found.printed) == (Decimal("23.66"), "23,66%")
    assert found.computed == "1.746/7.378 hộ"


def test_a_printed_rate_is_never_computed_again():
    printed = figure("Tỷ lệ hộ nghèo DTTS trên tổng số hộ toàn huyện", 23.7, "2021-12-31")
    assert [rate.computed for rate in rates(*COUNTS, printed)] == [None]


@pytest.mark.parametrize("other", [{"document": "Báo C"}, {"as_of": pd.Timestamp("2021-12-30")}])
def test_counts_of_two_sources_or_days_make_no_rate(other):
    assert rates(COUNTS[0] | other, COUNTS[1]) == []


def test_only_one_measure_base_and_standard_is_joined():
    found = rates(
        figure("Tỷ lệ hộ nghèo", 20.5, "2020-01-01"),
        figure("Tỷ lệ hộ nghèo", 19.5, "2021-01-01"),
        figure("Tỷ lệ hộ nghèo", 10.5, "2023-01-01"),
        figure("Tỷ lệ hộ cận nghèo", 10.5, "2023-01-01"),
        figure("Tỷ lệ hộ nghèo DTTS trên tổng số hộ toàn huyện", 9.5, "2023-01-01"),
        figure("Tỷ lệ hộ nghèo", 8.5, "2024-01-01"),
    )
    assert [[str(rate.value) for rate in line] for line in join_rates(found)] == [
        ["20.5", "19.5"],
        ["10.5"],
        ["10.5", "8.5"],
        ["9.5"],
    ]


def test_the_official_rates(view):
    figures = query("sources/context", on=view.snapshot, topics=[TOPIC])
    found = find_rates(figures, "huyện Kon Rẫy")
    day = datetime.date
    assert [(*rate[:4], rate.printed, rate.computed) for rate in found] == [
        ("near_poor", "minority", "old", day(2021, 1, 1), "13,58%", None),
        ("poor", "minority", "old", day(2021, 1, 1), "19,85%", None),
        ("poor", "minority", "new", day(2021, 12, 31), "23,66%", "1.746/7.378 hộ"),
        ("near_poor", "all", "new", day(2024, 1, 1), "10,03%", None),
        ("poor", "all", "new", day(2024, 1, 1), "10,51%", None),
        ("near_poor", "all", "new", day(2024, 11, 30), "7,8%", None),
        ("poor", "all", "new", day(2024, 11, 30), "7,47%", None),
    ]
    assert [len(line) for line in join_rates(found)] == [1, 1, 1, 2, 2]


def test_no_figures():
    assert rates() == []
    assert join_rates([]) == []
