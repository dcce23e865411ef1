"""Chỉ tiêu in the browser: a click on a cell, and the select box, have their effect in sight."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PATIENCE, settle

INDICATORS = "/chi-tieu?so_lieu=minh-hoa&quy=2024-Q2"
BELOW = ".st-key-tung_chi_tieu"
MARKED = f"{BELOW} .indicator.picked"


@pytest.fixture(params=["reduce", "no-preference"])
def page(browser, address, request):
    """The page on a projector, with motion and without."""
    context = browser.new_context(
        **DESKTOP | {"viewport": {"width": 1280, "height": 720}, "reduced_motion": request.param}
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(address + INDICATORS)
    settle(page)
    page.locator(".chart-plot .main-svg").first.wait_for()
    yield page
    context.close()


def stands_at_the_top(page: Page) -> None:
    """The section is in sight, below the line of choices."""
    page.wait_for_function(
        """(below) => {
            const { top } = document.querySelector(below).getBoundingClientRect();
            const line = document.querySelector(".chips").getBoundingClientRect();
            return top >= line.bottom - 1 && top < innerHeight / 3;
        }""",
        arg=BELOW,
    )


def test_a_click_on_a_cell_leads_to_its_indicator(page: Page):
    expect(page.locator(MARKED)).to_have_count(0)
    cell = page.locator(".chart-plot").first.get_by_text("2,8").first
    box = cell.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(f"{MARKED} h2")).to_contain_text("đời sống vật chất")
    stands_at_the_top(page)
    assert "chi_tieu=doi-song" in page.url


def test_the_keyboard_does_the_same(page: Page):
    page.locator(".st-key-choose_chi_tieu").get_by_role("combobox").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(MARKED)).to_be_in_viewport()
    stands_at_the_top(page)
    # A browser that does not hold the place of itself, and a chart above that is drawn late.
    page.get_by_test_id("stMain").evaluate("main => { main.style.overflowAnchor = 'none'; }")
    page.locator(".chart-plot").first.evaluate("plot => { plot.style.paddingTop = '900px'; }")
    page.wait_for_timeout(200)
    stands_at_the_top(page)
    # Whoever moves on is not held.
    page.mouse.move(800, 400)
    page.mouse.wheel(0, -600)
    page.locator(".chart-plot").first.evaluate("plot => { plot.style.paddingTop = '0'; }")
    page.wait_for_timeout(1000)
    expect(page.locator(MARKED)).not_to_be_in_viewport()
