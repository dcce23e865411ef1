"""/hu-tuc as a reader sees it, drawn by Streamlit itself."""

import re

import pytest

from app import roles
from app.customs.tables import find_practised
from data import demo
from measures.rundown import trace
from tests.lists import customs_of
from tests.measures.courses import silences
from tests.screen import (
    ENGLISH,
    alts,
    bodies,
    charts,
    chips,
    choose,
    find,
    notes,
    read,
    read_all,
    sources,
    start,
    tables_of,
    texts,
    titles,
)

FILE = "customs.py"
WAS = "≥ 2 quý, từ I/2024"
TITLE = "Ngủ “đầm” (ngủ rẫy) còn 45 hộ, giảm 10 hộ so với quý I/2024; còn 01 hủ tục, 02 phong tục"


@pytest.fixture(scope="module")
def demo_home(demo_snapshot):
    """The demonstration beside the official data set."""
    return demo_snapshot


def grid(app):
    """The text of the grid, row by row: the name and the signs of its cells."""
    [html] = [body for body in bodies(app) if 'class="grid"' in body]
    table = html.partition("<tbody>")[2].partition("</tbody>")[0]
    rows = [
        re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", row)
        for row in table.split("</tr>")
        if 'scope="row"' in row
    ]
    return {row[0]: row[1:] for row in rows}


def test_a_leader_sees_at_once_that_a_custom_fell_by_ten_to_45():
    app = start(FILE, quy="2024-Q2")
    assert titles(app)[0] == TITLE
    cells = grid(app)
    assert len(cells) == len(customs_of())
    assert cells["Ngủ “đầm” (ngủ rẫy)"] == ["·", "45", "·", "·", "·", "·", "·", "45", WAS]
    assert cells["Thả rông gia súc, gia cầm"] == ["·", "?", "·", "·", "2", "·", "·", "≥ 2", WAS]
    assert cells["Tảo hôn"] == [*["0"] * 8, ""]


def test_the_sections_of_the_official_quarter():
    app = start(FILE)
    assert titles(app) == [
        TITLE,
        "Trong 04 mục từng ghi nhận: 03 còn duy trì, 01 cần theo dõi",
        "“Ngủ ‘đầm’ (ngủ rẫy)”: chưa đủ số liệu để ước tính thời điểm chấm dứt",
        "04 nơi thuộc 02 xã, thị trấn báo còn thực hiện",
    ]
    assert read_all(app.warning) == []
    assert [len(table) for table in tables_of(app)] == [len(customs_of()) + 1, 8, 5 + 4, 2, 8]
    # Two quarters make no panel: what is told of each custom stands in a table.
    assert len(charts(app)) == 1
    assert alts(app)[0].startswith("Số hộ còn thực hiện Ngủ “đầm” (ngủ rẫy) theo quý: quý I/2024")
    assert find(app, ".//table[@class='few']//td")[:2] == [
        "Quý I/2024: 55 hộ Quý II/2024: 45 hộ",
        f"● còn duy trì {WAS}",
    ]


def test_rows_are_those_of_the_queries(ask, view):
    courses = trace(ask(view, "customs/course"), silences(view))
    app = start(FILE)
    known = [one for one in courses if one.was_practised]
    tables = tables_of(app)
    assert len(tables[1]) == sum(len(one.points) for one in known)
    assert len(tables[-1]) == len(find_practised(ask(view, "customs/places")))


def test_the_first_official_quarter():
    app = start(FILE, quy="2024-Q1")
    assert titles(app)[0] == (
        "Hủ tục chưa có số, còn 03 phong tục; chưa so sánh được với quý IV/2023"
    )
    assert grid(app)["Sinh đẻ tại nhà"] == ["·"] * 7 + ["?", "?", "≥ 1 quý, từ I/2024"]


def test_a_commune_without_a_figure_of_its_own():
    app = start(FILE, xa="dak-ruong")
    kinds = [len(customs_of(kind)) for kind in ("hu_tuc", "phong_tuc")]
    assert not app.exception
    assert titles(app) == [
        f"05/{kinds[0]:02} hủ tục đã báo không còn, 06/{kinds[1]:02} phong tục đã báo không còn; "
        "chưa so sánh được với quý I/2024",
        "Chưa ghi nhận hủ tục, phong tục nào còn thực hiện",
        "Chưa có gì để ước tính thời điểm chấm dứt",
        "Chưa có số quý II/2024 ở từng nơi",
    ]
    assert grid(app)["Tảo hôn"] == ["0"]
    assert len(app.info) == 1


