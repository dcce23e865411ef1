"""How fast forms come in: reading and checking one, accepting it, making the warehouse anew.

    .venv/bin/python tests/bench_intake.py             about two minutes

119 forms: as many as seven communes send in 17 quarters, here in four quarters and corrected
several times. Prints medians and the slowest. No test reads these figures.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from data import publish, rebuilding, store
from intake import accepting, applying, blank_form, sending
from tests.intake import clerk
from tests.intake.test_whole import UNITS, answers

QUARTERS = ["2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2"]
FORMS = 17 * len(UNITS)


def main() -> None:
    """Send, accept, make anew; print a line for each."""
    taken: dict[str, list[float]] = {"template": [], "read and check": [], "accept": []}
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KONRAY_DATA"] = folder
        publish.build()
        for number in range(FORMS):
            unit = UNITS[number % len(UNITS)]
            quarter = QUARTERS[number // len(UNITS) % len(QUARTERS)]
            send(unit, quarter, number, taken)
        for name, times in taken.items():
            middle, worst = statistics.median(times) * 1000, max(times) * 1000
            print(f"{name:<24}{middle:>8.0f} ms, slowest {worst:.0f} ms")
        started = time.perf_counter()
        rebuilt = rebuilding.rebuild("official")
        seconds = time.perf_counter() - started
        print(f"{'made anew':<24}{seconds:>8.1f} s, {FORMS} forms, differs: {rebuilt.differs}")


def send(unit: str, quarter: str, number: int, taken: dict[str, list[float]]) -> None:
    """One form, from empty to accepted; each step's seconds are added."""
    snapshot = store.snapshot()
    started = time.perf_counter()
    form = blank_form.write(snapshot, unit, quarter)
    taken["template"].append(time.perf_counter() - started)
    told = answers(unit)
    told["running"] += QUARTERS.index(quarter)  # one more model each quarter
    told["outreach"] |= {"session": 10 + number}  # no two forms are the same file
    told["models"] = [{"event": "Ra mắt", "name": f"Mô hình thứ {number} của xã"}]
    data = clerk.fill(form, told)
    started = time.perf_counter()
    applying.examine(data, "form.xlsx", snapshot)
    taken["read and check"].append(time.perf_counter() - started)
    sent = sending.send("official", data, f"{unit}-{number}.xlsx", "Lan")
    if errors := [one for one in sent.findings if one.stops]:
        raise SystemExit(f"the benchmark's own form is wrong: {errors}")
    reasons = {(one.code, one.sheet, one.cell): "đúng như vậy" for one in sent.findings}
    started = time.perf_counter()
    accepting.accept("official", sent.submission.sha, "Văn phòng", reasons)
    taken["accept"].append(time.perf_counter() - started)


if __name__ == "__main__":
    main()
