"""Tasks of a quarter: set by report, conclusion and unit; unknown is not "not done"."""

import csv
import shutil
from datetime import UTC, date, datetime, timedelta

import pytest

from data import publish, store
from intake import concluding, following, journal, office
from intake.concluding import About
from intake.findings import IntakeError
from intake.following import State
from measures.figures.quarter import read_figures
from measures.tasks import (
    STATES,
    count_states,
    find_set,
    find_tasks,
    find_undone,
    join_parts,
    pick_tasks,
)

NOW = datetime(2024, 9, 16, 3, tzinfo=UTC)
TODAY = date(2024, 9, 16)
PNE = About("2024-Q2", "dak-pne", date(2024, 8, 30), "biên bản", "Hủ tục còn 3 xã")
TEXT = "Rà soát lại hủ tục ở thôn 1"


@pytest.fixture
def home(warehouse, empty_home):
    """A warehouse of its own, as published."""
    shutil.copytree(warehouse.parent, empty_home / "official")
    return empty_home


def conclude(about=PNE, text=TEXT, by="Lan", **more):
    return concluding.conclude("official", about, text, by, now=NOW, **more)


def follow(task_id, state, day=15, evidence="Biên bản số 5", unit_id="", now=NOW, **more):
    told = State(task_id, "2024-Q3", state, date(2024, 9, day), evidence, unit_id)
    return following.follow("official", told, "Lan", now=now, **more)


def find(quarter="2024-Q3", today=TODAY):
    return find_tasks(store.snapshot(), quarter, today)


def concluded():
    return [one for one in find() if one.origin == "conclusion"]


def test_the_report_s_tasks_are_there_and_nobody_knows_how_far_they_are(snapshot):
    text = (publish.PUBLISHED / "fact_task.csv").read_text(encoding="utf-8")
    wanted = [
        (row["fact_id"], row["about"], row["lead"]) for row in csv.DictReader(text.split("\n"))
    ]
    tasks = find_tasks(snapshot, "2024-Q3", date(2030, 1, 1))
    assert [(one.task_id, one.text, one.unit) for one in tasks] == wanted
    assert len(tasks) == 9
    assert {one.status for one in tasks} == {""}
    assert find_undone(tasks) == []
    assert [(one.task_id, one.target, len(one.places)) for one in tasks if one.is_inspection] == [
        ("t1", 7, 7),
        ("t2", 2, len(tasks[-1].places)),
    ]
    assert len(tasks[-1].places) > 2
    assert [len(parts) for parts in join_parts(tasks)] == [*[1] * 7, 2]
    assert read_figures(snapshot, "2024-Q2").get("tasks").total.value == 8
    assert find_tasks(snapshot, "2024-Q2", TODAY) == []


def test_a_conclusion_is_a_task_of_the_next_quarter_until_it_is_withdrawn(home):
    before = store.snapshot().version
    assert conclude() == before + 1
    [one] = concluded()
    assert (one.text, one.unit, one.product, one.due_on) == (
        *(TEXT, "xã Đăk Pne", "biên bản"),
        date(2024, 8, 30),
    )
    assert (one.slide, one.version, one.source) == (
        *("Hủ tục còn 3 xã", before),
        "kết luận ngày 16/9/2024",
    )
    assert (one.status, one.is_past, one.is_late) == (
        "",
        True,
        False,
    )  # nobody said that it is not done
    assert one in find_set(store.snapshot(), "2024-Q3", TODAY)
    with pytest.raises(IntakeError, match="đã được ghi rồi"):
        conclude()
    with pytest.raises(IntakeError, match="chưa có gì khác"):
        conclude(conclusion_id=one.task_id, reason="Viết cho rõ hơn")
    with pytest.raises(IntakeError, match="phải ghi lý do"):
        conclude(text="Rà soát lại cả xã", conclusion_id=one.task_id)
    conclude(text="Rà soát lại cả xã", conclusion_id=one.task_id, reason="Viết cho rõ hơn")
    assert [(each.text, each.task_id) for each in concluded()] == [
        ("Rà soát lại cả xã", one.task_id)
    ]
    conclude()  # the first words again are another conclusion
    assert len(concluded()) == 2
    concluding.withdraw("official", one.task_id, "Không còn đúng nữa", "Hoa", NOW)
    assert [each.text for each in concluded()] == [TEXT]
    with pytest.raises(IntakeError, match="đã được rút"):
        concluding.withdraw("official", one.task_id, "Không còn đúng nữa", "Hoa", NOW)
    with pytest.raises(IntakeError, match="đã được rút"):
        conclude(text="Khác", conclusion_id=one.task_id, reason="Viết cho rõ hơn")
    assert [event.kind for event in journal.read("official")] == [
        *("entered", "entered", "entered", "struck")
    ]


