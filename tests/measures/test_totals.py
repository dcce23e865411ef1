"""Totals that know what they don't know, in numbers and in words."""

import pandas as pd
import pytest

from measures.totals import Total, add, compare, join_sources, pick, same_list, shorten_sources

SOURCE = "Báo cáo 128-BC/BCĐ, chú thích 1"


def known(value):
    return Total(value, 0, 0, 0, SOURCE)


@pytest.mark.parametrize(
    ("total", "printed", "prose", "exact"),
    [
        (Total(26, 0, 0, 0, SOURCE), "26", "26", True),
        (Total(5, 0, 0, 0, SOURCE), "5", "05", True),
        (Total(0, 0, 0, 0, SOURCE), "0", "0", True),
        (Total(1238, 0, 0, 0, SOURCE), "1.238", "1.238", True),
        (Total(0, 2, 0, 0, SOURCE), "chưa rõ số", "chưa rõ số", False),
        (Total(48, 2, 0, 0, SOURCE), "ít nhất 48", "ít nhất 48", False),
        (Total(8000, 0, 1, 0, SOURCE), "hơn 8.000", "hơn 8.000", False),
        (Total(630, 0, 0, 1, SOURCE), "khoảng 630", "khoảng 630", False),
        (Total(8630, 0, 1, 1, SOURCE), "ít nhất 8.630", "ít nhất 8.630", False),
        (Total(8000, 1, 1, 0, SOURCE), "ít nhất 8.000", "ít nhất 8.000", False),
    ],
)
def test_total_in_words(total, printed, prose, exact):
    assert (str(total), total.prose, total.exact) == (printed, prose, exact)


FRAME = pd.DataFrame(
    [
        ("2024-Q2", "session", 110, 0, 0, 0, "A, chú thích 4"),
        ("2024-Q2", "attendance", 8000, 0, 1, 0, "A, chú thích 4"),
        ("2024-Q1", "session", 90, 1, 0, 2, "B, mục 1"),
    ],
    columns=["quarter", "channel", "value", "uncounted", "more_than", "about", "source"],
)


def test_pick_the_row():
    assert pick(FRAME, quarter="2024-Q2", channel="attendance") == Total(
        8000, 0, 1, 0, "A, chú thích 4"
    )
    assert pick(FRAME, quarter="2024-Q1", channel="session") == Total(90, 1, 0, 2, "B, mục 1")


def test_pick_another_column():
    frame = FRAME.rename(columns={"value": "households"})
    assert pick(frame, "households", quarter="2024-Q1") == Total(90, 1, 0, 2, "B, mục 1")


def test_pick_nothing():
    assert pick(FRAME, quarter="2024-Q1", channel="attendance") is None
    assert pick(FRAME.iloc[:0], quarter="2024-Q2") is None


def test_add():
    total = add([Total(45, 1, 0, 0, "A, chú thích 7"), Total(3, 1, 1, 2, "A, chú thích 1")])
    assert total == Total(48, 2, 1, 2, "A, chú thích 1, 7")


def test_add_one():
    assert add([known(7)]) == known(7)


def test_add_with_an_unknown_part_is_unknown():
    assert add([known(7), None]) is None
    assert add([]) is None


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (26, 30, "giảm 04 mô hình so với quý I/2024"),
        (26, 13, "tăng 13 mô hình so với quý I/2024"),
        (26, 26, "không đổi so với quý I/2024"),
        (0, 0, "không đổi so với quý I/2024"),
        (0, 5, "không còn, giảm 05 mô hình so với quý I/2024"),
        (5, 0, "quý I/2024: 0 mô hình"),
    ],
)
def test_compare_two_exact_totals(now, before, words):
    assert compare(known(now), known(before), "mô hình", "2024-Q1") == words


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (known(26), None, "chưa so sánh được: quý I/2024 chưa có số liệu"),
        (None, known(26), "chưa so sánh được: quý này chưa có số liệu"),
        (None, None, "chưa so sánh được: cả quý này và quý I/2024 chưa có số liệu"),
        (Total(48, 2, 0, 0, ""), None, "chưa so sánh được: quý I/2024 chưa có số liệu"),
    ],
)
def test_compare_with_a_side_missing(now, before, words):
    assert compare(now, before, "mô hình", "2024-Q1") == words


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (known(8000), Total(7500, 0, 1, 0, ""), "quý I/2024: hơn 7.500 lượt người"),
        (known(8000), Total(630, 0, 0, 1, ""), "quý I/2024: khoảng 630 lượt người"),
        (known(8000), Total(0, 1, 0, 0, ""), "quý I/2024: chưa rõ số lượt người"),
        (Total(8000, 0, 1, 0, ""), known(7500), "quý I/2024: 7.500 lượt người"),
        (Total(8000, 1, 0, 0, ""), known(8000), "quý I/2024: 8.000 lượt người"),
    ],
)
def test_what_is_not_exact_is_not_subtracted(now, before, words):
    assert compare(now, before, "lượt người", "2024-Q1") == words


