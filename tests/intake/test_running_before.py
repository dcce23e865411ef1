"""Models that run since before a unit's first form: listed there, they may end by their name."""

import shutil
from datetime import UTC, datetime

import pytest

from data import rebuilding, store
from intake import (
    accepting,
    applying,
    blank_form,
    changes,
    expected,
    form,
    originals,
    sending,
    unit_record,
)
from tests.intake import clerk
from tests.intake.conftest import DUE

NOW = datetime(2025, 6, 2, 3, tzinfo=UTC)

BEFORE = [
    {"event": form.EXISTING, "name": "Nuôi dê", "field": "chăn nuôi", "village": "thôn 1"},
    {"event": "Có từ trước", "name": "Nuôi dê", "village": "thôn 2"},
]
FIRST = {"running": 2, "counts": {"launched": 0}, "models": BEFORE, "cells": {("Mô hình", "D7"): 2}}
GOAT, OTHER = "dak-pne.2024-q3.nuoi-de", "dak-pne.2024-q3.nuoi-de-2"


@pytest.fixture
def send(warehouse, empty_home):
    """`send(answers, quarter)` has Đăk Pne send a form."""
    shutil.copytree(warehouse.parent, empty_home / "official")

    def send(answers, quarter="2024-Q3"):
        blank = blank_form.write(store.snapshot(), "dak-pne", quarter)
        return sending.send("official", clerk.fill(blank, answers), "b.xlsx", "Lan", NOW)

    return send


def known(quarter):
    """The models that a form for a quarter knows of, of those that forms told of."""
    models = expected.models(store.snapshot(), "dak-pne", quarter)
    return {
        one.model_id: (one.label, one.runs) for one in models if one.model_id.startswith("dak-pne.")
    }


def accept(sent, **how):
    sha = sent.submission.sha
    _, findings = applying.examine(originals.get("official", sha), "b", store.snapshot(), **how)
    answers = {one[:3]: "đã hỏi lại" for one in findings}
    accepting.accept("official", sha, "Hoa", answers, NOW, lambda *_: DUE, **how)


def test_they_are_no_events_and_end_by_their_name(send):
    first = send(FIRST)
    codes = [one.code for one in first.findings if one.sheet == form.MODELS]
    assert codes == ["W304", "W101", "W101"]
    accept(first)
    on = store.snapshot()
    told = "select event::text, value from fact_model where submission_id like 'dak-pne%'"
    assert store.fetch_rows(on, told, {}) == [("launched", 0)]
    assert known("2024-Q4") == {
        GOAT: ("Nuôi dê (thôn 1)", True),
        OTHER: ("Nuôi dê (thôn 2)", True),
    }
    assert known("2024-Q3") == {}
    assert unit_record.read(on, "dak-pne", "2024-Q4").models[GOAT].began == "2024-Q2"
    end = {"event": "Đạt mục tiêu", "name": "Nuôi dê (thôn 2)"}
    answers = {"running": 1, "counts": {"goal_met": 1}, "models": [end]}
    second = send(answers, "2024-Q4")
    assert not [one for one in second.findings if one.stops or one.cell == "C21"]
    accept(second)
    life = unit_record.read(store.snapshot(), "dak-pne", "2025-Q1").models[OTHER]
    assert (life.began, life.ended) == ("2024-Q2", "2024-Q4")
    assert [runs for _, runs in known("2025-Q1").values()] == [True, False]
    # a stranger can't end any more: all that run are known
    stranger = {"event": "Đạt mục tiêu", "name": "Trồng sâm"}
    third = send(answers | {"running": 0, "models": [stranger]}, "2025-Q1")
    assert "E210" in [one.code for one in third.findings]
    assert rebuilding.rebuild("official").differs == []


def test_a_correction_takes_none_of_them_away_without_a_word(send):
    accept(send(FIRST))
    again = send(FIRST | {"outreach": {"session": 1}})
    assert not [one for one in again.findings if one.code in ("W311", "W312")]
    on = store.snapshot()
    data = originals.get("official", again.submission.sha)
    table = changes.describe(applying.examine(data, "b", on)[0], on)
    assert table["Nội dung"].tolist() == ["Buổi tuyên truyền"]
    fewer = send(FIRST | {"models": BEFORE[:1]})
    [gone] = [one for one in fewer.findings if one.code == "W311"]
    assert gone.found.startswith("Mô hình “Nuôi dê”: đang hoạt động từ trước (thôn 2): đã duyệt có")
    few = send({"outreach": {"session": 2}})
    kept = applying.examine(
        originals.get("official", few.submission.sha), "b", store.snapshot(), only_filled=True
    )
    assert "W315" not in [one.code for one in kept[1]]
    accept(few, only_filled=True)
    assert list(known("2024-Q4")) == [GOAT, OTHER]
