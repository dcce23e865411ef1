"""Every page, with either data set, is looked at in every way while it is open."""

import re
from typing import NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from app.menu import SCREENS
from tests.browser.conftest import complete

DEMO = "?so_lieu=minh-hoa&quy=2024-Q2"
PAGES = [f"/{screen.address}{data_set}" for screen in SCREENS for data_set in ("", DEMO)]

# Words of Streamlit's, Plotly's and Python's that must not reach the screen.
ENGLISH = re.compile(
    r"\b(choose|select|search|download|upload|browse|fullscreen|running|rerun|settings|print|"
    r"loading|error|warning|close|open|menu|show|hide|page|skip|main|deploy|clear|options?|copy|"
    r"link|filter|sort|column|rows?|view|none|nan|null|nat|undefined|true|false|quarter|models?|"
    r"customs?|source|table|chart|expand|collapse|stop|edit|more|record|theme|light|dark|system)\b",
    re.IGNORECASE,
)

DARK = "rgb(16, 23, 22)"  # the ground of the dark theme in .streamlit/config.toml


class Opened(NamedTuple):
    """A page that is drawn to its end, what it asked of other hosts until then, and what its
    console complained about."""

    page: Page
    foreign: list[str]
    complaints: list[str]


@pytest.fixture(scope="module", params=PAGES)
def path(request):
    return request.param


@pytest.fixture(scope="module")
def opened(desktop: BrowserContext, address: str, path: str):
    """The page as it opens on a desktop in the light theme."""
    page, foreign, complaints = desktop.new_page(), [], []
    page.on("request", lambda r: foreign.append(r.url) if not _own(r.url, address) else None)
    page.on(
        "console",
        lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None,
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address + path)
    complete(page)
    yield Opened(page, list(foreign), list(complaints))
    page.close()


def _own(url: str, address: str) -> bool:
    own = (address, address.replace("http", "ws", 1), "data:", "blob:")
    return url.startswith(own)


def test_no_foreign_request_and_no_complaint(opened):
    assert (opened.foreign, opened.complaints) == ([], [])


def test_only_invented_figures_are_marked(opened, path):
    if path.endswith(DEMO):
        expect(opened.page.locator(".chip-mark")).to_have_text("SỐ LIỆU MINH HỌA")
    else:
        expect(opened.page.get_by_text("SỐ LIỆU MINH HỌA")).to_have_count(0)


def test_no_barriers_in_the_light_theme(opened):
    assert find_barriers(opened.page) == []


def find_barriers(page: Page) -> list[tuple[str, str, list[str]]]:
    """What axe-core finds, of any weight: impact, name, places."""
    return [
        (barrier["impact"], barrier["id"], [node["html"][:200] for node in barrier["nodes"]])
        for barrier in Axe().run(page).response["violations"]
    ]


def test_no_english_on_the_screen(opened):
    page = opened.page
    complete(page)
    for _ in range(240):
        found = _english(page)
        if not found:
            break
        page.wait_for_timeout(250)  # each piece is put into Vietnamese just after it is drawn
    assert found == set()


def _english(page: Page) -> set[str]:
    """The English words in the texts and labels of a page, as they stand now."""
    texts = page.evaluate(
        """() => {
            // Icons are drawn from their English names, hidden from readers and screen readers.
            const icons = [...document.querySelectorAll("[data-testid=stIconMaterial]")];
            // The dictionary lists tables and columns by their names in the code.
            const code = [...document.querySelectorAll(".table table")].flatMap(table => {
                const heads = [...table.querySelectorAll("thead th")].map(head => head.innerText);
                return [...table.querySelectorAll("tbody tr > *")]
                    .filter(cell => /^(Bảng|Cột)\\b/.test(heads[cell.cellIndex]));
            });
            [...icons, ...code].forEach(one => one.hidden = one.style.display = "none");
            const seen = [document.body.innerText, document.title];
            for (const element of document.body.querySelectorAll("*")) {
                if (element.closest("script, style")) continue;
                for (const name of ["aria-label", "title", "placeholder", "alt"]) {
                    const text = element.getAttribute(name);
                    if (text) seen.push(text);
                }
            }
            return seen;
        }"""
    )
    return {word.group() for text in texts for word in ENGLISH.finditer(_without_urls(text))}


def _without_urls(text: str) -> str:
    """Addresses and column names of the data dictionary are names, not words of the screen."""
    return re.sub(r"https?://\S+|[a-z]+_[a-z_]+", "", text)


def test_a_phone_at_night_shows_everything_without_barriers(page, address, path):
    """In the dark theme, and nothing has to be scrolled sideways."""
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address + path)
    complete(page)
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", DARK)
    assert find_barriers(page) == []
    # what is wider by nature scrolls in a frame of its own
    wider = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid=stMain] *')]
            .filter(e => !e.closest('.table-frame'))
            .filter(e => !e.parentElement.closest('.grid-frame'))
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && e.innerText)
            .map(e => e.innerText.slice(0, 60))"""
    )
    assert wider == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.locator(".chips")).to_be_visible()
