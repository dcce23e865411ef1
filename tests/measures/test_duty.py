"""The duty to report: deadlines, what becomes of a report, rates, settings."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from data import deadlines
from data.deadlines import SETTINGS, deadline, is_working_day, window
from data.versions import WarehouseError
from measures import duty
from measures.duty import Obligation, Rate, Reporter, Sent, Statement, Status, collect, judge

TODAY = date(2024, 9, 20)
ALL = [f"{year}-Q{number}" for year in range(2020, 2028) for number in (1, 2, 3, 4)]
A = Reporter("a", dict.fromkeys(ALL, "xã A"))
B = Reporter("b", dict.fromkeys([quarter for quarter in ALL if quarter < "2025-Q3"], "xã B"))
DISTRICT = Reporter("d", dict.fromkeys(ALL, "các cơ quan của huyện"), is_district=True)


def owed(**changed):
    return Obligation("a", "2024-Q3", date(2024, 9, 18))._replace(**changed)


def settings(tmp_path, *changes):
    """Settings like those of the program, with pieces of the file replaced."""
    text = SETTINGS.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "duty.toml"
    path.write_text(text, encoding="utf-8")
    return deadlines.read(path)


def vietnam(*clock):
    """A moment in September 2024, by the clock in Vietnam, as the journal keeps it."""
    day, hour, minute = clock
    return datetime.fromisoformat(f"2024-09-{day:02d}T{hour:02d}:{minute:02d}+07:00").astimezone(
        UTC
    )


@pytest.mark.parametrize(
    ("quarter", "day"),
    [
        ("2024-Q1", date(2024, 3, 18)),
        ("2024-Q2", date(2024, 6, 18)),
        ("2023-Q1", date(2023, 3, 20)),  # a Saturday
        ("2023-Q2", date(2023, 6, 19)),  # a Sunday
        ("2024-Q4", date(2024, 12, 18)),
        ("2027-Q3", date(2027, 9, 20)),  # a Saturday of a year without a list of holidays
    ],
)
def test_deadline(quarter, day):
    assert deadline(quarter) == day


@pytest.mark.parametrize("quarter", ["", "2024-Q5", "quý II/2024"])
def test_only_a_quarter_has_a_deadline(quarter):
    with pytest.raises(ValueError, match="a quarter key looks like 2024-Q2"):
        deadline(quarter)


def test_a_deadline_on_tet_moves_behind_it(tmp_path):
    tet = [f"2024-09-{day}" for day in (18, 19, 20, 23)]
    rules = settings(tmp_path, ("  2024-09-02, 2024-09-03", f"  {', '.join(tet)}"))
    assert deadline("2024-Q3", settings=rules) == date(2024, 9, 24)


def test_a_saturday_that_is_worked_takes_a_deadline(tmp_path):
    rules = settings(tmp_path, ("[2024-05-04]", "[2025-10-18]"), ("day = 18", "day = 20"))
    made_up = rules._replace(working_saturdays=frozenset([date(2025, 9, 20)]))
    assert deadline("2025-Q3", settings=rules) == date(2025, 9, 22)
    assert deadline("2025-Q3", settings=made_up) == date(2025, 9, 20)


def test_a_unit_may_have_a_day_of_its_own(tmp_path):
    rules = settings(tmp_path, ("[deadline.other_days]", "[deadline.other_days]\na = 20"))
    assert deadline("2024-Q3", "a", rules) == date(2024, 9, 20)
    assert deadline("2024-Q3", "b", rules) == date(2024, 9, 18)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2024, 2, 14), False),  # the fifth day of Tết
        (date(2024, 2, 15), True),
        (date(2024, 4, 29), False),
        (date(2024, 5, 4), True),  # the Saturday that makes up for it
        (date(2024, 5, 11), False),
        (date(2025, 4, 7), False),  # the Hùng Kings
        (date(2026, 4, 27), False),  # their day was a Sunday
        (date(2026, 1, 10), True),
    ],
)
def test_working_days(day, works):
    assert is_working_day(day) is works


def test_every_holiday_of_the_settings_is_a_day_on_which_offices_would_work():
    rules = deadlines.read()
    assert {day.weekday() for day in rules.holidays} <= {0, 1, 2, 3, 4}
    assert {day.weekday() for day in rules.working_saturdays} == {5}
    assert {day.year for day in rules.holidays} == {2024, 2025, 2026}


@pytest.mark.parametrize(
    ("quarter", "days"),
    [
        ("2024-Q1", (date(2023, 12, 15), date(2024, 3, 14))),
        ("2024-Q2", (date(2024, 3, 15), date(2024, 6, 14))),
        ("2024-Q4", (date(2024, 9, 15), date(2024, 12, 14))),
    ],
)
def test_window(quarter, days):
    assert window(quarter) == days


@pytest.mark.parametrize(
    ("moment", "status"),
    [
        (vietnam(18, 23, 59), Status("on_time")),
        (vietnam(19, 0, 0), Status("late", 1, 1)),
        (vietnam(23, 8, 0), Status("late", 5, 3)),
        (vietnam(15, 6, 0), Status("on_time")),
    ],
)
def test_a_deadline_ends_at_midnight_in_vietnam(moment, status):
    found = collect([A], ["2024-Q3"], [], [("a", "2024-Q3", moment)], TODAY)
    assert judge(found["a", "2024-Q3"], TODAY) == status


def test_a_moment_needs_its_time_zone():
    with pytest.raises(ValueError, match="time zone"):
        duty.day_of(datetime(2024, 9, 18))


@pytest.mark.parametrize(
    ("changes", "today", "status"),
    [
        ({}, date(2024, 9, 18), Status("not_due")),
        ({}, date(2024, 9, 19), Status("missing", 1, 1)),
        ({}, date(2024, 12, 29), Status("missing", 102, 72)),
        ({}, date(2024, 12, 30), Status("missing")),
        ({"extended_to": date(2024, 9, 25)}, date(2024, 9, 25), Status("not_due")),
        ({"extended_to": date(2024, 9, 25)}, date(2024, 9, 26), Status("missing", 1, 1)),
        ({"extended_to": date(2024, 9, 25), "came_on": date(2024, 9, 25)}, TODAY,
         Status("on_time")),
        ({"exempt_reason": "gộp"}, date(2025, 1, 1), Status("exempt")),
        ({"exempt_reason": "gộp", "came_on": date(2024, 9, 30)}, TODAY, Status("exempt")),
        ({"due_on": None, "came_on": date(2024, 9, 30)}, TODAY, Status("undated")),
        ({"due_on": None, "stated": "late"}, TODAY, Status("late")),
        ({"due_on": None, "stated": "missing"}, TODAY, Status("missing")),
        ({"stated": "missing"}, TODAY, Status("missing", 2, 2)),
        ({"stated": "on_time"}, TODAY, Status("on_time")),
    ],
)  # fmt: skip
def test_judge(changes, today, status):
    assert judge(owed(**changes), today) == status


def test_days_of_work_leave_out_holidays():
    fourth = Obligation("a", "2024-Q4", date(2024, 12, 18), came_on=date(2025, 2, 3))
    assert judge(fourth, date(2025, 3, 1)) == Status("late", 47, 33 - 1 - 5)


def submission(state="sent", first=16, came=None, decided=None):
    """One file as the journal derives it; days of September 2024."""
    days = [day and date(2024, 9, day) for day in (first, came)]
    return SimpleNamespace(
        unit_id="a", quarter="2024-Q3", state=state, first_on=days[0], came_on=days[1],
        decided_at=decided and vietnam(decided, 9, 0),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("files", "status", "days"),
    [
        ([submission(came=16)], Status("on_time"), (16, 16, None)),
        # a correction after the deadline takes nothing away
        ([submission("replaced", came=16), submission("accepted", came=16, decided=25)],
         Status("on_time"), (16, 16, None)),
        ([submission("returned", decided=17)], Status("missing", 2, 2), (None, 16, 17)),
        ([submission("returned", decided=17, came=18), submission(came=18)],
         Status("on_time"), (18, 16, 17)),
        ([submission("returned", decided=17, came=19), submission("accepted", came=19)],
         Status("late", 1, 1), (19, 16, 17)),
        # withdrawn to nothing it has to come again
        ([submission("withdrawn", decided=19)], Status("missing", 2, 2), (None, 16, 19)),
        # a form with mistakes that nobody has looked at yet is no complete one
        ([submission()], Status("missing", 2, 2), (None, 16, None)),
    ],
)  # fmt: skip
def test_returned_and_corrected(files, status, days):
    sent = duty.list_sent(files)
    one = collect([A], ["2024-Q3"], [], sent, TODAY)["a", "2024-Q3"]
    assert judge(one, TODAY) == status
    told = [day and day.day for day in (one.came_on, one.first_on, one.returned_on)]
    assert tuple(told) == days


def test_who_owes():
    units, quarters = [A, B, DISTRICT], ["2024-Q2", "2024-Q3", "2025-Q2", "2025-Q3"]
    found = collect(units, quarters, [], [], date(2024, 9, 1))
    assert sorted(found) == [
        ("a", "2024-Q3"), ("a", "2025-Q2"), ("a", "2025-Q3"),
        ("b", "2024-Q3"), ("b", "2025-Q2"),
        ("d", "2024-Q3"), ("d", "2025-Q2"), ("d", "2025-Q3"),
    ]  # fmt: skip
    assert {judge(one, date(2024, 9, 1)).state for one in found.values()} == {"not_due"}


def test_the_agencies_may_be_left_out(tmp_path):
    rules = settings(tmp_path, ("agencies = true", "agencies = false"))
    assert list(collect([A, DISTRICT], ["2024-Q3"], [], [], TODAY, rules)) == [("a", "2024-Q3")]


def test_of_a_quarter_long_ago_without_any_report_nothing_is_known():
    late = date(2026, 11, 24)
    assert collect([A, B, DISTRICT], ["2024-Q3"], [], [], late) == {}
    sent = [Sent("a", "2024-Q3", vietnam(16, 9, 0))]
    found = collect([A, B, DISTRICT], ["2024-Q3"], [], sent, late)
    # of the agencies nothing came, so nothing is known of them; B had to do as A did
    assert {key[0]: judge(one, late) for key, one in found.items()} == {
        "a": Status("on_time"),
        "b": Status("missing"),
    }


def test_what_a_source_says():
    said = [
        Statement("a", "2022-Q1", "late", date(2022, 3, 18), date(2022, 3, 21), source="S"),
        Statement("b", "2022-Q1", "exempt", note="mới thành lập"),
        Statement("a", "2022-Q2", "missing", date(2022, 6, 20)),
        Statement("d", "2022-Q3", "some_in_breach"),
    ]
    found = collect([A, B, DISTRICT], ["2022-Q1", "2022-Q2", "2022-Q3"], said, [], TODAY)
    assert {key: judge(one, TODAY) for key, one in found.items()} == {
        ("a", "2022-Q1"): Status("late", 3, 1),
        ("b", "2022-Q1"): Status("exempt"),
        ("a", "2022-Q2"): Status("missing"),
    }
    assert found["a", "2022-Q1"].source == "S"
    assert found["b", "2022-Q1"].exempt_reason == "mới thành lập"


def test_a_published_day_holds_and_a_missing_report_may_come():
    sent = [Sent("a", "2024-Q3", vietnam(19, 9, 0)), Sent("b", "2024-Q3", vietnam(19, 9, 0))]
    said = [
        Statement("a", "2024-Q3", "on_time", date(2024, 9, 18), date(2024, 9, 17)),
        Statement("b", "2024-Q3", "missing", date(2024, 9, 18)),
    ]
    found = collect([A, B], ["2024-Q3"], said, sent, TODAY)
    assert judge(found["a", "2024-Q3"], TODAY) == Status("on_time")
    assert judge(found["b", "2024-Q3"], TODAY) == Status("late", 1, 1)


def test_a_form_for_a_quarter_without_a_deadline_is_not_late():
    sent = [("a", "2023-Q1", vietnam(19, 9, 0))]
    found = collect([A, B], ["2023-Q1"], [], sent, TODAY)
    assert {key[0]: judge(one, TODAY) for key, one in found.items()} == {"a": Status("undated")}


def test_extensions_and_exemptions_come_from_the_settings(tmp_path):
    more = (
        '\n[[extension]]\nunit = "a"\nquarter = "2024-Q3"\nuntil = 2024-09-25\n'
        'document = "Công văn 150-CV/BCĐ"\n'
        '[[exemption]]\nunit = "b"\nquarter = "2024-Q3"\nreason = "gộp"\n'
    )
    rules = settings(tmp_path, ("[holidays.2024]", f"{more}\n[holidays.2024]"))
    found = collect([A, B], ["2024-Q3"], [], [], TODAY, rules)
    assert judge(found["a", "2024-Q3"], TODAY, rules) == Status("not_due")
    assert found["a", "2024-Q3"].extension_document == "Công văn 150-CV/BCĐ"
    assert judge(found["b", "2024-Q3"], TODAY, rules) == Status("exempt")


def test_rates_are_counts():
    states = ["on_time"] * 3 + ["late"] * 2 + ["missing", "not_due", "exempt", "undated"]
    rate = duty.count(Status(state) for state in states)
    assert rate == Rate(3, 2, 1, 1, 1, 1)
    assert (rate.came, rate.due, rate.on_time, rate.judged) == (6, 7, 3, 6)
    assert (Rate().due, Rate().judged) == (0, 0)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status("exempt"), "Không phải báo cáo"),
        (Status("on_time"), "Đúng hạn"),
        (Status("late", 3, 1), "Trễ hạn (3 ngày)"),
        (Status("late", 1200, 800), "Trễ hạn (1.200 ngày)"),
        (Status("late"), "Trễ hạn"),
        (Status("not_due"), "Chưa đến hạn"),
        (Status("missing", 2, 2), "Chưa báo cáo (quá hạn 2 ngày)"),
        (Status("missing"), "Chưa báo cáo (quá hạn)"),
        (Status("undated"), "Đã báo cáo (không xét hạn)"),
    ],
)
def test_words(status, words):
    assert duty.write_status(status) == words


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("day = 18", "day = 31", "ngày hạn"),
        ("day = 18", 'day = "18"', "ngày hạn"),
        ("day = 18", "", "'day'"),
        ('"2024-Q3"     #', '"quý III" #', "quý “quý III” phải viết như 2024-Q3"),
        ("2024-04-18", '"18/4/2024"', "ngày “18/4/2024” phải viết như 2024-09-18"),
        ("[holidays.2024]", "[holiday.2024]", "có phần lạ: holiday"),
        ("[deadline]", "[deadline", "không đọc được"),
        ("[deadline]", "[deadlines]\n[deadline.x]", "có phần lạ: deadlines"),
    ],
)
def test_a_mistake_in_the_settings_is_told(tmp_path, old, new, told):
    with pytest.raises(WarehouseError) as caught:
        settings(tmp_path, (old, new))
    assert str(caught.value).startswith("Tệp duty.toml (chế độ báo cáo) ")
    assert told in str(caught.value)


def test_missing_settings_are_told(tmp_path):
    with pytest.raises(WarehouseError, match=r"Tệp none\.toml .* không đọc được"):
        deadlines.read(tmp_path / "none.toml")


def test_today_is_a_day_in_vietnam():
    before = duty.day_of(datetime.now(UTC))
    assert before <= duty.today() <= duty.day_of(datetime.now(UTC))
