"""Which documents steer, what each changed, and what hangs on each."""

from datetime import date

import pytest

from data import deadlines, publish
from measures.documents import FACTS, TIES, is_named, is_of_quarter, read_documents, role_of
from tests import recompute
from tests.recompute.facts import rows_of

NO_DUTY = deadlines.read()._replace(basis="", extensions={}, exemptions={})


def find(found, document_id):
    [document] = [one for one in found.steering if one.document_id == document_id]
    return document


def things(document):
    return {tie.what: tie.things for tie in document.ties}


@pytest.mark.parametrize(
    ("kind", "number", "role"),
    [
        ("Chỉ thị", "13-CT/TU", "steering"),
        ("Biểu số liệu", "xã Đăk Pne quý III/2024", "form"),
        ("Biểu minh họa", "quý II/2024", "form"),
        ("Trang thông tin", None, "page"),
        ("Trang thông tin", "", "page"),
    ],
)
def test_forms_and_pages_steer_nothing(kind, number, role):
    assert role_of(kind, number) == role


@pytest.mark.parametrize(
    ("text", "number", "named"),
    [
        ("theo Chỉ thị số 12-CT/TU, ngày", "12-CT/TU", True),
        ("theo Chỉ thị 112-CT/TU", "12-CT/TU", False),
        ("theo Kế hoạch 12-CT/TU-2", "12-CT/TU", False),
        ("Kế hoạch năm 2024 của huyện", "năm 2024", True),
        ("Công văn năm 2024", "năm 2024", False),
        ("Kế hoạch năm 20245", "năm 2024", False),
        ("Quyết định 19/2025/QĐ-TTg", "2025/QĐ-TTg", False),
    ],
)
def test_a_number_stands_whole(text, number, named):
    assert is_named(text, "Kế hoạch", number) == named


def test_the_days_of_a_quarter():
    days = [date(2024, 3, 31), date(2024, 4, 1), date(2024, 6, 30), date(2024, 7, 1)]
    assert [is_of_quarter(day, "2024-Q2") for day in days] == [False, True, True, False]
    assert not is_of_quarter(None, "2024-Q2")


def test_those_that_steer_the_newest_first_and_those_without_a_date_last(snapshot):
    found = read_documents(snapshot)
    days = [one.issued_on for one in found.steering]
    assert days == [*sorted(days[:-1], reverse=True), None]
    assert [one.number for one in found.steering[:2]] == ["1677/NQ-UBTVQH15", "1558-QĐ/HU"]
    assert (len(found.steering), found.forms, found.pages) == (11, {}, 24)


def test_forms_are_counted_by_whom_they_are_from(demo_snapshot):
    found = read_documents(demo_snapshot)
    assert found.forms == {"Ban Chỉ đạo huyện Minh Họa (bịa ra)": 17}
    assert all(one.issued_on for one in found.steering)


def test_what_changed_and_what_hangs_on_the_report(snapshot):
    """On a second road: from the published files."""
    report = find(read_documents(snapshot), "bc-128")
    [change] = report.changes
    assert (change.kind, change.since, change.place) == ("definition", "2024-Q2", "chú thích 3")
    assert change.before.startswith("Số cặp vợ chồng") and change.things == (
        "Tỷ lệ sinh con thứ 3 trở lên",
    )
    tables = recompute.read(publish.PUBLISHED)
    expected = {what: len(tables[what]) for what in FACTS if len(tables[what])}
    expected["fact_task"] = len({row["position"] for row in rows_of(tables, "fact_task")})
    expected["control"] = len(tables["control_total"])
    expected["unit"] = sum(
        row["source"].startswith("Báo cáo 128-BC/BCĐ") for row in rows_of(tables, "dim_unit")
    )
    expected["definition"] = 1
    assert things(report) == expected
    assert [tie.what for tie in report.ties] == [what for what in TIES if what in expected]


def test_what_names_a_document_hangs_on_it(snapshot):
    found = read_documents(snapshot)
    assert things(find(found, "qd-385")) == {"custom": 14}
    assert things(find(found, "kh-118")) == {}
    [task, mention] = find(found, "ct-13").ties
    assert (task.what, task.things, task.quarter) == ("task", 1, "2024-Q3")
    assert (mention.what, mention.names) == ("document", ("Kế hoạch 75-KH/HU",))
    [change] = find(found, "nq-1677").changes
    assert (change.kind, change.since) == ("unit", date(2025, 7, 1))
    assert sorted(change.things) == ["xã Kon Braih", "xã Đăk Kôi", "xã Đăk Rve"]
    assert find(found, "cv-120").ties[0].names == (
        "Số cặp vợ chồng sinh con thứ 3 trong đồng bào DTTS nghèo, cận nghèo",
    )


def test_the_duty_to_report_hangs_on_what_it_names(snapshot):
    until = date(2024, 9, 25)
    settings = NO_DUTY._replace(
        basis="Công văn 120-CV/BCĐ",
        extensions={("dak-pne", "2024-Q3"): (until, "Công văn số 120-CV/BCĐ ngày 02/02/2024")},
        exemptions={
            ("dak-koi", "2024-Q4"): "báo cáo gộp, Kế hoạch 26-KH/HU",
            ("dak-rve", "2024-Q4"): "báo cáo gộp, Kế hoạch 126-KH/HU",
        },
    )
    found = read_documents(snapshot, settings)
    changes = find(found, "cv-120").changes
    assert [(one.kind, one.things, one.since) for one in changes] == [
        ("deadline", ("18",), "2024-Q3"),
        ("extension", ("dak-pne", "2024-Q3"), until),
    ]
    assert things(find(found, "cv-120"))["deadline"] == 2
    [change] = find(found, "kh-26").changes
    assert (change.kind, change.things, change.since) == ("exemption", ("dak-koi",), "2024-Q4")
    silent = read_documents(snapshot, NO_DUTY).steering
    assert "deadline" not in {what for one in silent for what in things(one)}
