"""Groups of models that stopped, and when a rate may be told of them."""

import random

import pandas as pd
import pytest

from data.vietnamese import sort_key
from measures.communes import Term
from measures.outcomes import BY, Count, Group, group, write_rate
from measures.totals import Total
from queries import query

COUNTS = [
    "goal_met", "ineffective", "converted", "goal_met_facts", "ineffective_facts", "uncounted",
    "more_than", "about", "one_sided",
]  # fmt: skip
SHARED = ["communes", "quarters", "reports", "half_reports"]
SHARED += ["half_reports_before", "source"]


def count(met, failed, *, uncounted=0, met_told=True, failed_told=True, one_sided=False):
    stopped = Total(met + failed, uncounted, 0, 0, "")
    return Count(met, failed, 0, stopped, met_told, failed_told, one_sided)


def row(key, met, failed, **cells):
    """A row of models/outcomes; both outcomes are reported unless `cells` say it."""
    cells = {
        "goal_met": met,
        "ineffective": failed,
        "goal_met_facts": 1,
        "ineffective_facts": 1,
    } | (cells)
    return (
        {"key": key}
        | {name + span: 0 for name in COUNTS for span in ("", "_before")}
        | dict.fromkeys(SHARED, 0)
        | {"source": "S", "has_converted": None, "has_converted_before": None}
        | cells
    )


def frame(*rows):
    columns = [
        "key",
        "has_converted",
        "has_converted_before",
        *COUNTS,
        *(f"{name}_before" for name in COUNTS),
        *SHARED,
    ]
    return pd.DataFrame(rows, columns=columns)


def told(outcomes):
    return [(part.name, write_rate(part.now, part.has_rate)) for part in outcomes.groups]


@pytest.mark.parametrize(
    ("counted", "is_told", "text"),
    [
        (count(13, 13), True, "13/26 · 50%"),
        (count(1200, 300), True, "1.200/1.500 · 80%"),
        (count(3, 1), True, "3/4 · ít số liệu"),
        (count(3, 2), True, "3/5 · 60%"),
        (count(0, 0), True, "0"),
        (count(3, 2), False, "5 · chưa rõ tỷ lệ"),
        (count(3, 2, uncounted=1), False, "ít nhất 5 · chưa rõ tỷ lệ"),
        (count(0, 0, uncounted=1), False, "chưa rõ số · chưa rõ tỷ lệ"),
        (count(0, 0, met_told=False), False, "0 · chưa rõ tỷ lệ"),
        (count(0, 0, met_told=False, failed_told=False), False, "chưa có số"),
    ],
)
def test_a_rate_as_it_is_written(counted, is_told, text):
    assert write_rate(counted, is_told) == text


def test_every_commune_asked_for_is_a_group_in_its_order():
    outcomes = group(
        frame(row("b", 4, 2), row(None, 1, 0, ineffective_facts=0)),
        "commune",
        {"a": "xã A", "b": "xã B"},
    )
    assert told(outcomes) == [
        ("xã A", "chưa có số"),
        ("xã B", "6 · chưa rõ tỷ lệ"),
        ("chưa phân xã", "1 · chưa rõ tỷ lệ"),
    ]
    assert [part.key for part in outcomes.groups] == ["a", "b", "-"]


def test_no_rate_where_a_commune_tells_one_side_alone():
    outcomes = group(
        frame(row("a", 0, 3, goal_met_facts=0, one_sided=1, half_reports=1), row("b", 4, 2)),
        "commune",
        {"a": "xã A", "b": "xã B"},
    )
    assert not outcomes.now.complete
    assert told(outcomes) == [("xã A", "3 · chưa rõ tỷ lệ"), ("xã B", "6 · chưa rõ tỷ lệ")]


def test_no_rate_of_groups_while_many_models_are_outside():
    rows = [row("crops", 0, 9, goal_met_facts=0), row(None, 2, 0, ineffective_facts=0)]
    outcomes = group(frame(*rows), "field", {})
    assert outcomes.now.complete
    assert told(outcomes) == [
        ("trồng trọt", "9 · chưa rõ tỷ lệ"),
        ("không rõ lĩnh vực", "2 · chưa rõ tỷ lệ"),
    ]
    rows = [row("crops", 3, 17), row(None, 2, 0, ineffective_facts=0)]
    assert told(group(frame(*rows), "field", {}))[0] == ("trồng trọt", "3/20 · 15%")


