"""Marks of explanations and events on an axis of time, and their key."""

from datetime import date

from app.explaining.marks import (
    EVENT,
    MOST,
    draw_below,
    draw_marks,
    mark_events,
    mark_explanations,
    write_key,
)
from measures.explanations import Event, Explanation


def explain(quarter, text="Vì hạn", item="", name="", unit="xã A"):
    return Explanation(
        *("e", "customs", item, name, "a", unit, quarter, text, date(2024, 7, 1), "Lan"),
    )


NEWEST_FIRST = [explain("2024-Q2", "Vì <b>mưa</b>.", "dam", "Ngủ rẫy"), explain("2024-Q1")]
EVENTS = [
    Event(date(2024, 1, 9), "Kế hoạch 1"),
    Event(date(2024, 3, 31), "Quyết định 2"),
    Event(date(2024, 4, 1), "Chỉ thị 3"),
]


def test_explanations_are_numbered_from_the_oldest_quarter_on():
    first, second = mark_explanations(NEWEST_FIRST)
    assert (first.sign, first.quarter, second.sign, second.quarter) == (
        *("①", "2024-Q1"),
        *("②", "2024-Q2"),
    )
    assert first.line == "① quý I/2024, xã A: Vì hạn (cơ quan thường trực, 01/7/2024)."
    assert second.text.startswith("quý II/2024, xã A (ngủ rẫy): Vì <b>mưa</b> (")
    # where the item is looked at it is not named
    assert mark_explanations(NEWEST_FIRST, "dam")[1].text.startswith("quý II/2024, xã A: Vì")


def test_of_very_many_the_newest_are_marked():
    marks = mark_explanations([explain(f"{2000 + year}-Q1") for year in range(MOST + 5)])
    assert len(marks) == MOST
    assert (marks[0].quarter, marks[-1].quarter) == ("2005-Q1", f"{2000 + MOST + 4}-Q1")


def test_events_of_a_quarter_share_a_sign_by_the_calendar():
    first, second = mark_events(EVENTS)
    assert first.text == "quý I/2024: Kế hoạch 1 (09/01), Quyết định 2 (31/03)"
    assert (second.quarter, second.sign) == ("2024-Q2", EVENT)
    many = mark_events([Event(date(2024, 1, 1), f"Văn bản {n}") for n in range(6)])
    assert many[0].text.endswith("Văn bản 3 (01/01) và 2 văn bản khác")


def test_marks_stand_where_their_quarter_does_and_are_text():
    marks = [*mark_explanations(NEWEST_FIRST), *mark_events(EVENTS)]
    first, second = draw_marks(marks, {"2024-Q1": 3.0, "2024-Q2": 4.0}.get, "2")
    assert (first["x"], first["xref"], first["yref"]) == (3.0, "x2", "y2 domain")
    assert first["text"] == "<b>①</b> ▼"
    assert "&lt;b&gt;mưa&lt;/b&gt;" in second["hovertext"]
    assert [mark["x"] for mark in draw_marks(marks, {"2024-Q2": 4.0}.get)] == [4.0]


def test_the_key_has_a_line_for_each_explanation_and_one_for_all_events():
    marks = [*mark_explanations(NEWEST_FIRST), *mark_events(EVENTS)]
    lines = write_key(marks)
    assert [line[0] for line in lines] == ["①", "②", EVENT]
    assert lines[2] == (
        "▼ quý I/2024: Kế hoạch 1 (09/01), Quyết định 2 (31/03); quý II/2024: Chỉ thị 3 (01/04)."
    )
    assert write_key([]) == []


def test_in_a_small_panel_marks_stand_between_the_names_of_its_ends_or_below_them():
    quarters = [f"{2021 + n // 4}-Q{n % 4 + 1}" for n in range(12)]
    marks = mark_explanations([explain("2024-Q2"), explain("2022-Q2"), explain("2021-Q1")])
    first, middle = draw_below(marks, quarters, lambda number: number / 10, 100)
    assert (first["x"], first["y"], middle["x"], middle["y"]) == (0, 120, 0.5, 104)
