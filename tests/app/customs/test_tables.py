"""Tables about customs as they stand on the screen."""

import pandas as pd
import pytest

from app.customs.grid_chart import make_cells
from app.customs.tables import (
    find_practised,
    list_forecast,
    list_grid,
    list_places,
    list_rundown,
    list_states,
)
from measures.rundown import trace, trace_communes
from tests.app.table_lines import NOTE, lines
from tests.lists import customs_of
from tests.measures.courses import silences


def traced(ask, view):
    courses, rows = (
        trace(ask(view, "customs/course"), silences(view)),
        ask(view, "customs/by_commune"),
    )
    return courses, rows, trace_communes(courses, rows, silences(view))


def test_official_grid(ask, view):
    courses, rows, _ = traced(ask, view)
    names = {c: label.split(" ", 1)[1] for c, label in view.commune_labels.items()}
    table = list_grid(make_cells(courses, rows, silences(view), names, "Toàn huyện"), {})
    assert list(table.columns)[:4] == ["Loại", "Hủ tục, phong tục", "Đăk Kôi", "Đăk Pne"]
    assert list(table.columns)[-1] == "Toàn huyện"
    assert len(table) == len(customs_of()) + 1
    by_name = {row[1]: row for row in lines(table)}
    never, vague = "chưa từng ghi nhận", "còn, chưa rõ số hộ"
    assert by_name["Ngủ “đầm” (ngủ rẫy)"][2:4] == (never, 45)
    assert by_name["Ngủ “đầm” (ngủ rẫy)"][-1] == 45
    assert by_name["Tảo hôn"][2:] == (0,) * 8
    loose = by_name["Thả rông gia súc, gia cầm"]
    assert (loose[3], loose[6], loose[-1]) == (vague, 2, "ít nhất 2 hộ (1/2 xã)")
    assert lines(table)[-1] == ("Số mục ghi nhận còn", "", 0, 3, 0, 0, 2, 0, 0, 3)


@pytest.mark.parametrize("quarter", ["2021-Q2", "2022-Q3", "2024-Q2", "2025-Q2"])
def test_rows_of_the_grid_add_up(ask, demo_view, quarter):
    seen = demo_view._replace(quarter=quarter)
    courses, rows, _ = traced(ask, seen)
    table = list_grid(
        make_cells(courses, rows, silences(seen), seen.commune_labels, "Toàn huyện"), {}
    )
    for row in lines(table)[:-1]:
        known = [
            int(cell.split()[2]) if str(cell).startswith("ít nhất") else cell for cell in row[2:-1]
        ]
        known = [cell for cell in known if isinstance(cell, int)]
        if isinstance(row[-1], int):
            assert row[-1] == sum(known)
        elif row[-1] is not None and row[-1].startswith("ít nhất"):
            assert row[-1].split()[2] == str(sum(known))


def test_nothing_reported_is_an_empty_cell(ask, demo_view):
    courses, rows, _ = traced(ask, demo_view)
    cells = make_cells(courses, rows, silences(demo_view), demo_view.commune_labels, "Toàn huyện")
    table = list_grid(cells, {})
    silent = (cells["state"] == "silent").sum()
    assert silent > 0
    assert table.iloc[:-1].isna().sum().sum() == silent


def test_official_rundown(ask, view):
    courses, rows, _ = traced(ask, view)
    known = [one for one in courses if one.was_practised]
    table = list_rundown(known, rows)
    assert list(table.columns) == [
        "Hủ tục, phong tục", "Quý", "Số hộ", "Ghi bằng chữ", "Xã có số", "Tình trạng", "Nguồn",
    ]  # fmt: skip
    pen, source = "Ngủ “đầm” (ngủ rẫy)", NOTE + "7"
    assert lines(table)[-2:] == [
        (pen, "Quý I/2024", 55, "55 hộ", "1/1", "còn duy trì", source),
        (pen, "Quý II/2024", 45, "45 hộ", "1/1", "còn duy trì", source),
    ]
    assert lines(table)[:2] == [
        ("Cúng ốm đau và khấn cầu thần linh", "Quý I/2024", None, "chưa có số", "0/2",
         "chưa có số", ""),
        ("Cúng ốm đau và khấn cầu thần linh", "Quý II/2024", None, "ít nhất 1 hộ (1/2 xã)", "1/2",
         "còn duy trì", source),
    ]  # fmt: skip


