"""A meeting in a browser: what is concluded at a slide, and what is published meanwhile."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from intake import explaining
from intake.explaining import About
from tests.browser.conftest import settle
from tests.browser.server import serve
from tests.browser.test_deck import ready, sees

TEXT = "Rà soát 05 mô hình không hiệu quả, báo cáo bp"


@pytest.fixture
def home(tmp_path, furnish, monkeypatch):
    """A folder with both data sets, in which this test and a server write."""
    monkeypatch.setenv("KONRAY_DATA", str(furnish(tmp_path)))
    return tmp_path


@pytest.fixture
def meeting(desktop: BrowserContext, home) -> Iterator[tuple[Page, str]]:
    """The demonstration's deck on a screen of 1280 × 720, and its server's address."""
    with serve(home) as address:
        page = desktop.new_page()
        page.set_viewport_size({"width": 1280, "height": 720})
        page.goto(f"{address}/trinh-chieu?so_lieu=minh-hoa&quy=2024-Q2")
        ready(page)
        yield page, address
        page.close()


def fill_in(form: Locator) -> None:
    """All of the form over the slide but its text."""
    form.get_by_label("Đơn vị thực hiện").select_option(label="Xã Mẫu 1")
    form.get_by_label("Hạn hoàn thành").fill("15/9/2024")
    form.get_by_label("Người ghi").fill("Lan")


def test_what_is_concluded_at_a_slide_is_a_task_and_in_the_report(meeting, home):
    page, address = meeting
    newer = page.get_by_text("Có số liệu mới hơn · Tải lại")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null")
    page.keyboard.press("5")
    page.keyboard.press("Enter")
    sees(page, 5)
    page.keyboard.press("k")
    form = page.locator(".deck-form")
    fill_in(form)
    form.get_by_role("button").click()
    expect(form.get_by_role("status")).to_have_text("Chưa có nội dung, hãy viết việc phải làm.")
    page.evaluate("document.activeElement.blur()")
    for key in ("PageDown", "p", "t", "5", "b"):  # a clicker turns nothing under whoever writes
        page.keyboard.press(key)
    sees(page, 5)
    form.get_by_label("Nội dung").fill("Gọi 0905 123 456")
    form.get_by_role("button").click()
    expect(form.get_by_role("status")).to_contain_text("thông tin cá nhân")
    page.keyboard.press("Escape")
    expect(form).to_be_hidden()
    page.keyboard.press("k")
    expect(form.get_by_label("Nội dung")).to_have_value("Gọi 0905 123 456")  # nothing is lost
    page.keyboard.press("Control+a")
    page.keyboard.type(TEXT)  # "b", "p" and "0" turn and darken nothing
    form.get_by_label("Người ghi").press("Enter")
    expect(page.locator(".deck-toast")).to_have_text("Đã ghi kết luận quý II/2024, xã Mẫu 1.")
    expect(page.get_by_role("dialog")).to_be_hidden()
    sees(page, 5)
    assert page.evaluate("document.fullscreenElement !== null")
    expect(newer).to_be_hidden()
    page.keyboard.press("End")
    expect(page.locator(".deck-on")).to_contain_text(TEXT)
    expect(page.locator(".deck-on")).to_contain_text("Xã Mẫu 1; hạn 15/9/2024.")
    page.keyboard.press("5")
    page.keyboard.press("Enter")
    sees(page, 5)
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement === null")
    sees(page, 5)

    # others publish: what is shown stays until it is asked for
    about = About("models", "", "mau-1", "2024-Q2")
    explaining.explain("demo", about, "Hai mô hình được nhân rộng", "Lan")
    page.get_by_text("Soạn bộ trang chiếu").click()
    expect(newer).to_be_visible()
    told = page.locator(".deck-mo-hinh .deck-explained")
    expect(told).to_have_count(0)
    newer.click()
    expect(told).to_contain_text("Hai mô hình được nhân rộng")
    sees(page, 5)

    page.goto(f"{address}/nhiem-vu?so_lieu=minh-hoa&quy=2024-Q3")
    settle(page)
    expect(page.get_by_text(TEXT)).to_be_visible()
    page.goto(f"{address}/bao-cao?so_lieu=minh-hoa&quy=2024-Q2&xem=van-ban")
    settle(page)
    expect(page.get_by_role("article")).to_contain_text(TEXT)