@pytest.mark.parametrize(
    ("about", "text", "told"),
    [
        (PNE, " – ", "chưa có nội dung"),
        (PNE, "a" * 1001, r"nội dung dài quá 1\.000 chữ cái"),
        (PNE, "Giao ông Nguyễn Văn Bình rà soát", "nội dung có tên người"),
        (PNE._replace(product="Gọi 0912 345 678"), TEXT, "sản phẩm có tên người hoặc thông tin"),
        (PNE._replace(slide="a" * 201), TEXT, "tên trang trình chiếu dài quá"),
        (PNE._replace(unit_id="dak-rve-2025"), TEXT, "không có đơn vị này"),
        (PNE._replace(quarter="2199-Q1"), TEXT, "không có đơn vị này"),
        (PNE._replace(due_on=date(2023, 8, 1)), TEXT, "hạn 01/8/2023 không thể có"),
        (PNE._replace(due_on=date(2124, 8, 1)), TEXT, "không thể có"),
    ],
)
def test_what_is_no_conclusion_is_refused(home, about, text, told):
    with pytest.raises(IntakeError, match=told):
        conclude(about, text)
    assert concluded() == []


def test_a_state_counts_from_its_day_on_and_late_follows_from_the_day_of_asking(home):
    conclude()
    [one] = concluded()
    follow(one.task_id, "under_way", 10)
    [late] = concluded()
    assert (late.status, late.told.evidence, late.told.as_of) == (
        *("late", "Biên bản số 5"),
        date(2024, 9, 10),
    )
    assert find_undone(find()) == [late]
    # the draft of this quarter takes it for the next one's task, the next draft for a shortcoming
    assert [each.text for each in read_figures(store.snapshot(), "2024-Q2").conclusions] == [TEXT]
    assert [each.text for each in read_figures(store.snapshot(), "2024-Q3").undone] == [TEXT]
    assert read_figures(store.snapshot(), "2024-Q2").undone == []
    assert [one.status for one in find(today=date(2024, 8, 30)) if one.task_id == late.task_id] == [
        "under_way"
    ]
    follow(one.task_id, "done", 12)
    assert [each.status for each in concluded()] == ["done"]
    # of an earlier day, told later
    follow(one.task_id, "not_started", 11, now=NOW + timedelta(days=1))
    assert [each.status for each in concluded()] == ["done"]
    with pytest.raises(IntakeError, match="phải ghi lý do"):
        follow(one.task_id, "stopped", 12)
    follow(one.task_id, "stopped", 12, reason="Ghi nhầm tình hình")
    assert [each.status for each in concluded()] == ["stopped"]
    assert find_undone(find()) == []
    assert count_states(find()) == {
        "not_started": 0, "under_way": 0, "done": 0, "late": 0, "stopped": 1, "": 8,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"task_id": "t99"}, "không còn nhiệm vụ này"),
        ({"state": "late"}, "chưa chọn tình hình"),
        ({"state": "done", "evidence": ""}, "phải ghi căn cứ"),
        ({"as_of": date(2024, 9, 17)}, "ngày 17/9/2024 không thể có"),
        ({"evidence": "a" * 501}, "căn cứ dài quá 500"),
        ({"evidence": "Do hộ Nguyễn Văn Bình"}, "căn cứ có tên người"),
        ({"unit_id": "dak-pne"}, "không ghi theo đơn vị"),
        ({"task_id": "t2", "unit_id": "dak-pne"}, "không ghi theo đơn vị"),
    ],
)
def test_what_is_no_state_is_refused(home, change, told):
    state = State("t3-2", "2024-Q3", "under_way", date(2024, 9, 1), "Thông báo 7")
    with pytest.raises(IntakeError, match=told):
        following.follow("official", state._replace(**change), "Lan", now=NOW)
    assert store.fetch(store.snapshot(), "from task_progress").empty