def test_official_forecast(ask, view):
    courses, rows, _ = traced(ask, view)
    [one] = [one for one in courses if one.custom_id == "ngu-dam"]
    assert lines(list_forecast(one, rows)) == [
        ("Quý I/2024", 55, "55 hộ", "1/1", NOTE + "7"),
        ("Quý II/2024", 45, "45 hộ", "1/1", NOTE + "7"),
    ]


def test_official_states(ask, view):
    courses, _, parts = traced(ask, view)
    known = [one for one in courses if one.was_practised]
    table = list_states(known, parts, view.commune_labels, "Toàn huyện")
    assert list(table.columns) == [
        "Hủ tục, phong tục", "Xã", "Tình trạng", "Từ quý", "Kéo dài", "Số gần nhất", "Của quý",
    ]  # fmt: skip
    assert [row[1:] for row in lines(table) if row[0] == "Sinh đẻ tại nhà"] == [
        ("Toàn huyện", "◇ cần theo dõi", "Quý II/2024", None, "0 hộ", "Quý II/2024")
    ]
    assert [row[1:] for row in lines(table) if row[0].startswith("Thả rông")] == [
        ("Xã Đăk Pne", "● còn duy trì", "Quý II/2024", "ít nhất 1 quý", "còn, chưa rõ số hộ",
         "Quý II/2024"),
        ("Xã Đăk Tơ Lung", "● còn duy trì", "Quý II/2024", "ít nhất 1 quý", "2 hộ", "Quý II/2024"),
        ("Toàn huyện", "● còn duy trì", "Quý I/2024", "ít nhất 2 quý", "ít nhất 2 hộ (1/2 xã)",
         "Quý II/2024"),
    ]  # fmt: skip


def test_official_places(ask, view):
    table = list_places(ask(view, "customs/places"), "2024-Q1")
    assert list(table.columns) == [
        "Hủ tục, phong tục", "Nơi", "Xã", "Số hộ", "Quý I/2024", "Thay đổi", "Bản quét in",
        "Nguồn",
    ]  # fmt: skip
    ill, loose = "Cúng ốm đau và khấn cầu thần linh", "Thả rông gia súc, gia cầm"
    scan, silent = "Cùng ốm đau và khăn cầu thần linh", "chưa so sánh được"
    pne, lung, source = "Xã Đăk Pne", "Xã Đăk Tơ Lung", NOTE + "7"
    district, nowhere = "Huyện Kon Rẫy", "Chưa phân xã"
    assert lines(table) == [
        (ill, pne, pne, "chưa rõ", None, silent, scan, source),
        (ill, "Thôn Kon Bỉ", lung, 1, None, silent, scan, source),
        (loose, pne, pne, "chưa rõ", None, silent, "", source),
        (loose, district, nowhere, None, "chưa rõ", silent, "", source),
        (loose, "Thôn Kon Lỗ", lung, 1, None, silent, "", source),
        (loose, "Thôn Kon Mong Tu", lung, 1, None, silent, "", source),
        ("Sinh đẻ tại nhà", district, nowhere, 0, "chưa rõ", silent, "Sinh dê tại nhà",
         source),
        ("Ngủ “đầm” (ngủ rẫy)", pne, pne, 45, 55, "giảm 10 hộ", "Ngủ đằm",
         source),
    ]  # fmt: skip


def test_without_the_right_to_see_villages_there_are_commune_sums(ask, view):
    masked = list_places(ask(view._replace(villages=False), "customs/places"), "2024-Q1")
    rows = [row[1:4] for row in lines(masked) if row[0].startswith("Thả rông")]
    assert rows == [
        ("Xã Đăk Pne", "Xã Đăk Pne", "chưa rõ"),
        ("Xã Đăk Tơ Lung", "Xã Đăk Tơ Lung", 2),
        ("Huyện Kon Rẫy", "Chưa phân xã", None),
    ]
    cells = " ".join(str(cell) for row in lines(masked) for cell in row).lower()
    assert "thôn" not in cells


