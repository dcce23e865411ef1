"""Tables about sources as they stand on the screen."""

import pandas as pd

from app.sources.tables import list_context, list_controls, list_dictionary, list_documents
from tests.app.table_lines import lines


def test_official_controls(ask, view):
    table = list_controls(ask(view, "sources/controls"))
    q1, q2 = "Quý I/2024", "Quý II/2024"
    assert sorted(row[:5] for row in lines(table)) == sorted(
        [
            ("Hộ còn thực hiện Ngủ “đầm”", q1, "55", "55", "✓ khớp"),
            ("Phong tục không còn phù hợp còn thực hiện", q1, "3", "3", "✓ khớp"),
            ("Hủ tục còn thực hiện", q2, "1", "1", "✓ khớp"),
            ("Hộ còn thực hiện Ngủ “đầm”", q2, "45", "45", "✓ khớp"),
            ("Thay đổi số hộ Ngủ “đầm” so với quý trước", q2, "−10", "−10", "✓ khớp"),
            ("Phong tục không còn phù hợp còn thực hiện", q2, "2", "2", "✓ khớp"),
            ("Thay đổi số phong tục so với quý trước", q2, "−1", "−1", "✓ khớp"),
            ("Mô hình dừng hoạt động", q2, "26", "26", "✓ khớp"),
            ("Mô hình ra mắt từ đầu năm", q2, "12", "12", "✓ khớp"),
            ("Mô hình dừng do đạt mục tiêu", q2, "13", "13", "✓ khớp"),
            ("Mô hình dừng do không hiệu quả", q2, "13", "13", "✓ khớp"),
            ("Mô hình không hiệu quả được nêu tên", q2, "13", "13", "✓ khớp"),
            ("Nhiệm vụ đề ra", "Quý III/2024", "8", "8", "✓ khớp"),
            ("Xã, thị trấn của huyện", "", "7", "7", "✓ khớp"),
        ]
    )


def test_controls_that_do_not_hold():
    controls = pd.DataFrame(
        [
            ("A", "2024-Q2", 26, 25.0, None, "S"),
            ("B", None, 7, None, "Đếm", "S"),
        ],
        columns=["name", "quarter", "expected", "found", "derived", "source"],
    )
    assert lines(list_controls(controls)) == [
        ("A", "Quý II/2024", "26", "25", "lệch", "S", ""),
        ("B", "", "7", "–", "lệch", "S", "Đếm"),
    ]


def test_official_documents(ask, view):
    table = list_documents(ask(view, "sources/documents"))
    assert list(table.columns) == [
        "Văn bản",
        "Ngày",
        "Cơ quan, đơn vị",
        "Nội dung",
        "Số liệu trong kho",
        "Địa chỉ",
        "Ghi chú",
    ]
    assert lines(table)[0] == (
        "Báo cáo 128-BC/BCĐ",
        "",
        "Ban Chỉ đạo Cuộc vận động huyện Kon Rẫy",
        "Kết quả quý II/2024 và nhiệm vụ quý III/2024",
        "67",
        "",
        "Bản quét không còn ngày, tháng ban hành; năm 2024",
    )
    assert ("Kế hoạch 75-KH/HU", "05/5/2022") in [row[:2] for row in lines(table)]


def test_context_is_shown_as_printed():
    figures = pd.DataFrame(
        [
            ("ho_ngheo", "huyện A", "2024", "Tỷ lệ", "10,51", "%", "Báo B", "https://b.vn", None),
            ("dan_so", "xã C", "2020", "Số hộ", "khoảng 300", "hộ", "Báo D", None, "Ghi"),
        ],
        columns=[
            "topic", "place", "period", "measure", "printed", "unit", "document", "url", "note",
        ],
    )  # fmt: skip
    assert lines(list_context(figures)) == [
        ("Hộ nghèo", "huyện A", "2024", "Tỷ lệ", "10,51%", "Báo B", "https://b.vn", ""),
        ("Dân số", "xã C", "2020", "Số hộ", "khoảng 300 hộ", "Báo D", "", "Ghi"),
    ]


def test_dictionary():
    dictionary = pd.DataFrame([("dim_unit", "Đơn vị", "name", "Tên gọi")], columns=list("abcd"))
    table = list_dictionary(dictionary)
    assert list(table.columns) == ["Bảng", "Nội dung bảng", "Cột", "Ý nghĩa"]
    assert lines(table) == [("dim_unit", "Đơn vị", "name", "Tên gọi")]
