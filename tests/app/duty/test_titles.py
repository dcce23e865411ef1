"""Titles about the duty to report, and the text that reminds."""

from datetime import date

import pytest

from app.duty.chart import Cell, Row
from app.duty.titles import (
    tell_how,
    tell_start,
    title_empty,
    title_matrix,
    title_next,
    title_quarters,
    title_reminder,
    title_units,
    write_reminder,
    write_weekday,
)
from measures.duty import Obligation, Rate, Status

DUE = date(2024, 6, 18)


def rows(*states, is_district=False):
    """Units "xã 1", "xã 2" … in quý II/2024, one for each state; "" where nothing is known."""
    return [
        row(number, state, is_district=is_district) for number, state in enumerate(states, start=1)
    ]


def row(number, *states, is_district=False):
    quarters = ["2024-Q1", "2024-Q2"][-len(states) :]
    cells = [
        Cell(quarter, Obligation("x", quarter, DUE), Status(state, 3 if state == "late" else None))
        if state
        else Cell(quarter)
        for quarter, state in zip(quarters, states, strict=True)
    ]
    return Row("các cơ quan của huyện" if is_district else f"xã {number}", cells, is_district)


AGENCIES = row(0, "late", is_district=True)


@pytest.mark.parametrize(
    ("given", "title"),
    [
        (rows(*["on_time"] * 3, *["late"] * 3, "missing"),
         "03 xã, thị trấn đúng hạn, 03 trễ hạn, 01 chưa báo cáo"),
        (rows("late", "missing", "exempt", "not_due", "undated"),
         "01 xã, thị trấn trễ hạn, 01 chưa báo cáo, 01 đã báo cáo, không xét hạn, 01 chưa đến "
         "hạn, 01 không phải báo cáo"),
        (rows("on_time", "on_time"), "cả 02 xã, thị trấn đúng hạn"),
        (rows("on_time", ""), "01 xã, thị trấn đúng hạn, 01 chưa có thông tin"),
        (rows("", ""), "chưa có thông tin về 02 xã, thị trấn"),
        (rows("late"), "xã 1 trễ hạn (3 ngày)"),
        (rows(""), "xã 1 chưa có thông tin"),
        ([*rows("on_time", "on_time"), AGENCIES],
         "cả 02 xã, thị trấn đúng hạn; các cơ quan của huyện trễ hạn (3 ngày)"),
        ([*rows("on_time", "on_time"), row(0, "", is_district=True)],
         "cả 02 xã, thị trấn đúng hạn"),
    ],
)  # fmt: skip
def test_matrix(given, title):
    assert title_matrix(given) == f"Quý II/2024: {title}"


@pytest.mark.parametrize(
    ("rates", "before", "title"),
    [
        ({"2024-Q1": Rate(6, 0, 1), "2024-Q2": Rate(3, 3, 1)}, "2024-Q1",
         "3/7 xã, thị trấn đúng hạn; quý I/2024: 6/7"),
        ({"2024-Q1": Rate(), "2024-Q2": Rate(3, 3, 1)}, "2024-Q1", "3/7 xã, thị trấn đúng hạn"),
        ({"2024-Q2": Rate(3, 3, 1)}, "2023-Q2", "3/7 xã, thị trấn đúng hạn"),
        ({"2024-Q2": Rate(not_due=7)}, "2024-Q1", "chưa có ai để xét đúng hạn"),
    ],
)  # fmt: skip
def test_quarters(rates, before, title):
    assert title_quarters(rates, before) == f"Quý II/2024: {title}"


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ([row(1, "on_time", "on_time"), row(2, "late", "on_time")],
         "01 trong 02 xã, thị trấn luôn đúng hạn từ quý I/2024 đến quý II/2024"),
        ([row(1, "late", "on_time"), row(2, "late", "on_time")],
         "Không xã, thị trấn nào luôn đúng hạn từ quý I/2024 đến quý II/2024"),
        ([row(1, "", "on_time"), row(2, "on_time", "on_time")],
         "Xã, thị trấn nào cũng luôn đúng hạn từ quý I/2024 đến quý II/2024"),
        ([row(1, "late", "on_time")], "Xã 1 đúng hạn 1/2 lần từ quý I/2024 đến quý II/2024"),
        (rows("on_time", "late"), "Từng đơn vị quý II/2024"),
        (rows("not_due", ""), "Chưa có xã, thị trấn nào để xét đúng hạn quý II/2024"),
    ],
)  # fmt: skip
def test_units(given, title):
    assert title_units(given) == title