def test_the_demonstration(demo_home):
    app = start(FILE, so_lieu="minh-hoa", quy="2024-Q2")
    assert not app.exception
    assert chips(app)[0] == "Quý II/2024"
    assert find(app, ".//ul[@class='alarms']/li") == [
        "“Nợ miệng” xuất hiện trở lại ở xã Mẫu 2 từ quý I/2024; quý II/2024: 2 hộ.",
        "“Tưởng nhớ và cho người chết ăn” xuất hiện trở lại ở xã Mẫu 5 từ quý II/2024; quý "
        "II/2024: 2 hộ.",
    ]
    captions = notes(app)
    assert "Chưa từng ghi nhận còn thực hiện: Để người chết lộ thiên trên sạp trong tang ma." in (
        captions
    )
    assert len(charts(app)) == 2


@pytest.mark.parametrize(
    "address",
    [
        {"quy": "2021-Q2"},
        {"quy": "2025-Q2", "so_sanh": "cung-ky"},
        {"quy": "2022-Q3", "xa": "mau-3"},
        {"quy": "2023-Q4", "xa": "mau,mau-6", "thang": "chung"},
    ],
)
def test_the_demonstration_draws_for_other_choices(demo_home, address):
    app = start(FILE, so_lieu="minh-hoa", **address)
    assert not app.exception
    assert read_all(app.error) == []
    assert len(titles(app)) == 4
    assert len(grid(app)) == len(customs_of())


def test_the_scale_is_kept_in_the_address(demo_home):
    def heights(app):
        return charts(app)[0].data[2]["y"]

    app = start(FILE, so_lieu="minh-hoa", quy="2024-Q2")
    own = heights(app)
    choose(app, "thang", "chung")
    assert app.query_params["thang"] == "chung"
    common = heights(app)
    assert own != common
    assert heights(start(FILE, so_lieu="minh-hoa", quy="2024-Q2", thang="chung")) == common


def test_another_custom_is_chosen_and_kept_in_the_address(demo_home):
    app = start(FILE, so_lieu="minh-hoa", quy="2025-Q2")
    first = titles(app)[2]
    choose(app, "hu_tuc", "tao-hon")
    assert titles(app)[2] != first
    assert "“Tảo hôn”" in titles(app)[2]
    assert app.query_params["hu_tuc"] == "tao-hon"
    again = start(FILE, so_lieu="minh-hoa", quy="2025-Q2", hu_tuc="tao-hon")
    assert "“Tảo hôn”" in titles(again)[2]


@pytest.mark.parametrize(("field", "value"), [("thang", "to"), ("hu_tuc", "<img src=x>")])
def test_a_choice_that_is_not_there_is_told(demo_home, field, value):
    app = start(FILE, so_lieu="minh-hoa", **{field: value})
    assert not app.exception
    [warning] = read_all(app.warning)
    assert warning.startswith(f"Địa chỉ ghi “{value}” không có trong ")


def test_without_the_right_to_see_villages_no_village_is_named(monkeypatch):
    monkeypatch.setattr(roles, "sees_villages", lambda: False)
    for file in (FILE, "overview.py"):
        app = start(file)
        assert not app.exception
        assert [text for text in texts(app) if "thôn kon" in text.lower()] == []
    assert titles(start(FILE))[3] == ("02 xã, thị trấn báo còn thực hiện")


def test_a_whole_country_is_not_drawn_commune_by_commune(empty_home):
    demo.build(61, 6)
    app = start(FILE, quy="2024-Q2")
    assert not app.exception
    assert read_all(app.error) == []
    assert {len(cells) for cells in grid(app).values()} == {1}
    captions = notes(app)
    assert "Hãy chọn không quá 60 xã để xem từng xã và các quý trước nữa." in captions
    assert "Hãy chọn không quá 60 xã để xem từng nơi." in captions
    few = start(FILE, quy="2024-Q2", xa="mau-1,mau-60")
    assert {len(cells) for cells in grid(few).values()} == {4}


def test_no_english_word(demo_home):
    for address in ({}, {"so_lieu": "minh-hoa", "quy": "2024-Q2"}):
        app = start(FILE, **address)
        shown = texts(app) + [read(text) for text in app_html(app)]
        assert [text for text in shown if ENGLISH.search(text)] == []


def app_html(app):
    """What the HTML of the page says."""
    bodies = [element.proto.body for element in app.main if element.type == "html"]
    return [re.sub(r"<[^>]*>", " ", body) for body in bodies]


def test_every_table_can_be_saved_and_every_chart_names_its_source():
    app = start(FILE)
    labels = [element.proto.label for element in app.get("download_button")]
    assert labels == ["Tải bảng (CSV)", "Tải bảng (Excel)"] * 5
    told = sources(app)
    assert told == ["Nguồn: Báo cáo 128-BC/BCĐ, chú thích 7"] * 4
