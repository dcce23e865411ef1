"""Whose reports stand behind a total."""

import pandas as pd
import pytest
from measures.coverage import Coverage, cover

COLUMNS = ["quarter", "area", "communes", "district"]


def reporters(*rows):
    return pd.DataFrame(rows, columns=COLUMNS)


def test_official_totals_are_of_the_whole_district(ask, view):
    rows = ask(view, "overview/reporters")
    for area in ("model", "custom", "outreach"):
        found = cover(view, rows, area)
        assert (found.now, found.part, found.is_comparable) == (None, "", True)


def test_communes_of_both_quarters(view):
    rows = reporters(
        ("2024-Q1", "model", "dak-koi,dak-pne", False),
        ("2024-Q2", "model", "dak-koi", False),
        ("2024-Q2", "custom", "dak-rve", False),
    )
    found = cover(view, rows, "model")
    assert found == Coverage(frozenset({"dak-koi"}), frozenset({"dak-koi", "dak-pne"}), 7)
    assert found.part == "1/7 xã, thị trấn báo cáo"
    assert not found.is_comparable
    assert found.refuse("2024-Q1") == (
        "chưa so sánh được với quý I/2024: xã báo cáo hai quý không như nhau"
    )


def test_a_part_is_not_compared_with_what_was_told_as_a_whole(view):
    everybody = ",".join(view.commune_labels)
    for communes, comparable in ((everybody, True), ("dak-koi,dak-pne", False)):
        rows = reporters(
            ("2024-Q1", "model", "dak-rve", True),
            ("2024-Q2", "model", communes, False),
        )
        assert cover(view, rows, "model").is_comparable is comparable


def test_chosen_communes_are_the_whole(view):
    chosen = view._replace(communes=["dak-koi"])
    rows = reporters(("2024-Q2", "model", "dak-koi", False))
    assert cover(chosen, rows, "model").part == ""


@pytest.mark.parametrize(("to_date", "now"), [(True, {"dak-koi"}), (False, {"dak-koi", "dak-pne"})])
def test_a_year_to_date_needs_each_quarter(view, to_date, now):
    rows = reporters(
        ("2023-Q4", "model", "dak-rve", False),
        ("2024-Q1", "model", "dak-koi", False),
        ("2024-Q2", "model", "dak-koi,dak-pne", False),
    )
    assert cover(view, rows, "model", to_date=to_date).now == now


def test_a_year_of_which_a_part_was_told_as_a_whole_misses_who_is_silent_later(view):
    rows = reporters(
        ("2024-Q2", "model", "dak-pne", True),
        ("2024-Q3", "model", "dak-koi,dak-pne", False),
    )
    now = cover(view._replace(quarter="2024-Q3"), rows, "model", to_date=True)
    assert (now.now, now.before) == ({"dak-koi", "dak-pne"}, None)


def test_nothing_reported_is_nobody_to_compare(view):
    found = cover(view, reporters(), "model")
    assert (found.now, found.before, found.part, found.is_comparable) == (None, None, "", True)
