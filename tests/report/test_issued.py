"""Issued reports: whole, together with all that they were made from, and never changed."""

import json
import os
import shutil
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from app.menu import ROOT
from data import permission, publish, versions
from data.vietnamese import day_in_vietnam
from report import drafts, freezing, issued, storage, tree, withdrawals
from report.errors import ReportError
from report.freezing import Frozen
from report.storage import Draft
from report.text_parts import standing_text

QUARTER = "2024-Q2"
UNDONE = "Báo cáo CHƯA được chốt: "
ADVICE = "Không có gì dở dang để lại. Hãy giải phóng đĩa hoặc kiểm tra quyền ghi, rồi chốt lại."
FIGURES = {
    "customs.ngu-dam": {
        "text": "45",
        "change": "giảm 10 hộ so với quý I/2024",
        "label": "Hộ còn thực hiện Ngủ “đầm”",
        "source": "Báo cáo 128-BC/BCĐ, chú thích 7",
        "rows": ["c11"],
    }
}
FILES = ["annex.xlsx", "body.json", "figures.json", "report.docx", "report.pdf", "text.json"]

# Freezes, and is gone before the folder gets its name.
KILLED = """
import os, sys
from pathlib import Path
from data import versions
from report import freezing, issued
from report.freezing import Frozen
from report.storage import Draft
from report.text_parts import standing_text
os.replace = lambda *arguments: os._exit(9)
freezing.freeze("official", "2024-Q2", Frozen(
    Draft({}, {}), {}, [], {}, b"", b"", b"", versions.current("official")
))
"""