def test_inspections_are_counted_by_the_communes_at_which_they_were_done(home):
    follow("t1", "done", 1, unit_id="dak-pne")
    follow("t1", "under_way", 2, unit_id="dak-koi")
    [one] = [each for each in find() if each.task_id == "t1"]
    assert (one.done_at, one.state, one.told.evidence) == (
        *(["dak-pne"], "under_way"),
        "1/7 nơi đã xong",
    )
    # with the other inspection it is one task, as in the report: begun, whatever the other is
    assert len(find()) == 9
    assert count_states(find()) == dict.fromkeys(STATES, 0) | {"under_way": 1, "": 7}
    follow("t1", "stopped", 3)  # what is said of all of it counts first
    assert [each.state for each in find() if each.task_id == "t1"] == ["stopped"]


def test_the_tasks_of_a_commune_are_its_own_and_those_of_all(home):
    for unit in ("dak-pne", "kon-ray", "dak-koi"):
        conclude(PNE._replace(unit_id=unit))
    picked = pick_tasks(find(), ["dak-pne"], "kon-ray")
    assert [one.unit_id for one in picked if one.origin == "conclusion"] == ["dak-pne", "kon-ray"]
    assert len([one for one in picked if one.origin == "report"]) == 9


def note(key, kind, text, unit="dak-pne", quarter="2024-Q2", state="", result=""):
    row = [key, quarter, unit, kind, key[-1], text, state, result, "bc-128", "mục I", ""]
    return ",".join(row)


def test_units_tell_of_their_own_tasks_and_of_what_was_concluded_of_them(home, tmp_path):
    source = shutil.copytree(publish.PUBLISHED, tmp_path / "files")
    path = source / "fact_note.csv"
    lines = [
        note("tn1", "task", "Mở lớp học"),
        note("tn2", "past_task", "mở lớp  HỌC.", "dak-pne", "2024-Q3", "done", "30 người"),
        note("tn3", "task", "Trồng rau", "dak-koi"),
        note("tn4", "past_task", TEXT, quarter="2024-Q3", state="under_way"),
        note("tn5", "past_task", "Làm đường", "dak-koi", "2024-Q3", "not_started"),
    ]
    path.write_text(path.read_text(encoding="utf-8") + "\n".join(lines) + "\n", encoding="utf-8")
    publish.build(source=source)
    told = [(one.task_id, one.unit, one.status) for one in find() if one.origin == "unit"]
    assert told == [
        ("tn3", "xã Đăk Kôi", ""),
        ("tn1", "xã Đăk Pne", "done"),
        ("tn5", "xã Đăk Kôi", "not_started"),
        ("tn4", "xã Đăk Pne", "under_way"),
    ]
    [one] = [each for each in find() if each.task_id == "tn1"]
    assert (one.told.by, one.told.evidence) == ("xã Đăk Pne", "30 người")


def test_the_office_s_word_counts_before_a_unit_s_which_is_told_as_well(home, monkeypatch):
    conclude()
    [one] = concluded()
    monkeypatch.setattr("measures.tasks._find_notes", lambda on, quarter, kind: FAKE.get(kind, []))
    [now] = concluded()
    assert (now.status, now.told.by) == ("late", "xã Đăk Pne")
    assert [each for each in find() if each.origin == "unit"] == []
    follow(one.task_id, "done")
    [now] = concluded()
    assert (now.status, now.told.by, now.also.state) == ("done", "", "under_way")


class Past:
    fact_id, kind, position, text, state = "tn4", "past_task", 1, TEXT + ".", "under_way"
    result, unit_id, unit, submission_id, source = None, "dak-pne", "xã Đăk Pne", "x", "biểu"


FAKE = {"past_task": [Past]}


def test_a_conclusion_of_a_unit_that_is_nowhere_stops_the_build(home, monkeypatch):
    monkeypatch.setattr(concluding, "_find_mistakes", lambda *_: [])
    with pytest.raises(Exception, match="Kết luận hoặc tình hình nhiệm vụ dẫn tới một mã"):
        conclude(PNE._replace(unit_id="không có"))
    assert office.find("official", "conclusion", "x") is None
