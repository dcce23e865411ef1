"""A document written in a browser: its form, its address as a link, without barriers."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import settle
from tests.browser.server import serve

ADDRESS = "https://konray.example.vn/van-ban/150?x=1&y=2"


@pytest.fixture(scope="module")
def address(tmp_path_factory, furnish):
    """A server of its own: what is written here must not be met by other tests."""
    with serve(furnish(tmp_path_factory.mktemp("office"))) as running:
        yield running


def test_a_document_is_written_and_its_address_is_a_link(visit):
    page = visit("/van-ban?quy=2024-Q2")
    page.locator("summary", has_text="Ghi thêm, sửa văn bản").click()
    page.get_by_label("Người ghi").fill("Lan")
    page.get_by_label("Người ghi").press("Tab")
    settle(page)
    assert Axe().run(page).response["violations"] == []
    kind = page.get_by_label("Loại văn bản")
    kind.fill("Công văn")
    kind.press("Enter")
    page.get_by_test_id("stDateInput").locator("[role=spinbutton]").first.click()
    page.keyboard.type("10052024")
    page.get_by_label("Số, ký hiệu").fill("150-CV/BCĐ")
    page.get_by_label("Cơ quan ban hành").fill("Ban Chỉ đạo huyện")
    page.get_by_label("Trích yếu, chép").fill("gia hạn nộp báo cáo")
    page.get_by_label("Địa chỉ trên mạng").fill(ADDRESS)
    page.get_by_role("button", name="Ghi văn bản").click()
    expect(page.get_by_test_id("stAlert")).to_contain_text('viết {{ van_ban("150-CV/BCĐ") }}')
    expect(page.locator("h2").first).to_have_text("Quý II/2024 ban hành 01 văn bản")
    link = page.locator(".papers a", has_text=ADDRESS)
    # Streamlit cleans the HTML of a page: these must be left.
    expect(link).to_have_attribute("href", ADDRESS)
    expect(link).to_have_attribute("rel", "noopener noreferrer")

    page = visit("/nguon")
    link = page.locator(".table a", has_text=ADDRESS)
    expect(link).to_have_attribute("rel", "noopener noreferrer")
