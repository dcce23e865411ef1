"""Tables as they stand on the screen: whole tables of the official quarter, edges by hand."""

import pandas as pd
import pytest

from app.tables import (
    custom_state,
    list_context,
    list_controls,
    list_customs,
    list_dictionary,
    list_documents,
    list_figures,
    list_indicators,
    list_models,
    list_outcomes,
    list_places,
)

NOTE = "Báo cáo 128-BC/BCĐ, chú thích "


def lines(table):
    """The cells of a table, row by row."""
    return [tuple(row) for row in table.itertuples(index=False)]


def test_official_models(ask, view):
    table = list_models(ask(view, "models/events"))
    assert list(table.columns) == [
        "Mô hình",
        "Số mô hình",
        "Kết quả",
        "Lĩnh vực",
        "Xã",
        "Nơi",
        "Phụ trách",
        "Nguồn",
    ]
    launched, met = "Ra mắt, lũy kế từ đầu năm", "Dừng, đã đạt mục tiêu"
    failed, nowhere = "Dừng, không hiệu quả", "Chưa phân xã"
    crops, animals, clean = "Trồng trọt", "Chăn nuôi", "Vệ sinh môi trường"
    assert sorted(lines(table)) == sorted(
        [
            ("Không nêu tên", "12", launched, "", nowhere, "", "", NOTE + "2"),
            ("Không nêu tên", "13", met, "", nowhere, "", "", NOTE + "1"),
            ("Trồng cỏ voi nuôi bò", "1", failed, animals, "Xã Đăk Kôi", "", "", NOTE + "1"),
            (
                "Trồng rau sạch", "1", failed, crops, "Xã Đăk Kôi", "thôn Trắng Nó – Kon Blo", "",
                NOTE + "1",
            ),
            (
                "Câu lạc bộ không sinh con thứ 3", "1", failed, "Văn hóa – dân số", "Xã Đăk Pne",
                "", "", NOTE + "1",
            ),
            (
                "Trồng và chăm sóc cây chuối", "1", failed, crops, "Thị trấn Đăk Rve", "thôn 5",
                "", NOTE + "1",
            ),
            (
                "Trồng rau sạch", "1", failed, crops, "Xã Đăk Tờ Re", "", "Công đoàn xã",
                NOTE + "1",
            ),
            (
                "Vệ sinh môi trường, cải tạo vườn tạp", "1", failed, clean, "Xã Tân Lập", "", "",
                NOTE + "1",
            ),
            ("Nuôi gà thịt", "1", failed, animals, "Xã Tân Lập", "", "", NOTE + "1"),
            ("Chăn nuôi gà, vịt", "1", failed, animals, nowhere, "thôn Kon Rơ Pen", "", NOTE + "1"),
            (
                "Chăn nuôi gà, vịt", "1", failed, animals, nowhere, "Đăk Puih, Kon Dơ Xing", "",
                NOTE + "1",
            ),
            (
                "Chăn nuôi heo đen", "1", failed, animals, nowhere, "thôn Kon Dơ Xing", "",
                NOTE + "1",
            ),
            (
                "Chỉnh trang vườn hộ, cải tạo vườn tạp", "1", failed, clean, nowhere, "", "",
                NOTE + "1",
            ),
            ("Trồng chuối Thái", "1", failed, crops, nowhere, "", "", NOTE + "1"),
            ("Trồng cây ăn quả", "1", failed, crops, nowhere, "", "", NOTE + "1"),
        ]
    )  # fmt: skip


def test_models_of_unknown_number():
    events = pd.DataFrame(
        [
            ("replicated", "quarter", "A", None, None, "xã B", None, None, "exact", "S"),
            ("converted", "quarter", "A", "crops", "Hội", None, "thôn C", 20.0, "more_than", "S"),
        ],
        columns=[
            "event", "period", "model", "field", "sponsor", "commune", "place", "value",
            "qualifier", "source",
        ],
    )  # fmt: skip
    assert lines(list_models(events)) == [
        ("A", "chưa rõ", "Nhân rộng", "", "Xã B", "", "", "S"),
        ("A", "hơn 20", "Chuyển đổi", "Trồng trọt", "Chưa phân xã", "thôn C", "Hội", "S"),
    ]


def test_official_outcomes(ask, view):
    table = list_outcomes(ask(view, "models/outcomes_by_commune"))
    assert list(table.columns) == ["Xã", "Đã đạt mục tiêu", "Không hiệu quả", "Cộng"]
    assert lines(table) == [
        ("Xã Đăk Kôi", "–", "2", "2"),
        ("Xã Đăk Pne", "–", "1", "1"),
        ("Thị trấn Đăk Rve", "–", "1", "1"),
        ("Xã Đăk Tờ Re", "–", "1", "1"),
        ("Xã Tân Lập", "–", "2", "2"),
        ("Chưa phân xã", "13", "6", "19"),
        ("Tổng", "13", "13", "26"),
    ]


