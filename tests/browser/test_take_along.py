"""The file to take along, opened from a folder with the network off."""

import pytest
from playwright.sync_api import Browser, Page, expect

from app.deck import take_along
from app.deck.slides import make_deck, order_slides
from app.duty.asked import ask
from tests.browser.conftest import DESKTOP, PATIENCE

WATCH = "document.addEventListener('securitypolicyviolation', () => console.error('refused'))"
BOLD = "[...document.querySelectorAll('.deck-plot tspan')].map(one => one.style.fontWeight)"


@pytest.fixture
def opened(browser: Browser, demo_view, tmp_path):
    """The demonstration's file in a browser without a network; and what it asked and complained
    of."""
    path = tmp_path / "mang-theo.html"
    slides = make_deck(demo_view, order_slides("", ()), *ask(demo_view)).slides
    path.write_bytes(take_along.write(slides, demo_view))
    context = browser.new_context(**DESKTOP)
    context.set_default_timeout(PATIENCE)
    context.set_offline(True)
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: told.append(request.url))
    page.add_init_script(WATCH)
    page.goto(path.as_uri())
    page.locator(".deck[data-ready]").wait_for()
    yield page, told, path.as_uri()
    context.close()


def test_it_is_the_deck_of_the_page_without_a_network(opened: tuple[Page, list[str], str]):
    page, told, address = opened
    count = page.locator(".deck-slide").count()
    assert page.locator(".deck-plot:has(.main-svg)").count() == page.locator(".deck-plot").count()
    assert page.locator(".deck-plot").count() >= 9
    assert "bold" in page.evaluate(BOLD)
    assert page.evaluate("document.fonts.check('20px \"Source Sans\"')")
    for keys, number in (("ArrowRight", 2), ("End", count), ("5 Enter", 5)):
        for key in keys.split():
            page.keyboard.press(key)
        expect(page.locator(".deck")).to_have_attribute("data-at", str(number))
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == count

    page.get_by_text("Bảng số và danh sách của từng trang").click()
    page.locator("#lists table").first.wait_for()
    assert page.locator("#lists table").count() > count
    page.get_by_text("Báo cáo quý II/2024 của huyện").click()
    page.locator("#report p").last.scroll_into_view_if_needed()
    page.keyboard.press("End")  # the page's now, not the deck's
    expect(page.locator(".deck")).to_have_attribute("data-at", "5")
    assert told == [address]  # it asked for nothing else, and complained of nothing
