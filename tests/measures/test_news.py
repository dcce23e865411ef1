"""What is new in a quarter: the rule of weight, and each change on a second road."""

from fractions import Fraction

import pandas as pd
import pytest

from data.accepted import KIND
from measures import news
from measures.completeness import read_silences
from measures.figures.quarter import ask_figures
from measures.news import ASKING, WEIGHTS, Item, Refusal
from measures.rundown import trace, trace_communes
from queries import query
from tests.measures.told import fact, make, tell


def item(kind, size, what="x"):
    return Item(kind, what, "", "", "", "", Fraction(size), "")


def short(found):
    return [(one.kind, one.what, one.where, one.before, one.now) for one in found.items]


def test_weight():
    assert WEIGHTS[:6] == ("returned", "risen", "worse", "ineffective", "missing", "late")
    assert WEIGHTS[:6] == ASKING
    given = [item("document", 9), item("fallen", 3, "b"), item("risen", 1), item("returned", 0)]
    given += [item("fallen", 8, "a"), item("fallen", 3, "c"), item("late", 0)]
    told = [(one.kind, one.what) for one in news.weigh(given)]
    assert told == [
        ("returned", "x"), ("risen", "x"), ("late", "x"), ("fallen", "a"), ("fallen", "b"),
        ("fallen", "c"), ("document", "x"),
    ]  # fmt: skip


def test_customs_by_commune():
    rows = tell("custom", "no-mieng", {"a": 2, "b": 7, "c": 0}, {"a": 0, "b": 4, "c": 5})
    rows += tell("custom", "tao-hon", {"a": 3, "b": "?", "c": 1}, {"a": 9, "b": 1, "c": 1})
    found = news.find_customs(make(rows))
    assert short(found) == [
        ("returned", "Nợ miệng", "xã A", "0", "2"),
        ("risen", "Nợ miệng", "xã B", "4", "7"),
        ("ended", "Nợ miệng", "xã C", "5", "0"),
        ("fallen", "Tảo hôn", "xã A", "9", "3"),
    ]
    assert found.refusals == [
        Refusal("Tảo hôn", "xã B", "không nơi nào có số đếm đầy đủ của cả hai quý")
    ]


def test_a_custom_that_is_back_without_a_count_is_back():
    found = news.find_customs(make(tell("custom", "tao-hon", {"a": "?"}, {"a": 0})))
    assert short(found) == [("returned", "Tảo hôn", "xã A", "0", "chưa rõ số")]
    assert found.items[0].change == "quý I/2024 báo không có"


def test_a_custom_of_unknown_number_that_ended():
    found = news.find_customs(make(tell("custom", "tao-hon", {"a": 0}, {"a": "?"})))
    assert ("ended", "Tảo hôn", "xã A", "chưa rõ số", "0") in short(found)


def test_a_custom_that_no_commune_has_any_more():
    rows = tell("custom", "tao-hon", {"a": 0, "b": 0, "c": 0}, {"a": 2, "b": 0, "c": 0})
    kinds = [one.kind for one in news.find_customs(make(rows)).items]
    assert kinds == ["ended", "gone"]


def test_a_silent_commune_is_no_change():
    found = news.find_customs(make(tell("custom", "tao-hon", {"b": 1}, {"a": 2, "b": 1})))
    assert found.items == []
    assert found.refusals == [Refusal("Tảo hôn", "xã A", "quý này chưa có số liệu")]