def test_outcomes_of_unknown_number():
    outcomes = pd.DataFrame(
        [("xã A", 2, 0, 0), ("xã B", 0, 0, 1), (None, 1, 3, 1)],
        columns=["commune", "goal_met", "ineffective", "uncounted"],
    )
    assert lines(list_outcomes(outcomes))[-1] == ("Tổng", "3", "3", "ít nhất 6")
    assert [row[-1] for row in lines(list_outcomes(outcomes))] == [
        "2",
        "chưa rõ số",
        "ít nhất 4",
        "ít nhất 6",
    ]


def test_official_customs(ask, view):
    table = list_customs(ask(view, "customs/official_list"), "2024-Q1")
    assert list(table.columns) == [
        "Loại",
        "Tên trong danh mục",
        "Quý này",
        "Quý I/2024",
        "Nơi còn",
    ]
    bad, wont, silent = "Hủ tục", "không còn", "chưa có số"
    custom = "Phong tục"
    assert lines(table) == [
        (bad, "Kiêng cữ cái chết xấu", wont, silent, ""),
        (
            bad, "Cúng ốm đau và khấn cầu thần linh", "ít nhất 1 hộ", silent,
            "thôn Kon Bỉ (Đăk Tơ Lung), xã Đăk Pne",
        ),
        (
            bad, "Kiêng kỵ vật nuôi phóng uế, đẻ con ở dưới, bên trong kho thóc", wont, silent, "",
        ),
        (bad, "Thuốc thư", wont, silent, ""),
        (bad, "Hôn nhân cận huyết", wont, silent, ""),
        (bad, "Tảo hôn", wont, silent, ""),
        (custom, "Nợ miệng", wont, silent, ""),
        (
            custom, "Ăn uống kéo dài trong các dịp tang ma, cưới hỏi, lễ hội", wont, silent, "",
        ),
        (
            custom, "Thả rông gia súc, gia cầm", "ít nhất 2 hộ", "còn, chưa rõ số hộ",
            "thôn Kon Lỗ (Đăk Tơ Lung), thôn Kon Mong Tu (Đăk Tơ Lung), xã Đăk Pne",
        ),
        (custom, "Củi hứa hôn", wont, silent, ""),
        (custom, "Tưởng nhớ và cho người chết ăn", wont, silent, ""),
        (custom, "Để người chết lộ thiên trên sạp trong tang ma", wont, silent, ""),
        (custom, "Sinh đẻ tại nhà", wont, "còn, chưa rõ số hộ", ""),
        (custom, "Ngủ “đầm” (ngủ rẫy)", "45 hộ", "55 hộ", "xã Đăk Pne"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "practised", "households", "uncounted", "words"),
    [
        (0, 0, 0, 0, "chưa có số"),
        (1, 0, 0, 0, "không còn"),
        (1, 1, 45, 0, "45 hộ"),
        (3, 3, 1238, 1, "ít nhất 1.238 hộ"),
        (2, 2, 0, 2, "còn, chưa rõ số hộ"),
        (2, 1, 0, 1, "còn, chưa rõ số hộ"),
    ],
)
def test_custom_state(facts, practised, households, uncounted, words):
    assert custom_state(facts, practised, households, uncounted) == words


def test_official_places(ask, view):
    places = ask(view, "customs/places")
    table = list_places(places[places["state"].isin(["counted", "uncounted"])], "2024-Q1")
    assert list(table.columns) == [
        "Hủ tục, phong tục",
        "Nơi",
        "Xã",
        "Số hộ",
        "Quý I/2024",
        "Bản quét in",
        "Nguồn",
    ]
    ill, loose = "Cúng ốm đau và khấn cầu thần linh", "Thả rông gia súc, gia cầm"
    scan, silent = "Cùng ốm đau và khăn cầu thần linh", "chưa có số"
    pne, lung = "Xã Đăk Pne", "Xã Đăk Tơ Lung"
    assert lines(table) == [
        (ill, pne, pne, "chưa rõ", silent, scan, NOTE + "7"),
        (ill, "Thôn Kon Bỉ", lung, "1", silent, scan, NOTE + "7"),
        (loose, pne, pne, "chưa rõ", silent, "", NOTE + "7"),
        (loose, "Thôn Kon Lỗ", lung, "1", silent, "", NOTE + "7"),
        (loose, "Thôn Kon Mong Tu", lung, "1", silent, "", NOTE + "7"),
        ("Ngủ “đầm” (ngủ rẫy)", pne, pne, "45", "55", "Ngủ đằm", NOTE + "7"),
    ]


