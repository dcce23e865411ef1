"""A clock that was set back: nothing is written by it until somebody answers for it."""

from datetime import UTC, datetime, timedelta

import pytest

from data import publish
from intake import accepting, clock, closing, journal, listing, mending, sending
from intake.findings import IntakeError
from intake.journal import Event
from tests.intake import papers

QUARTER = "2024-Q3"
LAST = datetime(2024, 9, 16, 3, tzinfo=UTC)


@pytest.fixture
def shows(monkeypatch):
    """`shows(moment)`: what the machine's clock shows from now on."""
    return lambda moment: monkeypatch.setattr(clock, "read", lambda: moment)


@pytest.fixture
def built_at(home, monkeypatch):
    """`built_at(moment)`: when the version in use says that it was built."""
    works = clock.ledger.in_use

    def built_at(moment):
        def known(data_set):
            version = works(data_set)
            return version._replace(built_at=moment) if version.version == 1 else version

        monkeypatch.setattr(clock.ledger, "in_use", known)

    return built_at


def give(**said):
    return sending.send("official", papers.write(**said), "a.xlsx", "Lan").submission.sha


def test_behind_the_last_line_nothing_is_written(shows, built_at, kinds):
    built_at(LAST - timedelta(days=3))
    shows(LAST)
    sha = give(session=1)
    shows(LAST - timedelta(days=30))
    for act in (
        lambda: give(session=2),
        lambda: accepting.accept("official", sha, "Lan", {}),
        lambda: sending.give_back("official", sha, "Sai", "Lan"),
        lambda: closing.close("official", QUARTER, "Lan"),
        lambda: closing.reopen("official", QUARTER, "Nhầm", "Lan"),
        lambda: closing.allow("official", "dak-pne", QUARTER, LAST.date(), "Lũ", "Lan"),
    ):
        with pytest.raises(IntakeError) as caught:
            act()
        assert str(caught.value) == (
            "Đồng hồ máy đang chỉ 10:00 ngày 17/8/2024, trước lần ghi sổ gần nhất (10:00 ngày "
            "16/9/2024). CHƯA ghi gì vào sổ: hãy chỉnh lại ngày giờ của máy rồi làm lại; nếu giờ "
            "này đúng, hãy xác nhận và ghi lý do ở trang Nhận số liệu hoặc bằng “python -m intake "
            "clock”."
        )
    assert kinds() == ["sent"]


def test_a_clock_that_is_set_by_minutes_is_none_of_our_business(shows, built_at, kinds):
    built_at(LAST - timedelta(days=3))
    shows(LAST)
    give(session=1)
    shows(LAST - clock.SLACK)
    give(session=2)
    shows(LAST - clock.SLACK - timedelta(seconds=1))
    with pytest.raises(IntakeError, match="Đồng hồ máy"):
        give(session=3)
    assert kinds() == ["sent", "sent"]


def test_behind_the_version_in_use_nothing_is_written(shows, home, kinds):
    shows(LAST)  # the version was built today, by the clock of this machine
    with pytest.raises(IntakeError, match="trước lúc dựng bản số liệu 1 "):
        give(session=1)
    assert kinds() == []


@pytest.mark.parametrize("year", [2020, 2024])
def test_before_a_quarter_began_nothing_comes_for_it(home, kinds, year):
    """A clock of 2020 would make every form punctual; whoever names the moment is told as well."""
    now = datetime(year, 6, 14, 3, tzinfo=UTC)
    with pytest.raises(IntakeError) as caught:
        sending.send("official", papers.write(session=1), "a.xlsx", "Lan", now)
    assert str(caught.value).startswith("Quý III/2024 tính số liệu từ ngày 15/6/2024, mà hôm nay ")
    sha = sending.send("official", papers.write(session=1), "a.xlsx", "Lan", LAST).submission.sha
    with pytest.raises(IntakeError, match="tính số liệu từ ngày 15/6/2024"):
        accepting.accept("official", sha, "Lan", {}, now)
    assert kinds() == ["sent"]


def test_somebody_answers_for_a_clock_that_had_run_ahead(shows, built_at, kinds, ask):
    ahead = LAST + timedelta(days=900)
    built_at(ahead)
    shows(ahead)
    give(session=1)
    shows(LAST)
    with pytest.raises(IntakeError, match="phải ghi lý do"):
        mending.trust_clock("official", " – ", "Lan")
    assert mending.trust_clock("official", "Pin máy hỏng", "Lan") == (
        "Đã ghi vào sổ rằng giờ máy đúng."
    )
    assert journal.read("official")[-1].reason.startswith("Pin máy hỏng (Đồng hồ máy đang chỉ ")
    assert mending.trust_clock("official", "Pin máy hỏng", "Lan") == (
        "Không có gì cho thấy giờ máy sai; không có gì thay đổi."
    )
    accepting.accept("official", give(unit="dak-koi", session=2), "Lan", {})
    # by the word of whoever answered
    assert ask("select came_on::text from fact_duty where submission_id like '%2024-Q3%'") == [
        ("2024-09-16",)
    ]
    assert kinds() == ["sent", "clock", "sent", "accepted"]
    shows(LAST - timedelta(days=1))
    with pytest.raises(IntakeError, match="trước l"):
        give(session=3)


def test_where_the_clock_went_wrong_is_told_of_old_journals():
    def event(kind, *day, **more):
        return Event(kind, datetime(*day, 3, tzinfo=UTC), "Lan", "dak-pne", QUARTER, **more)

    events = [
        event("sent", 2024, 9, 16, sha="a"),
        event("accepted", 2020, 9, 17, sha="a"),
        event("sent", 2020, 9, 18, sha="b"),
        event("clock", 2020, 9, 1, reason="x"),
        event("returned", 2024, 9, 20, sha="b"),
    ]
    assert clock.look_back(events) == [
        "Dòng 2 của sổ ghi lúc 10:00 ngày 17/9/2020, trước cả dòng đứng trên nó (10:00 ngày "
        "16/9/2024): giờ máy đã sai.",
        "Dòng 3 của sổ ghi lúc 10:00 ngày 18/9/2020, trước khi quý III/2024 bắt đầu tính số liệu: "
        "giờ máy đã sai.",
    ]
    assert clock.look_back([]) == clock.look_back(events[:1]) == []


def test_the_list_of_the_journal_says_so_too(shows, built_at):
    built_at(LAST - timedelta(days=3))
    shows(LAST)
    give(session=1)
    shows(LAST - timedelta(days=2))
    [told] = listing.list_notes("official", journal.read("official"))
    assert told.startswith("Đồng hồ máy đang chỉ 10:00 ngày 14/9/2024, trước lần ghi sổ gần nhất")
    assert publish.up_to_date("official", "x") is False
