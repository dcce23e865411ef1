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
SMALL = """least => [...document.querySelectorAll('.deck-plot')].flatMap(plot => {
  const scale = new DOMMatrix(getComputedStyle(plot).transform).a;
  return [...plot.querySelectorAll('text')].filter(one => one.textContent.trim())
    .map(one => [parseFloat(getComputedStyle(one).fontSize) * scale, one.textContent])
    .filter(([size]) => size < least);
})"""
CUT = """() => [...document.querySelectorAll('.deck-slide')].filter(one => {
  const text = one.querySelector('.deck-text');
  const foot = one.querySelector('footer').getBoundingClientRect();
  const low = [...(text?.querySelectorAll('li, p, td') ?? [])].some(
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


def test_all_of_it_can_be_read_from_afar(deck: Page):
    for shape, least in (("4:3", 19.9), ("9:16", 17.9), ("16:9", 19.9)):
        deck.get_by_label("Khổ trang").select_option(shape)
        deck.locator(".deck[data-ready]").wait_for()
        deck.wait_for_timeout(1500)  # the charts are drawn anew, one after the other
        assert deck.evaluate(SMALL, least) == []
        if shape != "9:16":  # the text of a tall one scrolls
            assert deck.evaluate(CUT) == []
    deck.get_by_label("Khổ trang").select_option("")


def click_mark(deck: Page, kind: str) -> None:
    """Click the middle of the last mark that a chart draws."""
    marks = deck.locator(f".{kind} :is(.bars .point path, .scatterlayer .points path)")
    boxes = [box for box in (one.bounding_box() for one in marks.all()) if box and box["width"] > 2]
    place = boxes[-1]["x"] + boxes[-1]["width"] / 2, boxes[-1]["y"] + boxes[-1]["height"] / 2
    deck.mouse.move(*place)
    deck.wait_for_timeout(300)  # a chart looks for marks a few times a second
    deck.mouse.move(place[0] + 1, place[1])
    deck.wait_for_timeout(300)
    deck.mouse.click(place[0] + 1, place[1])


def test_what_lies_behind_a_mark_is_shown_over_the_slide(deck: Page):
    """Of each kind of chart: the rows of the mark that was clicked, and no others."""
    over = deck.get_by_role("dialog")
    rows = over.locator("tbody tr")
    slides = deck.locator(".deck-slide").evaluate_all(
        "all => all.map(one => [/deck-(?!slide|on\\b)[a-z-]+/.exec(one.className)[0], "
        "one.querySelector('.deck-plot') !== null])"
    )
    seen = {}
    for number, (kind, is_drawn) in enumerate(slides, start=1):
        if not is_drawn:
            continue
        deck.keyboard.type(str(number))
        deck.keyboard.press("Enter")
        sees(deck, number)
        click_mark(deck, kind)
        expect(over).to_be_visible()
        seen[kind] = over.locator("h3").text_content().split(": ")[-1], rows.count()
        deck.keyboard.press("Escape")
        expect(over).to_be_hidden()
    demonstrated = {
        "deck-mo-hinh": ("quý II/2024, Không hiệu quả", 10),
        "deck-mo-hinh-dung": ("Xã Mẫu 5, Không hiệu quả", 1),
        "deck-che-do-bao-cao": ("quý II/2024", 8),
    }
    assert seen | demonstrated == seen
    assert seen.pop("deck-mo-hinh-can-doi")[1] > 1  # its bars are columns of the table
    assert {count for kind, (_, count) in seen.items() if kind not in demonstrated} == {1}
    assert len(seen) >= 10
    deck.keyboard.press("?")
    expect(over).to_contain_text("toàn màn hình")
    deck.keyboard.press("Escape")


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


def test_slides_turn_by_a_finger_and_by_themselves(deck: Page):
    """The latter at the interval that was chosen before."""
    deck.keyboard.press("Home")
    swipe = """([from, to]) => {
      const frame = document.querySelector('.deck-frame');
      const tell = (name, x) => {
        const touch = new Touch({ identifier: 1, target: frame, clientX: x, clientY: 200 });
        const how = { touches: [touch], changedTouches: [touch], bubbles: true };
        frame.dispatchEvent(new TouchEvent(name, how));
      };
      tell('touchstart', from);
      tell('touchend', to);
    }"""
    for way, number in (([600, 400], 2), ([600, 590], 2), ([600, 300], 3), ([300, 600], 2)):
        deck.evaluate(swipe, way)
        sees(deck, number)

    deck.keyboard.press("Home")
    deck.get_by_label("Mỗi trang bao lâu").select_option("20")
    deck.evaluate("window.setInterval = (act, wait) => { window.turned = [act, wait]; return 7; }")
    deck.keyboard.press("p")
    assert deck.evaluate("window.turned[1]") == 20_000
    for number in (2, 3):
        deck.evaluate("window.turned[0]()")
        sees(deck, number)
    deck.keyboard.press("End")
    deck.evaluate("window.turned[0]()")
    sees(deck, 1)
    for key, back in (("b", "b"), ("t", "Escape")):  # dark, or a list that is read: it waits
        deck.keyboard.press(key)
        deck.evaluate("window.turned[0]()")
        sees(deck, 1)
        deck.keyboard.press(back)
    deck.evaluate("window.setInterval = () => { window.begun = true; return 7; }")
    deck.keyboard.press("ArrowRight")
    assert deck.evaluate("window.begun")  # this slide has its whole time
    deck.keyboard.press("Home")
    player = deck.get_by_role("button", name="Dừng tự chuyển (P)")
    expect(player).to_have_attribute("aria-pressed", "true")
    deck.keyboard.press("p")
    expect(deck.get_by_role("button", name="Tự chuyển (P)")).to_be_visible()
    deck.reload()
    ready(deck)
    expect(deck.get_by_label("Mỗi trang bao lâu")).to_have_value("20")


@pytest.mark.parametrize("more", ["", "&trang=mo-hinh,chi-tieu"])
def test_each_slide_is_a_page_of_paper(visit, more: str):
    page = visit(DEMO + more)
    ready(page)
    pages = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
    assert pages == page.locator(".deck-slide").count()
