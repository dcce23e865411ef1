"""What Hồ sơ xã says of a commune: its parts in sentences, its titles, its tables."""

import shutil
from datetime import UTC, date, datetime
from io import BytesIO

import docx
import pypdf
import pytest
from lxml import html

from app.assignments import section as assignments
from app.duty.chart import Cell
from app.duty.section import read_matrix
from app.profile.parts import tell_duty, tell_indicators
from app.profile.section import read_beside, read_choices, read_page, write_pdf, write_word
from data import store
from intake import explaining
from intake.explaining import About
from measures.duty import Obligation, Status
from measures.profile import read_profile
from tests.lists import customs_of

TODAY = date(2024, 9, 2)


def page_of(view, commune):
    return read_page(view.narrow(commune), TODAY, ())


def lines_of(page, title):
    [part] = [part for part in page.parts if part.title == title]
    return list(part.lines)


def tree_of(text):
    return html.fragment_fromstring(text, create_parent="div")


def heads_of(page):
    return [head.text_content() for head in tree_of(page.rest).iter("h2")]


def test_the_official_commune(view):
    page = page_of(view, "dak-pne")
    assert heads_of(page) == [
        "01 mô hình được nêu tên đã dừng, không hiệu quả",
        "Còn 03 hủ tục, phong tục; lâu nhất là “Ngủ ‘đầm’ (ngủ rẫy)”, ít nhất 2 quý liền",
        "Chưa có số chỉ tiêu của xã",
        "Chưa có số tuyên truyền của xã",
        "Chưa có thông tin về báo cáo của xã",
        "Còn thiếu",
    ]
    assert lines_of(page, "Địa bàn") == [
        "Xã Đăk Pne, huyện Kon Rẫy; mã đơn vị hành chính 23491.",
        "Từ ngày 01/7/2025 nhập vào xã Đăk Rve (mới).",
        "Trên bản đồ sơ lược nằm cạnh thị trấn Đăk Rve, xã Tân Lập.",
    ]
    assert lines_of(page, "Mô hình") == [
        "Mô hình dừng, không hiệu quả: 01 mô hình.",
        "01 mô hình được nêu tên đã kết thúc: “Câu lạc bộ không sinh con thứ 3” (đến quý II/2024, "
        "chưa rõ từ bao giờ, không hiệu quả).",
    ]
    customs = lines_of(page, "Hủ tục, phong tục")
    assert customs[2] == (
        "“Ngủ ‘đầm’ (ngủ rẫy)”: 45 hộ; giảm 10 hộ so với quý I/2024; ít nhất từ quý I/2024 đến "
        "nay: 2 quý."
    )
    assert customs[3].count("“") >= len(customs_of()) - 3
    assert lines_of(page, "Còn thiếu")[0] == (
        "Kho chưa có của xã Đăk Pne, quý II/2024: số mô hình đang hoạt động; chỉ tiêu; tuyên "
        "truyền; kết quả nổi bật, khó khăn, nhiệm vụ viết bằng lời; ngày gửi báo cáo."
    )


def test_a_custom_reported_as_none_is_so_in_that_quarter_alone(view):
    """Quý II reports none of it; of quý III nothing is known: that is no report of none."""
    now = "Chưa từng ghi nhận, nay báo không có: “Kiêng cữ cái chết xấu”"
    assert any(
        line.startswith(now) for line in lines_of(page_of(view, "dak-pne"), "Hủ tục, phong tục")
    )
    later = lines_of(page_of(view._replace(quarter="2024-Q3"), "dak-pne"), "Hủ tục, phong tục")
    assert not any("nay báo" in line for line in later)
    told = "Chưa từng ghi nhận; chưa có số quý này, quý II/2024 báo không có: “Kiêng cữ cái chết"
    assert any(line.startswith(told) for line in later)


def test_what_was_last_heard_of_long_ago_names_the_source_of_then(view):
    later = view._replace(quarter="2024-Q4")
    page = page_of(later, "dak-pne")
    [part] = [part for part in page.parts if part.title == "Hủ tục, phong tục"]
    assert "quý II/2024: 45 hộ" in part.lines[2]
    assert part.source == "Báo cáo 128-BC/BCĐ, chú thích 7"
    beside = read_beside(later._replace(communes=["dak-pne", "dak-koi"]), TODAY, ())
    [row] = beside.table[beside.table["Nội dung"].str.startswith("Ngủ")].to_dict("records")
    assert row["Nguồn"] == "Báo cáo 128-BC/BCĐ, chú thích 7"