def test_the_masked_sums_are_those_of_the_villages(ask, demo_view):
    every, masked = (
        ask(demo_view._replace(villages=sees), "customs/places") for sees in (True, False)
    )
    assert not masked["place"].str.startswith("thôn").any()
    assert masked["note"].isna().all()
    sums = [
        frame[frame["commune"].notna()].groupby(["custom_id", "commune_id"])[
            ["value", "value_before"]
        ].sum()
        for frame in (every, masked)
    ]  # fmt: skip
    known = masked[(masked["state"] != "uncounted") & (masked["state_before"] != "uncounted")]
    assert len(known) > 30
    for key in known[["custom_id", "commune_id"]].itertuples(index=False, name=None):
        assert sums[0].loc[key].tolist() == sums[1].loc[key].tolist()


PLACES = [
    "custom_id", "custom", "unit_id", "place", "is_district", "commune_id", "commune", "value",
    "state", "at_least", "more_than", "about", "value_before", "state_before", "at_least_before",
    "more_than_before", "about_before", "printed", "source",
]  # fmt: skip


def place(unit="a.1", now=None, before=None, custom="x"):
    """A row of customs/places: 5 households, 0 none, "?" not counted, "5?" in part."""
    told = []
    for value in (now, before):
        vague, number = "?" in str(value), int(str(value or 0).strip("?") or 0)
        state = "uncounted" if vague else "counted" if number else "zero"
        told += [
            None if vague or value is None else number,
            None if value is None else state,
            number if vague and number else None,
            False,
            False,
        ]
    commune = None if unit == "d" else unit.partition(".")[0]
    kind = {"d": "huyện D"}.get(unit, f"thôn {unit}" if "." in unit else f"xã {unit}")
    name = commune and f"xã {commune}"
    return (custom, custom, unit, kind, unit == "d", commune, name, *told, None, "S, biểu 1")


def listed(*rows):
    frame = pd.DataFrame(rows, columns=PLACES)
    return [row[3:6] for row in lines(list_places(frame, "2023-Q4"))]


@pytest.mark.parametrize(
    ("now", "before", "cells"),
    [
        (5, 7, (5, 7, "giảm 2 hộ")),
        (7, 5, (7, 5, "tăng 2 hộ")),
        (5, 5, (5, 5, "không đổi")),
        (0, 5, (0, 5, "không còn, giảm 5 hộ")),
        (5, 0, (5, 0, "quý trước đó không còn")),
        (5, None, (5, None, "chưa so sánh được")),
        (None, 5, (None, 5, "chưa so sánh được")),
        ("?", 5, ("chưa rõ", 5, "chưa so sánh được")),
        (5, "?", (5, "chưa rõ", "chưa so sánh được")),
        ("3?", 5, ("ít nhất 3", 5, "chưa so sánh được")),
    ],
)
def test_changes_in_words(now, before, cells):
    assert listed(place(now=now, before=before)) == [cells]


def test_places_without_households_in_both_quarters_are_left_out():
    rows = [place(now=0, before=0), place(now=0), place(before=0), place("a", now=0, before=1)]
    frame = pd.DataFrame(rows, columns=PLACES)
    assert find_practised(frame)["place"].tolist() == ["xã a"]
    assert list_places(frame.iloc[:0], "2023-Q4").empty


@pytest.mark.parametrize("above", ["a", "d"])
def test_a_zero_above_is_a_zero_of_the_village(above):
    assert listed(place("a.1", None, 5), place(above, 0, None))[0] == (
        0,
        5,
        "không còn, giảm 5 hộ",
    )
    assert listed(place("a.1", 5, None), place(above, None, 0))[0] == (
        5,
        0,
        "quý trước đó không còn",
    )


def test_a_zero_elsewhere_or_of_another_custom_says_nothing():
    silent = (None, 5, "chưa so sánh được")
    assert listed(place("a.1", None, 5), place("b", 0, None))[0] == silent
    assert listed(place("a.1", None, 5), place("d", 0, None, "y"))[0] == silent
