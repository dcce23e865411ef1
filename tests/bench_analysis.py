"""How fast /phan-tich answers, nothing kept: at the size of a district, and on many facts.

    .venv/bin/python tests/bench_analysis.py                    the usual demonstration
    .venv/bin/python tests/bench_analysis.py --large 10600x40   and 20 million invented facts
    .venv/bin/python tests/bench_analysis.py --home FOLDER      of a demonstration built before

Prints for each subject the question for its cells alone and the whole table (cells, heads, source)
as the page gets it, of all communes: median, and the first time. No test reads these figures.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from app.analysis.asking import offer
from app.analysis.choices import Choice, list_options, list_quarters
from app.analysis.section import read_page
from app.view import View
from data import demo, store
from measures.analysis.asked import MOST_UNITS, Question, ask_counts, ask_indicators
from measures.analysis.table import MOST
from measures.scope import whole_district

ROUNDS = 9
QUARTER = "2024-Q2"


def main() -> None:
    """Build what is asked for and print a table of each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--large", metavar="COMMUNESxQUARTERS", help="also on a demo of this size")
    parser.add_argument("--home", type=Path, help="a KONRAY_DATA with a demonstration")
    asked = parser.parse_args()
    if asked.home:
        os.environ["KONRAY_DATA"] = str(asked.home)
        print_times(look())
        return
    for size in [None, *([asked.large] if asked.large else [])]:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["KONRAY_DATA"] = folder
            demo.build(*(int(part) for part in size.split("x"))) if size else demo.build()
            print_times(look())


def look() -> View:
    """What a reader sees of the demonstration."""
    snapshot = store.snapshot("demo")
    communes = whole_district(snapshot, QUARTER).expected
    return View(snapshot, QUARTER, "previous", [], communes, "Minh Họa")


def print_times(view: View) -> None:
    """A line for each subject."""
    print(f"\n{len(view.chosen):,} communes, ms{'cells':>24}{'first':>9}{'table':>9}{'first':>9}")
    for subject, about in offer(view).subjects.items():
        measure = next(key for key in about.measures if key != "tat-ca")
        rows, columns = (list(heads) for heads in list_options(about, about.measures[measure]))
        choice = Choice(subject, measure, rows[0], columns[0])
        question = Question(
            about.measures[measure], rows[0], columns[0], list_quarters(view, choice.span), (),
            len(view.chosen) > MOST_UNITS,
        )  # fmt: skip
        ask = ask_indicators if question.measure.indicator else ask_counts
        cells = measure_times(view, lambda q=question, a=ask: a(view.snapshot, q, MOST))
        table = measure_times(view, lambda c=choice: read_page(view, c))
        told = "".join(f"{time:>9.0f}" for time in (*cells, *table))
        print(f"{about.label:<31}{told[0:]}")


def measure_times(view: View, act: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds, the median of some rounds and the first, with nothing kept before each."""
    times = []
    for _ in range(ROUNDS):
        offer(view)
        kept = {key: value for key, value in view.snapshot.answers.items() if "offer" in key}
        view.snapshot.answers.clear()
        view.snapshot.answers.update(kept)
        started = time.perf_counter()
        act()
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times), times[0]


if __name__ == "__main__":
    main()