def test_what_the_district_alone_tells_stands_in_the_place_of_what_is_missing(view):
    found = tree_of(page_of(view, "dak-ruong").rest).find_class("absent")
    absent = [text.text_content() for text in found]
    assert absent[0] == (
        "Cả huyện: mô hình ra mắt từ đầu năm: 12; mô hình dừng, đã đạt mục tiêu: 13; mô hình dừng, "
        "không hiệu quả: 13."
    )
    assert absent[2].startswith(
        "Cả huyện: buổi tuyên truyền: 110; lượt người tham dự: hơn 8.000; tin trên sóng FM: 38"
    )


def test_tiles_tell_unknown_from_zero(view):
    tiles = tree_of(page_of(view, "dak-ruong").first).xpath(".//ol[@class='strip']/li")
    told = [(tile.get("class"), tile.xpath("./strong")[0].text) for tile in tiles]
    assert told == [
        ("tile-unknown", "–"), ("tile-unknown", "–"), ("tile-unknown", "–"), ("tile-unknown", "–"),
        ("tile-unknown", "–"),
    ]  # fmt: skip


def test_an_indicator_stands_beside_the_district_and_the_target(demo_view):
    view = demo_view.narrow("mau-2")
    page = page_of(demo_view, "mau-2")
    pairs = read_profile(view.scope, demo_view.scope, villages=True).standings
    rows = [
        [cell.text_content() for cell in row]
        for row in tree_of(page.rest).xpath(".//tr[td/span[@class='status']]")
    ]
    assert [row[:3] for row in rows] == [
        [pair.own.rule.short, pair.own.value_text, pair.district.told] for pair in pairs
    ]
    [line] = [one for one in lines_of(page, "Chỉ tiêu") if one.startswith(rows[0][0])]
    assert f"toàn huyện {rows[0][2]}; mục tiêu năm {rows[0][3]}; {rows[0][4]}" in line


def test_reports_are_those_of_the_matrix(demo_view):
    view = demo_view.narrow("mau-6")
    page = page_of(demo_view, "mau-6")
    table = read_matrix(view, TODAY, ()).table
    own = table[table["Đơn vị"] == "Xã Mẫu 6"].iloc[0]
    assert lines_of(page, "Chế độ báo cáo")[0].endswith(f"đúng hạn {own['Đúng hạn']} lần đến hạn.")
    tiles = tree_of(page.rest).xpath(".//ol[@class='reports']/li")
    assert len(tiles) == len(table.columns) - 2


def test_each_life_is_a_bar_within_the_years(demo_view):
    bars = tree_of(page_of(demo_view, "mau-2").rest).xpath(".//div[@class='life']/i/@style")
    assert len(bars) == 15
    for style in bars:
        cells = dict(part.split(":", 1) for part in style.split(";"))
        left, width = (float(cells[name].rstrip("%")) for name in ("left", "width"))
        assert left >= 0 and width > 0 and left + width <= 100.01


def test_side_by_side_says_what_each_profile_says(demo_view):
    chosen = demo_view._replace(communes=["mau-2", "mau-3"])
    beside = read_beside(chosen, TODAY, ())
    assert beside.title == "Xã Mẫu 2 và xã Mẫu 3"
    whole = beside.table.set_index(["Phần", "Nội dung"])
    for unit, name in (("mau-2", "Xã Mẫu 2"), ("mau-3", "Xã Mẫu 3")):
        alone = page_of(demo_view, unit).table.set_index(["Phần", "Nội dung"])
        for key, row in alone.iterrows():
            assert (whole.loc[key, name], whole.loc[key, "Toàn huyện"]) == (
                row[name], row["Toàn huyện"],
            )  # fmt: skip
    links = tree_of(beside.html).xpath(".//thead//a/@href")
    assert links == [demo_view.link_profile("mau-2"), demo_view.link_profile("mau-3")]