def places(*rows):
    return pd.DataFrame(rows, columns=["custom", "state", "state_before"])


@pytest.mark.parametrize(
    ("rows", "same"),
    [
        ([], True),
        ([("Nợ miệng", "counted", "counted")], True),
        ([("Nợ miệng", "zero", "uncounted")], True),
        ([("Nợ miệng", "uncounted", "zero")], True),
        ([("Nợ miệng", "zero", None)], True),
        ([("Nợ miệng", None, "zero")], True),
        ([("Nợ miệng", "counted", None), ("Nợ miệng", None, "counted")], True),
        ([("Nợ miệng", "counted", None)], False),
        ([("Nợ miệng", None, "uncounted")], False),
        ([("Tảo hôn", "counted", "counted"), ("Nợ miệng", "uncounted", None)], False),
    ],
)
def test_numbers_of_customs_compare_only_over_the_same_list(rows, same):
    assert same_list(places(*rows)) is same


@pytest.mark.parametrize(
    ("sources", "line"),
    [
        ([], ""),
        (["Báo cáo 1, chú thích 7"], "Báo cáo 1, chú thích 7"),
        (["Báo cáo 1"], "Báo cáo 1"),
        (["Báo cáo 1, chú thích 7", "Báo cáo 1, chú thích 7"], "Báo cáo 1, chú thích 7"),
        (["Báo cáo 1, chú thích 10; Báo cáo 1, chú thích 7"], "Báo cáo 1, chú thích 7, 10"),
        (["Báo cáo 1, mục II.1", "Báo cáo 1, chú thích 2"], "Báo cáo 1, chú thích 2, mục II.1"),
        (
            ["Báo cáo 2, chú thích 1", "Báo cáo 1, chú thích 4", "Báo cáo 2, chú thích 3"],
            "Báo cáo 2, chú thích 1, 3; Báo cáo 1, chú thích 4",
        ),
    ],
)
def test_sources_in_one_line(sources, line):
    assert join_sources(sources) == line


def test_a_joined_line_joins_to_itself():
    line = "Báo cáo 2, chú thích 1, 3, mục II.1; Báo cáo 1, chú thích 4"
    assert join_sources([line]) == line


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("", ""),
        ("Báo cáo 128-BC/BCĐ, chú thích 1, 7", "Báo cáo 128-BC/BCĐ, chú thích 1, 7"),
        (
            "Biểu số liệu xã A quý III/2024, tờ Mô hình, ô D7; "
            "Biểu số liệu xã A quý III/2024, tờ Mô hình, ô D8",
            "Biểu số liệu xã A quý III/2024, tờ Mô hình",
        ),
        ("A, biểu 1; B, biểu 1; C, biểu 1", "A, biểu 1; B, biểu 1; C, biểu 1"),
        (
            "A, biểu 1; B, biểu 1; C, biểu 1; D, biểu 1",
            "A, biểu 1; B, biểu 1 và 02 văn bản khác",
        ),
    ],
)
def test_sources_below_a_figure_are_short(source, shown):
    assert shorten_sources(source) == shown
    assert shorten_sources(shown) == shown
