"""The journal against its head, the version in use and the key; and how it goes on after a loss."""

import shutil

import duckdb
import pytest

from data import ledger, publish, sealed_head, sealed_log, sealing, store, versions
from data.versions import WarehouseError
from intake import closing, journal, listing, mending, storage
from intake.findings import IntakeError
from intake.journal import Event
from tests.intake import papers
from tests.intake.conftest import NOW

KEY = "a key of sixteen"
ADVICE = (
    "Hãy lấy lại cả thư mục intake từ bản sao lưu mới nhất; không có bản nào mới hơn thì chạy "
    "“python -m intake resume”. Bản đang dùng giữ nguyên."
)


@pytest.fixture
def path(home):
    """The journal's file."""
    return ledger.path("official")


@pytest.fixture
def backup(path, tmp_path):
    """`backup()` copies the folder of all that came; called again it puts the copy back."""
    copy = tmp_path / "backup"

    def backup():
        if copy.exists():
            shutil.rmtree(path.parent)
            shutil.copytree(copy, path.parent)
        else:
            shutil.copytree(path.parent, copy)

    return backup


def cut(path, lines):
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-lines]))


def refused():
    """The sentence with which a journal is refused, wherever it is read."""
    with pytest.raises(WarehouseError) as caught:
        journal.read("official")
    for work in (
        lambda: publish.build("official"),
        lambda: closing.close("official", "2024-Q3", "Lan", NOW),
    ):
        with pytest.raises(WarehouseError) as again:
            work()
        assert str(again.value) == str(caught.value)
    return str(caught.value)


def test_lines_that_were_cut_off(send, path):
    send(papers.write(session=1))
    size = path.stat().st_size
    send(papers.write(session=2))
    lost = path.stat().st_size - size
    cut(path, 1)
    assert refused() == (
        f"Sổ nhập số liệu {path} thiếu 1 dòng cuối ({lost} byte): đã ghi 2 dòng. {ADVICE}"
    )


def test_lines_that_nobody_wrote_and_heads_that_are_gone_or_damaged(send, path):
    send(papers.write(session=1))
    whole, beside = path.read_bytes(), sealed_head.path_of(path)
    kept = beside.read_bytes()
    send(papers.write(session=2))
    two, newer = path.read_bytes(), beside.read_bytes()
    beside.write_bytes(kept)
    assert refused() == (
        f"Sổ nhập số liệu {path} có dòng không do phần mềm ghi, từ dòng 2. {ADVICE}"
    )
    beside.unlink()
    assert refused() == f"Sổ nhập số liệu {path} thiếu tệp journal.head đi kèm. {ADVICE}"
    beside.write_bytes(b"x")
    assert refused() == (
        f"Tệp journal.head đi kèm sổ nhập số liệu {path} bị sửa hoặc hỏng. {ADVICE}"
    )
    beside.write_bytes(newer)
    path.write_bytes(whole)
    assert "thiếu 1 dòng cuối" in refused()
    path.write_bytes(two)
    assert len(journal.read("official")) == 2


def test_a_version_says_how_long_the_journal_was(send, accept, ask, path):
    known = "select journal_events, journal_hash from build_info"
    assert ask(known) == [(0, None)]
    accept(send(papers.write(session=1)))
    seals = ledger.read("official").seals
    # the line that accepts comes after the version was made
    assert ask(known) == [(1, seals[0])]
    publish.build("official")
    assert ask(known) == [(2, seals[1])]


def test_a_version_that_is_published_while_the_journal_is_read_takes_no_harm(
    send, accept, monkeypatch
):
    works = sealed_log.read

    def meanwhile(*arguments):
        monkeypatch.setattr(sealed_log, "read", works)
        lines = works(*arguments)
        accept(send(papers.write(session=1)))
        publish.build("official")
        return lines

    monkeypatch.setattr(sealed_log, "read", meanwhile)
    assert journal.read("official") == []
    assert ledger.in_use("official").lines == 2


def test_an_older_copy_of_the_whole_folder_is_known_by_the_version(send, accept, path, backup):
    accept(send(papers.write(session=1)))
    backup()
    accept(send(papers.write("dak-koi", session=5)))
    backup()
    assert refused() == (
        f"Bản số liệu 3 đang dùng được dựng khi sổ nhập số liệu {path} có 3 dòng, nay chỉ còn 2. "
        f"{ADVICE}"
    )


def test_a_journal_that_was_written_anew_is_known_by_the_version(send, accept, path):
    accept(send(papers.write(session=1)))
    shutil.rmtree(path.parent)
    with storage.writing(path.parent, "x"):
        for number in (1, 2):  # nobody asks the version when there is no line to hold against it
            sealed_log.append(
                path, {"kind": "closed", "at": NOW.isoformat(), "quarter": f"{number}"}
            )
    assert "có 1 dòng, nay dòng 1 đã khác." in refused()


def test_a_version_of_before_knows_nothing(send, home):
    version = versions.current("official")
    store._opened.clear()
    with duckdb.connect(str(version)) as connection:
        connection.execute("alter table build_info drop column journal_events")
    assert ledger.in_use("official") is None
    send(papers.write(session=1))
    assert len(journal.read("official")) == 1


