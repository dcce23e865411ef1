"""What another quarter leaves where it stands, and what a sheet of paper keeps together."""

import io

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import complete
from tests.browser.test_journeys import DEMO

PIECES = "[data-testid=stMain] .stBidiComponent"


def mark(page):
    page.evaluate(f"document.querySelectorAll('{PIECES}').forEach(one => one.isOld = true)")


def count_new(page):
    return page.evaluate(
        f"[...document.querySelectorAll('{PIECES}')].filter(one => !one.isOld).length"
    )


def test_another_quarter_builds_nothing_anew(page: Page, address):
    """One quarter has a warning above the charts, the other has none."""
    page.goto(f"{address}/mo-hinh?{DEMO}")
    complete(page)
    assert page.get_by_test_id("stMain").get_by_test_id("stAlert").count() == 1
    mark(page)
    page.get_by_label("Quý", exact=True).select_option(label="Quý III/2023")
    expect(page.locator("h1")).to_have_text("Mô hình quý III/2023")
    expect(page.get_by_test_id("stMain").get_by_test_id("stAlert")).to_have_count(0)
    complete(page)
    assert count_new(page) == 0
    for field in ("khoang", "theo"):
        expect(page.locator(f".choose-{field} :checked")).to_have_count(1)
    icon = "fetch(document.querySelector('link[rel*=icon]').href).then(told => told.status)"
    assert page.evaluate(icon) == 200


@pytest.mark.parametrize(
    ("path", "fold", "made"), [("", "theo-quy", 1), ("chi-tieu", "cach-tinh", 0)]
)
def test_a_note_and_what_is_unfolded_have_nothing_below_built_anew(
    page: Page, address, path, fold, made
):
    page.goto(f"{address}/{path}?{DEMO}")
    complete(page)
    mark(page)
    page.get_by_role("checkbox", name="Mẫu 1", exact=True).check()
    expect(page.get_by_text("Đang lọc theo xã")).to_be_visible()
    complete(page)
    assert count_new(page) == 0
    page.locator(f'[data-name="{fold}"]').click()
    expect(page.locator(f".st-key-fold_{fold}")).to_be_visible()
    complete(page)
    assert count_new(page) == made


def test_marks_of_two_places_are_no_one_group(page: Page, address):
    """For a moment a place that is built anew stands beside the one before."""
    page.goto(f"{address}/mo-hinh?{DEMO}")
    complete(page)
    groups = page.locator(".choice-bar").evaluate_all(
        "all => all.map(one => [...new Set([...one.querySelectorAll('input')].map(i => i.name))])"
    )
    assert all(len(names) == 1 for names in groups)
    fields = page.locator(".choice-bar").evaluate_all("all => all.map(one => one.className)")
    assert not any(
        name in told.replace("choose-", " ").split()
        for [name], told in zip(groups, fields, strict=True)
    )


@pytest.mark.parametrize("path", ["", "mo-hinh", "hu-tuc", "chi-tieu", "tuyen-truyen", "phoi-hop"])
def test_no_first_sheet_holds_its_head_alone(page: Page, address, path):
    """What is kept together must not be more than a sheet holds."""
    page.goto(f"{address}/{path}?{DEMO}")
    complete(page)
    told = len(page.locator(".head").inner_text())
    for landscape in (False, True):
        paper = page.pdf(format="A4", landscape=landscape, prefer_css_page_size=not landscape)
        first = PdfReader(io.BytesIO(paper)).pages[0].extract_text()
        assert len(first) > told + 300, (path, landscape)
