"""A server that is opened to other computers, as a reader of one of them sees it."""

from playwright.sync_api import Page, expect

from app import roles
from tests.browser.conftest import settle
from tests.browser.server import serve


def test_opened_to_others_the_app_is_to_be_read(page: Page, tmp_path, furnish):
    with serve(furnish(tmp_path), "dashboard.py", "--server.address=0.0.0.0") as address:
        for path in ("/nhap-so-lieu?viec=nhan", "/bao-cao"):
            page.goto(address + path)
            settle(page)
            expect(page.get_by_text(roles.READING_ONLY)).to_be_visible()
            expect(page.get_by_test_id("stFileUploader")).to_have_count(0)
            expect(page.locator("textarea")).to_have_count(0)
