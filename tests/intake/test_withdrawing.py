"""What was accepted is withdrawn: the form before counts again, or none, and both are told of."""

import re
from datetime import timedelta

import pytest

from data import accepted, holds, publish, rebuilding, store, versions
from data.__main__ import main
from data.versions import WarehouseError
from intake import (
    acceptances,
    closing,
    drafting,
    filing,
    journal,
    listing,
    rules,
    sending,
    withdrawing,
)
from intake.findings import IntakeError
from measures import duty
from tests.intake import papers
from tests.intake.conftest import NOW

WHY = "Nhầm biểu của xã khác"
QUARTER = "2024-Q3"


@pytest.fixture
def total(ask):
    """`total()`: the sum of the outreach of each form in use."""
    return lambda: ask(
        "select submission_id, sum(value)::int from fact_outreach "
        "where submission_id like '%.202%' group by all order by all"
    )


def withdraw(sha, reason=WHY, by="Hoa", now=NOW + timedelta(hours=1), **more):
    return withdrawing.withdraw("official", sha, reason, by, now, **more)


def states():
    return [one.state for one in journal.submissions("official")]


def test_the_form_before_counts_again(send, accept, total, kinds):
    first, second = send(papers.write(session=1)), send(papers.write(session=2, van_round=5))
    accept(first)
    accept(send(papers.write("dak-koi", session=9)))
    accept(second)
    done = withdraw(second)
    assert done.sentence == (
        "Đã rút bản 2 của xã Đăk Pne, quý III/2024: Nhầm biểu của xã khác. Số liệu trở về bản 1."
    )
    assert total() == [("dak-koi.2024-Q3", 9), ("dak-pne.2024-Q3", 1)]
    assert versions.number_of(versions.current("official")) == done.version == 5
    assert states() == ["accepted", "withdrawn", "accepted"]
    assert kinds()[-1] == "withdrawn"
    one = journal.submissions("official")[1]
    assert (one.reason, one.decided_by) == (WHY, "Hoa")
    # the version is what a start, and a build from all files, would make
    assert publish.ensure() is None
    assert rebuilding.rebuild("official").differs == []


def test_nothing_counts_where_there_was_no_form_before(send, accept, ask, total):
    sha = send(papers.write(session=1, models=[("launched", "Nuôi dúi", "thôn mới")]))
    accept(sha)
    assert withdraw(sha).sentence.endswith(
        "Đơn vị không còn số liệu nào trong quý này: cần gửi lại."
    )
    assert total() == []
    assert accepted.in_force("official") == []
    assert ask("select count(*) from dim_model where name = 'Nuôi dúi'") == [(0,)]
    assert publish.ensure() is None
    # the reporting duty: what was withdrawn did not come
    [sent] = duty.list_sent(journal.submissions("official"))
    assert (sent.incomplete, duty.day_of(sent.returned_at)) == (True, NOW.date())
    with pytest.raises(IntakeError, match=r"Biểu này đã rút lúc .* \(Hoa\); .*thành bản mới"):
        accept(sha)
    assert "Muốn gửi lại thì lưu biểu thành tệp mới" in rules.already(
        journal.submissions("official")[0]
    )
    accept(send(papers.write(session=3)))
    assert total() == [("dak-pne.2024-Q3.2", 3)]


def test_step_by_step_back_and_forward_again(send, accept, total):
    first, second, third = (send(papers.write(session=number)) for number in (1, 2, 3))
    for sha in (first, second):
        accept(sha)
    withdraw(second)
    accept(third)
    assert states() == ["replaced", "withdrawn", "accepted"]
    withdraw(third)
    assert states() == ["accepted", "withdrawn", "withdrawn"]
    assert total() == [("dak-pne.2024-Q3", 1)]
    withdraw(first)
    assert (states(), total()) == (["withdrawn"] * 3, [])


