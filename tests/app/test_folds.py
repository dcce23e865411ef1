"""What a button unfolds: drawn only while it is open, on the page on which it was opened."""

import pytest
import streamlit as st

from app import folds
from app.folds import Fold
from tests import screen
from tests.screen import start, tables_of, turn_to

DEMO = {"so_lieu": "minh-hoa", "quy": "2024-Q2"}


@pytest.fixture
def held(monkeypatch):
    """What a session holds, on a page of it."""
    held = {"page": "hu-tuc"}
    monkeypatch.setattr(st, "session_state", held)
    return held


def is_open(every):
    return [told["open"] for told in folds.tell(every)]


def test_a_press_tells_all_that_is_open(held):
    every = [Fold(name, name, lambda: None, name == "c") for name in "abc"]
    assert is_open(every) == [False, False, True]
    folds.take(every, {"open": ["a", "b"]})
    assert is_open(every) == [True, True, False]
    folds.take(every, None)  # a press of another kind, as on a mark of the chart
    assert is_open(every) == [True, True, False]
    folds.take(every[:1], {"open": []})
    assert is_open(every) == [False, True, False]


def test_another_page_begins_folded(held):
    every = [Fold("Bảng số", "can-doi", lambda: None)]
    folds.take(every, {"open": ["can-doi"]})
    held["page"] = "mo-hinh"
    assert is_open(every) == [False]
    held["page"] = "hu-tuc"
    assert is_open(every) == [False]


def test_what_is_folded_is_not_drawn(demo_snapshot, monkeypatch):
    monkeypatch.setattr(folds, "DRAW_FOLDED", False)
    app = start("customs.py", **DEMO)
    assert [fold.label for fold in screen.folds(app)] == [
        "Bảng số, tải về",
        "Bảng số theo quý, tải về",
        "Tình trạng từng xã",
        "Lời giải thích của cơ quan thường trực (0)",
        "Bảng số, tải về",
    ]
    assert not any(fold.is_open for fold in screen.folds(app))
    [places] = tables_of(app)
    app.session_state["folds"]["tinh-trang"] = True
    app.run()
    assert [fold.label for fold in screen.folds(app) if fold.is_open] == ["Tình trạng từng xã"]
    states, below = tables_of(app)
    assert "Tình trạng" in states and below.equals(places)
    assert not any(fold.is_open for fold in screen.folds(turn_to(app, "indicators.py")))
    assert len(tables_of(turn_to(app, "customs.py"))) == 1
