"""How fast the app is, beside a bare Streamlit page with the same Plotly charts, in one run.

    .venv/bin/python tests/bench.py                    a few minutes
    .venv/bin/python tests/bench.py --large 10600x40   and on 20 million invented facts

Prints medians and, for what a browser sees, their ratio to the bare page of the same run: machines
are noisy, ratios less so. No test reads these figures.
"""

import argparse
import json
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.testing.v1 import AppTest

import queries
from app.menu import SCREENS
from data import demo, publish, store
from data.vietnamese import write_quarter
from tests import screen
from tests.browser import chromium
from tests.browser.conftest import settle
from tests.browser.server import serve

ROUNDS = 7
SESSIONS = 20
QUARTERS = ("2024-Q2", "2024-Q1")
HOW = {"frame": "query", "rows": "rows", "records": "records"}
COMMUNES = ["mau", *(f"mau-{number}" for number in range(1, 7))]
MEASURED = [shown for shown in SCREENS if shown.file in (
    "overview.py", "models.py", "customs.py", "indicators.py", "outreach.py", "coordination.py"
)]  # fmt: skip

# The same charts and nothing else: what a page costs before anything of ours is added.
BARE = """
import json
from pathlib import Path
import plotly.graph_objects as go
import streamlit as st

charts = json.loads(Path({charts!r}).read_text(encoding="utf-8"))
choice = st.selectbox("Quý", list(charts), key="choose_quarter")
st.title(choice)
for number, chart in enumerate(charts[choice]):
    st.plotly_chart(go.Figure(chart), key=f"chart_{{number}}")
"""

# Counts frames until every chart shows what it showed when this quarter was drawn before.
WATCH = """
([option, title, charts]) => {
  const shown = () => [...document.querySelectorAll(".js-plotly-plot")]
    .map((chart) => [...chart.querySelectorAll(".main-svg")].map((svg) => svg.textContent).join())
    .join("|");
  const done = () => document.querySelector("h1")?.textContent === title && shown() === charts;
  window.taken = null;
  const started = performance.now();
  const list = document.querySelector(".choose-quy select");
  if (list) {
    list.value = [...list.options].find((one) => one.text === option).value;
    list.dispatchEvent(new Event("change", { bubbles: true }));
  } else {
    const offered = [...document.querySelectorAll("[role=option]")];
    offered.find((one) => one.textContent === option).click();
  }
  const look = () => {
    if (done()) window.taken = performance.now() - started; else requestAnimationFrame(look);
  };
  look();
}
"""
SHOWN = """
() => [...document.querySelectorAll(".js-plotly-plot")]
  .map((chart) => [...chart.querySelectorAll(".main-svg")].map((svg) => svg.textContent).join())
  .join("|")
"""