# Issues, and prints which issue it is or why it is none.
ISSUES = """
from data import versions
from report import freezing, tree
from report.errors import ReportError
from report.freezing import Frozen
from report.storage import Draft
whole = Frozen(
    Draft({}, {"number": "7"}), {}, tree.read("Một lời."), {}, b"", b"", b"",
    versions.current("official"),
)
try:
    print("lần", freezing.freeze("official", "2024-Q2", whole).number)
except ReportError as error:
    print(error)
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A home with two published versions, for the whole module; reports come and go."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KONRAY_DATA", str(tmp_path_factory.mktemp("issued")))
        publish.build()
        publish.build()
        yield Path(os.environ["KONRAY_DATA"])


@pytest.fixture(autouse=True)
def no_reports(home, monkeypatch):
    """That home, without any report."""
    monkeypatch.setenv("KONRAY_DATA", str(home))
    yield home
    for path in sorted((home / "official" / "reports").rglob("*"), reverse=True):
        if path.is_dir():
            path.rmdir()
        else:
            path.chmod(0o644)
            path.unlink()


def frozen(number="128", date="2024-06-20", **changes):
    draft = Draft({"direction": "Có {{ so('customs.ngu-dam') }} hộ."}, {"number": number})
    draft.settings.update({"date": date} if date else {})
    whole = Frozen(
        draft,
        {"units": "văn bản mẫu"},
        tree.read(f"Có [45]{{.so n=customs.ngu-dam}} hộ theo văn bản {number}."),
        FIGURES,
        b"PK docx",
        b"%PDF",
        b"PK xlsx",
        versions.current("official"),
    )
    return whole._replace(**changes)


def freeze(quarter=QUARTER, by="Y Lan", **given):
    return freezing.freeze("official", quarter, frozen(**given), by)


def names(report):
    return sorted(path.name for path in report.folder.iterdir())


def test_an_issue_holds_all_that_it_was_made_from():
    before = datetime.now(UTC).replace(microsecond=0)
    report = freeze()
    assert report.folder == storage.place("official", QUARTER, "issued") / "0001"
    assert (report.number, report.data_set, report.quarter) == (1, "official", QUARTER)
    assert (report.report_number, report.report_date) == ("128", "2024-06-20")
    assert report.judged_on == date(2024, 6, 20)
    assert (report.issued_by, report.version) == ("Y Lan", 2)
    assert before <= report.issued_at <= datetime.now(UTC)
    assert names(report) == sorted([*FILES, "about.json", "warehouse.duckdb"])
    assert (report.folder / "report.docx").read_bytes() == b"PK docx"
    assert (report.folder / "report.pdf").read_bytes() == b"%PDF"
    assert (report.folder / "annex.xlsx").read_bytes() == b"PK xlsx"
    given = frozen()
    assert issued.read_draft(report) == given.draft
    assert issued.read_texts(report) == {**given.draft.texts, "units": "văn bản mẫu"}
    assert issued.read_body(report) == given.body
    assert issued.read_figures(report) == FIGURES
    assert issued.verify(report) == []
    assert issued.issued("official", QUARTER) == [report]


def test_the_version_outlives_the_warehouse():
    report = freeze()
    copy = report.folder / issued.WAREHOUSE
    with duckdb.connect(str(copy), read_only=True) as connection:
        found = connection.execute("select data_set, version from build_info").fetchall()
    assert found == [("official", 2)]
    assert issued.verify(report) == []
    about = json.loads((report.folder / "about.json").read_bytes())
    assert about["warehouse"] == {"version": 2, "sha256": about["files"]["warehouse.duckdb"]}


def test_files_are_read_only():
    report = freeze()
    for path in report.folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o444, path.name


def test_a_second_issue_stands_beside_the_first():
    first = freeze()
    second = freeze(number="130")
    assert (second.number, second.folder.name) == (2, "0002")
    assert issued.issued("official", QUARTER) == [first, second]
    assert issued.read_draft(first).settings["number"] == "128"
    assert issued.verify(first) == []


def test_what_says_the_same_is_issued_once():
    first = freeze()
    # Neither another name of a figure nor another number makes another text.
    same = tree.read("Có [45]{.so n=customs.ngu-dam.dak-pne} hộ theo văn bản 128.")
    for again in (frozen(), frozen(body=same), frozen(body=same, draft=Draft({}, {"number": "9"}))):
        with pytest.raises(ReportError) as caught:
            freezing.freeze("official", QUARTER, again)
        assert str(caught.value) == (
            "Báo cáo CHƯA được chốt thêm lần nữa: nội dung giống hệt lần chốt 1, số 128 ngày "
            "20/6/2024. Nếu lần ấy sai số, ngày hay người ký, hãy rút lại lần ấy (ghi lý do) rồi "
            "chốt lại."
        )
    assert issued.issued("official", QUARTER) == [first]
    assert left() == ["0001"]


def test_another_text_takes_another_number_or_the_place_of_one_withdrawn():
    first = freeze(number="05")
    other = frozen(number="5", body=tree.read("Lời khác."))
    with pytest.raises(ReportError, match="lần chốt 1, số 05 ngày 20/6/2024 đang có hiệu lực mà"):
        freezing.freeze("official", QUARTER, other)
    issued.withdraw(first, "sai số liệu")
    assert freezing.freeze("official", QUARTER, other).number == 2


def test_two_processes_that_issue_the_same_at_once_give_one():
    running = [
        subprocess.Popen(
            [sys.executable, "-c", ISSUES],
            cwd=ROOT,
            env={**os.environ, "PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    told = sorted(one.communicate()[0].decode().strip() for one in running)
    assert told[0].startswith("Báo cáo CHƯA được chốt thêm lần nữa: nội dung giống hệt lần chốt 1")
    assert told[1] == "lần 1"
    assert len(issued.issued("official", QUARTER)) == 1


def test_an_issue_is_withdrawn_with_a_reason_and_stays_to_be_seen():
    first = freeze()
    before = {path: path.read_bytes() for path in first.folder.iterdir()}
    for reason in ("", " \u200b\n "):
        with pytest.raises(ReportError, match="CHƯA được rút lại: chưa có lý do"):
            issued.withdraw(first, reason, "Lan")
    with pytest.raises(ReportError, match=r"dài quá 1\.000 chữ"):
        issued.withdraw(first, "a" * 1_001)
    done = issued.withdraw(first, " Sai\nngày ký. ", "Y Lan")
    assert (done.withdrawn.reason, done.withdrawn.by) == ("Sai ngày ký.", "Y Lan")
    assert issued.issued("official", QUARTER) == [done]
    assert issued.in_force("official", QUARTER) == []
    assert {path: path.read_bytes() for path in first.folder.iterdir()} == before
    assert issued.verify(done) == []
    with pytest.raises(ReportError, match="CHƯA được rút lại thêm lần nữa: lần chốt 1 đã được rút"):
        issued.withdraw(first, "lý do khác")
    # Its number and its words are free again.
    assert issued.find_same_number("official", "128") == []
    second = freeze()
    assert [one.number for one in issued.in_force("official", QUARTER)] == [2]
    assert issued.withdraw(second, "b").number == 2
    assert issued.damaged("official", QUARTER) == []


def test_the_next_quarter_does_not_start_from_what_was_withdrawn():
    report = freeze()
    drafts.save("official", QUARTER, Draft({"direction": "sửa sau"}, {}), 0)
    issued.withdraw(report, "sai")
    assert drafts.start_from("official", "2024-Q3").texts["direction"] == "sửa sau"


def test_what_was_withdrawn_stays_so_when_the_file_of_it_is_damaged(caplog):
    first, second = freeze(), freeze(number="130")
    issued.withdraw(first, "sai số liệu")
    path = folder() / withdrawals.FILE
    path.write_bytes(path.read_bytes().replace(b"sai", b"sia") + b"\x00[]\n")
    assert [one.number for one in issued.in_force("official", QUARTER)] == [2]
    assert issued.issued("official", QUARTER)[0].withdrawn.reason == "sia số liệu"
    [told] = issued.damaged("official", QUARTER)
    assert told.startswith(f"Sổ rút lại báo cáo {path} bị sửa, bị hỏng")
    with pytest.raises(ReportError, match=r"CHƯA được rút lại\. Sổ rút lại"):
        issued.withdraw(second, "sai")


def test_nobody_withdraws_while_reading_alone_is_allowed(monkeypatch):
    report = freeze()
    monkeypatch.setattr(permission, "refusal", lambda: "Chỉ để xem.")
    with pytest.raises(ReportError, match=r"CHƯA được rút lại\. Chỉ để xem\."):
        issued.withdraw(report, "sai")
    assert issued.in_force("official", QUARTER) == [report]


def test_two_who_issue_different_texts_at_once_get_two_numbers():
    with ThreadPoolExecutor(2) as pool:
        reports = list(pool.map(lambda number: freeze(number=number), ["128", "129"]))
    assert {report.number for report in reports} == {1, 2}
    assert [issued.verify(report) for report in reports] == [[], []]


def test_nothing_is_issued_at_first():
    assert issued.issued("official", QUARTER) == []
    assert issued.issued("demo", QUARTER) == []
    assert issued.damaged("official", QUARTER) == []
    assert issued.find_same_number("official", "128") == []


@pytest.mark.parametrize("name", [*FILES, "warehouse.duckdb"])
def test_a_file_that_was_changed_or_lost_is_told(name):
    report = freeze()
    path = report.folder / name
    content = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(content[:-1] + b"?")
    of = "của báo cáo quý II/2024, lần chốt 1"
    assert issued.verify(report) == [f"Tệp {name} {of} đã bị sửa sau khi chốt."]
    path.unlink()
    assert issued.verify(report) == [f"Tệp {name} {of} không còn."]
    path.mkdir()
    assert issued.verify(report) == [
        f"Tệp {name} {of} không đọc được. Hãy kiểm tra quyền đọc {path}."
    ]
    path.rmdir()
    path.write_bytes(content)
    assert issued.verify(report) == []


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("text.json", issued.read_draft),
        ("text.json", issued.read_texts),
        ("body.json", issued.read_body),
        ("figures.json", issued.read_figures),
    ],
)
def test_what_was_changed_is_not_read_as_issued(name, read):
    report = freeze()
    path = report.folder / name
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b"4", b"5"))
    with pytest.raises(ReportError) as caught:
        read(report)
    assert str(caught.value) == (
        f"Tệp {name} của báo cáo quý II/2024, lần chốt 1 đã bị sửa sau khi chốt. "
        "Hãy lấy lại tệp từ bản sao lưu."
    )


@pytest.mark.parametrize(
    ("change", "begins"),
    [
        (lambda text: text.replace('"128"', '"129"'), "bị sửa hoặc bị hỏng"),
        (lambda text: "[]", "bị sửa hoặc bị hỏng"),
        (lambda text: text[:50], "không còn, bị hỏng hoặc không đọc được"),
    ],
    ids=["another number", "another shape", "half"],
)
def test_what_an_issue_says_of_itself_is_guarded(change, begins):
    first, second = freeze(), freeze(number="130")
    path = first.folder / "about.json"
    path.chmod(0o644)
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert issued.issued("official", QUARTER) == [second]
    (told,) = issued.damaged("official", QUARTER)
    assert told.startswith(f"Tệp {path} của báo cáo đã chốt {begins}")
    assert issued.verify(first) == [told]
    assert freeze(number="131").number == 3


def test_a_number_that_is_used_is_told_but_not_forbidden():
    freeze(number="05", date="2024-02-05")
    freeze("2024-Q3", number="128", date="")
    assert issued.find_same_number("official", " 5") == [
        "Số 05 đã dùng cho báo cáo quý II/2024 ngày 05/02/2024, lần chốt 1. "
        "Số văn bản chạy suốt nhiệm kỳ: hãy xem lại số."
    ]
    assert issued.find_same_number("official", "128") == [
        "Số 128 đã dùng cho báo cáo quý III/2024, lần chốt 1. "
        "Số văn bản chạy suốt nhiệm kỳ: hãy xem lại số."
    ]
    for free in ("6", "", "0"):
        assert issued.find_same_number("official", free) == []
    assert issued.find_same_number("demo", "128") == []
    assert issued.find_same_number("official", "5", besides=QUARTER) == []
    assert freeze(number="128").number == 2


def test_a_report_without_number_and_date():
    report = freeze(number="", date="")
    assert (report.report_number, report.report_date) == ("", "")
    assert report.judged_on == day_in_vietnam(report.issued_at)


def test_what_can_not_be_issued_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="is no version of the data set 'demo'"):
        freezing.freeze("demo", QUARTER, frozen())
    with pytest.raises(ValueError, match="isoformat"):
        freeze(date="20/6/2024")
    with pytest.raises(ValueError, match="quarter key"):
        freeze("2024-Q5")
    assert issued.issued("official", QUARTER) == []


def folder():
    return storage.place("official", QUARTER, "issued")


def left():
    return sorted(path.name for path in folder().iterdir() if path.name[:4].isdecimal())


@pytest.mark.parametrize("time", range(1, 9))
def test_a_disk_that_fails_leaves_nothing_half(monkeypatch, time):
    works, calls = os.fsync, []

    def fail(handle):
        calls.append(handle)
        if len(calls) == time:
            raise OSError(28, "No space left on device")
        return works(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(ReportError) as caught:
            freeze()
    assert str(caught.value) == f"{UNDONE}đĩa đã hết chỗ trống. {ADVICE}"
    assert left() == []
    assert issued.issued("official", QUARTER) == []
    assert freeze().number == 1


def lose(source, target):
    """A copy that lost its end on the way."""
    target.write_bytes(source.read_bytes()[:-1])
    return target


def lose_tables(source, target):
    """A copy of what is no version: a full disk left it so, and nobody noticed."""
    duckdb.connect(str(target)).close()
    return target


@pytest.mark.parametrize(
    ("copy", "told"), [(lose, "tệp chép khác tệp gốc"), (lose_tables, "không đọc được")]
)
def test_a_warehouse_that_was_not_copied_whole_is_not_issued(monkeypatch, copy, told):
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfile", copy)
        with pytest.raises(ReportError, match=told):
            freeze()
    assert issued.issued("official", QUARTER) == []
    assert freeze().number == 1


def test_a_folder_that_can_not_be_named_leaves_nothing_half(monkeypatch):
    def fail(*arguments):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fail)
        with pytest.raises(ReportError) as caught:
            freeze()
    assert str(caught.value) == f"{UNDONE}không có quyền ghi vào {folder()}. {ADVICE}"
    assert left() == []


def test_a_freeze_that_is_killed_leaves_nothing_to_read():
    done = subprocess.run([sys.executable, "-c", KILLED], cwd=ROOT, capture_output=True)
    assert (done.returncode, done.stderr) == (9, b"")
    assert left() == ["0001.new"]
    assert issued.issued("official", QUARTER) == []
    assert issued.damaged("official", QUARTER) == []
    assert freeze().number == 1
    assert left() == ["0001"]


def test_a_version_that_is_gone():
    with pytest.raises(ReportError) as caught:
        freeze(warehouse=versions.file_of("official", 7))
    assert str(caught.value) == (
        f"{UNDONE}bản số liệu konray-000007.duckdb không còn. Hãy tải lại trang để dùng bản mới, "
        "xem lại báo cáo rồi chốt lại."
    )
    assert left() == []


def test_a_disk_without_rights_is_no_reason_not_to_issue(monkeypatch):
    def refuse(*arguments, **more):
        raise OSError(95, "Operation not supported")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "chmod", refuse)
        report = freeze()
    assert issued.verify(report) == []


def test_the_next_quarter_starts_from_what_was_issued():
    report = freeze()
    drafts.save("official", QUARTER, Draft({"direction": "sửa sau"}, {}), 0)
    before = issued.read_texts(report)
    texts = drafts.start_from("official", "2024-Q3").texts
    assert texts and texts.items() <= before.items()
    assert all(
        before[part] == standing_text("official", "2024-Q3", part)
        for part in before.keys() - texts.keys()
    )