@pytest.mark.parametrize(
    ("states", "title"),
    [
        ([], "Không còn đơn vị nào phải nhắc báo cáo quý II/2024"),
        (["missing"], "01 đơn vị cần nhắc báo cáo quý II/2024"),
        (["not_due", "not_due"], "02 đơn vị chưa đến hạn báo cáo quý II/2024"),
        (["missing", "not_due"], "01 đơn vị cần nhắc báo cáo quý II/2024, 01 đơn vị chưa đến hạn"),
    ],
)
def test_reminder_title(states, title):
    assert title_reminder("2024-Q2", rows(*states)) == title


def test_next():
    assert title_next("2024-Q2", DUE, rows("", "")) == "Quý II/2024: hạn gửi thứ Ba, ngày 18/6/2024"
    assert title_next("2024-Q2", DUE, rows("on_time", "late", "missing", "not_due")) == (
        "Quý II/2024: 2/4 xã, thị trấn đã báo cáo; hạn gửi thứ Ba, ngày 18/6/2024"
    )
    assert (
        title_next("2025-Q3", None, rows("")) == "Quý III/2025: không còn đơn vị nào phải báo cáo"
    )


def test_empty():
    assert title_empty("2024-Q1", []) == (
        "Quý I/2024: chưa có thông tin đơn vị nào báo cáo đúng hạn hay trễ"
    )
    assert title_empty("2024-Q2", ["x"]).startswith("Quý II/2024: có đơn vị chưa bảo đảm ")


def test_weekdays():
    assert write_weekday(date(2024, 9, 18)) == "thứ Tư"
    assert write_weekday(date(2024, 9, 22)) == "Chủ nhật"


def test_the_text_names_units_and_days():
    waiting = [*rows("missing"), row(0, "missing", is_district=True)]
    assert write_reminder("2024-Q2", waiting, date(2024, 6, 20), is_demo=False) == (
        "Kính gửi:\n"
        "- Ban Chỉ đạo Cuộc vận động xã 1 (hạn 18/6/2024);\n"
        "- Các cơ quan của huyện (hạn 18/6/2024).\n"
        "\n"
        "Tính đến ngày 20/6/2024, Ban Chỉ đạo Cuộc vận động huyện chưa nhận được biểu số liệu quý "
        "II/2024 (số liệu từ ngày 15/3/2024 đến ngày 14/6/2024) của các đơn vị nêu trên. Đề nghị "
        "các đơn vị gửi ngay; đơn vị nào đã gửi, đề nghị cho biết ngày gửi để đối chiếu."
    )


def test_before_the_deadline_nobody_is_late_and_what_is_invented_says_so():
    text = write_reminder("2024-Q2", rows("not_due"), date(2024, 6, 10), is_demo=True)
    assert text.startswith("SỐ LIỆU MINH HỌA\n\nKính gửi:\n- ")
    assert text.endswith(
        "Đề nghị các đơn vị nêu trên gửi biểu số liệu quý II/2024 (số liệu từ ngày 15/3/2024 đến "
        "ngày 14/6/2024) đúng hạn."
    )


def test_a_returned_form_is_remembered():
    [one] = rows("missing")
    returned = one.cells[0].obligation._replace(first_on=DUE, returned_on=date(2024, 6, 19))
    one = one._replace(cells=[one.cells[0]._replace(obligation=returned)])
    assert "(hạn 18/6/2024, biểu đã gửi được trả lại ngày 19/6/2024 để sửa)." in write_reminder(
        "2024-Q2", [one], DUE, is_demo=False
    )


def test_the_rule_is_told():
    assert "ngày 18 tháng cuối quý" in tell_how()
    assert "(quý II: 15/3 đến 14/6)" in tell_how()
    assert tell_start()[0].startswith("Từ quý III/2024, mỗi xã, thị trấn gửi biểu số liệu ")
