"""Workbooks come in and go back; quarters are closed, with exceptions."""

import hashlib
from datetime import date, datetime, timedelta

import pytest

from data import versions
from intake import journal, originals, sending
from intake.findings import IntakeError
from tests.intake import papers
from tests.intake.conftest import NOW

PAPER = papers.write(session=12)


def give(data=PAPER, now=NOW, name="bieu.xlsx"):
    return sending.send("official", data, name, "Văn phòng xã", now)


def test_a_workbook_comes_in(home, kinds):
    data = papers.write(session=12, findings=["E201 Mô hình!C9", "W301 Chỉ tiêu!D7", "W309"])
    sent = give(data, name="../Biểu\x1b[2J\n.xlsx")
    assert sent.sentence == "Đã nhận biểu của xã Đăk Pne, quý III/2024."
    assert (sent.fresh, [one.code for one in sent.findings]) == (True, ["E201", "W301", "W309"])
    one = sent.submission
    assert (one.unit_id, one.quarter, one.state, one.by) == (
        *("dak-pne", "2024-Q3", "sent", "Văn phòng xã"),
    )
    assert (one.errors, one.warnings, one.sent_at, one.file) == (1, 2, NOW, "../Biểu[2J .xlsx")
    assert originals.get("official", one.sha) == data
    assert journal.submissions("official") == [one]
    assert kinds() == ["sent"]
    assert versions.number_of(versions.current("official")) == 1


def test_the_same_file_changes_nothing_and_says_so(home, kinds):
    first = give()
    again = give(now=NOW + timedelta(days=3), name="khac.xlsx")
    assert again.sentence == (
        "Tệp này đã gửi lúc 10:00 ngày 16/9/2024 (đã gửi); không có gì thay đổi."
    )
    assert (again.fresh, again.submission) == (False, first.submission)
    sending.give_back("official", first.submission.sha, "Thiếu tờ Chỉ tiêu", now=NOW)
    assert give().sentence.endswith("(trả lại: Thiếu tờ Chỉ tiêu); không có gì thay đổi.")
    assert kinds() == ["sent", "returned"]


def test_a_second_file_is_the_second_edition(home):
    give()
    assert give(papers.write(session=13)).sentence == (
        "Đã nhận biểu của xã Đăk Pne, quý III/2024, bản 2."
    )


def test_what_is_no_form_is_not_kept(home):
    with pytest.raises(IntakeError, match=r"bieu\.xlsx không phải biểu"):
        give(b"PK")
    assert not (home / "official" / "intake").exists()


def test_a_moment_needs_its_time_zone(home):
    with pytest.raises(ValueError, match="time zone"):
        give(now=datetime(2024, 9, 16))


def test_a_workbook_goes_back_with_a_reason(home, kinds):
    sha = give().submission.sha
    with pytest.raises(IntakeError, match="phải ghi lý do"):
        sending.give_back("official", sha, " \n")
    one = sending.give_back("official", sha, " Thiếu  tờ ", now=NOW)
    assert one == journal.submissions("official")[0]
    assert (one.state, one.reason, one.decided_by) == (
        "returned",
        "Thiếu tờ",
        "Cơ quan Thường trực",
    )
    with pytest.raises(IntakeError) as caught:
        sending.give_back("official", sha, "Lần nữa")
    assert str(caught.value) == (
        "Biểu này trả lại lúc 10:00 ngày 16/9/2024; không có gì thay đổi. "
        "Hãy sửa rồi gửi lại thành bản mới."
    )
    with pytest.raises(IntakeError, match="Tệp này chưa được gửi"):
        sending.give_back("official", hashlib.sha256(b"").hexdigest(), "Sai")
    assert kinds() == ["sent", "returned"]


def test_a_closed_quarter_takes_nothing_more(home, kinds):
    give()
    assert sending.close("official", "2024-Q3", now=NOW) == (
        "Đã khóa quý III/2024. Còn 1 biểu đã gửi mà chưa duyệt."
    )
    assert sending.close("official", "2024-Q3", now=NOW + timedelta(1)) == (
        "Quý III/2024 đã khóa từ 10:00 ngày 16/9/2024; không có gì thay đổi."
    )
    late = papers.write(session=13)
    with pytest.raises(IntakeError) as caught:
        give(late)
    assert str(caught.value) == (
        "Quý III/2024 đã khóa từ 10:00 ngày 16/9/2024. "
        "Xã Đăk Pne cần được Ban Chỉ đạo cho phép gửi muộn, có lý do và hạn."
    )
    assert give(papers.write(quarter="2024-Q4", session=1)).fresh
    assert kinds() == ["sent", "closed", "sent"]


@pytest.mark.parametrize(
    ("unit", "sent_at", "taken"),
    [
        ("dak-pne", NOW.replace(day=20, hour=16, minute=59), True),
        ("dak-pne", NOW.replace(day=20, hour=17), False),
        ("dak-koi", NOW, False),
    ],
)
def test_an_exception_names_a_unit_and_a_last_day(home, unit, sent_at, taken):
    sending.close("official", "2024-Q3", now=NOW)
    sending.allow("official", "dak-pne", "2024-Q3", date(2024, 9, 20), "Mưa lũ", now=NOW)
    if taken:
        assert give(papers.write(unit, session=1), sent_at).fresh
    else:
        with pytest.raises(IntakeError, match="gửi muộn") as caught:
            give(papers.write(unit, session=1), sent_at)
        over = "hạn gửi muộn của xã Đăk Pne đã hết ngày 20/9/2024" in str(caught.value)
        assert over == (unit == "dak-pne")


@pytest.mark.parametrize(
    ("unit", "quarter", "until", "reason", "sentence"),
    [
        ("dak-pne", "2024-Q3", date(2024, 9, 16), "", "Cho phép gửi muộn thì phải ghi lý do"),
        ("dak-pn", "2024-Q3", date(2024, 9, 16), "Lũ", "Không có đơn vị “dak-pn”"),
        ("dak-pne", "2034-Q3", date(2024, 9, 16), "Lũ", "Kho số liệu không có quý “2034-Q3”"),
        ("dak-pne", "2024-Q3", date(2024, 9, 15), "Lũ", "Ngày 15/9/2024 đã qua"),
    ],
)
def test_an_exception_that_is_none(home, kinds, unit, quarter, until, reason, sentence):
    with pytest.raises(IntakeError, match=sentence):
        sending.allow("official", unit, quarter, until, reason, now=NOW)
    assert kinds() == []


def test_only_a_known_quarter_is_closed(home, kinds):
    with pytest.raises(IntakeError, match="Kho số liệu không có quý “quý 3”"):
        sending.close("official", "quý 3")
    assert kinds() == []
