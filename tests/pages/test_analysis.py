"""Phân tích: what opens first, what may be chosen, the facts behind a cell, what is saved, SQL."""

import json

import pytest

from app.analysis.sql_field import EXAMPLE
from data import saved_tables
from tests.screen import choose, find, notes, read_all, start, tables_of, titles

FILE = "analysis.py"
DEMO = {"so_lieu": "minh-hoa", "quy": "2024-Q2"}


@pytest.fixture(autouse=True)
def both(demo_snapshot):
    """The two data sets."""


def table_of(app):
    """The heads of the page's table, and its lines: head, then the text of each cell."""
    told = [json.loads(element.proto.json) for element in app.get("bidi_component")]
    [table] = [one for one in told if "lines" in one]
    lines = [[line["head"], *(cell[0] for cell in line["cells"])] for line in table["lines"]]
    return [table["corner"], *table["columns"]], lines


def test_what_opens_of_the_official_figures():
    app = start(FILE)
    assert titles(app)[0] == "Hộ còn thực hiện: ít nhất 48 hộ, quý II/2024"
    heads, lines = table_of(app)
    assert heads == ["Hủ tục, phong tục", "I/2024", "II/2024"]
    assert len(lines) == 15
    assert lines[-2:] == [["Ngủ “đầm” (ngủ rẫy)", "55", "45"], ["Tổng", "≥ 55", "≥ 48"]]
    assert "Nguồn: Báo cáo 128-BC/BCĐ" in notes(app)


def test_what_opens_of_the_demonstration():
    heads, lines = table_of(start(FILE, **DEMO))
    assert heads[0] == "Xã, thị trấn"
    assert heads[-1] == "II/2024"
    assert [line[0] for line in lines] == [
        "Thị trấn Mẫu", *(f"Xã Mẫu {number}" for number in range(1, 7)), "Toàn huyện",
    ]  # fmt: skip


def test_a_silent_commune_is_there_and_no_zero():
    heads, lines = table_of(start(FILE, **DEMO, chu_de="dang-hoat-dong"))
    last = heads.index("II/2024")
    assert [line[0] for line in lines if line[last] == "–"] == ["Xã Mẫu 6"]
    lines = table_of(start(FILE, chu_de="mo-hinh"))[1]
    assert ["Xã Đăk Ruồng", "–"] in lines
    assert ["Chưa phân xã", "19"] in lines


def test_a_field_that_nobody_named_is_no_missing_number():
    app = start(FILE, **DEMO, chu_de="mo-hinh", hang="linh-vuc")
    texts = {text for line in table_of(app)[1] for text in line[1:]}
    assert "·" in texts
    assert "–" not in texts
    assert "· nguồn không nêu mục này" in " ".join(notes(app))
    assert "Không rõ lĩnh vực" not in [line[0] for line in table_of(app)[1]]


def test_a_quarter_beside_others():
    app = start(FILE, **DEMO, chu_de="mo-hinh", cot="so-sanh")
    heads, lines = table_of(app)
    assert heads == [
        "Xã, thị trấn", "Quý II/2024", "Quý I/2024", "So với quý I/2024", "Quý II/2023",
        "So với quý II/2023",
    ]  # fmt: skip
    assert lines[-1][:4] == ["Toàn huyện", "≥ 23", "≥ 4", "+15"]


def test_a_quarter_without_others_to_hold_it_against():
    app = start(FILE, chu_de="mo-hinh", cot="so-sanh")
    assert table_of(app)[0] == ["Xã, thị trấn", "Quý II/2024", "Toàn huyện"]
    assert "Chưa có số quý I/2024 và quý II/2023 nên chưa so được." in notes(app)


def test_an_indicator_beside_its_target_and_the_district():
    heads, lines = table_of(start(FILE, **DEMO, chu_de="chi-tieu", so_do="nep-nghi", cot="so-sanh"))
    assert heads[-2:] == ["Mục tiêu năm", "Toàn huyện"]
    assert lines[0] == [
        "Thị trấn Mẫu", "71,6%", "67,7%", "+4,0 điểm", "62,8%", "+8,9 điểm", "77,0%", "58,7%",
    ]  # fmt: skip


def test_the_facts_behind_a_cell():
    app = start(FILE, **DEMO, chu_de="mo-hinh", o="mau~2024-Q2")
    assert titles(app)[1] == "Thị trấn Mẫu, quý II/2024: 4 mô hình"
    facts = tables_of(app)[0]
    assert list(facts.columns) == ["Quý", "Nơi", "Nội dung", "Giá trị", "Nguồn", "Cách suy ra"]
    assert len(facts) == 4
    assert set(facts["Nguồn"]) == {"Biểu minh họa quý II/2024, biểu 1"}