@pytest.mark.parametrize("comparison", ["previous", "last_year"])
@pytest.mark.parametrize("communes", [[], ["mau-1", "mau-2"]], ids=["all", "two"])
def test_customs_on_a_second_road(demo_view, comparison, communes):
    """The same from the courses of the page of customs (measures/rundown.py)."""
    view = demo_view._replace(comparison=comparison, communes=communes)
    chosen = {"on": view.snapshot, "quarter": view.quarter, "communes": communes}
    silences = read_silences(view.snapshot, view.quarter, communes)
    courses = trace(query("customs/course", since="", **chosen), silences)
    parts = trace_communes(courses, query("customs/by_commune", **chosen), silences)
    expected = set()
    for (_, commune), course in parts.items():
        if commune not in view.chosen:
            continue
        at = {point.quarter: point for point in course.points}
        now, before = at[view.quarter], at[view.quarter_before]
        if not (now.facts and before.facts):
            continue
        kind = ""
        if now.complete and before.complete and not (now.rough or before.rough):
            size = now.value - before.value
            kind = "risen" if size > 0 else "fallen" if size < 0 else ""
        if before.complete and not before.value and now.practised:
            kind = "returned"
        if now.complete and not now.value and before.practised:
            kind = "ended"
        if kind:
            expected.add((kind, course.custom, view.chosen[commune]))
    found = news.find_customs(ask_figures(view.scope, ["custom"]))
    told = {(one.kind, one.what, one.where) for one in found.items if one.kind != "gone"}
    assert told == expected
    assert told


def test_models_are_those_of_the_figures(demo_view, ask):
    figures = ask_figures(demo_view.scope, ["model"])
    found = news.find_models(figures, ask(demo_view, "models/events"))
    for event in news.EVENTS:
        number = sum(int(one.now) for one in found.items if one.kind == event)
        assert number == figures.get(f"models.{event}").total.value, event
    assert all(one.what and one.where for one in found.items)
    assert found.refusals == []


def test_official_models_without_a_quarter_before(view, ask):
    figures = ask_figures(view.scope, ["model"])
    found = news.find_models(figures, ask(view, "models/events"))
    assert [one.change for one in found.items if one.kind == "launched"] == ["lũy kế từ đầu năm"]
    assert found.refusals == [
        Refusal("mô hình dừng, không hiệu quả", "", "quý I/2024 chưa có số liệu"),
        Refusal("mô hình dừng, đã đạt mục tiêu", "", "quý I/2024 chưa có số liệu"),
    ]


def test_outreach_that_changed():
    rows = tell("outreach", "session", {"a": 9, "b": 1, "c": 1}, {"a": 7, "b": 1, "c": 1})
    rows += tell("outreach", "van_round", {"a": 3, "b": 1, "c": 1}, {"a": 3, "b": 1, "c": 1})
    rows += tell("outreach", "attendance", {"a": "≥9", "b": 1}, {"a": 7, "b": "≥1"})
    found = news.find_outreach(make(rows))
    assert short(found) == [("outreach", "buổi tuyên truyền", "", "9", "11")]
    assert [one.what for one in found.refusals] == ["lượt người tham dự"]
    part = tell("outreach", "session", {"a": 9, "b": 1}, {"a": 7, "b": 1})
    [item] = news.find_outreach(make(part)).items
    assert item.now == "10 (2/3 xã, thị trấn báo cáo)"


def test_documents_of_the_quarter():
    days = ["2024-03-31", "2024-04-01", "2024-06-30", "2024-07-01", None, "2024-06-16"]
    documents = pd.DataFrame(
        {
            "kind": ["Báo cáo", "Trang thông tin", "Báo cáo", "Báo cáo", "Báo cáo", KIND],
            "number": ["1", None, "3", "4", "5", "xã A quý II/2024"],
            "about": "về",
            "issued_on": pd.to_datetime(pd.Series(days)),
        }
    )
    told = [one.what for one in news.find_documents(documents, "2024-Q2").items]
    assert told == ["Báo cáo 3"]  # neither a page of the press nor a form
    assert news.find_documents(documents, "2024-Q2").items[0].now == "30/6/2024"
    assert [one.what for one in news.find_documents(documents, "2024-Q1").items] == ["Báo cáo 1"]


def test_nothing_is_nothing():
    figures = make([fact("custom", "2024-Q2", "a", 0, "tao-hon")])
    assert news.find_customs(figures) == news.News([], [])
    assert news.find_outreach(figures) == news.News([], [])
