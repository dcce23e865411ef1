"""The journal: events come back, states follow from them alone."""

from datetime import UTC, date, datetime, timedelta

import pytest

from data import sealed_log
from data.versions import WarehouseError
from intake import acceptances, journal, row_context, storage
from intake.journal import Event

NOON = datetime(2024, 9, 16, 5, tzinfo=UTC)
KEY = ("dak-pne", "2024-Q3")


def hour(number):
    return NOON + timedelta(hours=number)


def sent(sha, at, unit_id="dak-pne", errors=0):
    return Event(
        *("sent", hour(at), "Văn phòng", unit_id, "2024-Q3", sha, f"{sha}.xlsx"), errors=errors
    )


def decided(kind, sha, at, unit_id="dak-pne", **more):
    return Event(kind, hour(at), "Thường trực", unit_id, "2024-Q3", sha, **more)


def states(events):
    return {one.sha: one.state for one in journal.derive(events)}


@pytest.fixture
def log(empty_home):
    """`log(event, …)` writes events."""

    def log(*events):
        with storage.writing(storage.folder("official"), "x"):
            for event in events:
                journal.append("official", event)

    return log


def test_without_a_journal_nothing_came(empty_home):
    assert journal.read("official") == []
    assert journal.submissions("official") == []
    assert acceptances.find_in_force("official", *KEY) is None
    assert journal.tell_state([]) == "chưa có số liệu"
    assert not empty_home.exists()


def test_events_come_back_as_they_were(log):
    full = Event(
        *("accepted", NOON, "Cơ quan Thường trực", *KEY, "a" * 64, "biểu “1”.xlsx", 1, 2, "vì"),
        until=date(2024, 10, 1),
        answers=[["W301", "Chỉ tiêu", "D7", "đúng vậy"]],
        made={"dim_model": ["nuoi-de"]},
        replaces="dak-pne.2024-Q3",
        came_on=date(2024, 9, 16),
        due_on=date(2024, 9, 18),
        forgone=[[3, "b" * 64]],
    )
    bare = Event("closed", NOON, quarter="2024-Q3")
    log(full, bare)
    assert journal.read("official") == [full, bare]
    assert [one.digest for one in journal.read("official")] == [full.digest, bare.digest]
    assert full.digest != full._replace(reason="vì thế").digest
    line = journal.path("official").read_text(encoding="utf-8").splitlines()[1]
    assert line.startswith('{"kind":"closed","at":"2024-09-16T05:00:00+00:00","quarter":"2024-Q3",')
    assert '"line":2,"seal":"' in line


def test_from_nothing_to_accepted(log):
    seen = []
    for event in (
        sent("a", 0, errors=1),
        decided("returned", "a", 1, reason="Thiếu tờ"),
        sent("b", 2),
        decided("refused", "b", 3, reason="Không khớp"),
        decided("accepted", "b", 4),
    ):
        log(event)
        counts = acceptances.find_in_force("official", *KEY)
        seen.append((journal.tell_state(journal.submissions("official")), counts and counts.sha))
    assert seen == [
        *(("đã gửi", None), ("trả lại", None), ("đã gửi", None), ("đã gửi", None)),
        ("đã duyệt", "b"),
    ]
    first, second = journal.submissions("official")
    assert (first.number, first.state, first.reason) == (1, "returned", "Thiếu tờ")
    assert (first.decided_at, first.decided_by) == (hour(1), "Thường trực")
    assert (second.number, second.by, second.file) == (2, "Văn phòng", "b.xlsx")
    assert (second.first_sent_at, second.sent_at, second.came_at) == (hour(0), hour(2), hour(2))
    assert acceptances.find_in_force("official", "dak-koi", "2024-Q3") is None
    assert acceptances.find_in_force("official", "dak-pne", "2024-Q4") is None


