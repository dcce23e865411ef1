"""A clerk gives in a form with a slip, then mends it; the office accepts; the pages change."""

import io

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import complete, settle
from tests.browser.server import serve
from tests.intake import clerk

TOLD = {
    "counts": {"launched": 1, "replicated": 0, "converted_in": 0, "goal_met": 0},
    "customs": {"ngu-dam": "45 con"},
    "outreach": {"session": 12},
}


@pytest.fixture(scope="module")
def address(tmp_path_factory, furnish):
    """A server of its own: what is accepted here must not be met by other tests."""
    with serve(furnish(tmp_path_factory.mktemp("office"))) as running:
        yield running


def give_in(page: Page, name: str, data: bytes) -> None:
    """Put a file into the field, and wait until it is read."""
    field = page.get_by_test_id("stFileUploader").locator("input[type=file]")
    field.set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})
    page.get_by_text(name).first.wait_for()
    settle(page)


def task(page: Page, name: str) -> None:
    """Turn to another task of the page."""
    page.locator(".st-key-choose_viec").get_by_label(name, exact=True).check()
    settle(page)


def give_reasons(page: Page) -> None:
    """Answer all that is odd about a form."""
    for field in page.locator("[class*=st-key-reason_] input").all():
        field.fill("Đã hỏi lại xã")
        field.press("Enter")
        settle(page)


def test_a_form_is_given_in_mended_accepted_and_shown(visit):
    page = visit("/nhap-so-lieu?viec=lap-bieu")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Biểu của xã Đăk Pne").click()
    form = waiting.value.path().read_bytes()

    task(page, "Nhận biểu")
    give_in(page, "dak-pne.xlsx", clerk.fill(form, TOLD))
    expect(page.locator(".table").first).to_contain_text("45 con")
    complete(page)
    barriers = [
        node["html"][:90] for one in Axe().run(page).response["violations"] for node in one["nodes"]
    ]
    assert barriers == []
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải bản ghi rõ chỗ cần sửa").click()
    marked = openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes()))
    assert marked.sheetnames[0] == "Cần sửa"

    page = visit("/nhap-so-lieu?viec=nhan")
    give_in(page, "dak-pne-2.xlsx", clerk.fill(form, TOLD | {"customs": {"ngu-dam": 35}}))
    named = page.get_by_label("Người nhận (ghi vào sổ)")
    named.fill("Lan")
    named.press("Enter")
    settle(page)
    page.get_by_role("button", name="Nhận 01 biểu").click()
    expect(page.get_by_text("Đã nhận biểu của xã Đăk Pne, quý III/2024.")).to_be_visible()

    task(page, "Kiểm tra, duyệt")
    # the same person, in the same session
    expect(page.get_by_label("Người duyệt, trả lại (ghi vào sổ)")).to_have_value("Lan")
    give_reasons(page)
    page.get_by_role("button", name="Duyệt", exact=True).click()
    expect(page.get_by_text("Đã duyệt và công bố.")).to_be_visible()

    page = visit("/hu-tuc")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hủ tục, phong tục quý III/2024")
    expect(page.locator("h2").first).to_contain_text("35 hộ")


def test_a_file_that_is_no_form_is_refused_with_a_sentence(visit):
    page = visit("/nhap-so-lieu?viec=nhan")
    give_in(page, "bang.xlsx", b"don vi;so\nxa;1\n")
    expect(page.get_by_role("alert")).to_contain_text("bang.xlsx")
