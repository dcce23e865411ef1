"""Hồ sơ xã in a browser: without barriers, on two sheets, reached by a click on the map."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import complete
from tests.browser.test_every_page import DEMO, find_barriers


@pytest.mark.parametrize("communes", ["mau-3", "mau-2,mau-3,mau-4"])
def test_a_profile_has_no_barriers_and_fits_on_two_sheets(page, address, communes):
    page.goto(f"{address}/ho-so-xa{DEMO}&xa={communes}")
    complete(page)
    assert find_barriers(page) == []
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= 2
    page.emulate_media(color_scheme="dark", reduced_motion="reduce", media="screen")
    page.set_viewport_size({"width": 390, "height": 844})
    complete(page)
    assert find_barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_click_on_the_map_opens_the_profile_and_keeps_what_is_chosen(visit):
    page = visit("/?so_lieu=minh-hoa&quy=2024-Q1&so_sanh=cung-ky")
    complete(page)
    name = page.locator(".st-key-chart_ban-do .chart-plot text").filter(has_text="Mẫu 3")
    name.scroll_into_view_if_needed()
    box = name.bounding_box()
    page.mouse.move(box["x"], box["y"] + 40)  # plotly looks at what lies below the pointer first
    page.wait_for_timeout(300)
    page.mouse.click(box["x"], box["y"] + 40)
    expect(page.get_by_role("heading", level=1)).to_have_text("Hồ sơ xã Mẫu 3 quý I/2024")
    expect(page).to_have_url(re.compile(r"/ho-so-xa\?quy=2024-Q1&so_sanh=cung-ky&xa=mau-3&"))