def test_a_corrected_file_takes_the_place_of_the_first():
    first = [sent("a", 0), decided("accepted", "a", 1)]
    again = [*first, sent("b", 48)]
    assert states(again) == {"a": "accepted", "b": "sent"}
    done = [*again, decided("accepted", "b", 50, replaces="dak-pne.2024-Q3")]
    assert states(done) == {"a": "replaced", "b": "accepted"}
    # the correction is late, the figures were not
    assert {one.came_at for one in journal.derive(done)} == {hour(0)}
    assert [one.submission.sha for one in acceptances.accepted(done)] == ["a", "b"]
    assert acceptances.accepted(done)[1].event == done[-1]


def test_a_returned_correction_leaves_the_figures_in_force(log):
    log(sent("a", 0), decided("accepted", "a", 1), sent("b", 2), decided("returned", "b", 3))
    assert acceptances.find_in_force("official", *KEY).sha == "a"
    told = journal.tell_state(journal.submissions("official"))
    assert told == "đã duyệt bản 1, bản 2 trả lại"


@pytest.mark.parametrize(
    ("events", "came"),
    [
        ([sent("a", 0)], 0),
        ([sent("a", 0, errors=2)], None),
        ([sent("a", 0, errors=2), sent("b", 5)], 5),
        ([sent("a", 0), decided("returned", "a", 1)], None),
        ([sent("a", 0), decided("returned", "a", 1), sent("b", 5)], 5),
        ([sent("a", 0), sent("b", 5)], 0),
        ([sent("x", 0, "dak-koi"), sent("a", 3)], 3),
    ],
)
def test_when_the_first_complete_file_came(events, came):
    one = journal.derive(events)[-1]
    assert one.came_at == (None if came is None else hour(came))


def test_units_do_not_mix():
    events = [sent("a", 0), sent("b", 1, "dak-koi"), decided("accepted", "b", 2, "dak-koi")]
    assert states(events) == {"a": "sent", "b": "accepted"}
    assert [one.number for one in journal.derive(events)] == [1, 1]


def test_keys_are_those_of_the_facts():
    one, two = journal.derive([sent("a", 0), sent("b", 1)])
    assert [one.submission_id, two.submission_id] == [
        row_context.submission_id(*KEY, 1),
        row_context.submission_id(*KEY, 2),
    ]


def test_closed_and_allowed():
    events = [
        Event("closed", hour(1), quarter="2024-Q3"),
        Event("allowed", hour(2), "", *KEY, until=date(2024, 10, 1)),
        Event("allowed", hour(3), "", *KEY, until=date(2024, 9, 20)),
        Event("reopened", hour(4), quarter="2024-Q4"),
    ]
    assert journal.closed_at(events, "2024-Q3") == hour(1)
    assert journal.closed_at(events, "2024-Q4") is None
    assert journal.allowed_until(events, *KEY) == date(2024, 9, 20)
    assert journal.allowed_until(events, "dak-koi", "2024-Q3") is None
    opened = [*events, Event("reopened", hour(5), quarter="2024-Q3")]
    assert journal.closed_at(opened, "2024-Q3") is None
    again = [*opened, Event("closed", hour(6), quarter="2024-Q3")]
    assert journal.closed_at(again, "2024-Q3") == hour(6)


def test_what_is_no_line_is_told_of_and_written_down(log):
    log(sent("a", 0))
    with journal.path("official").open("ab") as file:
        file.write(b'{"kind":"sen')
    assert journal.torn("official") == 12
    assert [one.kind for one in journal.read("official")] == ["sent"]
    log(sent("b", 1))
    assert [one.kind for one in journal.read("official")] == ["sent", "healed", "sent"]
    assert journal.read("official")[1].reason == "bỏ 12 byte lạ ở cuối sổ"
    assert journal.torn("official") == 0
    assert states(journal.read("official")) == {"a": "sent", "b": "sent"}


