"""How fast a report is made: its files, and its preview after an edit.

    .venv/bin/python tests/bench_report.py             about a minute

Prints medians. No test reads these figures.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Page, sync_playwright

from data import demo, publish, store
from report import pdf, word
from report.compose import compose
from report.document import Document
from report.text_parts import PARTS, standing_text
from tests.bench import ROUNDS, measure
from tests.browser import chromium
from tests.browser.conftest import complete
from tests.browser.server import serve

QUARTER = "2024-Q2"
# From the key that ends an edit to the frame in which the last page is another picture.
WATCH = """
() => {
  const pages = () => [...document.querySelectorAll("[class*=st-key-page_] img")];
  const before = pages().at(-1).src;
  window.taken = null;
  const started = performance.now();
  const look = () => {
    const last = pages().at(-1);
    if (last && last.src !== before && last.complete) window.taken = performance.now() - started;
    else requestAnimationFrame(look);
  };
  look();
}
"""


def main() -> None:
    """Measure, print a line for each figure."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KONRAY_DATA"] = folder
        publish.build()
        demo.build()
        for data_set in ("official", "demo"):
            print_files(data_set)
        print_command()
        print_preview(Path(folder))


def print_files(data_set: str) -> None:
    """Filling in the text, Word, PDF, pages; every question to the warehouse asked anew."""
    snapshot = store.snapshot(data_set)
    texts = {part.name: standing_text(data_set, QUARTER, part.name) for part in PARTS}

    def fill_in() -> Document:
        snapshot.answers.clear()
        return compose(snapshot, QUARTER, texts, {}).document

    document = fill_in()
    for name, run in (
        ("fill in the text", fill_in),
        ("Word", lambda: word.write(document)),
        ("PDF", lambda: pdf.write(document)),
        ("pages of the preview", lambda: pdf.draw(document)),
    ):
        print(f"{data_set:<10}{name:<28}{measure(run):>7.0f} ms")


def print_command() -> None:
    """Both files by the command, from its start to its end."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "report", QUARTER]
        command += ["--docx", f"{folder}/a.docx", "--pdf", f"{folder}/a.pdf"]
        run = lambda: subprocess.run(command, cwd=ROOT, check=True, capture_output=True)  # noqa: E731
        print(f"{'':<10}{'command: Word and PDF':<28}{measure(run):>7.0f} ms")


def print_preview(home: Path) -> None:
    """In a browser: the page anew, and from an edit to the page that shows it."""
    with sync_playwright() as playwright, serve(home) as address:
        browser = playwright.chromium.launch(
            executable_path=chromium.find_or_install(), args=["--no-sandbox"]
        )
        page = browser.new_context(viewport={"width": 1440, "height": 8000}).new_page()
        page.goto(f"{address}/bao-cao?quy={QUARTER}")
        page.locator("[class*=st-key-page_] img").last.wait_for()
        complete(page)
        taken = sorted(edit(page, number) for number in range(2 * ROUNDS))
        print(f"{'':<10}{'preview after an edit':<28}{taken[len(taken) // 2]:>7.0f} ms")
        browser.close()


def edit(page: Page, number: int) -> float:
    """Milliseconds until an edit is seen on the last page."""
    page.get_by_role("region", name="Kết thúc", exact=True).locator("p").first.click()
    page.keyboard.type(f"Lần {number}. ")
    page.evaluate(WATCH)
    page.keyboard.press("Control+s")
    while not (taken := page.evaluate("() => window.taken")):
        time.sleep(0.02)
    complete(page)
    return float(taken)


if __name__ == "__main__":
    main()
