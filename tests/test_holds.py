"""Going back to an earlier version: it holds, it says why, and it ends only on purpose."""

import json
import re
from datetime import UTC, datetime

import pytest

from data import holds, ledger, notices, publish, versions
from data.versions import WarehouseError


@pytest.fixture
def three(empty_home, lay_out):
    """Three versions, the newest in use."""
    lay_out(3)
    return empty_home / "official"


@pytest.fixture
def changed(edit, published_copy, monkeypatch):
    """The published files changed, so that a start would build."""
    edit("context_figure", "ctx-001", note="khác")
    monkeypatch.setattr(publish, "PUBLISHED", published_copy)


def in_use():
    return versions.number_of(versions.current("official"))


def test_a_rollback_says_when_from_where_and_why(three):
    publish.rollback("official", 1, " Sai số\nxã Đăk Pne ")
    hold = holds.read("official")
    assert (hold.version, hold.before, hold.reason) == (1, 3, "Sai số xã Đăk Pne")
    assert hold._replace(at=datetime(2024, 9, 16, 3, tzinfo=UTC)).__str__() == (
        "Đang dùng bản 1, cũ hơn bản 3: đã quay về lúc 10:00 ngày 16/9/2024 "
        "(lý do: Sai số xã Đăk Pne)."
    )
    assert notices.tell("official") == [str(hold)]
    # What is made meanwhile says which figures it has, and not who went back, or why.
    assert re.fullmatch(
        r"của bản 1, cũ hơn bản 3 \(đã quay về lúc [\d:]+ ngày [\d/]+\)", notices.mark("official")
    )


def test_a_start_does_not_undo_a_rollback(three, changed):
    publish.rollback("official", 2)
    assert publish.ensure() is None
    assert in_use() == 2
    assert re.fullmatch(
        r"Đang dùng bản 2, cũ hơn bản 3: đã quay về lúc [^(]+\.", notices.tell("official")[0]
    )


def test_a_build_on_purpose_ends_it(three, changed):
    publish.rollback("official", 1)
    publish.build()
    assert (in_use(), holds.read("official")) == (4, None)
    assert not holds.path("official").exists()
    assert notices.tell("official") == []
    assert notices.mark("official") == ""
    assert publish.ensure() is None


def test_going_back_further_remembers_the_newest(three):
    publish.rollback("official")
    publish.rollback("official", reason="vẫn sai")
    hold = holds.read("official")
    assert (hold.version, hold.before, hold.reason) == (1, 3, "vẫn sai")


def test_forward_to_the_newest_is_no_rollback(three):
    publish.rollback("official", 1)
    publish.rollback("official", 3)
    assert (in_use(), holds.read("official")) == (3, None)


def test_back_from_a_version_that_was_lost_holds(three, changed):
    versions.file_of("official", 3).unlink()
    publish.rollback("official")
    assert holds.read("official")[:2] == (2, 3)
    assert publish.ensure() is None
    assert versions.number_of(publish.build()) == 4


def told():
    """What the journal says of going back and forward: from, to, who, why."""
    return [
        (*one["rolled_back"], one.get("by"), one.get("reason"))
        for one in ledger.read("official").entries
        if one["kind"] == "rolled_back"
    ]


def test_the_journal_tells_of_going_back_and_forward(three):
    publish.rollback("official", 2, "Sai số\n", "Lan")
    publish.rollback("official", 1, "vẫn sai", "Hoa")
    assert str(holds.read("official")).endswith("(Hoa; lý do: vẫn sai).")
    publish.rollback("official", 3, by="Lan")
    publish.rollback("official", 1)
    publish.build()
    assert told() == [
        (3, 2, "Lan", "Sai số"),
        (2, 1, "Hoa", "vẫn sai"),
        (1, 3, "Lan", None),
        (3, 1, None, None),
        (1, 4, None, None),
    ]


def test_killed_before_the_journal_is_written_the_next_start_tells_of_it(three, monkeypatch):
    def die(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(ledger, "note", die)
        publish.rollback("official", 1, "Sai số", "Lan")
    assert (in_use(), told()) == (1, [])
    for _ in range(2):
        holds.make_good("official")
        assert told() == [(3, 1, "Lan", "Sai số")]
    holds.path("official").write_text("{", encoding="utf-8")
    holds.make_good("official")
    assert len(told()) == 1


def test_a_journal_that_cannot_be_written_keeps_nobody_from_going_back(three, caplog):
    publish.rollback("official", 2)
    ledger.path("official").write_text("x\n", encoding="utf-8")
    publish.rollback("official", 1)
    assert in_use() == 1
    assert "does not tell of a rollback" in caplog.text
    assert holds.note("official", holds.read("official")).startswith(
        "Việc này CHƯA ghi được vào sổ nhập số liệu: "
    )


def test_a_rollback_of_before_it_was_told_by_whom_is_still_in_force(three):
    publish.rollback("official", 1, "Sai số", "Lan")
    said = json.loads(holds.path("official").read_bytes())
    del said["by"]
    holds.path("official").write_text(json.dumps(said), encoding="utf-8")
    assert holds.read("official")[:2] == (1, 3)
    assert holds.read("official").by == ""


def test_killed_before_the_pointer_moves_nothing_is_held(three, monkeypatch):
    def die(path):
        raise KeyboardInterrupt

    monkeypatch.setattr(versions, "point_to", die)
    with pytest.raises(KeyboardInterrupt):
        publish.rollback("official", 1)
    assert (in_use(), holds.read("official")) == (3, None)
    assert notices.tell("official") == []


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 1}', '{"version": "x"}'])
def test_what_is_held_stays_held_when_its_file_is_damaged(three, changed, text):
    publish.rollback("official", 1)
    holds.path("official").write_text(text, encoding="utf-8")
    assert holds.read("official")[:2] == (1, 3)
    assert publish.ensure() is None
    assert "không đọc được tệp HELD" in notices.tell("official")[0]


def test_a_damaged_version_is_never_gone_back_to(three):
    versions.file_of("official", 2).write_bytes(b"damaged")
    with pytest.raises(WarehouseError) as caught:
        publish.rollback("official", 2)
    assert str(caught.value) == (
        "Bản 2 bị hỏng hoặc không đọc được nên không quay về; bản đang dùng giữ nguyên. Hãy chọn "
        "bản khác, xem “python -m data versions”."
    )
    assert (in_use(), holds.read("official")) == (3, None)


def test_each_data_set_is_held_apart(three):
    publish.build("demo", publish.PUBLISHED)
    publish.rollback("official", 1)
    assert holds.read("demo") is None
    assert notices.tell("demo") == []
