"""The deck in a browser: turned by keys and by a finger, what lies over it, what it prints."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle

DEMO = "/trinh-chieu?so_lieu=minh-hoa&quy=2024-Q2"
SEEN = (
    "[...document.querySelectorAll('.deck-slide')]"
    ".filter(one => getComputedStyle(one).visibility === 'visible').map(one => one.ariaLabel)"
)
# Each chart with fewer pixels of type than may be read from the back of a room, on the stage.
SMALL = """() => [...document.querySelectorAll('.deck-plot')].flatMap(plot => {
  const scale = new DOMMatrix(getComputedStyle(plot).transform).a;
  return [...plot.querySelectorAll('text')].filter(one => one.textContent.trim())
    .map(one => [parseFloat(getComputedStyle(one).fontSize) * scale, one.textContent])
    .filter(([size]) => size < 19.9);
})"""
CUT = """() => [...document.querySelectorAll('.deck-slide')].filter(one => {
  const text = one.querySelector('.deck-text');
  const foot = one.querySelector('footer').getBoundingClientRect();
  const low = [...(text?.querySelectorAll('li, p') ?? [])].some(
    part => part.getBoundingClientRect().bottom > foot.top + 1);
  return low || foot.bottom > one.getBoundingClientRect().bottom + 1;
}).map(one => one.ariaLabel)"""


def ready(page: Page) -> None:
    settle(page)
    page.locator(".deck[data-ready]").wait_for()


@pytest.fixture
def deck(visit) -> Page:
    page = visit(DEMO)
    ready(page)
    return page


def sees(page: Page, number: int) -> None:
    """Wait until a slide is seen, and no other with it."""
    expect(page.locator(".deck")).to_have_attribute("data-at", str(number))
    [label] = page.evaluate(SEEN)
    assert label.startswith(f"Trang {number}:")


def test_twelve_slides_are_turned_by_keys(deck: Page):
    count = deck.locator(".deck-slide").count()
    assert count >= 12
    drawn = deck.locator(".deck-plot .main-svg").count()
    assert drawn >= 9
    deck.evaluate("document.querySelector('[data-testid=stMain]').scrollTop = 40")
    place = deck.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")
    deck.keyboard.press("f")
    deck.wait_for_function("document.fullscreenElement !== null")
    for number in range(1, 13):
        sees(deck, number)
        deck.keyboard.press(["ArrowRight", "PageDown", " ", "ArrowDown"][number % 4])
    sees(deck, 13)
    for key in ("ArrowLeft", "PageUp", "ArrowUp"):
        deck.keyboard.press(key)
    sees(deck, 10)
    deck.keyboard.press("End")
    sees(deck, count)
    deck.keyboard.press("Home")
    sees(deck, 1)
    deck.keyboard.type("12")
    deck.keyboard.press("Enter")
    sees(deck, 12)
    deck.keyboard.press("b")
    expect(deck.locator(".deck-black")).to_be_visible()
    deck.keyboard.press("b")
    expect(deck.locator(".deck-black")).to_be_hidden()
    assert deck.locator(".deck-plot .main-svg").count() == drawn  # nothing is drawn anew
    deck.keyboard.press("f")
    deck.wait_for_function("document.fullscreenElement === null")
    sees(deck, 12)
    assert deck.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == place


@pytest.mark.parametrize("shape", ["16:9", "4:3"])
def test_all_of_it_can_be_read_from_afar(deck: Page, shape: str):
    deck.get_by_label("Khổ trang").select_option(shape)
    deck.locator(".deck[data-ready]").wait_for()
    deck.wait_for_timeout(1500)  # the charts are drawn anew, one after the other
    assert deck.evaluate(SMALL) == []
    assert deck.evaluate(CUT) == []
    deck.get_by_label("Khổ trang").select_option("")


def test_what_lies_behind_a_mark_is_shown_over_the_slide(deck: Page):
    names = deck.evaluate("[...document.querySelectorAll('.deck-slide')].map(one => one.className)")
    number = next(at for at, name in enumerate(names, 1) if "deck-mo-hinh-dung" in name)
    deck.keyboard.type(str(number))
    deck.keyboard.press("Enter")
    box = deck.locator(".deck-mo-hinh-dung .bars path").first.bounding_box()
    place = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    deck.wait_for_timeout(300)
    deck.mouse.move(*place)
    deck.mouse.move(place[0] + 2, place[1])
    deck.wait_for_timeout(300)  # a chart looks for marks a few times a second
    deck.mouse.click(place[0] + 2, place[1])
    over = deck.get_by_role("dialog")
    expect(over).to_be_visible()
    expect(over.locator("th").first).to_have_text("Mô hình")
    places = set(over.locator("tbody tr td:nth-child(4)").all_text_contents())
    assert len(places) == 1  # of one commune alone
    deck.keyboard.press("Escape")
    expect(over).to_be_hidden()
    deck.keyboard.press("?")
    expect(over).to_contain_text("toàn màn hình")
    deck.keyboard.press("Escape")
    sees(deck, number)


def test_the_speaker_has_a_window_that_follows(deck: Page):
    with deck.expect_popup() as opened:
        deck.keyboard.press("n")
    notes = opened.value
    deck.keyboard.press("Home")
    deck.keyboard.press("ArrowRight")
    title = deck.locator(".deck-slide.deck-on h2").text_content().replace("\u00a0", " ")
    expect(notes.locator("h1")).to_have_text(title)
    notes.keyboard.press("ArrowRight")
    sees(deck, 3)
    notes.close()


def test_newer_figures_wait_until_they_are_asked_for(deck: Page):
    """As when a version is published in a meeting: the same deck comes with another version."""
    deck.evaluate(
        """() => {
          const deck = document.querySelector('.deck').konray;
          const slides = deck.data.slides.map(one => ({...one, title: one.title + ' (mới)'}));
          deck.receive({...deck.data, version: 'mới', slides});
        }"""
    )
    expect(deck.locator(".deck-slide.deck-on h2")).not_to_contain_text("(mới)")
    deck.get_by_text("Có số liệu mới hơn · Tải lại").click()
    expect(deck.locator(".deck-slide.deck-on h2")).to_contain_text("(mới)")
    expect(deck.get_by_text("Có số liệu mới hơn · Tải lại")).to_be_hidden()


def test_each_slide_is_a_page_of_paper(deck: Page):
    pages = deck.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
    assert pages >= deck.locator(".deck-slide").count()
