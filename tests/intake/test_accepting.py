"""Accepting: what it publishes, what it refuses, and that no moment leaves it half done."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from data import checking, holds, publish, rebuilding, sealed_head, store, versions
from data.versions import WarehouseError
from intake import accepting, applying, closing, journal, originals, sending
from intake.findings import IntakeError
from tests.intake import papers
from tests.intake.conftest import NOW

BREAKING = Path(__file__).with_name("breaking.py")
OURS = "submission_id like 'dak-pne.2024-Q3%'"
GOAL = ("goal_met", "Nuôi dê", "thôn 9")


def total(ask):
    """Submissions in force with the sum of their outreach."""
    return ask(
        "select submission_id, sum(value)::int from fact_outreach "
        "where submission_id like '%.2024-Q%' group by all order by all"
    )


def counts(ask):
    """Rows of ours by table."""
    tables = ["fact_outreach", "fact_model", "fact_duty", "submission"]
    conditions = dict.fromkeys(tables, OURS) | {
        "document": "document_id like 'dak-pne.2024-Q3%'",
        "dim_model": "model_id like 'dak-pne.2024-q3%'",
        "dim_unit": "unit_id = 'dak-pne.thon-9'",
    }
    return {
        table: ask(f"select count(*)::int from {table} where {condition}")[0][0]
        for table, condition in conditions.items()
    }


def test_accepting_publishes_a_new_version(send, accept, ask, kinds):
    path = accept(send(papers.write(session=12, attendance=300, models=[GOAL])))
    assert path == versions.file_of("official", 2) == versions.current("official")
    assert total(ask) == [("dak-pne.2024-Q3", 312)]
    assert counts(ask) == {
        "fact_outreach": 2,
        "fact_model": 1,
        "fact_duty": 1,
        "submission": 1,
        "document": 1,
        "dim_model": 1,
        "dim_unit": 1,
    }
    assert ask(f"select accepted_by, accepted_on::text, quarter from submission where {OURS}") == [
        ("Thường trực", "2024-09-16", "2024-Q3")
    ]
    assert ask("select version from build_info") == [(2,)]
    assert kinds() == ["sent", "accepted"]
    assert publish.ensure() is None


def test_accepting_answers_every_warning(send, accept, kinds):
    warned = ["W301 Chỉ tiêu!D7", "W304 Mô hình!D9", "W309"]
    sha = send(papers.write(session=1, findings=warned))
    answers = {("W301", "Chỉ tiêu", "D7"): " Đã  xem lại ", ("W309", "", ""): "Đúng như thế"}
    with pytest.raises(IntakeError) as caught:
        accept(sha, answers | {("W304", "Mô hình", "D9"): "Đúng rồi"})
    assert str(caught.value) == (
        "Biểu CHƯA được duyệt: còn 1 cảnh báo chưa có lý do (W304 tờ Mô hình, ô D9). "
        "Hãy ghi lý do, ít nhất ba từ, cho từng cảnh báo rồi duyệt lại."
    )
    assert kinds() == ["sent"]
    accept(sha, answers | {("W304", "Mô hình", "D9"): "Đúng như thế", ("W399", "", ""): "thừa"})
    assert journal.submissions("official")[0].answers == [
        ["W301", "Chỉ tiêu", "D7", "Đã xem lại"],
        ["W304", "Mô hình", "D9", "Đúng như thế"],
        ["W309", "", "", "Đúng như thế"],
    ]


def test_errors_forbid_accepting(send, accept, kinds):
    sha = send(papers.write(session=1, findings=[f"E201 Mô hình!C{row}" for row in range(1, 8)]))
    with pytest.raises(IntakeError) as caught:
        accept(sha, {("E201", "Mô hình", f"C{row}"): "x" for row in range(1, 8)})
    assert str(caught.value).startswith(
        "Biểu CHƯA được duyệt: còn 7 lỗi (E201 tờ Mô hình, ô C1; E201 tờ Mô hình, ô C2; "
    )
    assert str(caught.value).endswith("ô C5; …). Hãy trả lại để đơn vị sửa.")
    assert kinds() == ["sent"]
    assert versions.number_of(versions.current("official")) == 1


def test_what_is_decided_stays_decided(send, accept, kinds):
    first = send(papers.write(session=1))
    accept(first)
    with pytest.raises(IntakeError, match=r"đã duyệt lúc 10:00 ngày 16/9/2024 \(Thường trực\)"):
        accept(first)
    second = send(papers.write(session=2))
    sending.give_back("official", second, "Sai cả tờ", "Lan", now=NOW)
    with pytest.raises(IntakeError, match="Biểu này trả lại lúc"):
        accept(second)
    with pytest.raises(IntakeError, match="Tệp này chưa được gửi"):
        accept("0" * 64)
    assert kinds() == ["sent", "accepted", "sent", "returned"]


def test_a_corrected_workbook_takes_the_place_of_the_first(send, accept, ask, home):
    first = send(papers.write(session=12, attendance=300, models=[GOAL]))
    accept(first)
    late = NOW + timedelta(days=30)
    second = send(papers.write(session=13), late)
    accept(second, now=late)
    assert total(ask) == [("dak-pne.2024-Q3.2", 13)]
    assert counts(ask) == {
        "fact_outreach": 1,
        "fact_model": 0,
        "fact_duty": 1,
        "submission": 1,
        "document": 1,
        "dim_model": 0,
        "dim_unit": 0,
    }
    duty = f"select state::text, came_on::text, due_on::text from fact_duty where {OURS}"
    assert ask(duty) == [("on_time", "2024-09-16", "2024-09-18")]
    assert originals.get("official", first) and originals.get("official", second)
    assert [one.state for one in journal.submissions("official")] == ["replaced", "accepted"]


def test_what_others_need_stays_when_its_maker_is_replaced(send, accept, ask):
    accept(send(papers.write(session=1, models=[GOAL, ("ineffective", "Nuôi bò", "thôn 8")])))
    # the last quarter speaks of a village that the first one brought
    accept(send(papers.write(quarter="2024-Q4", models=[("goal_met", "Trồng sâm", "thôn 9")])))
    accept(send(papers.write(session=2)))
    villages = "select unit_id from dim_unit where unit_id like 'dak-pne.thon-%' order by 1"
    assert ask(villages) == [("dak-pne.thon-9",)]
    accept(send(papers.write(session=3, models=[GOAL])))
    assert ask(villages) == [("dak-pne.thon-9",)]
    models = "select model_id from dim_model where model_id like 'dak-pne.%' order by 1"
    assert ask(models) == [("dak-pne.2024-q3.nuoi-de",), ("dak-pne.2024-q4.trong-sam",)]


def test_an_older_workbook_is_not_accepted_after_a_newer_one(send, accept, ask):
    older, newer = send(papers.write(session=1)), send(papers.write(session=2))
    accept(newer)
    with pytest.raises(IntakeError) as caught:
        accept(older)
    assert str(caught.value) == (
        "Bản 2, gửi sau, đã được duyệt nên không duyệt bản 1 nữa. "
        "Nếu bản này mới đúng, hãy đề nghị đơn vị gửi lại thành một bản mới."
    )
    assert total(ask) == [("dak-pne.2024-Q3.2", 2)]


@pytest.mark.parametrize(
    ("unit", "days", "rows"),
    [
        ("dak-pne", 0, [("on_time", "2024-09-16", "2024-09-18")]),
        ("dak-rve", 2, [("on_time", "2024-09-18", "2024-09-18")]),
        ("dak-pne", 3, [("late", "2024-09-19", "2024-09-18")]),
        ("kon-ray", 0, []),
    ],
)
def test_the_duty_of_communes_is_kept(send, accept, ask, unit, days, rows):
    sha = send(papers.write(unit, session=1), NOW + timedelta(days=days))
    accept(sha, now=NOW + timedelta(days=40))
    found = ask(
        "select state::text, came_on::text, due_on::text from fact_duty "
        f"where quarter = '2024-Q3' and unit_id = '{unit}'"
    )
    assert found == rows


def test_the_deadline_is_that_of_the_settings(send, ask):
    accepting.accept("official", send(papers.write(session=1)), "Lan", {}, NOW)
    assert ask(f"select due_on::text from fact_duty where {OURS}") == [("2024-09-18",)]


def test_a_quarter_that_was_closed_in_the_meantime(send, accept, kinds):
    sha = send(papers.write(session=1))
    closing.close("official", "2024-Q3", "Lan", now=NOW)
    with pytest.raises(IntakeError, match="đã khóa từ"):
        accept(sha)
    until = NOW.date() + timedelta(1)
    closing.allow("official", "dak-pne", "2024-Q3", until, "Gửi trước khi khóa", "Lan", now=NOW)
    accept(sha, now=NOW + timedelta(days=9))
    assert kinds() == ["sent", "closed", "allowed", "accepted"]


def test_returned_while_it_is_being_accepted(send, accept, kinds, monkeypatch):
    sha = send(papers.write(session=1))
    works = publish.write_through

    def meanwhile(draft):
        works(draft)
        sending.give_back("official", sha, "Sai cả tờ", "Lan", now=NOW)

    monkeypatch.setattr(publish, "write_through", meanwhile)
    with pytest.raises(IntakeError, match="Biểu này trả lại lúc"):
        accept(sha)
    assert kinds() == ["sent", "returned"]
    assert versions.number_of(versions.current("official")) == 1


def test_what_does_not_add_up_is_refused_and_written_down(send, accept, ask, kinds):
    accept(send(papers.write(quarter="2024-Q4", models=[GOAL, ("ineffective", "Bò", "thôn 8")])))
    # the same model ends twice: a rule of data/checks
    sha = send(papers.write(session=1, models=[("launched", "Dê", "thôn 9"), GOAL, GOAL]))
    with pytest.raises(publish.NotReconciled) as caught:
        accept(sha)
    [*_, one] = journal.submissions("official")
    assert (one.state, one.reason) == ("sent", str(caught.value))
    assert kinds() == ["sent", "accepted", "sent", "refused"]
    assert versions.number_of(versions.current("official")) == 2
    assert publish.ensure() is None
    assert total(ask) == []


def test_rows_that_the_warehouse_does_not_take(send, accept, kinds, monkeypatch):
    works = applying.make

    def damage(*arguments):
        rows = works(*arguments)
        rows["fact_outreach"]["value"] = -1
        return rows

    sha = send(papers.write(session=1))
    with monkeypatch.context() as patch:
        patch.setattr(applying, "make", damage)
        with pytest.raises(applying.Unfit, match="không nhận biểu dak-pne, quý III/2024"):
            accept(sha)
    assert kinds() == ["sent", "refused"]
    assert publish.ensure() is None
    accept(sha)
    assert kinds()[-1] == "accepted"


def test_accepted_but_not_shown_is_said_so_and_made_good(send, accept, ask, monkeypatch):
    sha = send(papers.write(session=1))

    works = versions.replace

    def fail(source, target):
        if source.suffix == ".building":
            raise OSError(28, "No space left on device")
        works(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(versions, "replace", fail)
        with pytest.raises(WarehouseError) as caught:
            accept(sha)
    assert str(caught.value) == (
        "Biểu ĐÃ được duyệt và ghi sổ, nhưng chưa hiện lên được: đĩa đã hết chỗ trống. Không cần "
        "làm lại: hãy giải phóng đĩa hoặc kiểm tra quyền ghi, rồi khởi động lại phần mềm hoặc "
        "chạy “python -m intake rebuild”."
    )
    assert total(ask) == []
    # the next one that is accepted brings both
    accept(send(papers.write("dak-koi", session=5)))
    assert total(ask) == [("dak-koi.2024-Q3", 5), ("dak-pne.2024-Q3", 1)]


def test_accepting_onto_a_damaged_version(send, accept, kinds):
    sha = send(papers.write(session=1))
    versions.current("official").write_bytes(b"damaged")
    store._opened.clear()
    with pytest.raises(WarehouseError, match="Không mở được bản số liệu"):
        accept(sha)
    assert kinds() == ["sent"]


def test_accepting_after_a_rollback_brings_all_and_names_both(send, accept, ask, home):
    accept(send(papers.write(session=1)))
    publish.rollback("official")
    waiting = send(papers.write("dak-koi", session=5))
    assert publish.ensure() is None
    assert total(ask) == []
    with pytest.raises(IntakeError) as caught:
        accept(waiting)
    assert str(caught.value).startswith("Biểu CHƯA được duyệt. Đang dùng bản 1, cũ hơn bản 2: ")
    assert "Biểu sẽ hiện trở lại: dak-pne quý III/2024." in str(caught.value)
    hold = holds.read("official")
    with pytest.raises(IntakeError, match="đồng ý kết thúc việc quay về"):
        accept(waiting, ends=hold._replace(before=9))  # another one than that he has seen
    assert total(ask) == []
    path = accept(waiting, ends=hold)
    assert total(ask) == [("dak-koi.2024-Q3", 5), ("dak-pne.2024-Q3", 1)]
    assert holds.read("official") is None
    *_, event = journal.read("official")
    assert (event.version, event.rolled_back) == (versions.number_of(path), [2, 1]) == (3, [2, 1])
    # what was made so is what a start would make
    assert publish.ensure() is None
    assert rebuilding.rebuild("official").differs == []


def test_what_is_not_accepted_leaves_a_rollback_in_force(send, accept, ask):
    accept(send(papers.write(session=1)))
    publish.rollback("official")
    with pytest.raises(IntakeError, match="còn 1 lỗi"):
        accept(
            send(papers.write("dak-koi", session=5, findings=["E201 Mô hình!C9"])),
            ends=holds.read("official"),
        )
    assert holds.read("official")[:2] == (1, 2)
    assert total(ask) == []
    assert versions.number_of(versions.current("official")) == 1


def test_accepted_after_a_rollback_but_not_shown_ends_it_all_the_same(
    send, accept, ask, monkeypatch
):
    accept(send(papers.write(session=1)))
    publish.rollback("official")
    sha = send(papers.write("dak-koi", session=5))

    def fail(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(publish, "switch", fail)
        with pytest.raises(WarehouseError, match="Biểu ĐÃ được duyệt"):
            accept(sha, ends=holds.read("official"))
    assert total(ask) == []
    publish.ensure()
    assert total(ask) == [("dak-koi.2024-Q3", 5), ("dak-pne.2024-Q3", 1)]


def test_what_somebody_else_decided_meanwhile_is_told(send, accept, ask):
    first, second, third = (send(papers.write(session=number)) for number in (1, 2, 3))
    accept(first, seen="")
    with pytest.raises(IntakeError) as caught:
        accept(second, seen="")
    assert str(caught.value) == (
        "Biểu CHƯA được duyệt: trong lúc đang xem, số liệu của đơn vị này đã khác đi. Bản 1 đã "
        "duyệt lúc 10:00 ngày 16/9/2024 (Thường trực). Hãy xem lại phần “Sẽ thay đổi” rồi duyệt."
    )
    accept(third, seen="dak-pne.2024-Q3")
    assert total(ask) == [("dak-pne.2024-Q3.3", 3)]


def test_the_duty_is_judged_by_the_day_of_receiving(home, accept, ask):
    late = NOW + timedelta(days=9)
    sent = sending.send("official", papers.write(session=1), "a.xlsx", "Lan", late, NOW.date())
    accept(sent.submission.sha, now=late)
    row = ask(f"select state::text, came_on::text from fact_duty where {OURS}")
    assert row == [("on_time", "2024-09-16")]


def test_figures_that_were_lost_on_the_way_are_not_accepted(send, accept, ask, kinds, monkeypatch):
    def lose(draft):
        with duckdb.connect(str(draft)) as connection:
            connection.execute("delete from fact_outreach where submission_id like 'dak-pne.%'")

    sha = send(papers.write(session=1))
    with monkeypatch.context() as patch:
        patch.setattr(publish, "write_through", lose)
        with pytest.raises(WarehouseError, match="khác ở fact_outreach"):
            accept(sha)
    assert kinds() == ["sent"]
    assert versions.number_of(versions.current("official")) == 1
    accept(sha)
    assert total(ask) == [("dak-pne.2024-Q3", 1)]


def test_check_names_what_was_accepted_and_is_not_there(send, accept, capsys):
    first = accept(send(papers.write(session=1)))
    accept(send(papers.write("dak-koi", session=5)))
    assert checking.check("official") == 0
    versions.point_to(first)
    capsys.readouterr()
    assert checking.check("official") == 1
    told = "SAI  Bản đang dùng: thiếu biểu đã duyệt: dak-koi.2024-Q3"
    assert told in capsys.readouterr().out.splitlines()


def test_a_journal_that_was_lost_stops_every_build(send, accept, ask):
    accept(send(papers.write(session=1)))
    path = journal.path("official")
    path.unlink()
    sealed_head.path_of(path).unlink()
    with pytest.raises(WarehouseError) as caught:
        publish.ensure()
    assert str(caught.value) == (
        f"Bản số liệu 2 đang dùng được dựng khi sổ nhập số liệu {path} có 1 dòng, nay chỉ còn 0. "
        "Hãy lấy lại cả thư mục intake từ bản sao lưu mới nhất; không có bản nào mới hơn thì chạy "
        "“python -m intake resume”. Bản đang dùng giữ nguyên."
    )
    assert total(ask) == [("dak-pne.2024-Q3", 1)]


@pytest.fixture
def accepted_home(send, accept, home):
    """A warehouse with one submission in force, as tests/intake/breaking.py expects it."""
    accept(send(papers.write(session=1, attendance=2, van_round=3)))
    return home


@pytest.mark.parametrize(
    ("mode", "moments"),
    [
        (["killed"], 25),
        (["full", "2"], 8),
        (["back", "2"], 7),
        (["back-full", "4"], 4),
        (["crowd"], 0),
        (["forbidden"], 0),
    ],
)
def test_no_moment_leaves_an_import_half_done(accepted_home, tmp_path, mode, moments):
    """Killed at each call that writes; the disk full at every second (by hand: each); six at once;
    in a closed folder."""
    (tmp_path / "homes").mkdir()
    run = subprocess.run(
        [sys.executable, BREAKING, accepted_home, tmp_path / "homes", *mode],
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr
    assert int(run.stdout or 0) >= moments
