"""The address of a page is the choice: links open what was seen, and seeing writes the link."""

from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Page, expect

from app.menu import SCREENS
from tests.browser.conftest import settle
from tests.browser.server import serve


def chosen(page: Page) -> list[str]:
    """The choices that stand under the title."""
    return page.locator(".chips li").all_inner_texts()


def choose_quarter(page: Page, name: str) -> None:
    page.get_by_label("Quý", exact=True).select_option(label=name)
    settle(page)


def expect_address(page: Page, path: str, **choice: str) -> None:
    """Wait until the address is this one; the order of its fields means nothing."""

    def is_it(url: str) -> bool:
        parts = urlsplit(url)
        return (parts.path, dict(parse_qsl(parts.query))) == (path, choice)

    page.wait_for_url(is_it, wait_until="commit")


def go(page: Page, screen: str) -> None:
    page.get_by_test_id("stSidebarNavLink").filter(has_text=screen).click()
    settle(page)


def test_deep_link_is_right_as_the_first_request_after_a_start(page, tmp_path, furnish):
    with serve(furnish(tmp_path)) as address:
        page.goto(f"{address}/hu-tuc?quy=2024-Q1&so_sanh=cung-ky&xa=dak-koi,dak-pne")
        settle(page)
        assert page.get_by_role("heading", level=1).inner_text() == "Hủ tục, phong tục quý I/2024"
        assert chosen(page) == [
            "Quý I/2024",
            "So với quý I/2023",
            "Xã Đăk Kôi, xã Đăk Pne",
            "Số liệu chính thức",
        ]
        expect(page.get_by_test_id("stSidebarNavLink")).to_have_count(len(SCREENS))


def test_without_a_choice_the_newest_quarter_opens_and_the_address_stays_bare(visit, address):
    page = visit("/")
    assert chosen(page)[:2] == ["Quý II/2024", "So với quý I/2024"]
    assert page.url == f"{address}/"


def test_each_filter_writes_the_address(visit):
    page = visit("/mo-hinh")
    choose_quarter(page, "Quý I/2024")
    expect_address(page, "/mo-hinh", quy="2024-Q1")
    page.get_by_role("radio", name="Cùng kỳ năm trước").check()
    settle(page)
    expect_address(page, "/mo-hinh", quy="2024-Q1", so_sanh="cung-ky")
    communes = page.get_by_role("group", name="Xã, thị trấn")
    communes.get_by_role("checkbox", name="Đăk Pne").check()
    settle(page)
    communes.get_by_role("checkbox", name="Đăk Kôi").check()
    settle(page)
    expect_address(page, "/mo-hinh", quy="2024-Q1", so_sanh="cung-ky", xa="dak-koi,dak-pne")


def test_clicks_in_a_row_all_count(visit):
    page = visit("/mo-hinh")
    communes = page.get_by_role("group", name="Xã, thị trấn")
    names = ("Đăk Pne", "Đăk Kôi", "Đăk Rve")
    for name in names:  # none waits for the answer to the one before
        communes.get_by_role("checkbox", name=name).check()
    settle(page)
    expect_address(page, "/mo-hinh", xa="dak-koi,dak-pne,dak-rve")
    for name in names:
        expect(communes.get_by_role("checkbox", name=name)).to_be_checked()
    for name in names:
        communes.get_by_role("checkbox", name=name).uncheck()
    settle(page)
    expect_address(page, "/mo-hinh")


def test_an_address_that_was_written_opens_the_same_view_for_somebody_else(visit, browser):
    page = visit("/hu-tuc")
    choose_quarter(page, "Quý I/2024")
    page.get_by_role("checkbox", name="Đăk Pne").check()
    settle(page)
    seen = chosen(page), page.locator(".table").first.inner_text()
    other = browser.new_context().new_page()
    other.goto(page.url)
    settle(other)
    assert (chosen(other), other.locator(".table").first.inner_text()) == seen


def test_filters_stay_from_page_to_page_and_back(visit):
    page = visit("/hu-tuc?quy=2024-Q1&xa=dak-pne")
    before = chosen(page)
    go(page, "Mô hình")
    expect_address(page, "/mo-hinh", quy="2024-Q1", xa="dak-pne")
    assert chosen(page) == before
    go(page, "Hủ tục")
    expect_address(page, "/hu-tuc", quy="2024-Q1", xa="dak-pne")
    assert chosen(page) == before


def test_changing_the_page_while_one_is_still_drawn_keeps_the_address(page, address):
    page.goto(f"{address}/hu-tuc?quy=2024-Q1")
    link = page.get_by_test_id("stSidebarNavLink").filter(has_text="Mô hình")
    link.wait_for()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Mô hình")
    settle(page)
    expect_address(page, "/mo-hinh", quy="2024-Q1")
    assert chosen(page)[0] == "Quý I/2024"


def test_back_and_forward(visit):
    page = visit("/mo-hinh")
    choose_quarter(page, "Quý I/2024")
    page.go_back()
    settle(page)
    assert chosen(page)[0] == "Quý II/2024"
    page.go_forward()
    settle(page)
    assert chosen(page)[0] == "Quý I/2024"


def test_back_and_forward_through_what_is_chosen_on_one_page(visit, address):
    page = visit("/?so_lieu=minh-hoa")
    measure = page.locator(".st-key-choose_so_do")
    pressed = "label:has(:checked)"
    first = measure.locator(pressed).inner_text()
    name = measure.locator("label").last.inner_text()
    measure.get_by_role("radio").last.check()
    settle(page)
    assert "so_do=" in page.url
    page.go_back()
    settle(page)
    assert (measure.locator(pressed).inner_text(), "so_do=" in page.url) == (first, False)
    page.go_forward()
    settle(page)
    assert (measure.locator(pressed).inner_text(), "so_do=" in page.url) == (name, True)
    go(page, "Hủ tục")
    expect_address(page, "/hu-tuc", so_lieu="minh-hoa")


def test_bad_values_fall_back_and_say_so(visit):
    page = visit("/?quy=2031-Q1&so_sanh=x&xa=dak-pne,<b>o</b>&so_lieu=thu")
    alerts = [alert.locator("p").inner_text() for alert in page.get_by_test_id("stAlert").all()]
    assert alerts == [
        "Địa chỉ ghi bộ số liệu “thu” không có; đang hiện số liệu chính thức.",
        "Chưa có số liệu quý I/2031; đang hiện quý II/2024.",
        "Địa chỉ ghi cách so sánh “x” không đúng; đang so với quý trước.",
        "Không có xã “<b>o</b>”; chỉ hiện các xã còn lại.",
    ]
    now = ["Quý II/2024", "So với quý I/2024", "Xã Đăk Pne", "Số liệu chính thức"]
    assert chosen(page) == now


def test_a_choice_mends_a_bad_address(visit):
    page = visit("/?quy=2031-Q1")
    choose_quarter(page, "Quý I/2024")
    expect_address(page, "/", quy="2024-Q1")
    expect(page.get_by_test_id("stAlert")).to_have_count(0)


def test_unknown_page_says_so_in_vietnamese(page, address):
    answer = page.goto(f"{address}/khong-co")
    assert answer.status == 404
    assert page.get_by_role("heading", level=1).inner_text() == "Không tìm thấy trang"
    page.get_by_role("link", name="Tổng quan").click()
    settle(page)
    assert page.get_by_role("heading", level=1).inner_text() == "Tổng quan quý II/2024"
