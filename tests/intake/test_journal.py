"""The journal: events come back, states follow from them alone."""

from datetime import UTC, date, datetime, timedelta

import pytest

from data.versions import WarehouseError
from intake import fact_rows, journal, storage
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
    assert journal.state_of("official", *KEY) == "none"
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
    )
    bare = Event("closed", NOON, quarter="2024-Q3")
    log(full, bare)
    assert journal.read("official") == [full, bare]
    assert [one.digest for one in journal.read("official")] == [full.digest, bare.digest]
    assert full.digest != full._replace(reason="vì thế").digest
    line = journal.path("official").read_text(encoding="utf-8").splitlines()[1]
    assert line.startswith('{"kind":"closed","at":"2024-09-16T05:00:00+00:00","quarter":"2024-Q3",')


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
        seen.append(journal.state_of("official", *KEY))
    assert seen == ["sent", "returned", "sent", "sent", "accepted"]
    assert [journal.STATES[state] for state in ("none", *dict.fromkeys(seen))] == [
        *("chưa có số liệu", "đã gửi", "trả lại", "đã duyệt")
    ]
    first, second = journal.submissions("official")
    assert (first.number, first.state, first.reason) == (1, "returned", "Thiếu tờ")
    assert (first.decided_at, first.decided_by) == (hour(1), "Thường trực")
    assert (second.number, second.by, second.file) == (2, "Văn phòng", "b.xlsx")
    assert (second.first_sent_at, second.sent_at, second.came_at) == (hour(0), hour(2), hour(2))
    assert journal.state_of("official", "dak-koi", "2024-Q3") == "none"
    assert journal.state_of("official", "dak-pne", "2024-Q4") == "none"


def test_a_corrected_file_takes_the_place_of_the_first():
    first = [sent("a", 0), decided("accepted", "a", 1)]
    again = [*first, sent("b", 48)]
    assert states(again) == {"a": "accepted", "b": "sent"}
    done = [*again, decided("accepted", "b", 50, replaces="dak-pne.2024-Q3")]
    assert states(done) == {"a": "replaced", "b": "accepted"}
    # the correction is late, the figures were not
    assert {one.came_at for one in journal.derive(done)} == {hour(0)}
    assert [one.submission.sha for one in journal.accepted(done)] == ["a", "b"]
    assert journal.accepted(done)[1].event == done[-1]


def test_a_returned_correction_leaves_the_figures_in_force(log):
    log(sent("a", 0), decided("accepted", "a", 1), sent("b", 2), decided("returned", "b", 3))
    assert journal.state_of("official", *KEY) == "accepted"


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
        fact_rows.submission_id(*KEY, 1),
        fact_rows.submission_id(*KEY, 2),
    ]


def test_closed_and_allowed():
    events = [
        Event("closed", hour(1), quarter="2024-Q3"),
        Event("allowed", hour(2), "", *KEY, until=date(2024, 10, 1)),
        Event("allowed", hour(3), "", *KEY, until=date(2024, 9, 20)),
    ]
    assert journal.closed_at(events, "2024-Q3") == hour(1)
    assert journal.closed_at(events, "2024-Q4") is None
    assert journal.allowed_until(events, *KEY) == date(2024, 9, 20)
    assert journal.allowed_until(events, "dak-koi", "2024-Q3") is None


def test_the_day_is_that_of_vietnam():
    assert journal.day_in_vietnam(datetime(2024, 9, 18, 16, 59, tzinfo=UTC)) == date(2024, 9, 18)
    assert journal.day_in_vietnam(datetime(2024, 9, 18, 17, tzinfo=UTC)) == date(2024, 9, 19)
    with pytest.raises(ValueError, match="time zone"):
        journal.day_in_vietnam(datetime(2024, 9, 18))


def test_words_are_made_fit_to_be_kept_and_shown():
    assert journal.tidy(" Bie\u0302\u0309u\n\x1b[2J \ud800 <b> ") == "Biểu [2J ? <b>"


def test_a_torn_line_is_told_of_and_written_down(log):
    log(sent("a", 0))
    with journal.path("official").open("ab") as file:
        file.write(b'{"kind":"sen')
    assert journal.torn("official") == 12
    assert [one.kind for one in journal.read("official")] == ["sent"]
    log(sent("b", 1))
    assert [one.kind for one in journal.read("official")] == ["sent", "healed", "sent"]
    assert journal.read("official")[1].reason == "bỏ 12 byte viết dở ở cuối sổ"
    assert journal.torn("official") == 0
    assert states(journal.read("official")) == {"a": "sent", "b": "sent"}


def test_a_changed_line_is_a_sentence(log):
    log(sent("a", 0), sent("b", 1))
    path = journal.path("official")
    path.write_bytes(path.read_bytes().replace(b"a.xlsx", b"c.xlsx"))
    with pytest.raises(WarehouseError) as caught:
        journal.submissions("official")
    assert str(caught.value) == (
        f"Sổ nhập số liệu {path} bị sửa hoặc hỏng ở dòng 1. Hãy lấy lại tệp này từ bản sao lưu; "
        "bản đang dùng giữ nguyên."
    )


def test_a_folder_in_place_of_the_journal(empty_home):
    journal.path("official").mkdir(parents=True)
    with pytest.raises(WarehouseError, match="Không đọc được sổ nhập số liệu"):
        journal.read("official")
