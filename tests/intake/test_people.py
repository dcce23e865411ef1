"""Names of people are told from those of places, peoples and institutions."""

import pytest

from data import store, vietnamese
from intake import people
from intake.people import MAYBE, NONE, SURE


@pytest.mark.parametrize(
    "text",
    [
        *(
            "hộ A Thanh, thôn 1",
            "hộ Y Blanh",
            "A Thanh",
            "Y Blanh (thôn 2)",
            "HỘ A THANH",
            "hộ A. Brẻ",
        ),
        *("hộ a thanh", "bà y blanh", "em Y Hoa", "gia đình A Nhót", "gia đình Thanh", "Hộ: Thanh"),
        *("Vườn của ông A Brẻ", "ông Brẻ", "Bà Lan", "chị Hoa", "anh Nguyễn Văn B", "em Thanh"),
        *("Nguyễn Văn B", "nguyễn thị b", "Nguyen Van B", "NGUYỄN VĂN B", "Trần Thanh Bình"),
        *("Siu H'Yên", "Đinh Văn Lâm", "Cao Thị Mai", "trưởng thôn A Đu", "chủ hộ: Y Rai"),
        *("Ms Hoa", "Nhóm hộ do chị Y Lan đứng đầu", "nhà ông Tư", "Nu«i dª cña «ng A Thanh"),
        *("A.Thanh", "A-Thanh", "a thanh", "Bà Y H'Blanh", "vợ chồng A Thanh", "Nguyen Thanh Binh"),
        *(
            "gia đình Thanh ở thôn 2",
            "Đinh A Nhớ",
            "hội viên Y Rai",
            "ông Lê Lợi",
            "Lê Hoàng Nam",
            "hộ\u00a0A\u200b Thanh",
        ),
        *("Nguyeãn Vaên B", "đồng chí Nam", "Nguyễn\u00a0Văn B", "Già làng A Blong", "cháu Minh"),
    ],
)
def test_a_person(text):
    assert people.judge(text) == SURE


@pytest.mark.parametrize(
    "text", ["Hồ Chí Minh", "ông B", "Mai Thanh Hoa", "Đỗ Đen", "Trồng Ngô Lai", "Lê Lợi"]
)
def test_perhaps_a_person(text):
    assert people.judge(text) == MAYBE


@pytest.mark.parametrize(
    "text",
    [
        *("Bà con trồng cà phê", "Ông bà gương mẫu", "trẻ em Ba Na", "chị em Phụ nữ thôn 5"),
        *("Trạm Y tế xã", "TRẠM Y TẾ XÃ", "Phòng Y Tế", "Hội LHPN", "Hội Nông dân xã", "hộ DTTS"),
        *("hộ Nghèo", "Hộ nghèo thôn Kon Bỉ", "hộ Ba Na", "gia đình Văn hóa", "Nhà Rông", "hộ"),
        *("Trường Nguyễn Văn Trỗi", "THCS Lê Quý Đôn", "thôn A Xây", "đường Bà Triệu", "vitamin A"),
        *("Nhóm A Kon Rẫy", "Đoàn Thanh Niên", "Đoàn Thanh niên xã", "Lương thị trường", "Đăk Pne"),
        *("Trồng Đinh Lăng", "Nông Thôn Mới", "trưởng thôn Kon Bỉ", "bí thư Chi bộ"),
        *("anh em, bà con", "hộ, Ngân hàng Chính sách", "Mặt trận", "vốn của hộ. Nuôi dê", "", "–"),
        *("A. Số mô hình trong quý", "B. Hỗ trợ đã trao", "y tế", "Y tế thôn", "a lô"),
        *("Gia đình Hạnh phúc", "Nhà Tình Nghĩa", "Nhà sạch, vườn đẹp", "Nhà Sạch Vườn Đẹp"),
        *("Gia đình 5 không, 3 sạch", "Gia đình Năm không", "Nhà Đại đoàn kết", "hộ Cà phê"),
        *("Anh Em", "Cô Giáo bản", "Thầy Cô giáo", "Vitamin A-D", "nhà Thờ", "Mô hình A, B"),
        *("Phòng Lao động – Thương binh và Xã hội", "Thuốc thư", "Cửa hàng vật tư", "Y sĩ thôn"),
    ],
)  # fmt: skip
def test_nobody(text):
    assert people.judge(text) == NONE


def test_a_known_place_is_nobody():
    assert people.judge("A Xây", ["A Xây"]) == NONE
    assert people.judge("A Xây, hộ Y Lan", ["A Xây"]) == SURE


def test_no_name_of_the_warehouse_is_a_persons(snapshot, demo_snapshot):
    for on in (snapshot, demo_snapshot):
        for question in (
            "select name from dim_unit",
            "select name from dim_custom union all select name from dim_model",
            "select item from fact_support union all select sponsor from fact_support",
            "select sponsor from dim_model union all select reason from fact_model",
        ):
            for (text,) in store.fetch(on, question).dropna().to_numpy().tolist():
                assert people.judge(vietnamese.normalise(text)) == NONE, text


@pytest.mark.parametrize(
    "text",
    [
        *("Gọi 0912 345 678", "+84 912345678", "84912345678", "CCCD 062088001234", "a.b@gmail.com"),
        *("CMND 233012345", "Hoa (sinh năm 1980)", "sinh ngày 3/4/1980", "sđt: 0912345678"),
        "０９１２３４５６７８",
    ],
)  # fmt: skip
def test_numbers_of_people(text):
    assert people.has_numbers(text)


@pytest.mark.parametrize(
    "text",
    [
        "1.238.856.000 đồng",
        "200000000",
        "học sinh năm 2024",
        "an sinh năm 2024",
        "0,35 ha",
        "05 hộ",
    ],
)
def test_other_numbers(text):
    assert not people.has_numbers(text)
