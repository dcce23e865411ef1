"""While the server works: what is out of date fades once the reader waits, and not before."""

from playwright.sync_api import Page, expect

TURN = """state => {
    document.querySelector(".stApp").dataset.testScriptState = state;
    document.querySelector("[data-testid=stMain] [data-stale]").dataset.stale = state === "running";
}"""


def test_what_is_out_of_date_fades_once_the_reader_waits(visit):
    page: Page = visit("/nguon")
    element = page.locator("[data-testid=stMain] [data-stale]").first
    page.evaluate(TURN, "running")
    expect(element).to_have_css("opacity", "1")
    expect(element).to_have_css("transition-property", "none")
    expect(page.locator("html.waits")).to_have_count(1)
    expect(element).to_have_css("opacity", "0.33")
    page.evaluate(TURN, "notRunning")
    expect(page.locator("html.waits")).to_have_count(0)
    expect(element).to_have_css("opacity", "1")


def test_a_short_run_fades_nothing(visit):
    page: Page = visit("/nguon")
    page.evaluate(TURN, "running")
    page.evaluate(TURN, "notRunning")
    page.wait_for_timeout(700)  # longer than it takes to begin
    expect(page.locator("html.waits")).to_have_count(0)
