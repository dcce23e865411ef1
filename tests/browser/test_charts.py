"""Charts and tables in the browser: picture, paper, finger, theme, forced colours, order."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from app.colours import DARK
from tests.browser.conftest import DESKTOP, PATIENCE, complete, settle

MODELS = "/mo-hinh?so_lieu=minh-hoa&quy=2024-Q2"
INDICATORS = "/chi-tieu?so_lieu=minh-hoa&quy=2024-Q2"
CHART = ".chart-plot .main-svg"
A4 = {"format": "A4", "print_background": True}


def drawn(page: Page, address: str) -> Page:
    """A page with its charts drawn."""
    page.goto(address)
    settle(page)
    page.locator(CHART).first.wait_for()
    return page


def test_a_picture_has_2500_pixels_on_white_also_in_the_dark(browser, address):
    context = browser.new_context(**DESKTOP | {"color_scheme": "dark"}, accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    page = drawn(context.new_page(), address + MODELS)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải ảnh (PNG)").first.click()
    saved = waiting.value
    assert saved.suggested_filename.startswith("minh-hoa-")
    assert saved.suggested_filename.endswith("-2024-Q2.png")
    picture = Image.open(io.BytesIO(saved.path().read_bytes())).convert("RGB")
    assert picture.width == 2500
    corners = [(x, y) for x in (3, 2496) for y in (3, picture.height - 4)]
    assert {picture.getpixel(corner) for corner in corners} == {(255, 255, 255)}
    colours = picture.getcolors(1 << 24)
    assert len(colours) > 50  # texts, bars and edges: more than an empty sheet
    # the mark of invented figures, in its own colour at the top
    top = picture.crop((0, 0, 2500, 160)).getcolors(1 << 24)
    assert any(colour == (163, 64, 47) for _, colour in top)
    context.close()


@pytest.mark.parametrize("landscape", [False, True])
def test_paper_holds_the_page_whole(page: Page, address, landscape):
    """Looked at just before it is drawn on paper, when it has the width of it."""
    drawn(page, address + MODELS)
    page.evaluate(
        """() => matchMedia("print").addEventListener("change", ({ matches }) => {
            if (!matches) return;
            const paper = document.documentElement.clientWidth;
            const shown = [...document.querySelectorAll(
                ".main-svg, .table table, .stHtml > *, [data-testid=stMain]")]
                .filter((one) => one.getClientRects().length);
            const right = shown.map((one) => one.getBoundingClientRect().right);
            window.printed = {
              paper,
              beyond: right.filter((edge) => edge > paper + 1).length,
              charts: shown.filter((one) => one.matches(".main-svg"))
                .map((one) => one.getBoundingClientRect().width),
              sidebar: document.querySelector("[data-testid=stSidebar]").getClientRects().length,
              chips: document.querySelector(".chips").textContent,
              folded: [...document.querySelectorAll("[data-testid=stExpander], .fold-button")]
                .filter((one) => one.getClientRects().length).length,
            };
        })"""
    )
    page.pdf(**A4, landscape=landscape)
    told = page.evaluate("window.printed")
    assert told["beyond"] == 0
    assert (told["sidebar"], told["folded"]) == (0, 0)
    assert "SỐ LIỆU MINH HỌA" in told["chips"] and "Quý II/2024" in told["chips"]
    # drawn anew at the width of the paper, not of the screen
    assert min(told["charts"]) > 0.9 * told["paper"] and len(told["charts"]) >= 3


def test_a_finger_scrolls_past_a_chart(browser, address):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="vi-VN"
    )
    context.set_default_timeout(PATIENCE)
    page = drawn(context.new_page(), address + INDICATORS)
    complete(page)  # each chart comes by itself, and moves those below it
    chart = page.locator(".chart-plot").first
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    place = "document.querySelector('[data-testid=stMain]').scrollTop"
    before = page.evaluate(place)
    x, y = box["x"] + box["width"] / 2, min(box["y"] + 120, 700)
    finger = context.new_cdp_session(page)
    for kind, points in [
        ("touchStart", [{"x": x, "y": y}]),
        *(("touchMove", [{"x": x, "y": y - 20 * step}]) for step in range(1, 16)),
        ("touchEnd", []),
    ]:
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        page.wait_for_timeout(16)
    assert page.evaluate(place) > before + 150
    context.close()


def test_a_chart_follows_the_theme_at_once(page: Page, address):
    drawn(page, address + MODELS)

    def ink():
        """The colour of the first text of a chart, as "#rrggbb"."""
        told = page.evaluate(f"getComputedStyle(document.querySelector('{CHART} text')).fill")
        return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", told)[:3])

    light = ink()
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", "rgb(16, 23, 22)")
    for _ in range(100):
        if ink() != light:
            break
        page.wait_for_timeout(100)
    assert ink() == DARK[light] != light
    page.emulate_media(color_scheme="light")


def test_forced_colours_show_what_is_chosen(page: Page, address):
    page.emulate_media(forced_colors="active")
    drawn(page, address + MODELS)
    for chosen in (".choice-bar :checked + span", ".chip-mark"):
        mark = page.locator(f"[data-testid=stMain] {chosen}").first
        assert mark.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    page.emulate_media(forced_colors="none")


def test_a_long_table_is_sorted_by_time_and_size_and_searched(page: Page, address):
    page.goto(f"{address}/nguon")
    settle(page)
    table = page.locator(".table-long").first
    table.wait_for()  # the component draws after the page stands
    column = table.locator("tbody tr td:nth-child(2)")
    whole = column.count()
    head = table.get_by_role("columnheader", name="Ngày")
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    days = [text.split("/")[::-1] for text in column.all_inner_texts() if text.count("/") == 2]
    numbers = [[int(part) for part in day] for day in days]
    assert len(numbers) > 5 and numbers == sorted(numbers)
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    table.get_by_label("Tìm trong bảng").fill("báo cáo 128")
    expect(table.locator("output")).to_have_text(f"1/{whole} dòng")
    expect(table.locator("tbody tr")).to_have_count(1)


def test_a_copied_table_keeps_rows_and_tabs(page: Page, address):
    page.goto(f"{address}/nguon")
    settle(page)
    page.locator(".table table").first.wait_for()  # the component draws after the page stands
    copied = page.evaluate(
        """() => {
            const table = document.querySelector(".table table");
            getSelection().selectAllChildren(table);
            return getSelection().toString();
        }"""
    )
    lines = [line for line in copied.splitlines() if "\t" in line]
    assert len(lines) == 15 and {line.count("\t") for line in lines} == {6}