def test_places_without_commune():
    places = pd.DataFrame(
        [("Tảo hôn", "huyện Kon Rẫy", None, None, None, "uncounted", None, "S")],
        columns=[
            "custom", "place", "commune", "value", "value_before", "state_before", "printed",
            "source",
        ],
    )  # fmt: skip
    assert lines(list_places(places, "2023-Q4")) == [
        ("Tảo hôn", "Huyện Kon Rẫy", "Chưa phân xã", "chưa rõ", "chưa rõ", "", "S")
    ]


def test_official_indicators(ask, view):
    table = list_indicators(ask(view, "indicators/definitions"))
    assert list(table.columns) == [
        "Chỉ tiêu",
        "Đơn vị",
        "Áp dụng",
        "Tử số",
        "Mẫu số",
        "Giá trị quý này",
        "Mục tiêu nơi khác (tham khảo)",
        "Ghi chú",
        "Nguồn thay đổi",
    ]
    assert [(row[2], row[5], row[8]) for row in lines(table) if "sinh con thứ 3" in row[0]] == [
        ("quý II/2021 đến quý I/2024", "đã thay định nghĩa", ""),
        ("từ quý II/2024", "chưa có số", NOTE + "3"),
    ]
    assert [row[5] for row in lines(table)].count("chưa có số") == 7


def test_indicators_before_the_change(ask, view):
    table = list_indicators(ask(view._replace(quarter="2024-Q1"), "indicators/definitions"))
    assert [row[0] for row in lines(table) if "sinh con thứ 3" in row[0]] == [
        "Số cặp vợ chồng sinh con thứ 3 trong đồng bào DTTS nghèo, cận nghèo"
    ]
    assert {row[5] for row in lines(table)} == {"chưa có số"}


def test_an_indicator_with_values():
    definition = {
        "name": "A",
        "unit": "%",
        "valid_from": "2021-Q2",
        "valid_to": None,
        "numerator": "hộ",
        "denominator": None,
        "holds": True,
        "values": 7,
        "reference_target": "70%",
        "reference_place": "huyện B",
        "note": None,
        "changed_by": None,
    }
    assert lines(list_indicators(pd.DataFrame([definition]))) == [
        ("A", "%", "từ quý II/2021", "hộ", "", "7 số", "70% – huyện B", "", "")
    ]


