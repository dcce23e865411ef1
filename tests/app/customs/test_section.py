"""What the sections of Hủ tục, phong tục return, without a screen."""

import json
import re
from collections import OrderedDict

import pytest

from app.customs import section
from app.customs.section import (
    read_forecast,
    read_grid,
    read_left,
    read_panels,
    read_places,
    read_way_down,
    tell_none_left,
)
from measures.figures.quarter import ask_figures
from tests.lists import customs_of

QUARTERS = ["2021-Q2", "2022-Q3", "2024-Q2", "2025-Q2"]


def test_the_official_grid(view):
    grid = read_grid(view)
    assert grid.title.startswith("Ngủ “đầm” (ngủ rẫy) còn 45 hộ, giảm 10 hộ so với quý I/2024")
    assert grid.subtitle == (
        f"Danh mục {len(customs_of())} hủ tục, phong tục không còn phù hợp: số hộ còn thực hiện, "
        "quý II/2024, cả 7 xã, thị trấn."
    )
    assert (grid.name, len(grid.notes)) == ("danh-muc", 1)
    assert grid.notes[0].startswith("Kéo dài: số quý liền nhau")
    assert grid.source == "Báo cáo 128-BC/BCĐ, chú thích 7"
    assert list(grid.table.columns)[2:4] == ["Đăk Kôi", "Đăk Pne"]


def test_the_last_row_counts_what_was_recorded_on_screen_and_in_the_table(view):
    grid = read_grid(view)
    foot = re.search(r'<tfoot><tr><th scope="row">(.*?)</th>', grid.html)[1]
    assert foot == grid.table["Loại"].iloc[-1] == "Số mục ghi nhận còn"


def test_a_zero_of_the_district_is_explained_where_communes_are_chosen(view):
    chosen = view._replace(communes=["dak-pne", "dak-ruong"])
    assert read_grid(chosen).subtitle.endswith(
        "xã Đăk Ruồng. Số 0 mà huyện báo chung được tính cho từng xã."
    )
    assert list(read_grid(chosen).table.columns)[-2:] == ["Cộng 2 xã", "Kéo dài"]


def test_the_official_way_down(view):
    way, panels = read_way_down(view), read_panels(view, "chung")
    assert way.title == "Trong 04 mục từng ghi nhận: 03 còn duy trì, 01 cần theo dõi"
    assert (way.title, f"{way.subtitle} Một thang cho tất cả.") == (panels.title, panels.subtitle)
    assert way.subtitle == (
        "Số hộ còn thực hiện cuối mỗi quý, quý I/2024 đến quý II/2024, cả 7 xã, thị trấn."
    )
    # No custom has three quarters: none is drawn, each has its row.
    assert (way.count, way.drawn, way.returns) == (4, 0, [])
    assert way.few.count('<th scope="row">') == way.count
    assert "Quý I/2024: <strong>55 hộ</strong>" in way.few
    assert way.never.startswith("Chưa từng ghi nhận còn thực hiện: Kiêng cữ cái chết xấu; ")
    assert way.states["Hủ tục, phong tục"].nunique() == way.count
    assert panels.table["Hủ tục, phong tục"].nunique() == way.count


def test_customs_with_three_quarters_have_a_panel(demo_view):
    for quarter, drawn, rows in (("2021-Q3", 0, 13), ("2021-Q4", 13, 0)):
        way = read_way_down(demo_view._replace(quarter=quarter))
        assert (way.drawn, way.few.count('<th scope="row">')) == (drawn, rows)


def test_panels_are_laid_out_for_every_width(demo_view):
    panels = read_panels(demo_view, "rieng")
    sent = json.loads(panels.spec)
    assert [fit["below"] for fit in sent["fits"]] == [below for below, _ in section.LAYOUTS]
    assert [below for below, _ in section.LAYOUTS] == sorted(below for below, _ in section.LAYOUTS)
    heights = [fit["layout"]["height"] for fit in sent["fits"]]
    assert heights == sorted(heights, reverse=True)
    for fit in sent["fits"]:
        # What is sent is where the same traces lie, and no text again.
        assert {name for trace in fit["data"] for name in trace} == {"x", "y"}
        assert fit["layout"]["height"] > panels.height


def test_one_quarter_is_named_once(view):
    way = read_way_down(view._replace(quarter="2024-Q1"))
    assert way.subtitle == "Số hộ còn thực hiện cuối mỗi quý, quý I/2024, cả 7 xã, thị trấn."