def test_going_on_without_what_was_lost(send, accept, ask, backup, kinds):
    accept(send(papers.write(session=1)))
    backup()
    sha = send(papers.write("dak-koi", session=5))
    accept(sha)
    backup()
    lost = refused()
    with pytest.raises(IntakeError, match="phải ghi lý do"):
        mending.resume("official", "…", "Lan", NOW)
    told = mending.resume("official", "Hỏng đĩa cứng", "Lan", NOW)
    assert told == [
        lost.removesuffix(f" {ADVICE}"),
        "Biểu đã duyệt mà sổ không còn ghi: dak-koi.2024-Q3. Bản số liệu dựng sau này không có các "
        "biểu ấy: hãy nhận và duyệt lại.",
    ]
    assert journal.read("official")[-1].reason == " ".join(["Hỏng đĩa cứng.", *told])
    assert mending.resume("official", "Hỏng đĩa cứng", "Lan", NOW) == [
        "Sổ nhập số liệu đủ mọi dòng đã ghi; không có gì thay đổi."
    ]
    publish.ensure()
    ours = "select distinct submission_id from fact_outreach where submission_id like '%.2024-Q%'"
    assert ask(ours) == [("dak-pne.2024-Q3",)]
    accept(send(papers.write("dak-koi", session=5)))
    assert len(ask(ours)) == 2
    assert kinds() == ["sent", "accepted", "resumed", "sent", "accepted"]
    assert publish.ensure() is None


def test_going_on_when_only_the_acceptance_was_lost(send, accept, path):
    sha = send(papers.write(session=1))
    kept = path.read_bytes(), sealed_head.path_of(path).read_bytes()
    accept(sha)
    path.write_bytes(kept[0])
    sealed_head.path_of(path).write_bytes(kept[1])
    with pytest.raises(WarehouseError, match="không dựng bản mới"):
        publish.ensure()
    [told] = mending.resume("official", "Hỏng đĩa cứng", "Lan", NOW)
    assert told.startswith("Biểu đã duyệt mà sổ không còn ghi: dak-pne.2024-Q3.")
    publish.ensure()
    accept(sha)


@pytest.mark.parametrize("damage", ["cut", "headless", "broken", "line break"])
def test_going_on_whatever_the_head_says(send, path, damage, kinds):
    send(papers.write(session=1))
    send(papers.write(session=2))
    if damage == "cut":
        cut(path, 1)
    elif damage == "headless":
        sealed_head.path_of(path).unlink()
    elif damage == "broken":
        sealed_head.path_of(path).write_bytes(b"{}")
    else:
        path.write_bytes(path.read_bytes()[:-1] + b" ")
    refused()
    assert len(mending.resume("official", "Hỏng đĩa cứng", "Lan", NOW)) == 1
    there = ["sent"] if damage in ("cut", "line break") else ["sent", "sent"]
    assert kinds() == [*there, "resumed"]


def test_nothing_goes_on_from_a_line_that_was_changed(send, path):
    send(papers.write(session=1))
    path.write_bytes(path.read_bytes().replace(b"bieu.xlsx", b"Bieu.xlsx"))
    before = path.read_bytes()
    with pytest.raises(WarehouseError, match="hỏng ở dòng 1"):
        mending.resume("official", "Hỏng đĩa cứng", "Lan", NOW)
    assert path.read_bytes() == before


def test_a_key_seals_from_when_it_is_configured(send, accept, path, kinds, monkeypatch):
    send(papers.write(session=1))
    monkeypatch.setenv(sealing.VARIABLE, KEY)
    assert kinds() == ["sent"]
    accept(send(papers.write(session=2)))
    assert kinds() == ["sent", "keyed", "sent", "accepted"]
    assert ledger.read("official").keyed == 2
    notes = listing.list_notes("official", journal.read("official"))
    assert notes == ["Niêm phong bằng khóa từ dòng 2."]
    monkeypatch.delenv(sealing.VARIABLE)
    how = (
        "Hãy đặt biến KONRAY_JOURNAL_KEY hoặc KONRAY_JOURNAL_KEY_FILE cho đúng, rồi khởi động lại."
    )
    assert refused() == (
        f"Sổ nhập số liệu {path} được niêm phong bằng khóa, mà phần mềm chưa được cho biết khóa. "
        f"{how}"
    )
    monkeypatch.setenv(sealing.VARIABLE, "another long key")
    assert refused() == f"Sổ nhập số liệu {path} được niêm phong bằng một khóa khác. {how}"


def test_a_key_may_lie_in_a_file(tmp_path, monkeypatch):
    file = tmp_path / "key"
    monkeypatch.setenv(sealing.FILE_VARIABLE, str(file))
    with pytest.raises(WarehouseError, match="Không đọc được tệp khóa niêm phong"):
        sealing.configured()
    for short in ("", "too short"):
        file.write_text(short)
        with pytest.raises(WarehouseError, match="quá ngắn"):
            sealing.configured()
    file.write_text(f"{KEY}\n")
    assert sealing.configured() == KEY.encode()
    monkeypatch.setenv(sealing.VARIABLE, "the other one wins")
    assert sealing.configured() == b"the other one wins"
    monkeypatch.setenv(sealing.FILE_VARIABLE, " ")
    monkeypatch.setenv(sealing.VARIABLE, "")
    assert sealing.configured() is None


def test_a_closing_is_in_the_journal_s_words():
    events = [
        Event("closed", NOW, "Lan", quarter="2024-Q3"),
        Event("reopened", NOW, "Bình", quarter="2024-Q3", reason="Nhầm"),
        Event("closed", NOW, "Lan", quarter="2024-Q4"),
    ]
    assert listing.list_closings(events, "2024-Q3") == [
        "Khóa 2024-Q3 lúc 10:00 ngày 16/9/2024 (Lan).",
        "Mở lại 2024-Q3 lúc 10:00 ngày 16/9/2024 (Bình): Nhầm",
    ]