def test_what_is_not_in_use_is_not_withdrawn(send, accept, kinds):
    first, second = send(papers.write(session=1)), send(papers.write(session=2))
    for sha, state in ((first, "đã gửi"), ("0" * 64, "chưa có số liệu")):
        with pytest.raises(IntakeError, match=f"Biểu CHƯA được rút: bản này {state}"):
            withdraw(sha)
    accept(first)
    accept(second)
    with pytest.raises(IntakeError, match="đã thay bằng bản sau"):
        withdraw(first)
    with pytest.raises(IntakeError, match=r"phải ghi lý do\. Hãy ghi ít nhất ba từ"):
        withdraw(second, reason="Sai số")
    with pytest.raises(IntakeError, match="Chưa ghi tên người rút biểu"):
        withdraw(second, by=" ")
    withdraw(second)
    with pytest.raises(IntakeError, match="bản này đã rút"):
        withdraw(second)
    with pytest.raises(IntakeError, match="Không có biểu nào đã duyệt của “dak-koi”"):
        withdrawing.find_in_force("official", "dak-koi", QUARTER)
    assert withdrawing.find_in_force("official", "dak-pne", QUARTER).sha == first
    assert kinds().count("withdrawn") == 1


def test_a_closed_quarter_keeps_its_figures(send, accept, total, kinds):
    sha = send(papers.write(session=1))
    accept(sha)
    closing.close("official", QUARTER, "Lan", NOW)
    with pytest.raises(IntakeError, match="Quý III/2024 đã khóa từ"):
        withdraw(sha)
    assert total() == [("dak-pne.2024-Q3", 1)]
    closing.reopen("official", QUARTER, WHY, "Lan", NOW)
    withdraw(sha)
    assert kinds()[-1] == "withdrawn"


def test_closed_while_it_is_being_withdrawn(send, accept, total, monkeypatch):
    sha = send(papers.write(session=1))
    accept(sha)
    works = publish.write_through

    def meanwhile(draft):
        works(draft)
        closing.close("official", QUARTER, "Lan", NOW)

    monkeypatch.setattr(publish, "write_through", meanwhile)
    with pytest.raises(IntakeError, match="đã khóa từ"):
        withdraw(sha)
    assert (states(), total()) == (["accepted"], [("dak-pne.2024-Q3", 1)])


def test_what_does_not_add_up_without_it_stays(send, accept, total, kinds, monkeypatch):
    sha = send(papers.write(session=1))
    accept(sha)

    def differs(connection):
        rows = connection.execute("from fact_outreach where submission_id like 'dak-pne.%'")
        assert rows.fetchall() == []
        raise publish.NotReconciled(["Tổng số lệch"])

    with monkeypatch.context() as patch:
        patch.setattr(publish, "require_checks", differs)
        with pytest.raises(publish.NotReconciled, match="Tổng số lệch"):
            withdraw(sha)
    assert kinds() == ["sent", "accepted"]
    assert total() == [("dak-pne.2024-Q3", 1)]
    assert publish.ensure() is None


def test_forms_of_later_quarters_are_named(send, accept):
    sha = send(papers.write(session=1))
    accept(sha)
    accept(send(papers.write(quarter="2024-Q4", session=2)))
    assert withdraw(sha).sentence.endswith(
        "Hãy xem lại biểu quý IV/2024, được duyệt theo số liệu đã rút."
    )


