"""Why figures are what they are, as the office wrote it; what happened meanwhile."""

import csv
import shutil
from datetime import UTC, date, datetime

import pytest

from data import publish, store
from intake import explaining, office
from intake.explaining import About
from intake.findings import IntakeError
from measures.explanations import find_events, find_explanations

NOW = datetime(2024, 9, 16, 3, tzinfo=UTC)
PNE = About("customs", "tao-hon", "dak-pne", "2024-Q2")
ALL = About("models", "", "kon-ray", "2024-Q1")


@pytest.fixture
def home(warehouse, empty_home):
    """A warehouse of its own, as published."""
    shutil.copytree(warehouse.parent, empty_home / "official")
    return empty_home


def explain(about=PNE, text="Vì hai thôn mới rà soát lại", by="Lan", **more):
    return explaining.explain("official", about, text, by, now=NOW, **more)


def read(quarter="2024-Q2", communes=()):
    return find_explanations(store.snapshot(), quarter, communes)


def test_what_was_written_is_found_with_what_it_is_about(home):
    explain()
    explain(ALL, "  Các xã   mới bắt đầu ", by="Hoa")
    pne, district = read()
    assert (pne.subject, pne.item_name, pne.unit, pne.quarter) == (
        *("customs", "Tảo hôn"),
        *("xã Đăk Pne", "2024-Q2"),
    )
    assert (pne.text, pne.by, pne.written_on) == (
        *("Vì hai thôn mới rà soát lại", "Lan"),
        date(2024, 9, 16),
    )
    assert (district.what, district.unit, district.text) == (
        *("mô hình", "huyện Kon Rẫy", "Các xã mới bắt đầu"),
    )
    assert pne.source == "cơ quan thường trực, 16/9/2024"
    assert [one.quarter for one in read("2024-Q1")] == ["2024-Q1"]
    assert read(communes=["dak-koi"]) == []
    assert read(communes=["dak-pne"]) == [pne]


def test_a_figure_has_one_explanation_that_is_corrected(home):
    explain()
    explain(text="Vì rà soát lại cả xã", reason="Viết cho rõ hơn", seen=office_name())
    assert [one.text for one in read()] == ["Vì rà soát lại cả xã"]
    office.strike("official", office_name(2), "Không còn đúng nữa", "Lan", NOW)
    assert read() == []


def office_name(number=1):
    return f"ghi.explanation.{PNE.key}.{number}"


@pytest.mark.parametrize(
    ("about", "text", "told"),
    [
        (PNE, " – ", "chưa có lời nào"),
        (PNE, "a" * 1001, r"dài 1\.001 chữ cái, nhiều nhất 1\.000"),
        (PNE, "Do hộ Nguyễn Văn Bình chuyển đi", "có tên người"),
        (PNE, "Hỏi thêm 0912 345 678", "thông tin cá nhân"),
        (PNE._replace(unit_id="dak-rve-2025"), "Vì mới lập", "không có đơn vị này"),
        (PNE._replace(quarter="2199-Q1"), "Vì mới lập", "không có đơn vị này"),
        (PNE._replace(item="khkt"), "Vì mới lập", "không có mục này"),
        (PNE._replace(subject="models"), "Vì mới lập", "không có mục này"),
    ],
)
def test_what_is_no_explanation_is_refused(home, about, text, told):
    with pytest.raises(IntakeError, match=told):
        explain(about, text)
    assert read() == []


def test_names_of_places_are_nobodys(home):
    explain(text="Thôn A Xây và làng Kon Brăp Ju vừa rà soát xong")
    assert len(read()) == 1


def test_events_are_directives_resolutions_the_list_of_customs_and_the_reform(home):
    text = (publish.PUBLISHED / "document.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    wanted = sorted(
        (row["issued_on"], f"{row['kind']} {row['number']}")
        for row in rows
        if row["issued_on"]
        and (row["kind"] in ("Chỉ thị", "Nghị quyết") or row["document_id"] == "qd-385")
    )
    reform = ("2025-07-01", "sắp xếp đơn vị hành chính, 7 thành 3 xã")
    found = [(one.day.isoformat(), one.text) for one in find_events(store.snapshot(), "2025-Q3")]
    assert found == sorted([*wanted, reform])
    since = find_events(store.snapshot(), "2022-Q3", "2022-Q2")
    assert [(one.quarter, one.text) for one in since] == [("2022-Q3", "Quyết định 385/QĐ-UBND")]
