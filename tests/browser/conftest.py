"""What the browser tests share: one server, a Chromium, and waiting until a page stands still."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser import chromium
from tests.browser.server import serve

# A machine that is busy with other things is no mistake of ours: only what hangs fails.
PATIENCE = 120_000  # milliseconds
expect.set_options(timeout=PATIENCE)

DESKTOP = {
    "viewport": {"width": 1440, "height": 1000},
    "locale": "vi-VN",
    "timezone_id": "Asia/Ho_Chi_Minh",
    "reduced_motion": "reduce",
    "color_scheme": "light",
}


@pytest.fixture(scope="session")
def furnish(warehouse, demo_snapshot):
    """`furnish(folder)` lays both data sets into a folder, as a first start leaves them; that
    folder. What that start does is seen in test_screen.py."""

    def furnish(home: Path) -> Path:
        for path in (warehouse, demo_snapshot.path):
            (home / path.parent.name).mkdir(parents=True)
            for name in (path.name, "CURRENT"):
                shutil.copyfile(path.with_name(name), home / path.parent.name / name)
        return home

    return furnish


@pytest.fixture(scope="session")
def address(tmp_path_factory, furnish):
    """The address of a running app with both data sets."""
    with serve(furnish(tmp_path_factory.mktemp("served"))) as running:
        yield running


@pytest.fixture(scope="module")
def browser():
    """This machine's own browser; never skipped, chromium.NoBrowser says what to install.

    One for each file: Playwright keeps an event loop running, which other tests must not meet.
    """
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium.find_or_install(),
            args=["--no-sandbox", "--disable-background-networking", "--font-render-hinting=none"],
        )
        yield running
        running.close()


@pytest.fixture(scope="module")
def desktop(browser: Browser):
    """A desktop in Vietnam; what one page of it has loaded, the next has as well."""
    context = browser.new_context(**DESKTOP)
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def page(desktop: BrowserContext):
    """A fresh tab of the desktop."""
    tab = desktop.new_page()
    yield tab
    tab.close()


@pytest.fixture
def visit(page: Page, address: str):
    """`visit("/mo-hinh?quy=2024-Q1")` opens a page of the app and waits until it is drawn."""

    def visit(path: str) -> Page:
        page.goto(address + path)
        settle(page)
        return page

    return visit


# Waited for by its selector: each `expect` that has to wait reads the whole page out first.
IDLE = "[data-test-connection-state=CONNECTED][data-test-script-state=notRunning]"


def settle(page: Page) -> None:
    """Wait until the script has run and nothing is still to be drawn."""
    page.wait_for_timeout(200)  # a widget waits a moment before it reports its change
    page.locator("h1, [data-testid=stAlert]").first.wait_for()  # idle before the first run, too
    page.locator(IDLE).wait_for(timeout=PATIENCE)
    page.wait_for_timeout(100)


def complete(page: Page) -> None:
    """Wait until also what comes in pieces of its own, tables and charts, is there."""
    settle(page)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