def test_withdrawn_but_not_shown_is_said_so_and_made_good(send, accept, total, monkeypatch):
    first, second = send(papers.write(session=1)), send(papers.write(session=2))
    accept(first)
    accept(second)

    def fail(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(accepted, "enforce", fail)
        with pytest.raises(WarehouseError, match="Biểu ĐÃ được rút và ghi sổ, nhưng chưa hiện lên"):
            withdraw(second)
    assert total() == [("dak-pne.2024-Q3.2", 2)]
    # a build that does not look at the journal's last word would bring it back
    with pytest.raises(WarehouseError, match="danh sách chưa ghi xong"):
        publish.build("official")
    filing.ensure("official")
    assert total() == [("dak-pne.2024-Q3", 1)]


def test_a_form_from_before_figures_were_files_is_not_gone_back_to(
    send, accept, total, monkeypatch
):
    first, second = send(papers.write(session=1)), send(papers.write(session=2))
    accept(first)
    accept(second)
    works = acceptances.in_force

    def unfiled(events):
        return [
            one._replace(event=one.event._replace(facts="")) if one.event.sha == first else one
            for one in works(events)
        ]

    monkeypatch.setattr(acceptances, "in_force", unfiled)
    with pytest.raises(IntakeError, match="chưa được giữ thành tệp"):
        withdraw(second)
    assert total() == [("dak-pne.2024-Q3.2", 2)]


def test_under_a_rollback_nothing_comes_back_unasked(send, accept, total):
    sha, other = send(papers.write(session=1)), send(papers.write("dak-koi", session=9))
    accept(sha)
    accept(other)
    publish.rollback("official", 1, "Số của Đăk Pne sai", "Lan")
    *_, event = journal.read("official")
    assert (event.kind, event.rolled_back, event.by) == ("rolled_back", [3, 1], "Lan")
    assert event.reason == "Số của Đăk Pne sai"
    [line] = [one for one in listing.list_notes("official", [event]) if "Quay về" in one]
    assert re.fullmatch(r"Quay về bản 1 từ bản 3 lúc .* \(Lan\): Số của Đăk Pne sai\.", line)
    # the journal says accepted and readers do not see it: that is told
    [told] = listing.list_contradictions("official")
    assert "không có vì đã quay về: dak-pne quý III/2024; dak-koi quý III/2024." in told
    assert told in listing.list_notes("official", journal.read("official"))
    with pytest.raises(IntakeError) as caught:
        withdraw(sha)
    assert "Biểu sẽ hiện trở lại: dak-koi quý III/2024." in str(caught.value)
    assert (states(), total()) == (["accepted", "accepted"], [])
    withdraw(sha, ends=holds.read("official"))
    assert total() == [("dak-koi.2024-Q3", 9)]
    assert holds.read("official") is None
    assert listing.list_contradictions("official") == []
    *_, event = journal.read("official")
    assert event.rolled_back == [3, 1]


def test_going_back_names_the_forms_that_are_not_seen(send, accept, capsys):
    accept(send(papers.write(session=1)))
    assert main(["rollback", "1"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Đã duyệt, đã ghi mà bản này không có: dak-pne.2024-Q3."
    )


def test_many_forms_are_named_in_part():
    assert drafting.name_forms([f"a.2024-Q{number}.2" for number in (1, 2, 3, 4)]) == (
        "a quý I/2024 bản 2; a quý II/2024 bản 2; a quý III/2024 bản 2; … (còn 1 biểu)"
    )


def test_the_journal_tells_of_it(send, accept):
    sha = send(papers.write(session=1))
    accept(sha)
    withdraw(sha)
    events = journal.read("official")
    assert listing.list_withdrawals(events, QUARTER) == [
        "Rút dak-pne.2024-Q3 lúc 11:00 ngày 16/9/2024 (Hoa), không còn số liệu, thành bản 3: "
        "Nhầm biểu của xã khác"
    ]
    [row] = listing.list_submissions(events)
    assert row == (
        *("2024-Q3", "dak-pne", "1", "đã rút", "16/9/2024", "10:00 ngày 16/9/2024"),
        *("Văn phòng xã", "11:00 ngày 16/9/2024", "Hoa", WHY, "bieu.xlsx"),
    )


@pytest.mark.parametrize(
    ("last", "number", "told"),
    [
        ("wait", 1, "đã duyệt bản 1, bản 2 chờ"),
        ("return", 1, "đã duyệt bản 1, bản 2 trả lại"),
        ("withdraw", 1, "đã duyệt bản 1, bản 2 đã rút"),
        ("accept", 2, "đã duyệt"),
    ],
)
def test_figures_in_force_are_told_of_whatever_came_after(send, accept, last, number, told):
    accept(send(papers.write(session=1)))
    sha = send(papers.write(session=2))
    if last == "return":
        sending.give_back("official", sha, "Sai cả tờ", "Lan", NOW)
    elif last != "wait":
        accept(sha)
    if last == "withdraw":
        withdraw(sha)
    assert journal.tell_state(journal.submissions("official")) == told
    assert acceptances.find_in_force("official", "dak-pne", QUARTER).number == number
    assert store.snapshot().version == versions.number_of(versions.current("official"))
