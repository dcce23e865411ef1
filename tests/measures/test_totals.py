"""Totals that know what they don't know, in numbers and in words."""

import pytest

from measures.totals import Total, add, join_sources, shorten_sources

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
        (Total(5, 1, 0, 0, SOURCE), "ít nhất 5", "ít nhất 05", False),
        (Total(48, 2, 0, 0, SOURCE), "ít nhất 48", "ít nhất 48", False),
        (Total(8000, 0, 1, 0, SOURCE), "hơn 8.000", "hơn 8.000", False),
        (Total(630, 0, 0, 1, SOURCE), "khoảng 630", "khoảng 630", False),
        (Total(8630, 0, 1, 1, SOURCE), "ít nhất 8.630", "ít nhất 8.630", False),
        (Total(8000, 1, 1, 0, SOURCE), "ít nhất 8.000", "ít nhất 8.000", False),
    ],
)
def test_total_in_words(total, printed, prose, exact):
    assert (str(total), total.prose, total.exact) == (printed, prose, exact)


def test_add():
    total = add([Total(45, 1, 0, 0, "A, chú thích 7"), Total(3, 1, 1, 2, "A, chú thích 1")])
    assert total == Total(48, 2, 1, 2, "A, chú thích 1, 7")


def test_add_one():
    assert add([known(7)]) == known(7)


def test_add_with_an_unknown_part_is_unknown():
    assert add([known(7), None]) is None
    assert add([]) is None


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
            "Biểu số liệu xã A quý III/2024, tờ Mô hình, ô D8 và H8",
            "Biểu số liệu xã A quý III/2024, tờ Mô hình",
        ),
        (
            "Biểu số liệu xã A, tờ Hủ tục, phong tục, ô D7; Biểu số liệu xã A, tờ Hủ tục, phong "
            "tục, ô D8; Biểu số liệu xã A, sổ nhập số liệu",
            "Biểu số liệu xã A, tờ Hủ tục, phong tục, sổ nhập số liệu",
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