def test_a_killed_writer_s_line_is_called_so(log, monkeypatch):
    log(sent("a", 0))

    def die(path, size, data):
        with path.open("ab") as file:
            file.write(data[:7])
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(sealed_log, "_write_lines", die)
        log(sent("b", 1))
    assert states(journal.read("official")) == {"a": "sent"}
    log(sent("b", 2))
    assert journal.read("official")[1].reason == "bỏ 7 byte viết dở ở cuối sổ"


def test_a_line_break_that_was_lost_is_put_back_and_written_down(log):
    log(sent("a", 0))
    path = journal.path("official")
    path.write_bytes(path.read_bytes()[:-1])
    log(sent("b", 1))
    assert [one.kind for one in journal.read("official")] == ["sent", "healed", "sent"]
    assert journal.read("official")[1].reason == "thêm lại dấu xuống dòng ở cuối sổ"


def test_a_changed_line_is_a_sentence(log):
    log(sent("a", 0), sent("b", 1))
    path = journal.path("official")
    path.write_bytes(path.read_bytes().replace(b"a.xlsx", b"c.xlsx"))
    with pytest.raises(WarehouseError) as caught:
        journal.submissions("official")
    assert str(caught.value) == (
        f"Sổ nhập số liệu {path} bị sửa hoặc hỏng ở dòng 1. Hãy lấy lại cả thư mục intake từ bản "
        "sao lưu; bản đang dùng giữ nguyên."
    )


def test_a_folder_in_place_of_the_journal(empty_home):
    journal.path("official").mkdir(parents=True)
    with pytest.raises(WarehouseError, match="Không đọc được sổ nhập số liệu"):
        journal.read("official")


# As written by the program of before there were heads, numbers and keys.
OLD = (
    '{"kind":"sent","at":"2024-09-16T05:00:00+00:00","by":"Cơ quan Thường trực","unit_id":'
    '"dak-pne","quarter":"2024-Q3","sha":"a","file":"a.xlsx","warnings":1,"seal":'
    '"2344d18c79ed1c2804b6c42018917e96151f9d15ec9a26c3c8a6774aa7daa4b1"}\n'
    '{"kind":"accepted","at":"2024-09-16T06:00:00+00:00","by":"Cơ quan Thường trực","unit_id":'
    '"dak-pne","quarter":"2024-Q3","sha":"a","answers":[["W301","Chỉ tiêu","D7","đúng"]],'
    '"came_on":"2024-09-16","due_on":"2024-09-18","seal":'
    '"cbc3786f77102316cd71ec166acd89d846d6031cbdb7650e71f5e382c7fabe43"}\n'
    '{"kind":"closed","at":"2024-09-16T07:00:00+00:00","quarter":"2024-Q3","seal":'
    '"0981c204dfcf307894a2890849db807ce432ccdb0247ca91a4c98d6e2334cf8f"}\n'
)


def test_an_old_journal_is_read_as_it_is_and_taken_over(log):
    path = journal.path("official")
    path.parent.mkdir(parents=True)
    path.write_text(OLD, encoding="utf-8", newline="")
    by = "Cơ quan Thường trực"
    known = [
        Event("sent", hour(0), by, *KEY, "a", "a.xlsx", warnings=1),
        Event(
            *("accepted", hour(1), by, *KEY, "a"),
            answers=[["W301", "Chỉ tiêu", "D7", "đúng"]],
            came_on=date(2024, 9, 16),
            due_on=date(2024, 9, 18),
        ),
        Event("closed", hour(2), quarter="2024-Q3"),
    ]
    assert journal.read("official") == known
    assert known[1].digest == "1ebee86aab6c773eba8bf765585c14ce33955469df72dfb90d255238b1ca18b2"
    log(sent("b", 3))
    assert journal.read("official") == [*known, sent("b", 3)]
    assert path.read_text(encoding="utf-8").startswith(OLD)
    path.write_text(OLD, encoding="utf-8", newline="")
    with pytest.raises(WarehouseError, match="thiếu 1 dòng cuối"):
        journal.read("official")
