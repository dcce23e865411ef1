"""Barriers that axe-core finds: none of any weight, on any page, light and dark, both data sets."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from app.menu import SCREENS
from tests.browser.conftest import DESKTOP, complete

DATA_SETS = {"official": "", "demo": "&so_lieu=minh-hoa"}


@pytest.mark.parametrize("data_set", DATA_SETS)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.file)
def test_no_barriers(browser: Browser, address: str, screen, theme, data_set):
    context = browser.new_context(**DESKTOP | {"color_scheme": theme})
    page = context.new_page()
    page.goto(f"{address}/{screen.address}?quy=2024-Q2{DATA_SETS[data_set]}")
    complete(page)
    found = Axe().run(page).response["violations"]
    told = [
        (barrier["impact"], barrier["id"], [node["html"][:200] for node in barrier["nodes"]])
        for barrier in found
    ]
    assert told == []
    context.close()