def main() -> None:
    """Measure, print a table for each kind of figure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--large", metavar="COMMUNESxQUARTERS", help="also on a demo of this size")
    large = parser.parse_args().large
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = Path(folder)
        os.environ["KONRAY_DATA"] = str(home)
        publish.build()
        demo.build()
        print_sql(home, large)
        print_script()
        browser = playwright.chromium.launch(
            executable_path=chromium.find_or_install(),
            args=["--no-sandbox", "--disable-background-networking"],
        )
        print_browser(browser, home)
        browser.close()


def print_sql(home: Path, large: str | None) -> None:
    """Time of all queries of each page, none of them kept: as they are, and on many facts."""
    sizes = {"district": (home, store.snapshot("demo"))}
    if large:
        communes, quarters = (int(part) for part in large.split("x"))
        sizes["7 communes of many"] = (home / "large", build_large(home, communes, quarters))
    print(f"\n{'SQL of a page, ms':<28}" + "".join(f"{name:>20}" for name in sizes))
    for shown in MEASURED:
        line = f"{shown.title:<28}"
        for place, snapshot in sizes.values():
            os.environ["KONRAY_DATA"] = str(place)
            calls = record(shown.file)
            line += f"{measure(lambda s=snapshot, c=calls: replay(s, c)):>20.0f}"
        os.environ["KONRAY_DATA"] = str(home)
        print(line)


def build_large(home: Path, communes: int, quarters: int) -> store.Snapshot:
    """A demonstration of another size, with what building it took."""
    os.environ["KONRAY_DATA"] = str(home / "large")
    started = time.perf_counter()
    publish.build()
    demo.build(communes=communes, quarters=quarters)
    minutes = (time.perf_counter() - started) / 60
    snapshot = store.snapshot("demo")
    size = snapshot.path.stat().st_size / 1e6
    print(f"{count_facts(snapshot):,} facts built in {minutes:.1f} min, {size:.0f} MB")
    return snapshot


def record(page: str) -> list[tuple[str, str, dict]]:
    """The queries that a page asks for the first seven communes, in order, each once: how its
    answer is had (a function of queries), name, parameters."""
    calls: list[tuple[str, str, dict]] = []
    keep = queries._keep

    def watched(
        on: store.Snapshot, kind: str, name: str, sql: str, parameters: dict, ask: Callable
    ) -> object:
        if (call := (HOW[kind], name, parameters)) not in calls:
            calls.append(call)
        return keep(on, kind, name, sql, parameters, ask)

    app = start(communes=",".join(COMMUNES))
    store.snapshot("demo").answers.clear()
    queries._keep = watched
    try:
        turn(app, page)
    finally:
        queries._keep = keep
    return calls


def replay(snapshot: store.Snapshot, calls: list[tuple[str, str, dict]]) -> None:
    """Ask them all again, of the file and not of what was kept."""
    snapshot.answers.clear()
    for how, name, parameters in calls:
        getattr(queries, how)(name, on=snapshot, **parameters)


def count_facts(snapshot: store.Snapshot) -> int:
    """Rows of all tables of facts."""
    found = store.fetch(
        snapshot,
        "select sum(estimated_size) as rows from duckdb_tables() where table_name like 'fact%'",
    )
    return int(found["rows"].iloc[0])


def start(quarter: str = QUARTERS[0], communes: str = "") -> AppTest:
    """The demonstration as the server runs it, without a browser, on its first page."""
    app = AppTest.from_file(str(ROOT / "app" / "main.py"), default_timeout=60)
    app.query_params["so_lieu"] = "minh-hoa"
    app.query_params["quy"] = quarter
    app.query_params["xa"] = communes
    return app.run()


def turn(app: AppTest, page: str) -> AppTest:
    """The same reader on a page."""
    app.switch_page(f"../pages/{page}").run()
    assert not app.exception and not app.error, page
    return app


def charts_of(app: AppTest) -> list[dict]:
    """The charts of a page, as Plotly gets them."""
    return [{"data": chart.data, "layout": chart.layout} for chart in screen.charts(app)]


def print_script() -> None:
    """What a run of each script costs, and how much it sends for its charts."""
    print(f"\n{'script of a page':<28}{'first':>8}{'again':>8}{'charts':>8}{'JSON kB':>9}")
    for shown in MEASURED:
        app = start()
        store.snapshot("demo").answers.clear()
        started = time.perf_counter()
        turn(app, shown.file)
        first = (time.perf_counter() - started) * 1000
        again = measure(app.run)
        specs = charts_of(app)
        size = sum(len(json.dumps(spec)) for spec in specs) / 1000
        print(f"{shown.title:<28}{first:>6.0f}ms{again:>6.0f}ms{len(specs):>8}{size:>9.0f}")


def print_browser(browser: Browser, home: Path) -> None:
    """What a reader waits for, beside the bare pages with the same charts."""
    print(f"\n{'in the browser':<40}{'ours':>8}{'bare':>8}{'ratio':>7}")
    bare = {}
    for shown in MEASURED:
        charts = {
            write_quarter(quarter).replace("quý", "Quý"): charts_of(
                turn(start(quarter), shown.file)
            )
            for quarter in QUARTERS
        }
        (home / f"{shown.file}.json").write_text(json.dumps(charts), encoding="utf-8")
        bare[shown.file] = home / f"bare_{shown.file}"
        bare[shown.file].write_text(
            BARE.format(charts=str(home / f"{shown.file}.json")), encoding="utf-8"
        )
    first = bare["overview.py"]
    starts = [measure_start(home, script) for script in ("dashboard.py", first)]
    print_row("health after start", *starts)
    with serve(home) as ours:
        link = f"{ours}/?so_lieu=minh-hoa&quy={QUARTERS[0]}"
        with serve(home / "bare", str(first)) as other:
            print_row(
                "first page, empty browser", measure_first(browser, link),
                measure_first(browser, other),
            )  # fmt: skip
        for shown in MEASURED:
            link = f"{ours}/{shown.address}?so_lieu=minh-hoa&quy={QUARTERS[0]}"
            with serve(home / "bare", str(bare[shown.file])) as other:
                print_row(
                    f"{shown.title}: click on another quarter", measure_click(browser, link),
                    measure_click(browser, other),
                )  # fmt: skip
        slowest = measure_crowd(browser, f"{ours}/mo-hinh?so_lieu=minh-hoa&quy={QUARTERS[0]}")
        memory = re.search(r"VmRSS:\s+(\d+)", read_status(home))
        print(f"{SESSIONS} sessions: slowest click {slowest:.0f} ms", end="")
        print(f", server {int(memory[1]) / 1000:.0f} MB" if memory else "")


def print_row(name: str, ours: float, bare: float) -> None:
    """One line of the table."""
    print(f"{name:<40}{ours:>6.0f}ms{bare:>6.0f}ms{ours / bare:>7.2f}")


def measure(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median milliseconds of a call."""
    taken = []
    for _ in range(rounds):
        started = time.perf_counter()
        run()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken) * 1000


