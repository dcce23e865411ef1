"""How fast the app is, beside a bare Streamlit page with one Plotly chart, in one run.

    .venv/bin/python tests/bench.py

Prints milliseconds (medians) and their ratio: machines are noisy, ratios less so. No test reads
these figures.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Browser, Page, sync_playwright

from data import store
from queries import query
from tests.browser import chromium
from tests.browser.conftest import settle
from tests.browser.server import serve

ROUNDS = 5
BARE = """
import plotly.graph_objects as go
import streamlit as st

st.title("Bare")
choice = st.selectbox("Choice", ["a", "b"], key="choose_quarter")
st.plotly_chart(go.Figure(go.Scatter(x=[0, 1, 1, 0], y=[0, 0, 1, 1], fill="toself")))
st.write(f"drawn {choice}")
"""

# The last words of the overview, and what each choice of the first filter makes appear.
LAST = "Còn thiếu"
OURS = {"Quý I/2024": "Tổng quan quý I/2024", "Quý II/2024": "Tổng quan quý II/2024"}
THEIRS = {"b": "drawn b", "a": "drawn a"}


def main() -> None:
    """Measure both, print a table."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = Path(folder)
        bare = home / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        browser = playwright.chromium.launch(
            executable_path=chromium.find_or_install(),
            args=["--no-sandbox", "--disable-background-networking"],
        )
        with serve(home):
            pass  # the first start builds the warehouse; measured below are the later ones
        rows = [
            ("health after start", *(measure_start(home, s) for s in ("dashboard.py", bare))),
        ]
        with serve(home) as ours, serve(home / "bare", str(bare)) as other:
            first = measure_first(browser, ours, LAST), measure_first(browser, other, "drawn a")
            rows.append(("first page, empty browser", *first))
            click = measure_click(browser, ours, OURS), measure_click(browser, other, THEIRS)
            rows.append(("filter click to idle", *click))
        browser.close()
        print(f"{'':<28}{'ours':>8}{'bare':>8}{'ratio':>7}")
        for name, ours_ms, bare_ms in rows:
            print(f"{name:<28}{ours_ms:>6.0f}ms{bare_ms:>6.0f}ms{ours_ms / bare_ms:>7.2f}")
        print(f"{'SQL of the overview':<28}{measure_sql(home):>6.0f}ms")


def measure_start(home: Path, script: str | Path) -> float:
    """Milliseconds from the start of the process until /_stcore/health answers."""
    taken = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        with serve(home, str(script)):
            taken.append(time.perf_counter() - started)
    return statistics.median(taken) * 1000


def measure_first(browser: Browser, address: str, last: str) -> float:
    """Milliseconds until a browser without a cache shows the page's chart and its last words."""
    taken = []
    for _ in range(ROUNDS):
        context = browser.new_context(viewport={"width": 1440, "height": 2400})
        page = context.new_page()
        started = time.perf_counter()
        page.goto(address, wait_until="commit")
        page.get_by_text(last, exact=True).wait_for()
        page.locator(".js-plotly-plot .main-svg").first.wait_for()
        taken.append(time.perf_counter() - started)
        context.close()
    return statistics.median(taken) * 1000


def measure_click(browser: Browser, address: str, choices: dict[str, str]) -> float:
    """Milliseconds from a choice in the first filter until its text is drawn and all is idle.

    `choices`: what is chosen, and the text that then appears.
    """
    context = browser.new_context(viewport={"width": 1440, "height": 2400})
    page = context.new_page()
    page.goto(address)
    settle(page)
    taken = [_click(page, *choice) for _ in range(ROUNDS) for choice in choices.items()]
    context.close()
    return statistics.median(taken) * 1000


def _click(page: Page, option: str, text: str) -> float:
    page.locator(".st-key-choose_quarter").get_by_role("combobox").click()
    choice = page.get_by_role("option", name=option, exact=True)
    choice.wait_for()
    started = time.perf_counter()
    choice.click()
    page.get_by_text(text, exact=True).wait_for()
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    return time.perf_counter() - started


def measure_sql(home: Path) -> float:
    """Milliseconds that all queries of the overview take together, none of them kept."""
    os.environ["KONRAY_DATA"] = str(home)
    facts = store.snapshot("official")
    both = {"quarters": ["2024-Q2", "2024-Q1"], "communes": []}
    taken = []
    for _ in range(4 * ROUNDS):
        started = time.perf_counter()
        for name in ("frame/quarters", "frame/communes", "frame/district"):
            query(name, on=facts)
        for name in ("overview/models", "overview/customs", "overview/outreach"):
            query(name, on=facts, **both)
        for name in ("overview/unallocated", "overview/silent"):
            query(name, on=facts, quarter="2024-Q2")
        query("overview/map", on=facts, quarter="2024-Q2", communes=[])
        query("customs/places", on=facts, quarter="2024-Q2", before="2024-Q1", communes=[])
        taken.append(time.perf_counter() - started)
        facts.answers.clear()  # measured is the asking, not the keeping
    return statistics.median(taken) * 1000


if __name__ == "__main__":
    main()
