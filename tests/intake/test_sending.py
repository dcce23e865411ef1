"""Workbooks come in and go back, by somebody who has a name."""

import hashlib
from datetime import date, datetime, timedelta

import pytest

from data import versions
from intake import accepting, closing, journal, mending, originals, sending
from intake.findings import IntakeError
from tests.intake import papers
from tests.intake.conftest import NOW

PAPER = papers.write(session=12)


def give(data=PAPER, now=NOW, name="bieu.xlsx", by="Văn phòng xã"):
    return sending.send("official", data, name, by, now)


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
        "Tệp này đã gửi lúc 10:00 ngày 16/9/2024, Văn phòng xã nhận (đã gửi); không có gì thay đổi."
    )
    assert (again.fresh, again.submission) == (False, first.submission)
    sending.give_back("official", first.submission.sha, "Thiếu tờ Chỉ tiêu", "Lan", now=NOW)
    assert give().sentence.endswith(
        "(trả lại: Thiếu tờ Chỉ tiêu); không có gì thay đổi. "
        "Muốn gửi lại thì lưu biểu thành tệp mới."
    )
    assert kinds() == ["sent", "returned"]


def test_a_second_file_is_the_second_edition(home):
    give()
    assert give(papers.write(session=13)).sentence == (
        "Đã nhận biểu của xã Đăk Pne, quý III/2024, bản 2. "
        "Bản 1 do Văn phòng xã nhận lúc 10:00 ngày 16/9/2024 cũng đang chờ duyệt."
    )


def test_a_file_beside_one_that_was_accepted_is_told_of_it(home, accept):
    accept(give().submission.sha)
    assert give(papers.write(session=13)).sentence.endswith(
        ", bản 2. Bản 1 đã duyệt lúc 10:00 ngày 16/9/2024 (Thường trực) vẫn dùng cho tới khi duyệt "
        "bản này."
    )


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2024, 9, 17), "Ngày nhận 17/9/2024 chưa đến: hôm nay là 16/9/2024"),
        (date(2024, 8, 14), "ngày nhận sớm nhất là 15/8/2024"),
    ],
)
def test_a_day_of_receiving_that_can_t_be(home, kinds, day, sentence):
    with pytest.raises(IntakeError, match=sentence):
        sending.send("official", PAPER, "bieu.xlsx", "Lan", NOW, received_on=day)
    assert kinds() == []


def test_the_day_on_which_a_form_came_on_paper_is_kept(home):
    day = date(2024, 8, 15)
    sent = sending.send("official", PAPER, "bieu.xlsx", "Lan", NOW, received_on=day)
    assert sent.sentence.endswith("quý III/2024, nhận ngày 15/8/2024.")
    [one] = journal.submissions("official")
    assert (one.received_on, one.came_on, one.first_on, one.sent_at) == (day, day, day, NOW)
    later = sending.send("official", papers.write(session=9), "b.xlsx", "Lan", NOW, NOW.date())
    assert later.submission.received_on == NOW.date()
    assert [one.came_on for one in journal.read("official")] == [day, None]


def test_what_is_no_form_is_not_kept(home):
    with pytest.raises(IntakeError, match=r"bieu\.xlsx không phải biểu"):
        give(b"PK")
    assert not (home / "official" / "intake").exists()


def test_a_moment_needs_its_time_zone(home):
    with pytest.raises(ValueError, match="time zone"):
        give(now=datetime(2024, 9, 16))


def test_a_workbook_goes_back_with_a_reason(home, kinds):
    sha = give().submission.sha
    for blank in (" \n", "–", "...", "\u200b", "Sai số", "Sai – số …"):
        with pytest.raises(IntakeError, match="phải ghi lý do"):
            sending.give_back("official", sha, blank, "Lan", NOW)
    one = sending.give_back("official", sha, " Thiếu  tờ Chỉ tiêu ", "Lan", NOW)
    assert one == journal.submissions("official")[0]
    assert (one.state, one.reason, one.decided_by) == ("returned", "Thiếu tờ Chỉ tiêu", "Lan")
    with pytest.raises(IntakeError) as caught:
        sending.give_back("official", sha, "Lần nữa sai", "Lan", NOW)
    assert str(caught.value) == (
        "Biểu này trả lại lúc 10:00 ngày 16/9/2024 (Lan); không có gì thay đổi. "
        "Hãy sửa rồi gửi lại thành bản mới."
    )
    with pytest.raises(IntakeError, match="Tệp này chưa được gửi"):
        sending.give_back("official", hashlib.sha256(b"").hexdigest(), "Sai cả tờ", "Lan", NOW)
    assert kinds() == ["sent", "returned"]


LAST = NOW.date()


@pytest.mark.parametrize(
    ("act", "who"),
    [
        (lambda by, sha: give(papers.write(session=9), by=by), "người nhận"),
        (lambda by, sha: accepting.accept("official", sha, by, {}, NOW), "người duyệt"),
        (lambda by, sha: sending.give_back("official", sha, "Sai cả tờ", by, NOW), "người trả lại"),
        (lambda by, sha: closing.close("official", "2024-Q3", by, NOW), "người khóa quý"),
        (lambda by, sha: closing.reopen("official", "2024-Q3", "x", by, NOW), "người mở lại quý"),
        (
            lambda by, sha: closing.allow("official", "dak-pne", "2024-Q3", LAST, "x", by, NOW),
            "người cho phép",
        ),
        (lambda by, sha: mending.trust_clock("official", "x", by, NOW), "người xác nhận giờ máy"),
        (lambda by, sha: mending.resume("official", "x", by, NOW), "người cho dùng tiếp sổ"),
    ],
)
def test_nobody_s_name_is_no_name(home, kinds, act, who):
    sha = give().submission.sha
    for blank in ("", "  ", " – ", "-", "…", "\u200b\xad", "12", "\n\t"):
        with pytest.raises(IntakeError) as caught:
            act(blank, sha)
        assert str(caught.value) == (
            f"Chưa ghi tên {who} nên CHƯA ghi gì vào sổ. Hãy ghi họ tên rồi làm lại."
        )
    assert kinds() == ["sent"]
