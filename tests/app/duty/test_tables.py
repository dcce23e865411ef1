"""Tables about the duty to report."""

from datetime import date
from decimal import Decimal

from app.duty.chart import Cell, Row
from app.duty.tables import (
    list_matrix,
    list_quarters,
    list_reports,
    list_units,
    list_waiting,
    tell_note,
)
from measures.duty import Obligation, Status
from tests.app.table_lines import lines

DUE = date(2024, 6, 18)


def cell(quarter, status=None, **obligation):
    if status is None:
        return Cell(quarter)
    return Cell(quarter, Obligation("x", quarter, DUE)._replace(**obligation), status)


def on_time(quarter, source="S"):
    return cell(quarter, Status("on_time"), came_on=DUE, source=source)


def late(quarter, days):
    return cell(quarter, Status("late", days, 1), came_on=date(2024, 6, 18 + days), source="S")


ROWS = [
    Row("xã A", [on_time("2024-Q1"), late("2024-Q2", 5)]),
    Row("xã B", [cell("2024-Q1"), cell("2024-Q2", Status("missing"))]),
    Row("các cơ quan của huyện", [cell("2024-Q1"), late("2024-Q2", 9)], is_district=True),
]


def test_matrix():
    table = list_matrix(ROWS)
    assert list(table.columns) == ["Đơn vị", "Quý I/2024", "Quý II/2024", "Đúng hạn"]
    assert lines(table) == [
        ("Xã A", "Đúng hạn", "Trễ hạn (5 ngày)", "1/2"),
        ("Xã B", "Chưa có thông tin", "Chưa báo cáo (quá hạn)", "0/1"),
        ("Các cơ quan của huyện", "Chưa có thông tin", "Trễ hạn (9 ngày)", "0/1"),
        ("Số xã đúng hạn", "1/1", "0/2", "1/3"),
    ]


def test_quarters_of_few_reports_have_no_percentage():
    assert lines(list_quarters(ROWS)) == [
        ("Quý I/2024", 1, 1, 1, 0, 0, 0, 0, "1/1", "1/1"),
        ("Quý II/2024", 2, 1, 0, 1, 1, 0, 0, "1/2", "0/2"),
        ("Cộng", 3, 2, 1, 1, 1, 0, 0, "2/3", "1/3"),
    ]


def test_rates_are_of_sums_and_not_of_rates():
    quarters = [f"202{year}-Q{number}" for year in range(2, 4) for number in range(1, 5)]
    good = Row("xã A", [on_time(quarter) for quarter in quarters])
    bad = Row("xã B", [cell(q) for q in quarters[:3]] + [late(q, 1) for q in quarters[3:]])
    table = list_units([good, bad])
    assert table["Đúng hạn (%)"].tolist() == [Decimal("100.0"), Decimal("0.0"), Decimal("61.5")]
    assert table["Có báo cáo (%)"].tolist() == [Decimal("100.0")] * 3
    assert table["Đơn vị"].tolist() == ["Xã A", "Xã B", "Cộng 2 xã, thị trấn"]
    assert list_quarters([good, bad])["Đúng hạn (%)"].tolist()[-1] == Decimal("61.5")


def test_units_know_their_longest_delay():
    table = list_units(ROWS)
    assert table["Trễ nhiều nhất (ngày)"].tolist() == [5, None, 9, 5]
    assert table["Phải báo cáo"].tolist() == [2, 1, 1, 3]


def test_nobody_who_owes_has_no_rate():
    assert lines(list_quarters([Row("xã A", [cell("2024-Q1")])]))[0][-2:] == (None, None)


def test_reports_come_newest_first_with_their_sources():
    table = list_reports(ROWS)
    assert "Ghi chú" not in table.columns
    assert lines(table) == [
        ("Quý II/2024", "Xã A", "18/6/2024", "23/6/2024", "Trễ hạn (5 ngày)", 5, 1, "S"),
        ("Quý II/2024", "Xã B", "18/6/2024", None, "Chưa báo cáo (quá hạn)", None, None,
         "Hạn gửi trong phần mềm"),
        ("Quý II/2024", "Các cơ quan của huyện", "18/6/2024", "27/6/2024", "Trễ hạn (9 ngày)", 9,
         1, "S"),
        ("Quý I/2024", "Xã A", "18/6/2024", "18/6/2024", "Đúng hạn", None, None, "S"),
    ]  # fmt: skip


def test_waiting():
    rows = [Row("xã B", [ROWS[1].cells[1]]), Row("xã C", [cell("2024-Q2")])]
    assert lines(list_waiting(rows)) == [
        ("Xã B", "18/6/2024", "Chưa báo cáo (quá hạn)"),
        ("Xã C", None, "Chưa có thông tin"),
    ]
    returned = cell("2024-Q2", Status("missing"), first_on=DUE, returned_on=date(2024, 6, 19))
    assert list(list_waiting([Row("xã B", [returned])]).columns)[-1] == "Ghi chú"


def test_notes():
    def note(**changes):
        return tell_note(cell("2024-Q2", Status("missing"), **changes))

    back = {"first_on": DUE, "returned_on": date(2024, 6, 19)}
    assert note() == ""
    assert note(first_on=DUE, came_on=DUE) == ""
    assert note(extended_to=date(2024, 6, 25), extension_document="Công văn 150-CV/BCĐ") == (
        "gia hạn từ 18/6/2024, Công văn 150-CV/BCĐ"
    )
    assert note(**back) == "gửi lần đầu 18/6/2024, trả lại 19/6/2024, chưa gửi lại"
    assert note(**back, came_on=date(2024, 6, 20)) == "gửi lần đầu 18/6/2024, trả lại 19/6/2024"
    assert note(first_on=DUE) == "gửi lần đầu 18/6/2024, còn thiếu, sai, chưa gửi lại"
    assert note(exempt_reason="gộp") == "gộp"
    assert tell_note(
        cell("2024-Q2", Status("undated"), due_on=None, extended_to=DUE, extension_document="CV")
    ) == "gia hạn, CV"  # fmt: skip
