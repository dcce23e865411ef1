"""Which agency told what: states, and what is counted of them."""

import pandas as pd
import pytest

from measures import coordination
from measures.coordination import PARTS, Presence


def row(unit_id="a", quarter="2024-Q2", has_form=False, source=None, **parts):
    counts = dict.fromkeys(PARTS, 0) | parts
    cells = {"unit_id": unit_id, "quarter": quarter, "label": unit_id.upper(), "source": source}
    return cells | {"has_form": has_form} | counts


def read(*rows):
    return coordination.list_presences(pd.DataFrame(rows))


@pytest.mark.parametrize(
    ("cells", "state"),
    [
        ({}, "silent"),
        ({"highlights": 1}, "told"),
        ({"outreach": 2, "has_form": True}, "form"),
        ({"has_form": True}, "form"),  # an empty form is a form
        ({"gifts": 3}, "silent"),  # somebody else names it as a sponsor
        ({"gifts": 3, "tasks": 1}, "told"),
    ],
)
def test_states(cells, state):
    [one] = read(row(**cells))
    assert one.state == state
    assert one.entries == sum(number for part, number in cells.items() if part != "has_form")


def test_a_source_that_is_not_there_is_empty():
    told, silent = read(row(source="Báo cáo 1", highlights=1), row("b"))
    assert (told.source, silent.source) == ("Báo cáo 1", "")


def test_quarters_of_which_nothing_is_known_are_left_out_at_the_start_alone():
    rows = [row(quarter=quarter) for quarter in ("2024-Q1", "2024-Q3")]
    known = read(rows[0], row(quarter="2024-Q2", tasks=1), rows[1])
    assert [one.quarter for one in coordination.drop_unknown(known)] == ["2024-Q2", "2024-Q3"]
    assert coordination.drop_unknown(read(*rows)) == []


def test_silent_quarters_are_counted_by_the_last_name():
    told = dict.fromkeys(PARTS, 0)
    known = [
        Presence("a", "2024-Q1", "Đoàn", "silent", told, ""),
        Presence("a", "2024-Q2", "Huyện đoàn", "told", told, "x"),
        Presence("b", "2024-Q1", "Hội", "silent", told, ""),
        Presence("b", "2024-Q2", "Hội", "silent", told, ""),
    ]
    assert coordination.count_silent(known) == {"Huyện đoàn": 1, "Hội": 2}


def test_tasks_whose_state_nobody_tells_are_counted_apart():
    found = coordination.count_tasks(["done", None, "done", "not_started", float("nan")])
    assert found == {"done": 2, "under_way": 0, "not_started": 1, "": 2}
