"""Tables about models as they stand on the screen."""

import pandas as pd

from app.tables.models import list_models, list_outcomes
from tests.tables import NOTE, lines


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
