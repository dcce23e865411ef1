"""What is to be looked at before a report is issued."""

import pytest

from measures.figures.quarter import read_figures
from report import tree
from report.checks import (
    Check,
    check_form,
    check_reporting,
    check_standard,
    check_sums,
    check_text,
    tell_moved,
    tell_open,
)
from report.lines import read_lines
from report.page_setup import HD05
from tests.report.sample import DOCUMENT


def told(checks):
    """The sentences of some checks."""
    return [check.text for check in checks]


def test_gaps_and_typed_numbers_are_named_with_their_place():
    lines = read_lines(
        tree.read(
            "# I. KẾT QUẢ\n\n## 1. Chỉ đạo\n\n"
            "- Đã tổ chức 12 hội nghị, [nêu kết quả]{.thieu}[^a].\n\n"
            "[^a]: Trong đó có 3 hội nghị cấp huyện bàn về việc nhân rộng các mô hình tốt.\n"
        )
    )
    assert check_text(lines) == [
        Check("typed", "mục I.1", "12: “- Đã tổ chức 12 hội nghị, nêu kết quả.”"),
        Check("gap", "mục I.1", "nêu kết quả"),
        Check("typed", "chú thích 1", "3: “Trong đó có 3 hội nghị cấp huyện bàn về…”"),
    ]


def test_where_the_source_speaks_of_the_district_nobody_is_missing(view):
    assert check_reporting(read_figures(view.snapshot, "2024-Q2")) == []


def test_communes_that_did_not_report_are_named(demo_view):
    assert told(check_reporting(read_figures(demo_view.snapshot, "2024-Q2"))) == [
        "Mới có 6/7 xã, thị trấn: chưa có số liệu hủ tục, phong tục; mô hình; tuyên truyền; chỉ "
        "tiêu của xã Mẫu 6.",
    ]


def test_an_indicator_that_lacks_others_is_told_by_itself(demo_view):
    sentences = told(check_reporting(read_figures(demo_view.snapshot, "2025-Q2")))
    assert sentences == [
        "Mới có 6/7 xã, thị trấn: chưa có số liệu chỉ tiêu “Giảm tỷ lệ hộ nghèo, cận nghèo DTTS”; "
        "chỉ tiêu “Có kế hoạch và tổ chức thực hiện” của xã Mẫu 3.",
    ]


def test_a_balance_that_does_not_close_is_told(demo_view):
    [sentence] = told(check_sums(demo_view.snapshot, "2024-Q2", demo_view.commune_labels))
    assert sentence.startswith("Cân đối không khớp, cần đối chiếu lại. Xã Mẫu 1: báo cáo")


def test_official_figures_add_up(view):
    assert check_sums(view.snapshot, "2024-Q2", view.commune_labels) == []


def test_a_control_total_that_is_missed_is_told(view, monkeypatch):
    """Such a version is never published; a report may still be written from a damaged one."""
    from report import checks

    asked = checks.query

    def query(name, **parameters):
        answer = asked(name, **parameters)
        if name == "sources/controls":
            answer.loc[answer["control_id"] == "m1", "found"] = 25
        return answer

    monkeypatch.setattr(checks, "query", query)
    assert told(check_sums(view.snapshot, "2024-Q2", view.commune_labels)) == [
        "Mô hình dừng hoạt động: nguồn in 26, cộng chi tiết được 25 "
        "(Báo cáo 128-BC/BCĐ, chú thích 1)."
    ]


@pytest.mark.usefixtures("empty_home")
def test_what_head_and_foot_still_lack():
    assert told(check_form("official", {"number": "128"})) == [
        "Chưa có ngày báo cáo.",
        "Chưa có tên người ký.",
    ]
    assert len(check_form("official", {})) == 3
    assert len(check_form("official", {}, signer="Đinh Thị Anh")) == 2
    whole = {"number": "128", "date": "2024-06-20", "signer": "Nguyễn Văn Mẫu"}
    assert check_form("official", whole) == []


def test_figures_that_moved_are_told_of_the_quarter_before():
    assert tell_moved(["Buổi tuyên truyền: …"], "2024-Q3") == [
        Check("moved", "báo cáo quý II/2024", "Buổi tuyên truyền: …")
    ]


def test_a_page_that_does_not_follow_the_standard_of_its_date():
    old = DOCUMENT._replace(place_and_date="Kon Rẫy, ngày 26 tháng 5 năm 2026")
    new = old._replace(place_and_date="Kon Rẫy, ngày 27 tháng 5 năm 2026")
    assert check_standard(old, "Kon Rẫy") == []
    [told] = check_standard(new, "Kon Rẫy")
    assert told.text.startswith("Thể thức đang theo Hướng dẫn số 36-HD/VPTW")
    [told] = check_standard(new._replace(form=HD05), "Kon Rẫy")
    assert told.text.startswith("Địa danh đang ghi tên huyện (“Kon Rẫy”); Hướng dẫn số 05-HD/VPTW")
    commune = new._replace(form=HD05, place_and_date="Kon Braih, ngày 27 tháng 5 năm 2026")
    assert check_standard(commune, "Kon Rẫy") == []
    assert check_standard(commune._replace(place_and_date="X, ngày 1 tháng 1 năm 2000"), "") == []


def test_what_waits_for_a_look_but_stops_nothing_is_counted_by_kind():
    found = [Check("typed", "", "45"), Check("typed", "", "46"), Check("carried", "", "Câu cũ")]
    assert tell_open([*found, Check("gap", "", "nguyên nhân")]) == (
        "03 điều ở mục Kiểm tra (02 số nhập tay; 01 lấy nguyên từ quý trước, cần xem lại)"
    )
    assert tell_open([Check("gap", "", "nguyên nhân")]) == ""
