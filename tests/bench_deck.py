"""How fast a slide follows a key, and whether a frame without its chart is ever seen.

    .venv/bin/python tests/bench_deck.py                    the demonstration, built anew
    .venv/bin/python tests/bench_deck.py --home FOLDER      a KONRAY_DATA with both data sets

Prints the median, the fastest and the slowest of the turns, from the key to the frame that is drawn
(the aim is 50 ms), and how many frames had no slide, two of them, or one without its content. No
test reads these figures.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser import chromium
from tests.browser.server import serve

PAGE = "/trinh-chieu?so_lieu=minh-hoa&quy=2024-Q2"
TURN = """async (turns) => {
  const count = document.querySelectorAll('.deck-slide').length;
  const times = [];
  let blank = 0;
  const look = () => {
    const seen = document.querySelectorAll('.deck-on');
    if (seen.length !== 1 || !seen[0].querySelector('.deck-text > *, .main-svg')) blank++;
  };
  for (let turn = 0; turn < turns; turn++) {
    const key = turn % (2 * count - 2) < count - 1 ? 'ArrowRight' : 'ArrowLeft';
    const from = performance.now();
    document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await new Promise((done) => requestAnimationFrame(() => {
      look();
      const after = new MessageChannel();
      after.port1.onmessage = done;
      after.port2.postMessage(0);
    }));
    times.push(performance.now() - from);
    for (let frame = 0; frame < 3; frame++) {
      await new Promise(requestAnimationFrame);
      look();
    }
  }
  return [count, times, blank];
}"""


def main() -> None:
    """Open the deck at two sizes of screen and turn it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--home", type=Path, help="a KONRAY_DATA with both data sets")
    parser.add_argument("--turns", type=int, default=60)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find_or_install(), args=["--no-sandbox"]
        )
        with serve(asked.home or Path(folder)) as address:
            for width, height in ((1280, 720), (1920, 1080)):
                size = {"width": width, "height": height}
                page = browser.new_context(viewport=size).new_page()
                page.goto(address + PAGE)
                page.locator(".deck[data-ready]").wait_for(timeout=120_000)
                page.wait_for_timeout(1000)
                page.keyboard.press("f")
                page.wait_for_timeout(1000)
                count, times, blank = page.evaluate(TURN, asked.turns)
                print(
                    f"{width}×{height}, {count} slides, {asked.turns} turns: "
                    f"median {statistics.median(times):.0f} ms, fastest {min(times):.0f}, "
                    f"slowest {max(times):.0f}; blank frames {blank}"
                )
        browser.close()


if __name__ == "__main__":
    main()
