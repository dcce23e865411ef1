"""Charts of a page, laid out for a slide."""

import json

import pytest

from app.deck.fitting import join_signs
from app.models.running_chart import running_bars
from measures.running import Point
from measures.totals import Total

POINTS = [
    Point("2024-Q1", Total(66, 0, 0, 0, ""), 7, 7),
    Point("2024-Q2", Total(1045, 0, 0, 0, ""), 6, 7),
]


@pytest.fixture
def spec():
    return json.dumps(running_bars(POINTS).to_plotly_json(), default=list)


def test_a_sign_stands_before_its_number_on_a_slide(spec):
    notes = json.loads(join_signs(spec))["layout"]["annotations"]
    assert [note["text"] for note in notes] == ["66", "<b>≥1.045</b>"]
