"""Tables about customs as they stand on the screen."""

import pandas as pd
import pytest

from app.tables.customs import custom_state, list_customs, list_places
from tests.tables import NOTE, lines


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