def test_no_rate_of_groups_while_nobody_knows_how_many_are_outside():
    rows = [row("crops", 3, 17), row(None, 0, 0, uncounted=1)]
    outcomes = group(frame(*rows), "field", {})
    assert told(outcomes) == [
        ("trồng trọt", "20 · chưa rõ tỷ lệ"),
        ("không rõ lĩnh vực", "chưa rõ số · chưa rõ tỷ lệ"),
    ]


def test_zeros_alone_are_no_group_of_their_own():
    outcomes = group(frame(row("crops", 3, 4), row(None, 0, 0)), "field", {})
    assert told(outcomes) == [("trồng trọt", "3/7 · 43%")]


def test_order_of_groups():
    by_size = [row("Hội B", 1, 0), row("Hội C", 3, 4), row("Hội A", 1, 0), row(None, 1, 0)]
    assert [part.name for part in group(frame(*by_size), "sponsor", {}).groups] == [
        "Hội C", "Hội A", "Hội B", "không nêu đơn vị"
    ]  # fmt: skip
    by_year = [row("2023", 9, 0), row("2021", 1, 0), row(None, 1, 0), row("2022", 3, 0)]
    assert [part.name for part in group(frame(*by_year), "launch_year", {}).groups] == [
        "2021", "2022", "2023", "không rõ năm ra mắt"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("known", "total"),
    [([True, True], 5), ([True, None], 2), ([True, False], None), ([None, None], None)],
)
def test_conversions_are_no_zero_where_none_is_reported(known, total):
    rows = [row("crops", 1, 1, converted=2), row("crafts", 1, 1, converted=3)]
    for cells, has_converted in zip(rows, known, strict=True):
        cells["has_converted"] = has_converted
    rows[1]["converted"] = 3 if known[1] else 0
    outcomes = group(frame(*rows), "field", {})
    assert outcomes.now.converted == total
    parts = {part.key: part.now.converted for part in outcomes.groups}
    # Where the whole is known, a group of which none is named has none.
    none = None if total is None else 0
    assert parts == {"crops": 2 if known[0] else none, "crafts": 3 if known[1] else none}


def test_what_is_not_named_is_zero_once_all_that_stopped_are_named():
    named = row("crops", 5, 0, ineffective_facts=0), row("crafts", 0, 4, goal_met_facts=0)
    [crops, crafts] = group(frame(*named), "field", {}).groups
    assert (crops.now.failed_reported, crafts.now.met_reported) == (True, True)
    [crops, _] = group(frame(named[0], row(None, 0, 4, goal_met_facts=0)), "field", {}).groups
    assert not crops.now.failed_reported


def test_keys_of_the_address_are_short_plain_and_each_its_own():
    names = ["Đoàn Thanh niên", "Doan thanh nien", "Tất cả", "không rõ", "…", "Hội & Hội"]
    outcomes = group(frame(*(row(name, 1, 0) for name in names)), "sponsor", {})
    assert {part.name: part.slug for part in outcomes.groups} == {
        "Doan thanh nien": "doan-thanh-nien",
        "Đoàn Thanh niên": "doan-thanh-nien-2",
        "Tất cả": "tat-ca-2",
        "không rõ": "khong-ro-2",
        "…": "nhom",
        "Hội & Hội": "hoi-hoi",
    }
    fields = group(frame(row("sanitation", 1, 0), row(None, 1, 0)), "field", {})
    assert [part.slug for part in fields.groups] == ["ve-sinh-moi-truong", "khong-ro"]


def test_nothing_at_all():
    outcomes = group(frame(), "commune", {"a": "xã A"})
    assert told(outcomes) == [("xã A", "chưa có số")]
    assert (outcomes.communes, outcomes.asked, outcomes.expected, outcomes.source) == (0, 1, 0, "")
    assert group(frame(), "field", {}).groups == []


