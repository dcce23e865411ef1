"""What people come for: a leader with a link, an analyst who wants the rows behind a bar."""

import io
import re

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import complete, settle
from tests.browser.test_links import choose_quarter, expect_address, go

DEMO = "so_lieu=minh-hoa&quy=2024-Q2"


def cells(page: Page) -> list[list[str]]:
    """The rows of the list of models, heads first."""
    rows = page.locator(".table").last.locator("tr").all()
    return [row.locator("th, td").all_inner_texts() for row in rows]


def saved(page: Page, name: str) -> openpyxl.Workbook:
    """The Excel file behind the button of a table, pressed once the page stands still: a button
    that is drawn anew meanwhile forgets that it was pressed."""
    settle(page)
    with page.expect_download() as waiting:
        page.locator(f".st-key-download_xlsx_{name}").get_by_role("button").click()
    assert waiting.value.suggested_filename.endswith(".xlsx")
    return openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes()))


def written(value: object) -> str:
    """A cell of a workbook as the screen writes it."""
    if value is None:
        return ""
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


def test_a_leader_opens_a_link_and_sees_what_has_changed(visit):
    page = visit("/hu-tuc?quy=2024-Q2")
    first = page.get_by_role("heading", level=2).first.inner_text()
    assert first.startswith("Ngủ “đầm” (ngủ rẫy) còn 45 hộ, giảm 10 hộ so với quý I/2024")
    page.set_viewport_size({"width": 1440, "height": 900})
    box = page.get_by_role("heading", level=2).first.bounding_box()
    assert box["y"] + box["height"] < 450  # without scrolling


def test_an_analyst_narrows_clicks_a_bar_and_takes_the_rows_home(visit):
    page = visit(f"/mo-hinh?{DEMO}")
    for name in ("Mẫu 1", "Mẫu 5"):
        page.get_by_role("checkbox", name=name, exact=True).check()
        settle(page)
    page.locator(".st-key-chart_hieu-qua").scroll_into_view_if_needed()
    complete(page)  # what comes into view late would move the bar away from under the mouse
    bar = page.locator(".st-key-chart_hieu-qua .bars .point path").first.bounding_box()
    page.mouse.click(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)
    expect_address(
        page, "/mo-hinh", so_lieu="minh-hoa", quy="2024-Q2", xa="mau-1,mau-5", chon="mau-1"
    )
    complete(page)
    narrowed = page.get_by_role("heading", name="Danh sách: Xã Mẫu 1")
    expect(narrowed).to_be_in_viewport()  # without scrolling by hand
    heads, *shown = cells(page)
    book = saved(page, "mo-hinh")
    columns, *rows = book["Số liệu"].iter_rows(values_only=True)
    # The table leaves out what is the same in every row; the file has all of it.
    assert "Xã" not in heads and {row[columns.index("Xã")] for row in rows} == {"Xã Mẫu 1"}
    places = [columns.index(head.split(" ↕")[0]) for head in heads]
    told = [[written(row[place]).removeprefix("quý ") for place in places] for row in rows]
    assert told == [["" if cell == "–" else cell for cell in row] for row in shown] != []
    cover = dict(row for row in book["Bìa"].iter_rows(values_only=True) if row[0])
    assert cover["Bộ số liệu"] == "SỐ LIỆU MINH HỌA"
    assert "xã Mẫu 1, xã Mẫu 5" in cover["Xem theo"]


def test_the_list_fits_a_laptop_and_keeps_its_head(visit):
    page = visit(f"/mo-hinh?{DEMO}&khoang=tat-ca")
    page.set_viewport_size({"width": 1280, "height": 720})
    complete(page)
    frame = page.locator(".st-key-danh-sach .table-frame")
    assert frame.locator("thead th").count() == 10
    assert frame.evaluate("frame => frame.scrollWidth - frame.clientWidth") <= 0
    frame.evaluate("frame => frame.scrollTo(0, 600)")
    top = frame.bounding_box()["y"]
    assert abs(frame.locator("thead th").first.bounding_box()["y"] - top) <= 2


def test_what_a_click_chose_is_let_go_where_it_shows(visit):
    page = visit(f"/mo-hinh?{DEMO}&chon=mau-1")
    complete(page)
    page.get_by_role("button", name="Bỏ chọn: Xã Mẫu 1").click()
    expect_address(page, "/mo-hinh", so_lieu="minh-hoa", quy="2024-Q2")
    expect(page.get_by_role("heading", name="Danh sách mô hình")).to_be_in_viewport()
    expect(page.locator(".st-key-narrowed")).to_have_count(0)


def test_the_same_list_is_reached_from_the_keyboard(visit):
    page = visit(f"/mo-hinh?{DEMO}")
    page.locator(".st-key-choose_chon").get_by_role("combobox").focus()
    page.keyboard.type("Xã Mẫu 1")
    expect_address(page, "/mo-hinh", so_lieu="minh-hoa", quy="2024-Q2", chon="mau-1")


@pytest.mark.parametrize(
    ("path", "field", "value"),
    [
        ("/mo-hinh", "theo", "linh-vuc"),
        ("/hu-tuc", "thang", "chung"),
        ("/chi-tieu", "chi_tieu", "khkt"),
    ],
)
def test_a_choice_of_one_page_stays_with_that_page(visit, path, field, value):
    page = visit(f"{path}?{DEMO}&{field}={value}")
    expect_address(page, path, so_lieu="minh-hoa", quy="2024-Q2", **{field: value})
    go(page, "Tổng quan")
    expect_address(page, "/", so_lieu="minh-hoa", quy="2024-Q2")
    assert page.get_by_test_id("stAlert").count() == 0  # no choice of another page is told of


def test_a_wrong_choice_in_the_address_is_told(visit):
    page = visit(f"/mo-hinh?{DEMO}&theo=mau-sac")
    expect(
        page.get_by_text(re.compile("Địa chỉ ghi “mau-sac” không có trong “Theo”"))
    ).to_be_visible()


def test_the_table_of_a_chart_is_one_key_away_and_stays_open(visit):
    page = visit(f"/mo-hinh?{DEMO}")
    complete(page)
    fold = page.locator(".st-key-fold_can-doi")
    expect(fold.locator(".table")).to_have_count(0)
    first = fold.locator(".table").first
    page.get_by_role("button", name="Bảng số của hai biểu đồ, tải về").focus()
    page.keyboard.press("Enter")
    expect(first).to_contain_text("Khớp")
    book = saved(page, "can-doi")
    assert len(list(book["Số liệu"].iter_rows())) == first.locator("tr").count()
    choose_quarter(page, "Quý I/2024")
    expect(first).to_be_visible()
