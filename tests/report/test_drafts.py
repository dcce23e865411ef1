"""Drafts: nothing that was saved is lost, whoever saves at once and whatever breaks."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import disk, versions
from report import drafts, storage
from report.drafts import Conflict, Draft, Head, Refused
from report.errors import ReportError
from report.text_parts import NAMES, standing_text, title_of

QUARTER = "2024-Q2"
UNDONE = "Phần vừa viết CHƯA được lưu: "
ADVICE = (
    "Hãy chép phần vừa viết sang nơi khác (Ctrl+A rồi Ctrl+C), giải phóng đĩa hoặc kiểm tra quyền "
    "ghi, rồi lưu lại; bản đã lưu trước đó còn nguyên."
)
ROOT = Path(storage.__file__).parents[1]

# Saves twenty times, each time on top of what it saw last, as a page does.
WRITER = """
import sys
from report import drafts
part = sys.argv[1]
print("ready", flush=True)
sys.stdin.readline()
texts, based_on = {}, 0
for turn in range(20):
    draft = drafts.Draft({**texts, part: f"{part} {turn}"}, {})
    result = drafts.save("official", "2024-Q2", draft, based_on, part)
    assert not result.conflicts, result
    texts, based_on = result.draft.texts, result.newest
"""

# Saves once and is gone at the step that is named, without a chance to tidy up.
KILLED = """
import os, sys
from report import drafts
kill = lambda *arguments: os._exit(9)
setattr(os, sys.argv[1], kill)
drafts.save("official", "2024-Q2", drafts.Draft({"direction": "mới"}, {}), 1)
"""

# Saves one text as soon as it may.
RIVAL = """
import sys
from report import drafts
print("ready", flush=True)
sys.stdin.readline()
result = drafts.save("official", "2024-Q2", drafts.Draft({"direction": sys.argv[1]}, {}), 1)
print(result.number, result.aside)
"""

pytestmark = pytest.mark.usefixtures("empty_home")


def folder():
    return storage.place("official", QUARTER, "drafts")


def save(texts=None, based_on=0, by="", **given):
    return drafts.save("official", QUARTER, Draft(texts or {}, given), based_on, by)


def newest():
    return drafts.newest("official", QUARTER)


def start(code, *arguments):
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_what_is_saved_is_read_back():
    texts = {"direction": "## 1. Lãnh đạo\r\n\n{{ so('a') }} \t“ngủ đầm”\n", "tasks": ""}
    result = save(texts, number="128", date="2024-06-20", by="  Y  Lan ")
    assert result == (1, Draft(texts, {"number": "128", "date": "2024-06-20"}), [], 1, None)
    saved = newest()
    assert (saved.number, saved.draft, saved.saved_by, saved.based_on) == (
        1,
        result.draft,
        "Y Lan",
        0,
    )
    assert saved.saved_at.utcoffset().total_seconds() == 0
    assert drafts.load("official", QUARTER, 1) == saved


def test_nothing_is_saved_at_first():
    assert newest() is None
    assert drafts.history("official", QUARTER) == []
    assert drafts.damaged("official", QUARTER) == []
    assert drafts.put_aside("official", QUARTER) == []


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_read_back(text):
    last = newest()
    save({"direction": text}, last.number if last else 0)
    assert newest().draft.texts == {"direction": text}


def test_the_same_again_changes_nothing():
    save({"direction": "a"})
    assert save({"direction": "a"}, 1).number == 1
    assert save({"direction": "a"}, 0).number == 1  # somebody else had the same thought
    assert [head.number for head in drafts.history("official", QUARTER)] == [1]


def test_the_programs_own_text_needs_no_draft():
    assert save() == (0, Draft({}, {}), [], 0, None)
    assert newest() is None


def test_data_sets_and_quarters_do_not_meet():
    save({"direction": "a"})
    assert drafts.newest("demo", QUARTER) is None
    assert drafts.newest("official", "2024-Q3") is None
    assert list(folder().relative_to(versions.folder("official")).parts) == [
        "reports",
        QUARTER,
        "drafts",
    ]


@pytest.mark.parametrize("quarter", ["2024-Q5", "../2024-Q2", "2024-Q2/..", "", "2024-q2"])
def test_no_other_name_becomes_a_path(quarter):
    for call in (drafts.newest, drafts.history, drafts.damaged, drafts.put_aside):
        with pytest.raises(ValueError, match="quarter"):
            call("official", quarter)
    with pytest.raises(ValueError, match="quarter"):
        drafts.save("official", quarter, Draft({"direction": "a"}, {}), 0)
    with pytest.raises(ValueError, match="data set"):
        drafts.save("other", QUARTER, Draft({"direction": "a"}, {}), 0)


def test_no_other_part_or_setting_is_kept():
    with pytest.raises(ValueError, match="no part of a report is called"):
        save({"../x": "a"})
    with pytest.raises(ValueError, match="no setting is called 'A b'"):
        save(**{"A b": "x"})
    assert newest() is None


@pytest.mark.parametrize(
    ("texts", "given", "by", "sentence"),
    [
        (
            {"direction": "Đ" * 500_001},
            {},
            "",
            f"phần “{title_of('direction')}” dài 1.000.002 byte, nhiều nhất là 1.000.000. "
            "Hãy rút ngắn rồi lưu lại.",
        ),
        (
            {},
            {"signer": "a" * 10_001},
            "",
            "người ký dài 10.001 byte, nhiều nhất là 10.000. Hãy rút ngắn rồi lưu lại.",
        ),
        (
            {},
            {},
            "a" * 201,
            "tên người lưu dài 201 byte, nhiều nhất là 200. Hãy rút ngắn rồi lưu lại.",
        ),
        (
            {"tasks": "a\ud800"},
            {},
            "",
            f"phần “{title_of('tasks')}” có ký tự hỏng, không ghi ra tệp được. "
            "Hãy xóa ký tự lạ rồi lưu.",
        ),
    ],
    ids=["part", "setting", "name", "half a character"],
)
def test_what_can_not_be_kept_is_refused(texts, given, by, sentence):
    with pytest.raises(ReportError) as caught:
        save(texts, by=by, **given)
    assert str(caught.value) == UNDONE + sentence
    assert newest() is None


def test_as_much_as_a_part_may_hold():
    save({"direction": "Đ" * 500_000})
    assert len(newest().draft.texts["direction"]) == 500_000


def test_what_cannot_be_worked_on_is_put_aside_and_the_one_before_stays():
    save({"direction": "a"})
    tried = []

    def try_out(before, after):
        tried.append((before.texts, after.texts))
        return "Quá dài."

    for _ in range(2):
        with pytest.raises(Refused) as caught:
            drafts.save("official", QUARTER, Draft({"direction": "b"}, {}), 1, "A", try_out)
    assert str(caught.value) == (
        "Quá dài. Báo cáo vẫn dùng bản trước đó; phần vừa viết được giữ thành bản riêng 1 ở Lịch "
        "sử bản nháp."
    )
    assert tried == [({"direction": "a"}, {"direction": "b"})] * 2
    assert newest().draft.texts == {"direction": "a"}
    (kept,) = drafts.put_aside("official", QUARTER)
    assert (kept.draft.texts, kept.saved_by, kept.refused) == (
        {"direction": "b"},
        "A",
        "Quá dài.",
    )


def test_what_is_merged_is_tried_as_it_would_be_kept():
    save({"direction": "a"})
    save({"direction": "a", "units": "b"}, 1)
    tried = []

    def try_out(before, after):
        tried.append(after.texts)
        return ""

    drafts.save("official", QUARTER, Draft({"direction": "c"}, {}), 1, "", try_out)
    assert tried == [{"direction": "c", "units": "b"}] == [newest().draft.texts]


def test_what_only_one_side_changed_is_merged():
    save({"direction": "a", "units": "b", "tasks": "c"}, signer="x")
    save({"direction": "a1", "units": "b", "causes": "new"}, 1, signer="x", number="128")
    result = save({"direction": "a", "units": "b1", "tasks": "c", "closing": "z"}, 1, signer="y")
    merged = Draft(
        {"direction": "a1", "units": "b1", "causes": "new", "closing": "z"},
        {"signer": "y", "number": "128"},
    )
    assert result == (3, merged, [], 3, None)
    assert newest().draft == merged


def test_what_both_changed_is_a_conflict_and_nothing_is_lost():
    save({"direction": "a", "units": "b"}, number="1")
    save({"direction": "theirs", "units": "b"}, 1, by="A")
    mine = Draft({"direction": "mine", "units": "b1"}, {"number": "2"})
    result = drafts.save("official", QUARTER, mine, 1, "B")
    assert result.number is None
    assert result.conflicts == [
        Conflict("texts.direction", "a", "theirs", "mine"),
        Conflict("settings.number", "1", None, "2"),
    ]
    assert result.draft == Draft({"direction": "theirs", "units": "b1"}, {})
    assert (result.newest, newest().number, newest().saved_by) == (2, 2, "A")
    (kept,) = drafts.put_aside("official", QUARTER)
    assert (kept.number, kept.draft, kept.saved_by, kept.based_on) == (result.aside, mine, "B", 1)
    assert [head.number for head in drafts.history("official", QUARTER)] == [1, 2]


def test_a_conflict_is_settled_by_saving_on_top_of_the_newest():
    save({"direction": "a"})
    save({"direction": "theirs"}, 1)
    result = save({"direction": "mine"}, 1)
    settled = save({"direction": "both"}, result.newest)
    assert (settled.number, settled.conflicts) == (3, [])
    assert newest().draft.texts == {"direction": "both"}


def test_a_conflict_that_is_sent_again_is_put_aside_once():
    save({"direction": "a"})
    save({"direction": "theirs"}, 1)
    assert [save({"direction": text}, 1).aside for text in ("mine", "mine", "other")] == [1, 1, 2]
    assert len(drafts.put_aside("official", QUARTER)) == 2


def test_going_back_to_the_programs_text_is_a_change():
    save({"direction": "a", "units": "b"})
    save({"direction": "a1", "units": "b"}, 1)
    assert save({"units": "b"}, 1).conflicts == [Conflict("texts.direction", "a", "a1", None)]
    assert save({"direction": "a"}, 1).draft.texts == {"direction": "a1"}


def test_an_unknown_start_makes_conflicts_and_loses_nothing():
    save({"direction": "a"})
    assert save({"direction": "b"}, 7).conflicts == [Conflict("texts.direction", None, "a", "b")]
    assert save({"units": "b"}, 7).draft.texts == {"direction": "a", "units": "b"}


def test_history_says_what_changed():
    save({"direction": "a"}, number="128", by="A")
    save({"direction": "b", "units": "c"}, 1, number="128", seal="x")
    save({"units": "c"}, 2, number="128")
    assert [head[::3] for head in drafts.history("official", QUARTER)] == [
        (1, f"sửa phần “{title_of('direction')}”, số báo cáo"),
        (2, f"sửa phần “{title_of('direction')}”, phần “{title_of('units')}”, thiết lập “seal”"),
        (3, f"trở về văn bản mẫu phần “{title_of('direction')}”, thiết lập “seal”"),
    ]
    assert [head.saved_by for head in drafts.history("official", QUARTER)] == ["A", "", ""]


DAMAGES = {
    "empty": b"",
    "half": b'{"saved_at": "2024-06-20T08',
    "zeros": b"\0" * 300,
    "no draft": b"[]",
    "no texts": b'{"texts": {"direction": 5}, "settings": {}}',
    "too deep": b"[" * 100_000,
    "no time": b'{"texts": {}, "settings": {}, "saved_at": "hom qua", "saved_by": ""}',
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_draft_is_told_passed_over_and_kept(damage):
    save({"direction": "a"})
    save({"direction": "b"}, 1)
    path = folder() / "000002.json"
    path.write_bytes(DAMAGES[damage])
    assert newest().number == 1
    assert drafts.damaged("official", QUARTER) == [
        f"Bản nháp {path} bị hỏng hoặc không đọc được nên dùng bản lưu trước đó; tệp hỏng vẫn giữ "
        "nguyên để người quản trị xem."
    ]
    assert drafts.history("official", QUARTER)[1] == Head(
        2, None, "", "tệp bị hỏng, không đọc được"
    )
    with pytest.raises(ReportError, match=r"Bản nháp .* bị hỏng"):
        drafts.load("official", QUARTER, 2)
    # What was begun on the damaged one is merged with care, and its number is not used again.
    assert save({"direction": "c"}, 2).conflicts == [Conflict("texts.direction", None, "a", "c")]
    assert save({"direction": "c"}, 1).number == 3
    assert path.read_bytes() == DAMAGES[damage]


def test_a_draft_that_is_not_there():
    with pytest.raises(ReportError) as caught:
        drafts.load("official", QUARTER, 3)
    assert str(caught.value) == "Không có bản nháp 000003.json. Hãy tải lại trang."


@pytest.mark.parametrize(
    ("step", "number", "reason"),
    [
        ("fsync", 28, "đĩa đã hết chỗ trống"),
        ("replace", 28, "đĩa đã hết chỗ trống"),
        ("replace", 13, "không có quyền ghi vào {folder}"),
        ("fsync", 5, "không ghi được vào {folder}"),
    ],
)
def test_a_disk_that_fails_is_told_and_loses_nothing(monkeypatch, step, number, reason):
    save({"direction": "a"})

    def fail(*arguments):
        raise OSError(number, "error")

    with monkeypatch.context() as patch:
        patch.setattr(os, step, fail)
        with pytest.raises(ReportError) as caught:
            save({"direction": "b"}, 1)
    assert str(caught.value) == f"{UNDONE}{reason.format(folder=folder())}. {ADVICE}"
    assert newest().draft.texts == {"direction": "a"}
    assert drafts.damaged("official", QUARTER) == []
    assert list(folder().glob("*.new")) == []
    assert save({"direction": "b"}, 1).number == 2


def test_a_home_that_is_a_file(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("KONRAY_DATA", str(tmp_path / "file" / "home"))
    with pytest.raises(ReportError, match="CHƯA được lưu: không ghi được vào"):
        save({"direction": "a"})


def test_a_disk_that_is_full_in_the_middle_of_a_file(monkeypatch):
    save({"direction": "a"})

    def write_half(path, data):
        path.write_bytes(data[: len(data) // 2])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(disk, "write_through", write_half)
        with pytest.raises(ReportError) as caught:
            save({"direction": "b" * 1000}, 1)
    assert str(caught.value) == f"{UNDONE}đĩa đã hết chỗ trống. {ADVICE}"
    assert newest().draft.texts == {"direction": "a"}
    assert drafts.damaged("official", QUARTER) == []
    assert list(folder().glob("*.new")) == []


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_save_that_is_killed_leaves_the_draft_before(step):
    save({"direction": "a"})
    with start(KILLED, step) as killed:
        assert killed.wait() == 9
    assert list(folder().glob("*.new")) != []
    assert newest().draft.texts == {"direction": "a"}
    assert drafts.damaged("official", QUARTER) == []
    assert save({"direction": "b"}, 1).number == 2
    assert list(folder().glob("*.new")) == []


def test_somebody_who_does_not_come_to_an_end(monkeypatch):
    monkeypatch.setattr(storage, "_WAIT", 0)
    with (
        storage.writing(folder(), "x", "y"),
        pytest.raises(ReportError, match=r"người khác đang ghi vào .* và chưa xong"),
    ):
        save({"direction": "a"})
    assert save({"direction": "a"}).number == 1


def run_at_once(code, arguments):
    """What programs print that begin at the same moment."""
    programs = [start(code, argument) for argument in arguments]
    for program in programs:
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        program.stdin.write("go\n")
        program.stdin.flush()
    told = []
    for program in programs:
        printed, errors = program.communicate()
        assert program.returncode == 0, errors
        told.append(printed)
    return told


def test_two_who_save_at_once_lose_nothing():
    run_at_once(WRITER, ["direction", "units"])
    heads = drafts.history("official", QUARTER)
    assert [head.number for head in heads] == list(range(1, 41))
    assert newest().draft.texts == {"direction": "direction 19", "units": "units 19"}
    for part in ("direction", "units"):
        saved = [drafts.load("official", QUARTER, head.number).draft.texts for head in heads]
        turns = list(dict.fromkeys(texts[part] for texts in saved if part in texts))
        assert turns == [f"{part} {turn}" for turn in range(20)]


def test_of_two_who_change_the_same_at_once_one_is_asked():
    save({"direction": "a"})
    told = run_at_once(RIVAL, ["b", "c"])
    assert sorted(told) == ["2 None\n", "None 1\n"]
    (aside,) = drafts.put_aside("official", QUARTER)
    assert {newest().draft.texts["direction"], aside.draft.texts["direction"]} == {"b", "c"}


def test_other_files_are_left_alone():
    folder().mkdir(parents=True)
    (folder() / "ghi-chu.txt").write_text("mine", encoding="utf-8")
    (folder() / "12.json").write_text("mine", encoding="utf-8")
    assert save({"direction": "a"}).number == 1
    assert drafts.damaged("official", QUARTER) == []
    assert (folder() / "12.json").read_text(encoding="utf-8") == "mine"


def test_start_from_the_quarter_before():
    """All of it: what was written, and what the program brought for that quarter alone."""
    own = {
        name: standing_text("official", QUARTER, name)
        for name in NAMES
        if standing_text("official", QUARTER, name) != standing_text("official", "2024-Q3", name)
    }
    assert own and "direction" in own
    assert drafts.start_from("official", "2024-Q3") == Draft(own, {})
    save({"direction": "a"}, number="128", signer="x")
    assert drafts.start_from("official", "2024-Q3") == Draft(own | {"direction": "a"}, {})
    assert drafts.start_from("official", "2024-Q4") is None


def test_a_draft_on_disk_is_readable_text():
    save({"direction": "Ngủ “đầm”"})
    text = (folder() / "000001.json").read_text(encoding="utf-8")
    assert "Ngủ “đầm”" in text
    assert json.loads(text)["texts"] == {"direction": "Ngủ “đầm”"}
