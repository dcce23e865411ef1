"""What the sections of Chế độ báo cáo return, without a screen."""

import re
from collections import OrderedDict
from datetime import UTC, date, datetime

import pytest

from app.duty import section as sections
from app.duty.section import read_matrix, read_next, read_rates, read_reminder
from data import publish, store
from measures import duty
from measures.duty import Sent

TODAY = date(2026, 11, 24)
QUARTERS = ["2021-Q2", "2021-Q3", "2022-Q3", "2024-Q2", "2025-Q2"]


def sent(*units, day=16, quarter="2024-Q3"):
    at = datetime(2024, 9, day, 3, tzinfo=UTC)
    return tuple(Sent(unit, quarter, at) for unit in units)


def rows_of(html):
    """The lines of the matrix: the name and what stands in the cells."""
    body = re.sub(r"</?a\b[^>]*>", "", html).partition("<tbody>")[2].partition("</table>")[0]
    lines = [re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", line) for line in body.split("<tr>")[1:]]
    return {line[0]: line[1:] for line in lines}


def test_what_the_official_source_says(view):
    matrix = read_matrix(view, TODAY, ())
    assert matrix.title == (
        "Quý II/2024: có đơn vị chưa bảo đảm chế độ báo cáo, nguồn không nêu tên và số lượng"
    )
    assert (matrix.html, matrix.table.empty) == ("", True)
    assert matrix.notes[0] == (
        "Nguồn nêu một số cơ quan, đơn vị chưa bảo đảm chế độ báo cáo, không nêu tên và số lượng "
        "(Báo cáo 128-BC/BCĐ, mục I.3.1)."
    )
    assert matrix.notes[1].startswith("Từ quý III/2024, ")
    assert read_rates(view, TODAY, ()) is None
    assert read_reminder(view, TODAY, ()) is None


def test_the_official_quarter_before_has_no_remark(view):
    matrix = read_matrix(view._replace(quarter="2024-Q1"), TODAY, ())
    assert matrix.title == "Quý I/2024: chưa có thông tin đơn vị nào báo cáo đúng hạn hay trễ"
    assert len(matrix.notes) == 2
    following = read_next(view._replace(quarter="2024-Q1"), TODAY, ())
    assert (following.title, following.subtitle) == ("Quý II/2024: nguồn không nêu hạn gửi", "")


def test_the_next_deadline_of_a_quarter_without_any_form(view):
    following = read_next(view, TODAY, ())
    assert following.title == "Quý III/2024: hạn gửi thứ Tư, ngày 18/9/2024"
    assert following.subtitle == (
        "Biểu quý III/2024: số liệu từ ngày 15/6/2024 đến ngày 14/9/2024. Chưa có biểu nào của "
        "quý này trong phần mềm, nên chưa xét đơn vị nào trễ hạn."
    )
    assert (following.table, following.text) == (None, "")


def test_before_the_next_deadline_everybody_can_be_asked(view):
    following = read_next(view, date(2024, 9, 2), ())
    assert following.title == (
        "Quý III/2024: 0/7 xã, thị trấn đã báo cáo; hạn gửi thứ Tư, ngày 18/9/2024"
    )
    assert len(following.table) == 7 + 1
    assert following.text.count("\n- ") == 8
    assert "Các cơ quan của huyện (hạn 18/9/2024)." in following.text


def test_forms_of_the_journal_count_before_they_are_accepted(view):
    following = read_next(view, date(2024, 9, 20), sent("dak-pne", "dak-koi"))
    assert following.title.startswith("Quý III/2024: 2/7 xã, thị trấn đã báo cáo; ")
    assert following.table["Tình trạng"].tolist().count("Đúng hạn") == 2
    assert "xã Đăk Pne" not in following.text


@pytest.fixture
def third(view):
    """The quarter of the first forms, in which nothing is published yet."""
    return view._replace(quarter="2024-Q3")


def test_six_of_seven_have_reported(third):
    late, early = sent("dak-to-re", day=23), sent(*list(third.chosen)[:5])
    assert "dak-to-re" not in list(third.chosen)[:5]
    matrix = read_matrix(third, TODAY, (*early, *late))
    assert matrix.title == "Quý III/2024: 05 xã, thị trấn đúng hạn, 01 trễ hạn, 01 chưa báo cáo"
    assert matrix.source == "sổ nhập số liệu"
    table = rows_of(matrix.html)
    # columns without anything known are left out, and so are the agencies
    assert table["Xã Đăk Tờ Re"] == ["! trễ 5 ngày", "0/1"]
    assert table["Xã Tân Lập"] == ["✕ chưa báo cáo", "0/1"]
    assert table["Số xã đúng hạn"] == ["5/7", "5/7"]
    assert len(table) == 7 + 1
    reminder = read_reminder(third, TODAY, (*early, *late))
    assert reminder.title == "01 đơn vị cần nhắc báo cáo quý III/2024"
    assert "- Ban Chỉ đạo Cuộc vận động xã Tân Lập (hạn 18/9/2024)." in reminder.text
    rates = read_rates(third, TODAY, (*early, *late))
    assert rates.quarters.title == "Quý III/2024: 5/7 xã, thị trấn đúng hạn"


def test_the_agencies_stand_in_a_row_of_their_own(third):
    forms = sent(*third.chosen, "kon-ray")
    matrix = read_matrix(third, TODAY, forms)
    assert matrix.title == (
        "Quý III/2024: cả 07 xã, thị trấn đúng hạn; các cơ quan của huyện đúng hạn"
    )
    assert list(rows_of(matrix.html))[-2:] == ["Các cơ quan của huyện", "Số xã đúng hạn"]
    one = read_matrix(third._replace(communes=["dak-pne"]), TODAY, forms)
    assert one.title == "Quý III/2024: xã Đăk Pne đúng hạn"
    assert list(rows_of(one.html)) == ["Xã Đăk Pne", "Số xã đúng hạn"]


def test_after_the_district_nobody_owes_a_report(view):
    last = view._replace(quarter="2025-Q2")
    following = read_next(last, TODAY, ())
    assert following.title == "Quý III/2025: kho số liệu chưa có đơn vị nào của quý này"
    assert following.subtitle == ""


def test_the_demonstration(demo_view):
    matrix = read_matrix(demo_view, TODAY, ())
    assert matrix.title == "Quý II/2024: 03 xã, thị trấn đúng hạn, 03 trễ hạn, 01 chưa báo cáo"
    assert matrix.source == "Biểu minh họa quý II/2024, biểu 5"
    table = rows_of(matrix.html)
    assert [len(cells) for cells in table.values()] == [9] * 8
    assert table["Xã Mẫu 6"][-2] == "✕ chưa báo cáo"
    assert table["Số xã đúng hạn"][-2] == "3/7"
    assert len(matrix.reports) == 7 * 8
    reminder = read_reminder(demo_view, TODAY, ())
    assert reminder.text.startswith("SỐ LIỆU MINH HỌA\n")
    assert reminder.table.to_numpy().tolist() == [
        ["Xã Mẫu 6", "18/6/2024", "Chưa báo cáo (quá hạn)"]
    ]


@pytest.mark.parametrize("quarter", QUARTERS)
def test_states_are_those_of_the_source(ask, demo_view, quarter):
    """What is judged by the days comes to what the source says of it."""
    seen = demo_view._replace(quarter=quarter)
    told = ask(seen, "duty/reports")
    told = told[told["quarter"] == quarter]["state"].value_counts()
    line = dict(read_rates(seen, TODAY, ()).quarters.table.iloc[-2])
    assert line["Phải báo cáo"] == 7
    for state, column in (
        ("on_time", "Đúng hạn"),
        ("late", "Trễ hạn"),
        ("missing", "Chưa báo cáo"),
    ):
        assert line[column] == told.get(state, 0)


def test_totals_are_those_of_the_quarters_and_of_the_units(demo_view):
    rates = read_rates(demo_view, TODAY, ())
    columns = ["Phải báo cáo", "Đã báo cáo", "Đúng hạn", "Trễ hạn", "Chưa báo cáo"]
    for table in (rates.quarters.table, rates.units):
        *parts, total = table[columns].to_numpy().tolist()
        assert [sum(column) for column in zip(*parts, strict=True)] == total
    assert total[0] == 7 * 8


def test_the_past_of_a_quarter_does_not_change(demo_view):
    now = read_matrix(demo_view, TODAY, ())
    later = read_matrix(demo_view, date(2030, 1, 1), ())
    assert now.html == later.html
    assert (now.table == later.table).all(axis=None)


def test_days_are_counted_while_a_quarter_is_fresh(demo_view):
    reminder = read_reminder(demo_view, date(2024, 6, 28), ())
    assert reminder.table["Tình trạng"].tolist() == ["Chưa báo cáo (quá hạn 10 ngày)"]


def test_of_too_many_units_there_is_no_matrix(demo_view, monkeypatch):
    monkeypatch.setattr(sections, "MANY", 3)
    # Nothing that is kept for others is met here, nor left to them.
    seen = demo_view._replace(snapshot=demo_view.snapshot._replace(answers=OrderedDict()))
    matrix = read_matrix(seen, TODAY, ())
    assert matrix.html == ""
    assert matrix.notes == ["Có 7 đơn vị: hãy chọn không quá 3 xã để xem từng xã."]
    assert read_matrix(seen._replace(communes=["mau"]), TODAY, ()).html


def test_a_source_that_only_says_late_is_believed(view, empty_home, edit, published_copy):
    edit("fact_duty", "d2", quarter="2024-Q2", unit_id="dak-pne", state="late",
         submission_id="bc-128", locator="mục I.3.1")  # fmt: skip
    publish.build(source=published_copy)
    seen = view._replace(snapshot=store.snapshot())
    matrix = read_matrix(seen, TODAY, ())
    assert matrix.title == "Quý II/2024: 01 xã, thị trấn trễ hạn, 06 chưa có thông tin"
    assert matrix.notes[0].startswith("Nguồn nêu một số cơ quan, đơn vị ")
    assert rows_of(matrix.html)["Xã Đăk Pne"] == ["! trễ", "0/1"]
    assert matrix.source == "Báo cáo 128-BC/BCĐ, mục I.3.1"


def test_what_was_made_is_kept_for_the_same_day_and_the_same_forms(third):
    forms = sent("dak-pne")
    first = read_matrix(third, TODAY, forms)
    assert read_matrix(third, TODAY, sent("dak-pne")) is first
    assert read_matrix(third, duty.today().replace(year=2040), forms) is not first
    assert read_matrix(third, TODAY, sent("dak-koi")) is not first
