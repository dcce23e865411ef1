"""How long the PowerPoint file of a deck takes, the slides themselves being made already.

    .venv/bin/python tests/bench_powerpoint.py                    the demonstration, built anew
    .venv/bin/python tests/bench_powerpoint.py --home FOLDER      a KONRAY_DATA with it

Prints the median and the slowest of so many files, by the clock and of the processor, and the size
of one (the aim is a second for twelve slides). No test reads these figures.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from app.deck.asking import make
from app.deck.powerpoint.file import write
from data import demo


def main() -> None:
    """Write the deck again and again."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--home", type=Path, help="a KONRAY_DATA with the demonstration")
    parser.add_argument("--count", type=int, default=15)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KONRAY_DATA"] = str(asked.home or folder)
        if not asked.home:
            demo.build()
        made = make("demo", "2024-Q2")
        size = len(write(made.slides, made.view))
        clock, processor = [], []
        for _ in range(asked.count):
            began, worked = time.perf_counter(), time.process_time()
            write(made.slides, made.view)
            clock.append(time.perf_counter() - began)
            processor.append(time.process_time() - worked)
    print(f"{len(made.slides)} slides, {size / 1000:.0f} kB, {asked.count} files")
    for name, times in (("clock", clock), ("processor", processor)):
        print(f"{name:>10}: median {statistics.median(times):.2f} s, slowest {max(times):.2f} s")


if __name__ == "__main__":
    main()