def test_every_commune_can_be_chosen(view):
    named = tree_of(read_choices(view)).xpath(".//ul[@class='profile-communes']//a/@href")
    drawn = tree_of(read_choices(view)).xpath(".//ul[@class='hexes']//a/@href")
    assert named == [view.link_profile(unit) for unit in view.commune_labels]
    assert sorted(drawn) == sorted(named)


def test_of_a_country_the_first_communes_and_no_map(view):
    labels = {f"xa-{number}": f"xã {number}" for number in range(300)}
    many = tree_of(read_choices(view._replace(commune_labels=labels)))
    assert len(many.xpath(".//a")) == 100


def test_what_the_office_explained_of_the_commune_is_told(view, warehouse, empty_home):
    shutil.copytree(warehouse.parent, empty_home / "official")
    now = datetime(2024, 9, 16, 3, tzinfo=UTC)
    for unit, text in (("dak-pne", "Vì hai thôn mới rà soát lại"), ("dak-koi", "Vì mưa lũ")):
        about = About("customs", "ngu-dam", unit, "2024-Q2")
        explaining.explain("official", about, text, "Lan", now=now)
    page = page_of(view._replace(snapshot=store.snapshot()), "dak-pne")
    assert lines_of(page, "Lời giải thích của cơ quan thường trực") == [
        "Ngủ “đầm” (ngủ rẫy), quý II/2024: Vì hai thôn mới rà soát lại (cơ quan thường trực, "
        "16/9/2024)."
    ]
    assert "Lời giải thích của cơ quan thường trực" in heads_of(page)


def test_the_files_of_a_frozen_state_say_so(view):
    """The profile's and the notice's, in words and in both forms."""
    one = view.narrow("dak-pne")._replace(as_reported="09:00 ngày 20/6/2024")
    page = read_page(one, TODAY, ())
    tasks = assignments.read_page(one, TODAY)
    for write, told in (
        (write_pdf, page), (write_word, page),
        (assignments.write_pdf, tasks), (assignments.write_word, tasks),
    ):  # fmt: skip
        file = write(one, told)
        if file.startswith(b"%PDF"):
            text = pypdf.PdfReader(BytesIO(file)).pages[0].extract_text()
        else:
            text = " ".join(line.text for line in docx.Document(BytesIO(file)).paragraphs)
        assert "Lưu ý: đây là số liệu khi chốt báo cáo, 09:00 ngày" in " ".join(text.split())


@pytest.mark.parametrize("write", [write_word, write_pdf])
def test_the_files_are_made_of_what_the_page_says(demo_view, write):
    view = demo_view.narrow("mau-2")
    assert write(view, page_of(demo_view, "mau-2"))[:2] in (b"PK", b"%P")


def test_what_was_kept_in_another_quarter_is_not_told_of_this_one(view):
    assert heads_of(page_of(view._replace(quarter="2024-Q3"), "dak-pne"))[1] == (
        "03 hủ tục, phong tục từng báo còn, chưa có số quý này; lâu nhất là “Ngủ ‘đầm’ (ngủ rẫy)”, "
        "ít nhất 2 quý liền"
    )


def test_a_missing_target_is_told_in_words(demo_view):
    view = demo_view.narrow("mau-2")
    profile = read_profile(view.scope, demo_view.scope, villages=True)
    pair = profile.standings[0]
    bare = pair.own._replace(inputs=pair.own.inputs._replace(target=None))
    told = tell_indicators(profile._replace(standings=[pair._replace(own=bare)]))
    assert "; chưa có mục tiêu năm; " in told.lines[0]


def test_reports_of_one_quarter_name_it_once():
    cells = [Cell("2024-Q2", Obligation("a", "2024-Q2"), Status("on_time"))]
    assert tell_duty("xã A", cells).lines[0] == "Quý II/2024: đúng hạn 1/1 lần đến hạn."


def test_few_households_have_two_digits_in_a_sentence(demo_view):
    lines = lines_of(page_of(demo_view, "mau"), "Hủ tục, phong tục")
    assert lines[1].startswith("“Thả rông gia súc, gia cầm”: 05 hộ; giảm 01 hộ so với quý I/2024; ")
