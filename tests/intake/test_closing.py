"""Quarters are closed after asking, opened again with a reason, and left open for a unit."""

from datetime import date, timedelta

import pytest

from data import deadlines
from intake import closing, journal, sending
from intake.findings import IntakeError
from tests.intake import papers
from tests.intake.conftest import NOW

PAPER = papers.write(session=12)
QUARTER = "2024-Q3"


def give(data=PAPER, now=NOW):
    return sending.send("official", data, "bieu.xlsx", "Văn phòng xã", now)


def test_a_closed_quarter_takes_nothing_more(home, kinds):
    give()
    assert closing.close("official", "2024-Q3", "Lan", now=NOW) == (
        "Đã khóa quý III/2024. Còn 1 biểu đã gửi mà chưa duyệt."
    )
    assert closing.close("official", "2024-Q3", "Lan", now=NOW + timedelta(1)) == (
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
    give(papers.write("tan-lap", session=2))
    closing.close("official", "2024-Q3", "Lan", now=NOW)
    until, why = date(2024, 9, 20), "Mưa lũ lớn"
    closing.allow("official", "dak-pne", "2024-Q3", until, why, "Lan", now=NOW)
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
        ("dak-pne", "2024-Q3", date(2024, 9, 16), "mưa lũ", "Cho phép gửi muộn thì phải ghi lý do"),
        ("dak-pn", "2024-Q3", date(2024, 9, 16), "Đường sạt lở", "Không có đơn vị “dak-pn”"),
        (
            "dak-pne",
            "2034-Q3",
            date(2024, 9, 16),
            "Đường sạt lở",
            "Kho số liệu không có quý “2034-Q3”",
        ),
        ("dak-pne", "2024-Q3", date(2024, 9, 15), "Đường sạt lở", "Ngày 15/9/2024 đã qua"),
    ],
)
def test_an_exception_that_is_none(home, kinds, unit, quarter, until, reason, sentence):
    with pytest.raises(IntakeError, match=sentence):
        closing.allow("official", unit, quarter, until, reason, "Lan", now=NOW)
    assert kinds() == []


def test_only_a_known_quarter_is_closed(home, kinds):
    with pytest.raises(IntakeError, match="Kho số liệu không có quý “quý 3”"):
        closing.close("official", "quý 3", "Lan", NOW)
    assert kinds() == []


def test_a_quarter_that_was_closed_is_opened_again(home, kinds):
    assert closing.reopen("official", QUARTER, "Khóa nhầm quý", "Lan", NOW) == (
        "Quý III/2024 đang mở; không có gì thay đổi."
    )
    with pytest.raises(IntakeError, match="Quý III/2024 chưa có biểu nào"):
        closing.close("official", QUARTER, "Lan", NOW)
    give(papers.write("tan-lap", session=2))
    closing.close("official", QUARTER, "Lan", NOW)
    with pytest.raises(IntakeError, match=r"Mở lại quý thì phải ghi lý do\. Hãy ghi ít nhất ba từ"):
        closing.reopen("official", QUARTER, "Khóa nhầm", "Lan", NOW)
    later = NOW + timedelta(days=1)
    assert closing.reopen("official", QUARTER, "Khóa nhầm quý", "Lan", later) == (
        "Đã mở lại quý III/2024: Khóa nhầm quý"
    )
    assert journal.closed_at(journal.read("official"), QUARTER) is None
    assert give(now=later).fresh
    again = NOW + timedelta(days=2)
    closing.close("official", QUARTER, "Lan", again)
    assert journal.closed_at(journal.read("official"), QUARTER) == again
    with pytest.raises(IntakeError, match="đã khóa từ 10:00 ngày 18/9/2024"):
        give(papers.write("dak-koi", session=1), again)
    assert kinds() == ["sent", "closed", "reopened", "sent", "closed"]


def test_a_quarter_of_which_everything_was_returned_is_empty_one_of_a_report_is_not(home, kinds):
    sha = give().submission.sha
    sending.give_back("official", sha, "Sai cả tờ", "Lan", NOW)
    with pytest.raises(IntakeError, match="nên CHƯA khóa"):
        closing.close("official", QUARTER, "Lan", NOW)
    assert closing.close("official", "2024-Q2", "Lan", NOW) == "Đã khóa quý II/2024."
    assert kinds() == ["sent", "returned", "closed"]


def test_who_has_not_reported_is_named_before_closing(home, accept, monkeypatch):
    accept(give().submission.sha)
    for unit in ("dak-koi", "tan-lap"):
        sha = give(papers.write(unit, session=1)).submission.sha
    sending.give_back("official", sha, "Sai cả tờ", "Lan", NOW)
    settings = deadlines.read()._replace(exemptions={("dak-rve", QUARTER): "Miễn"})
    monkeypatch.setattr(deadlines, "read", lambda: settings)
    assert closing.find_outstanding("official", QUARTER).sentence == (
        "Chưa có biểu của xã Đăk Ruồng; xã Đăk Tơ Lung; xã Đăk Tờ Re; xã Tân Lập; huyện Kon Rẫy. "
        "Đã gửi mà chưa duyệt: xã Đăk Kôi."
    )
    settings = settings._replace(since="2025-Q1")
    assert closing.find_outstanding("official", QUARTER).sentence == (
        "Đơn vị nào cũng đã gửi biểu. Đã gửi mà chưa duyệt: xã Đăk Kôi."
    )


def test_a_quarter_is_not_closed_before_it_began(home, kinds):
    with pytest.raises(IntakeError) as caught:
        closing.close("official", "2025-Q2", "Lan", NOW)
    assert str(caught.value) == (
        "Quý II/2025 tính số liệu từ ngày 15/3/2025, mà hôm nay theo đồng hồ máy là 16/9/2024. "
        "Hãy xem lại quý, chỉnh lại ngày giờ rồi làm lại."
    )
    assert kinds() == []
