"""A few of the odd drafts of tests/fuzz_report.py: none raises, and the work is counted."""

import random

import pytest

from report import pdf, tree
from report.text_parts import NAMES
from report.tree import run_pandoc
from tests import fuzz_report


@pytest.fixture
def work(monkeypatch):
    """How often Pandoc and Typst are called."""
    calls = {"pandoc": 0, "typst": 0}

    def count(name, function):
        def counted(*arguments, **options):
            calls[name] += 1
            return function(*arguments, **options)

        return counted

    for place in (tree, fuzz_report.word):
        monkeypatch.setattr(place, "run_pandoc", count("pandoc", run_pandoc))
    monkeypatch.setattr(pdf.typst, "eval", count("typst", pdf.typst.eval))
    return calls


@pytest.mark.parametrize("seed", range(24))
def test_an_odd_draft_raises_nothing_and_takes_counted_work(snapshot, work, seed):
    draft = fuzz_report.make_draft(random.Random(f"suite {seed}"))
    composed = fuzz_report.run(snapshot, draft, with_files=seed % 4 == 0)
    # Each part once, as it is or as the gap in its place; the Word file once.
    assert work["pandoc"] <= len(NAMES) + 1
    # Laid out for the pages and for the PDF.
    assert work["typst"] <= 2 * (1 + pdf._MOST_ROUNDS)
    if composed:
        assert len(composed.lines) <= 1_300
        assert sum(len(line.text) for line in composed.lines) <= 180_000


def test_drafts_are_the_same_every_time_and_odd_enough():
    def make(seed):
        return [fuzz_report.make_draft(random.Random(f"{seed} {number}")) for number in range(60)]

    drafts = make(1)
    assert drafts == make(1) != make(2)
    assert len({part for draft in drafts for part in draft.texts}) == len(NAMES)
    assert any(draft.settings for draft in drafts)