@pytest.mark.parametrize("by", BY.values())
def test_groups_add_up_to_the_whole(by):
    dice = random.Random(by)
    for _ in range(50):
        keys = dice.sample(["crops", "livestock", "crafts", "sanitation", None], dice.randint(1, 5))
        rows = [
            row(key, dice.randint(0, 9), dice.randint(0, 9), uncounted=dice.choice([0, 0, 1]))
            for key in keys
        ]
        names = {"crops": "A", "livestock": "B", "crafts": "C", "sanitation": "D"}
        outcomes = group(frame(*rows), by, names)
        assert outcomes.now.met == sum(part.now.met for part in outcomes.groups)
        assert outcomes.now.stopped.value == sum(p.now.stopped.value for p in outcomes.groups)
        assert outcomes.now.stopped.uncounted == sum(
            part.now.stopped.uncounted for part in outcomes.groups
        )
        for part in outcomes.groups:
            assert not part.has_rate or part.now.stopped.exact


def ask_outcomes(view, by="commune", span="quarter"):
    found = query(
        "models/outcomes", on=view.snapshot, quarter=view.quarter, before=view.quarter_before,
        communes=view.communes, span=span, by=by,
    )  # fmt: skip
    return group(found, by, view.commune_labels)


@pytest.mark.parametrize("by", BY.values())
@pytest.mark.parametrize("span", ["quarter", "year", "all"])
def test_the_official_rate_is_told_of_the_whole_alone(view, by, span):
    outcomes = ask_outcomes(view, by, span)
    assert write_rate(outcomes.now, outcomes.now.complete) == "13/26 · 50%"
    assert not any(part.has_rate for part in outcomes.groups)


def test_the_demonstration_tells_rates(demo_view):
    outcomes = ask_outcomes(demo_view)
    assert [part.slug for part in outcomes.groups] == [
        "mau", "mau-1", "mau-2", "mau-3", "mau-4", "mau-5", "mau-6"
    ]  # fmt: skip
    assert (outcomes.communes, outcomes.asked) == (6, 7)
    assert [part.name for part in outcomes.groups if not part.now.reported] == ["xã Mẫu 6"]
    assert all(part.has_rate for part in outcomes.groups if part.now.reported)
    names = [part.name for part in ask_outcomes(demo_view, "launch_year", "all").groups]
    assert names == sorted(names, key=sort_key)
    assert isinstance(outcomes.groups[0], Group)


def test_groups_to_the_last_field():
    told = {"goal_met_before": 1, "ineffective_before": 2, "goal_met_facts_before": 1}
    told |= {"ineffective_facts_before": 1, "more_than_before": 1, "about_before": 2}
    rows = [
        row("a", 4, 2, more_than=1, about=2, uncounted=3, communes=2, reports=3, **told),
        row(None, 1, 0, communes=2, reports=3),
    ]
    found = group(frame(*rows), "commune", {"a": "xã A"})
    now = Count(4, 2, None, Total(6, 3, 1, 2, ""), True, True, False)
    before = Count(1, 2, None, Total(3, 0, 1, 2, ""), True, True, False)
    assert found.groups[0] == Group("a", "a", "xã A", now, before, False, False)
    rest = Count(1, 0, None, Total(1, 0, 0, 0, ""), True, True, False)
    nothing = Count(0, 0, None, Total(0, 0, 0, 0, ""), False, False, False)
    assert found.groups[1] == Group("khong-ro", "-", "chưa phân xã", rest, nothing, False, False)
    assert found.now == Count(5, 2, None, Total(7, 3, 1, 2, ""), True, True, False)
    assert (found.communes, found.asked, found.reports, found.source) == (2, 1, 3, "S")


def test_a_quarter_of_the_span_that_nobody_told_of_leaves_it_open():
    """Of one commune: its rows name the quarters in which it told anything."""
    rows = frame(row("a", 4, 0, quarters="2024-Q2", communes=1, reports=1))
    span = ["2024-Q1", "2024-Q2"]
    found = group(rows, "commune", {"a": "xã A"}, {}, span)
    assert (found.untold, found.is_part) == (("2024-Q1",), True)
    # Who was not there yet is not silent.
    began = {"a": Term("xã A", "2024-Q2", "2025-Q2")}
    assert not group(rows, "commune", {"a": "xã A"}, began, span).is_part
    assert not group(rows, "commune", {"a": "xã A"}).is_part