def measure_start(home: Path, script: str | Path) -> float:
    """Milliseconds from the start of the process until /_stcore/health answers."""
    taken = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        with serve(home, str(script)):
            taken.append(time.perf_counter() - started)
    return statistics.median(taken) * 1000


def tabs(browser: Browser, count: int = 1) -> Iterator[Page]:
    """Tabs with a cache of their own, tall enough to show a whole page."""
    for _ in range(count):
        yield browser.new_context(viewport={"width": 1440, "height": 3000}).new_page()


def measure_first(browser: Browser, address: str) -> float:
    """Milliseconds until a browser without a cache shows the page's charts and is idle."""
    taken = []
    for _ in range(ROUNDS):
        [page] = tabs(browser)
        started = time.perf_counter()
        page.goto(address, wait_until="commit")
        page.locator("h1").wait_for()
        page.locator(".js-plotly-plot .main-svg").last.wait_for()
        page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
        taken.append(time.perf_counter() - started)
        page.context.close()
    return statistics.median(taken) * 1000


def measure_click(browser: Browser, address: str) -> float:
    """Milliseconds from a click on another quarter until every chart shows that quarter."""
    [page] = tabs(browser)
    page.goto(address)
    seen = {}
    for quarter in (*QUARTERS, QUARTERS[0]):  # each drawn once before it is measured
        choose(page, quarter)
        seen[quarter] = (page.locator("h1").inner_text(), page.evaluate(SHOWN))
    taken = []
    for number in range(2 * ROUNDS):
        quarter = QUARTERS[(number + 1) % 2]
        click(page, quarter, *seen[quarter])
        taken.append(wait(page))
        settle(page)
    page.context.close()
    return statistics.median(taken)


def label(quarter: str) -> str:
    """A quarter as the filter shows it."""
    return write_quarter(quarter).replace("quý", "Quý")


def open_list(page: Page, quarter: str) -> None:
    """Unfold the filter, so that a quarter can be clicked; ours is a list of the browser's own."""
    if page.locator(".choose-quy").count():
        return
    page.locator(".st-key-choose_quarter").get_by_role("combobox").click()
    page.get_by_role("option", name=label(quarter), exact=True).wait_for()


def choose(page: Page, quarter: str) -> None:
    """Choose a quarter and wait until nothing moves."""
    settle(page)
    open_list(page, quarter)
    if page.locator(".choose-quy").count():
        page.locator(".choose-quy select").select_option(label=label(quarter))
    else:
        page.get_by_role("option", name=label(quarter), exact=True).click()
    settle(page)
    page.wait_for_timeout(1500)


def click(page: Page, quarter: str, title: str, charts: str) -> None:
    """Click on a quarter and start to watch; `window.taken` is set once all is drawn."""
    open_list(page, quarter)
    page.evaluate(WATCH, [label(quarter), title, charts])


def wait(page: Page) -> float:
    """Milliseconds from the click until all charts were drawn, as the page itself saw it."""
    for _ in range(6000):
        if (taken := page.evaluate("window.taken")) is not None:
            return taken
        time.sleep(0.02)  # not by wait_for_function: the page forbids eval
    raise TimeoutError(f"{page.url}: charts not drawn within two minutes")


def measure_crowd(browser: Browser, address: str) -> float:
    """The slowest of as many clicks at once as there are sessions, in milliseconds."""
    pages = list(tabs(browser, SESSIONS))
    seen = None
    for page in pages:
        page.goto(address)
        settle(page)
    choose(pages[0], QUARTERS[1])
    seen = (pages[0].locator("h1").inner_text(), pages[0].evaluate(SHOWN))
    choose(pages[0], QUARTERS[0])
    for page in pages:
        open_list(page, QUARTERS[1])
    for page in pages:
        page.evaluate(WATCH, [label(QUARTERS[1]), *seen])
    slowest = max(wait(page) for page in pages)
    for page in pages:
        page.context.close()
    return slowest


def read_status(home: Path) -> str:
    """What Linux says about the server's memory; empty elsewhere."""
    try:
        pid = (home / "server.pid").read_text(encoding="utf-8")
        return Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return ""


if __name__ == "__main__":
    main()
