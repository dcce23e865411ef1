"""The buttons that unfold tables: by keyboard, at once, over a change of the quarter, on paper."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import complete
from tests.browser.test_links import choose_quarter, go

DEMO = "so_lieu=minh-hoa&quy=2024-Q2"
ROW = ".st-key-folds_danh-muc"
STATES = ".st-key-fold_tinh-trang"


def button(page: Page, name: str) -> Locator:
    """A button that unfolds, by its label as it is read out."""
    return page.get_by_role("button", name=name, exact=True)


def test_a_button_unfolds_and_folds_by_keyboard_and_keeps_its_focus(visit):
    page = visit(f"/hu-tuc?{DEMO}")
    complete(page)
    states = button(page, "Tình trạng từng xã")
    button(page, "Bảng số theo quý, tải về").focus()
    page.keyboard.press("Tab")
    expect(states).to_be_focused()
    expect(states).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(page.locator(f"{STATES} .table")).to_be_visible()
    complete(page)
    expect(states).to_be_focused()
    expect(states).to_have_attribute("aria-expanded", "true")
    # what it unfolds is the next to be reached, but for the last button of the row
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate(f"Boolean(document.activeElement.closest('{STATES}'))")
    states.focus()
    page.keyboard.press("Space")
    expect(page.locator(STATES)).to_have_count(0)
    complete(page)
    expect(states).to_be_focused()
    expect(states).to_have_attribute("aria-expanded", "false")


def test_two_presses_at_once_are_answered_at_once_and_both_count(visit):
    page = visit(f"/hu-tuc?{DEMO}")
    complete(page)
    told = page.evaluate(
        """() => {
            const [one, two] = document.querySelectorAll(".st-key-chart_duong-di .fold-button");
            one.click();
            two.click();
            return [one, two].map((button) => button.getAttribute("aria-expanded"));
        }"""
    )
    assert told == ["true", "true"]
    expect(page.locator(".st-key-fold_duong-di .table")).to_be_visible()
    expect(page.locator(f"{STATES} .table")).to_be_visible()
    complete(page)
    expect(page.locator(".fold-button[aria-expanded=true]")).to_have_count(2)


def test_what_is_open_stays_open_in_another_quarter_but_not_on_another_page(visit):
    page = visit(f"/hu-tuc?{DEMO}")
    complete(page)
    button(page, "Tình trạng từng xã").click()
    last = page.locator(f"{STATES} tbody tr").first.locator("td").last
    expect(last).to_have_text("Quý II/2024")
    choose_quarter(page, "Quý I/2024")
    expect(last).to_have_text("Quý I/2024")
    expect(button(page, "Tình trạng từng xã")).to_have_attribute("aria-expanded", "true")
    go(page, "Chỉ tiêu")
    complete(page)
    go(page, "Hủ tục, phong tục")
    complete(page)
    expect(button(page, "Tình trạng từng xã")).to_have_attribute("aria-expanded", "false")
    expect(page.locator(STATES)).to_have_count(0)


def test_paper_has_what_is_open_and_no_button(visit):
    page = visit(f"/hu-tuc?{DEMO}")
    complete(page)
    button(page, "Tình trạng từng xã").click()
    expect(page.locator(f"{STATES} .table")).to_be_visible()
    page.emulate_media(media="print")
    shown = page.locator(".fold-button, .chart-save").filter(visible=True)
    expect(shown).to_have_count(0)
    expect(page.locator(f"{STATES} .table")).to_be_visible()
    expect(page.locator(".st-key-fold_duong-di")).to_have_count(0)
    page.emulate_media(media="screen")
    expect(button(page, "Tình trạng từng xã")).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/mo-hinh", "/hu-tuc", "/chi-tieu", "/phoi-hop"])
def test_on_a_phone_the_buttons_wrap(visit, path):
    page = visit(f"{path}?{DEMO}")
    page.set_viewport_size({"width": 390, "height": 844})
    complete(page)
    for one in page.locator(".fold-button").all():
        box = one.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390 and box["height"] >= 23
    wide = "main => main.scrollWidth - main.clientWidth"
    assert page.get_by_test_id("stMain").evaluate(wide) <= 0