def test_a_cell_that_is_not_there_is_passed_over():
    app = start(FILE, **DEMO, chu_de="mo-hinh", o="<b>~2024-Q2")
    assert not app.exception
    assert len(titles(app)) == 1


def test_nothing_reported_says_what_to_do():
    app = start(FILE, chu_de="chi-tieu")
    [told] = find(app, "./p[@class='absent']")
    assert told.endswith(
        "chưa có số nào trong 02 quý, đến quý II/2024 của cả 7 xã, thị trấn. Hãy chọn chủ đề "
        "khác, ví dụ Hủ tục, phong tục, hoặc thời gian dài hơn."
    )


def test_another_subject_begins_anew():
    app = start(FILE, **DEMO, chu_de="mo-hinh", so_do="ra-mat", hang="linh-vuc", o="crops~2024-Q2")
    choose(app, "chu_de", "tuyen-truyen")
    assert read_all(app.warning) == []
    heads, _ = table_of(app)
    assert heads[0] == "Xã, thị trấn"
    assert titles(app)[0].startswith("Buổi tuyên truyền: ")


def test_an_address_that_is_wrong_is_told():
    app = start(FILE, hang="linh-vuc")
    assert read_all(app.warning) == [
        "Địa chỉ ghi “linh-vuc” không có trong “Hàng”; đang hiện Hủ tục, phong tục."
    ]


def test_different_units_are_not_added_on_the_screen():
    app = start(FILE, **DEMO, chu_de="ho-tro")
    assert table_of(app)[1][-1][-1] == "khác đơn vị"
    assert "“khác đơn vị”: không cộng được vì đơn vị tính khác nhau" in " ".join(notes(app))


def test_a_village_of_no_commune_has_a_line():
    """Of some villages that Báo cáo 128 names nobody knows the commune."""
    app = start(FILE, quy="2024-Q2", chu_de="mo-hinh", hang="thon")
    heads = [line[0] for line in table_of(app)[1]]
    assert "Thôn Kon Dơ Xing" in heads
    assert titles(app)[0] == "Mô hình dừng hoạt động: 26 mô hình, quý II/2024"


def test_a_table_is_saved_under_a_name_and_opened_again(lay_out):
    lay_out()
    app = start(FILE, chu_de="mo-hinh", hang="linh-vuc", xa="dak-pne", quy="2024-Q2")
    app.text_input(key="table_name").set_value("Mô hình <b>theo</b> lĩnh vực").run()
    app.button(key="table_save").click().run()
    assert app.selectbox(key="table_removed").options == ["Mô hình <b>theo</b> lĩnh vực"]
    [saved] = saved_tables.read("official")
    assert (saved.name, saved.asks) == (
        "Mô hình <b>theo</b> lĩnh vực", "chu_de=mo-hinh&hang=linh-vuc&xa=dak-pne",
    )  # fmt: skip
    assert find(app, "./ul[@class='sentences']//a/@href") == [
        "./phan-tich?quy=2024-Q2&chu_de=mo-hinh&hang=linh-vuc&xa=dak-pne"
    ]
    app.text_input(key="table_name").set_value("Điện thoại 0905123456").run()
    app.button(key="table_save").click().run()
    assert "không ghi tên người, số điện thoại" in read_all(app.error)[0]
    app.button(key="table_remove").click().run()
    assert saved_tables.read("official") == []


def test_who_only_reads_can_open_but_not_save(listen):
    listen("0.0.0.0")
    app = start(FILE)
    assert not [one for one in app.button if one.key in ("table_save", "table_remove")]


def test_sql_is_answered_and_refused():
    app = start(FILE)
    app.button(key="sql_example").click().run()
    assert app.text_area(key="sql_text").value == EXAMPLE
    app.text_area(key="sql_text").set_value("select count(*) as n from fact_custom").run()
    app.button(key="sql_run").click().run()
    assert ["20"] in [table["n"].tolist() for table in tables_of(app) if "n" in table]
    app.text_area(key="sql_text").set_value("drop table fact_custom").run()
    app.button(key="sql_run").click().run()
    [told] = read_all(app.error)
    assert told.startswith("Ở đây chỉ đọc kho số liệu")
    assert not app.exception
