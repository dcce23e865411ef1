"""What a clerk does with a report: write, see the page change, ask a number, take the file home."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import complete, settle
from tests.browser.server import serve
from tests.browser.test_every_page import DARK, find_barriers
from tests.report.printed import read_paragraphs


@pytest.fixture(scope="module")
def address(tmp_path_factory, furnish):
    """A server of its own: what is written here must not be met by other tests."""
    with serve(furnish(tmp_path_factory.mktemp("desk"))) as running:
        yield running


def type_in(page: Page, part: str, text: str) -> None:
    """Write a part anew as it is stored, and leave the field (as it looks: test_editor.py)."""
    page.get_by_text("Dạng mã", exact=True).click()
    settle(page)
    field = page.locator(f".st-key-text_{part} textarea")
    field.fill(text)
    field.press("Control+Enter")
    settle(page)


def test_a_clerk_writes_asks_a_number_and_takes_the_report_home(visit):
    page = visit("/bao-cao?quy=2024-Q2&phan=causes&xem=van-ban")
    text = "### 3.2. Nguyên nhân\n\n- Mưa lũ kéo dài ở nhiều xã."
    type_in(page, "causes", text)
    article = page.get_by_role("article", name="Văn bản báo cáo")
    expect(article).to_contain_text("Mưa lũ kéo dài ở nhiều xã.")

    number = article.get_by_role("button", name="45", exact=True)
    number.focus()
    page.keyboard.press("Enter")
    told = page.get_by_role("dialog")
    expect(told).to_contain_text("Ngủ “đầm” (ngủ rẫy), xã Đăk Pne: 45 hộ")
    expect(told).to_contain_text("Nguồn: Báo cáo 128-BC/BCĐ, chú thích 7")
    expect(told.get_by_role("row", name="45 hộ quý II/2024 + 10 hộ đã giảm")).to_be_visible()
    page.keyboard.press("Escape")
    expect(told).to_have_count(0)

    page.get_by_role("radio", name="Tải về, chốt", exact=True).check()
    settle(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải Word").click()
    assert waiting.value.suggested_filename == "bao-cao-2024-Q2-du-thao.docx"
    lines = read_paragraphs(waiting.value.path().read_bytes())
    assert "- Mưa lũ kéo dài ở nhiều xã." in lines


def test_the_printed_pages_follow_an_edit_and_are_sharp(visit):
    page = visit("/bao-cao?quy=2024-Q2&phan=closing")
    first = page.get_by_role("img", name="Trang 1 của báo cáo, xem trước")
    width, shown = first.evaluate("image => [image.naturalWidth, image.clientWidth]")
    assert width >= 2 * shown
    last = page.get_by_role("img", name="Trang 5 của báo cáo, xem trước")
    before = last.get_attribute("src")
    type_in(page, "closing", "Trên đây là báo cáo của Ban Chỉ đạo.")
    expect(last).not_to_have_attribute("src", before)


def test_the_text_can_be_read_by_a_mistake_in_it(visit):
    page = visit("/bao-cao?quy=2024-Q2&phan=basis&xem=van-ban")
    type_in(page, "basis", 'Có {{ so("modles.stopped") }} mô hình.')
    expect(page.get_by_role("alert")).to_contain_text("Có phải “models.stopped”?")
    expect(page.get_by_role("article", name="Văn bản báo cáo")).to_contain_text("Thực hiện")


def test_no_barriers_in_the_marked_text(page: Page, address: str):
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(f"{address}/bao-cao?quy=2024-Q2&so_lieu=minh-hoa&xem=van-ban&viec=kiem-tra")
    complete(page)
    assert find_barriers(page) == []
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", DARK)
    complete(page)
    assert find_barriers(page) == []