def test_official_figures(ask, view):
    table = list_figures(ask(view, "report/figures"))
    assert list(table.columns) == ["Số liệu", "Nơi", "Giá trị", "Suy ra"]
    assert len(table) == 40
    listed = (
        "Báo cáo nêu chỉ còn 01 hủ tục, 02 phong tục và gọi tên từng mục; mục này không có trong đó"
    )
    assert [row for row in lines(table) if row[3] != listed] == [
        ("Mô hình: dừng, đã đạt mục tiêu", "Toàn huyện", "13 mô hình", ""),
        (
            "“Câu lạc bộ không sinh con thứ 3”: dừng, không hiệu quả", "Xã Đăk Pne", "1 mô hình",
            "",
        ),
        (
            "“Trồng và chăm sóc cây chuối”: dừng, không hiệu quả", "Thôn 5, Đăk Rve", "1 mô hình",
            "",
        ),
        (
            "“Vệ sinh môi trường, cải tạo vườn tạp”: dừng, không hiệu quả", "Xã Tân Lập",
            "1 mô hình", "",
        ),
        ("“Nuôi gà thịt”: dừng, không hiệu quả", "Xã Tân Lập", "1 mô hình", ""),
        ("“Trồng cỏ voi nuôi bò”: dừng, không hiệu quả", "Xã Đăk Kôi", "1 mô hình", ""),
        (
            "“Trồng rau sạch”: dừng, không hiệu quả", "Thôn Trắng Nó – Kon Blo, Đăk Kôi",
            "1 mô hình", "",
        ),
        ("“Trồng rau sạch”: dừng, không hiệu quả", "Xã Đăk Tờ Re", "1 mô hình", ""),
        ("“Chăn nuôi gà, vịt”: dừng, không hiệu quả", "Thôn Kon Rơ Pen", "1 mô hình", ""),
        ("“Chăn nuôi gà, vịt”: dừng, không hiệu quả", "Đăk Puih, Kon Dơ Xing", "1 mô hình", ""),
        ("“Chăn nuôi heo đen”: dừng, không hiệu quả", "Thôn Kon Dơ Xing", "1 mô hình", ""),
        (
            "“Chỉnh trang vườn hộ, cải tạo vườn tạp”: dừng, không hiệu quả", "Chưa phân xã",
            "1 mô hình", "",
        ),
        ("“Trồng chuối Thái”: dừng, không hiệu quả", "Chưa phân xã", "1 mô hình", ""),
        ("“Trồng cây ăn quả”: dừng, không hiệu quả", "Chưa phân xã", "1 mô hình", ""),
        ("Mô hình: ra mắt, lũy kế từ đầu năm", "Toàn huyện", "12 mô hình", ""),
        ("Buổi tuyên truyền", "Toàn huyện", "110 buổi", ""),
        ("Lượt người tham dự", "Toàn huyện", "hơn 8.000 lượt người", ""),
        ("Tin trên sóng FM", "Toàn huyện", "38 tin", ""),
        ("Bài trên sóng FM", "Toàn huyện", "5 bài", ""),
        ("Tin trên trang điện tử huyện", "Toàn huyện", "36 tin", ""),
        ("Bài trên trang điện tử huyện", "Toàn huyện", "5 bài", ""),
        ("Lượt xe tuyên truyền lưu động", "Toàn huyện", "7 lượt", ""),
        ("Máy ấp trứng cho nhóm cha mẹ", "Xã Đăk Ruồng và xã Đăk Pne", "3 máy", ""),
        ("Cúng ốm đau và khấn cầu thần linh", "Thôn Kon Bỉ, Đăk Tơ Lung", "1 hộ", ""),
        ("Cúng ốm đau và khấn cầu thần linh", "Xã Đăk Pne", "chưa rõ số hộ", ""),
        ("Thả rông gia súc, gia cầm", "Thôn Kon Mong Tu, Đăk Tơ Lung", "1 hộ", ""),
        ("Thả rông gia súc, gia cầm", "Thôn Kon Lỗ, Đăk Tơ Lung", "1 hộ", ""),
        ("Thả rông gia súc, gia cầm", "Xã Đăk Pne", "chưa rõ số hộ", ""),
        ("Ngủ “đầm” (ngủ rẫy)", "Xã Đăk Pne", "45 hộ", ""),
        (
            "Sinh đẻ tại nhà", "Toàn huyện", "không còn",
            "Báo cáo nêu giảm phong tục này so với quý I/2024",
        ),
    ]  # fmt: skip
    assert sorted(row[:3] for row in lines(table) if row[3] == listed) == sorted(
        (custom, "Toàn huyện", "không còn")
        for custom in (
            "Kiêng cữ cái chết xấu",
            "Kiêng kỵ vật nuôi phóng uế, đẻ con ở dưới, bên trong kho thóc",
            "Thuốc thư",
            "Hôn nhân cận huyết",
            "Tảo hôn",
            "Nợ miệng",
            "Ăn uống kéo dài trong các dịp tang ma, cưới hỏi, lễ hội",
            "Củi hứa hôn",
            "Tưởng nhớ và cho người chết ăn",
            "Để người chết lộ thiên trên sạp trong tang ma",
        )
    )


def test_figures_of_the_first_quarter(ask, view):
    table = list_figures(ask(view._replace(quarter="2024-Q1"), "report/figures"))
    assert sorted(lines(table)) == [
        (
            "Ngủ “đầm” (ngủ rẫy)", "Xã Đăk Pne", "55 hộ", "45 hộ quý II/2024 + 10 hộ đã giảm",
        ),
        (
            "Sinh đẻ tại nhà", "Chưa phân xã", "chưa rõ số hộ",
            "Báo cáo nêu giảm phong tục này so với quý I/2024, nên quý I/2024 còn",
        ),
        (
            "Thả rông gia súc, gia cầm", "Chưa phân xã", "chưa rõ số hộ",
            "Quý I/2024 có 03 phong tục = 02 phong tục đang còn + 01 phong tục đã giảm",
        ),
    ]  # fmt: skip


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
        "53",
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


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("models/events", list_models),
        ("indicators/definitions", list_indicators),
        ("report/figures", list_figures),
        ("sources/controls", list_controls),
        ("sources/documents", list_documents),
        ("sources/context", list_context),
        ("sources/dictionary", list_dictionary),
    ],
)
@pytest.mark.parametrize("quarter", ["2024-Q2", "2024-Q1"])
def test_every_row_is_listed_and_every_cell_is_text(ask, view, name, listed, quarter):
    frame = ask(view._replace(quarter=quarter), name)
    table = listed(frame)
    assert len(table) == len(frame)
    assert [cell for row in lines(table) for cell in row if not isinstance(cell, str)] == []