def test_without_a_household_there_is_a_title_and_a_reason(view):
    only = view._replace(communes=["dak-ruong"])
    way = read_way_down(only)
    assert (way.title, way.count, way.subtitle) == (
        "Chưa ghi nhận hủ tục, phong tục nào còn thực hiện",
        0,
        "",
    )
    assert read_left(only) == {}
    assert tell_none_left(only) == (
        "Chưa ghi nhận mục nào còn thực hiện; hãy chọn quý khác, hoặc bỏ chọn xã. Đang xem xã Đăk "
        "Ruồng, đến quý II/2024."
    )


def test_the_customs_that_are_left_come_by_households(view):
    assert list(read_left(view)) == ["ngu-dam", "tha-rong-gia-suc", "cung-om-dau"]


@pytest.mark.parametrize("quarter", QUARTERS)
def test_every_custom_that_is_left_has_its_forecast(demo_view, quarter):
    seen = demo_view._replace(quarter=quarter)
    left = read_left(seen)
    assert left
    for custom_id, name in left.items():
        section = read_forecast(seen, custom_id)
        assert name.split()[0] in section.title
        assert name in section.alt
        assert section.source


@pytest.mark.parametrize("villages", [True, False])
def test_places_are_called_what_the_reader_may_see(view, villages):
    places = read_places(view._replace(villages=villages))
    kind = "nơi" if villages else "xã"
    assert places.subtitle.startswith(f"Số hộ còn thực hiện ở từng {kind}, quý II/2024 so với ")
    assert "thôn" not in " ".join(places.table["Nơi"]).lower() or villages


def test_a_source_of_all_rows_stands_once(view, demo_view):
    places = read_places(view)
    assert places.source == "Báo cáo 128-BC/BCĐ, chú thích 7"
    assert "Nguồn" not in places.table.columns
    several = read_places(demo_view)
    assert (several.source, "Nguồn" in several.table.columns) == ("", True)


def test_of_too_many_communes_only_totals_are_shown(demo_view, monkeypatch):
    monkeypatch.setattr(section, "MANY", 3)
    # Nothing that is kept for others is met here, nor left to them.
    seen = demo_view._replace(snapshot=demo_view.snapshot._replace(answers=OrderedDict()))
    grid, places = read_grid(seen), read_places(seen)
    assert grid.notes == ["Hãy chọn không quá 3 xã để xem từng xã và các quý trước nữa."]
    assert list(grid.table.columns)[2:] == ["Toàn huyện"]
    assert "≥ 2 quý" not in read_way_down(seen).few
    assert (places.subtitle, places.table) == ("Hãy chọn không quá 3 xã để xem từng nơi.", None)
    few = read_grid(seen._replace(communes=["mau-1", "mau-2"]))
    assert len(few.table.columns) == 2 + 3 + 1


def test_what_was_made_is_kept(demo_view):
    for read, choices in (
        (read_grid, ()),
        (read_way_down, ()),
        (read_panels, ("rieng",)),
        (read_left, ()),
        (read_places, ()),
    ):
        assert read(demo_view, *choices) is read(demo_view, *choices)


def test_the_list_says_how_many_communes_stand_behind_it(view, demo_view):
    """Xã Mẫu 6 did not report in quý II/2024; the official report speaks of the whole district."""
    assert "(6/7 xã, thị trấn báo cáo)" in read_grid(demo_view).subtitle
    assert "báo cáo)" not in read_grid(view).subtitle


def test_each_custom_is_of_whom_its_figure_is(view, demo_view):
    """In the list, its table and its title: whom the figures customs.<id> are about."""
    for seen in (demo_view, view, view._replace(communes=["dak-pne", "dak-ruong"])):
        figures = ask_figures(seen.scope, ["custom"])
        grid = read_grid(seen)
        part = figures.get("customs.households").part.replace("xã, thị trấn", "xã")
        assert grid.title.endswith(f"({part})") == bool(part)
        for custom, told in zip(figures.customs, grid.table.iloc[:-1, -2], strict=True):
            figure = figures.get(f"customs.{custom.custom_id}")
            if isinstance(told, int):
                assert not figure.part
                assert told == (figure.total.value if figure.total else 0)
            elif told and "báo cáo" in told:
                assert figure.part.startswith(told.split("(")[1].split(" ")[0])
                assert figure.total.value == int(told.split(" ")[0].replace("đã", "0"))
