"""A commune without Excel: its form filled in on the screen, on a desktop and a phone, and sent."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESKTOP, PATIENCE, complete, settle
from tests.browser.server import serve

FORM = "/nhap-so-lieu?viec=dien&don_vi=dak-pne"
PHONE = DESKTOP | {
    "viewport": {"width": 390, "height": 800},
    "color_scheme": "dark",
    "has_touch": True,
    "is_mobile": True,
}


@pytest.fixture(scope="module")
def address(tmp_path_factory, furnish):
    """A server of its own: what is sent here must not be met by other tests."""
    with serve(furnish(tmp_path_factory.mktemp("commune"))) as running:
        yield running


def type_in(page: Page, label: str, text: str) -> None:
    """Type into a field by the keyboard alone, and leave it."""
    page.get_by_label(label).first.focus()
    page.keyboard.type(text)
    page.keyboard.press("Tab")
    settle(page)


def choose(page: Page, label: str, text: str) -> None:
    """Type into a field to choose in, and take what is offered."""
    page.get_by_label(label).click()
    page.keyboard.type(text)
    expect(page.get_by_role("option").first).to_contain_text(text)
    page.keyboard.press("Enter")
    settle(page)


def test_a_form_is_filled_in_checked_and_sent(visit):
    page = visit(FORM)
    type_in(page, "Ra mắt – quý trước", "1")
    choose(page, "Sự kiện, dòng 1", "Ra mắt")
    page.get_by_label("Tên mô hình, dòng 1").click()
    page.keyboard.type("Nuôi dê")
    expect(page.get_by_role("option")).to_have_text(["Ghi: Nuôi dê"])
    page.keyboard.press("Enter")
    settle(page)

    page = visit(f"{FORM}&to=nhan-xet")
    type_in(page, "Khó khăn, vướng mắc, dòng 1", "Mưa lũ")
    assert Axe().run(page).response["violations"] == []

    page = visit(FORM)  # what was typed is there again
    expect(page.get_by_label("Ra mắt – quý trước")).to_have_value("1")
    expect(page.get_by_label("Tên mô hình, dòng 1")).to_have_value("Nuôi dê")
    page.get_by_role("button", name="Kiểm tra", exact=True).click()
    expect(page.locator(".table").first).to_contain_text("để trống")
    type_in(page, "Người điền, gửi (ghi vào sổ)", "Lan")
    page.get_by_role("button", name="Gửi biểu").click()
    expect(page.get_by_text("Đã nhận biểu của xã Đăk Pne, quý III/2024.")).to_be_visible()
    expect(page.get_by_label("Ra mắt – quý trước")).to_have_value("")

    page = visit("/nhap-so-lieu?viec=duyet")
    shown = page.get_by_test_id("stMain")
    expect(shown).to_contain_text("Nuôi dê")
    expect(shown).to_contain_text("Mưa lũ")


@pytest.mark.parametrize("sheet", ["hu-tuc", "chi-tieu", "nhan-xet"])
def test_it_can_be_filled_in_on_a_phone(browser: Browser, address: str, sheet: str):
    context = browser.new_context(**PHONE)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{address}{FORM}&to={sheet}")
    complete(page)
    wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    boxes = page.locator("[data-testid=stMain] :is(input, textarea):visible:not(.choices *)").all()
    widths = [box.bounding_box()["width"] for box in boxes]
    violations = Axe().run(page).response["violations"]
    context.close()
    assert (wider, violations) == (0, [])
    assert len(widths) > 4 and min(widths) > 200
