"""The figures at the head of the overview, on the official quarters and on made-up facts."""

import pytest

from app.overview.cards import make_cards
from app.overview.section import AREAS
from app.section import Card
from measures.figures.quarter import ask_figures
from tests.measures.told import make, tell

NOTE = "Báo cáo 128-BC/BCĐ, chú thích "
NOWHERE = "không nơi nào có số đếm đầy đủ của cả hai quý"
NO_Q1 = "chưa so sánh được: quý I/2024 chưa có số liệu"
NOTHING_AT_ALL = "chưa so sánh được: cả quý này và quý I/2024 chưa có số liệu"


@pytest.fixture
def official():
    """The cards of a view on the official data set."""
    return lambda view: make_cards(ask_figures(view.scope, AREAS))


def made_up(*rows, **choice):
    """The cards on facts that are written in the test."""
    return make_cards(make([row for group in rows for row in group], **choice))


def test_official_quarter(official, view):
    assert official(view) == [
        Card("Mô hình ra mắt từ đầu năm 2024", [("12", "mô hình")], [], [NO_Q1], NOTE + "2"),
        Card(
            "Mô hình dừng hoạt động",
            [("26", "mô hình")],
            ["13 đã đạt mục tiêu", "13 không hiệu quả"],
            [NO_Q1],
            NOTE + "1",
        ),
        Card(
            "Hủ tục, phong tục còn thực hiện",
            [("1", "hủ tục"), ("2", "phong tục")],
            [],
            [
                "Hủ tục: chưa so sánh được: quý I/2024 chưa có số liệu",
                "Phong tục: giảm 01 phong tục so với quý I/2024",
            ],
            NOTE + "7",
        ),
        Card(
            "Hộ còn thực hiện hủ tục, phong tục",
            [("ít nhất 48", "hộ")],
            [
                "Ngủ “đầm” (ngủ rẫy): 45 hộ",
                "Thả rông gia súc, gia cầm: ít nhất 2 hộ",
                "02 trường hợp còn, chưa rõ số hộ",
            ],
            [f"chưa so sánh được với quý I/2024: {NOWHERE}"],
            NOTE + "7",
        ),
        Card(
            "Tuyên truyền trong quý", [("110", "buổi")], ["7 lượt xe lưu động"], [NO_Q1], NOTE + "4"
        ),
        Card(
            "Người tham dự tuyên truyền",
            [("hơn 8.000", "lượt người")],
            ["Sóng FM: 38 tin, 5 bài", "Trang điện tử: 36 tin, 5 bài"],
            [NO_Q1],
            NOTE + "4",
        ),
    ]


def test_official_quarter_against_last_year(official, view):
    before = official(view)
    now = official(view._replace(comparison="last_year"))
    unknown = "chưa so sánh được: quý II/2023 chưa có số liệu"
    assert [card.changes for card in now] == [
        [unknown],
        [unknown],
        [f"Hủ tục: {unknown}", f"Phong tục: {unknown}"],
        ["chưa so sánh được: quý II/2023 chưa có số liệu"],
        [unknown],
        [unknown],
    ]
    assert [card._replace(changes=[]) for card in now] == [
        card._replace(changes=[]) for card in before
    ]


def test_official_first_quarter(official, view):
    nothing = "chưa so sánh được: cả quý này và quý IV/2023 chưa có số liệu"
    assert official(view._replace(quarter="2024-Q1")) == [
        Card(
            "Mô hình ra mắt từ đầu năm 2024",
            [("–", "chưa có số")],
            [],
            [nothing],
            "",
        ),
        Card("Mô hình dừng hoạt động", [("–", "chưa có số")], [], [nothing], ""),
        Card(
            "Hủ tục, phong tục còn thực hiện",
            [("3", "phong tục")],
            ["Hủ tục: chưa có số"],
            ["Phong tục: chưa so sánh được: quý IV/2023 chưa có số liệu"],
            NOTE + "7",
        ),
        Card(
            "Hộ còn thực hiện hủ tục, phong tục",
            [("ít nhất 55", "hộ")],
            [
                "Ngủ “đầm” (ngủ rẫy): 55 hộ",
                "02 trường hợp còn, chưa rõ số hộ",
                "Hủ tục: chưa có số",
            ],
            ["chưa so sánh được: quý IV/2023 chưa có số liệu"],
            NOTE + "7",
        ),
        Card("Tuyên truyền trong quý", [("–", "chưa có số")], [], [nothing], ""),
        Card("Người tham dự tuyên truyền", [("–", "chưa có số")], [], [nothing], ""),
    ]


def test_official_commune(official, view):
    assert official(view._replace(communes=["dak-pne"])) == [
        Card("Mô hình ra mắt từ đầu năm 2024", [("–", "chưa có số")], [], [NOTHING_AT_ALL], ""),
        Card(
            "Mô hình dừng hoạt động", [("1", "mô hình")], ["1 không hiệu quả"], [NO_Q1], NOTE + "1"
        ),
        Card(
            "Hủ tục, phong tục còn thực hiện",
            [("1", "hủ tục"), ("2", "phong tục")],
            [],
            [
                "Hủ tục: chưa so sánh được: quý I/2024 chưa có số liệu",
                "Phong tục: không kể “Thả rông gia súc, gia cầm”: không đổi so với quý I/2024",
            ],
            NOTE + "7",
        ),
        Card(
            "Hộ còn thực hiện hủ tục, phong tục",
            [("ít nhất 45", "hộ")],
            ["Ngủ “đầm” (ngủ rẫy): 45 hộ", "02 trường hợp còn, chưa rõ số hộ"],
            [f"chưa so sánh được với quý I/2024: {NOWHERE}"],
            NOTE + "7",
        ),
        Card("Tuyên truyền trong quý", [("–", "chưa có số")], [], [NOTHING_AT_ALL], ""),
        Card("Người tham dự tuyên truyền", [("–", "chưa có số")], [], [NOTHING_AT_ALL], ""),
    ]


def test_official_commune_without_figures(official, view):
    labels = [
        "Mô hình ra mắt từ đầu năm 2024",
        "Mô hình dừng hoạt động",
        "Hủ tục, phong tục còn thực hiện",
        "Hộ còn thực hiện hủ tục, phong tục",
        "Tuyên truyền trong quý",
        "Người tham dự tuyên truyền",
    ]
    assert official(view._replace(communes=["dak-ruong"])) == [
        Card(label, [("–", "chưa có số")], [], [NOTHING_AT_ALL], "") for label in labels
    ]


def test_no_rows_are_not_zero():
    assert [card.values for card in made_up()] == [[("–", "chưa có số")]] * 6


def test_stopped_zero_is_a_number():
    rows = tell("model", "goal_met", {"a": 0, "b": 0, "c": 0}, {"a": 3, "b": 0, "c": 0})
    assert made_up(rows)[1] == Card(
        "Mô hình dừng hoạt động",
        [("0", "mô hình")],
        ["0 đã đạt mục tiêu"],
        ["giảm 03 mô hình so với quý I/2024"],
        "A",
    )


def test_stopped_of_unknown_number():
    rows = tell("model", "goal_met", {"a": 4, "b": 0}, {"a": 3, "b": 0})
    rows += tell("model", "ineffective", {"a": "?", "b": 0}, {"a": 0, "b": 1})
    assert made_up(rows)[1] == Card(
        "Mô hình dừng hoạt động",
        [("ít nhất 4", "mô hình")],
        ["4 đã đạt mục tiêu", "chưa rõ số không hiệu quả", "2/3 xã, thị trấn báo cáo"],
        ["1 xã cùng báo cáo: giảm 01 mô hình so với quý I/2024"],
        "A",
    )


def test_customs_all_gone():
    rows = tell("custom", "tao-hon", {"a": 0, "b": 0, "c": 0}, {"a": 2, "b": 0, "c": 0})
    rows += tell("custom", "no-mieng", {"a": 0, "b": 0, "c": 0}, {"a": 0, "b": 0, "c": 0})
    _, _, kinds, households, _, _ = made_up(rows)
    assert kinds == Card(
        "Hủ tục, phong tục còn thực hiện",
        [("0", "hủ tục"), ("0", "phong tục")],
        [],
        [
            "Hủ tục: không còn, giảm 01 hủ tục so với quý I/2024",
            "Phong tục: không đổi so với quý I/2024",
        ],
        "A",
    )
    assert households == Card(
        "Hộ còn thực hiện hủ tục, phong tục",
        [("0", "hộ")],
        [],
        ["không còn, giảm 02 hộ so với quý I/2024"],
        "A",
    )


def test_a_custom_that_one_commune_has_none_of_is_not_gone_where_another_is_silent():
    rows = tell("custom", "no-mieng", {"a": 0}, {"a": 2, "b": 3})
    kinds = made_up(rows)[2]
    assert kinds.changes == [
        "Phong tục: chưa so sánh được với quý I/2024: “Nợ miệng” chưa được báo cáo đủ ở cả hai quý"
    ]
    assert kinds.details == ["Hủ tục: chưa có số", "1/3 xã, thị trấn báo cáo"]


def test_households_all_of_unknown_number():
    rows = tell("custom", "tao-hon", {"a": "?", "b": "?", "c": "?"}, {"a": 2, "b": 2, "c": 2})
    rows += tell("custom", "no-mieng", {"a": 0, "b": 0, "c": 0}, {"a": 0, "b": 0, "c": 0})
    assert made_up(rows)[3] == Card(
        "Hộ còn thực hiện hủ tục, phong tục",
        [("chưa rõ số", "hộ")],
        ["03 trường hợp còn, chưa rõ số hộ"],
        ["chưa so sánh được với quý I/2024: không nơi nào có số đếm đầy đủ của cả hai quý"],
        "A",
    )


def test_households_without_one_kind_are_a_lower_bound():
    rows = tell("custom", "no-mieng", {"a": 50, "b": 5, "c": 0}, {})
    rows += tell("custom", "cui-hua-hon", {"a": 7, "b": 0, "c": 0}, {})
    assert made_up(rows)[3] == Card(
        "Hộ còn thực hiện hủ tục, phong tục",
        [("ít nhất 62", "hộ")],
        ["Nợ miệng: 55 hộ", "Củi hứa hôn: 7 hộ", "Hủ tục: chưa có số"],
        ["chưa so sánh được: quý I/2024 chưa có số liệu"],
        "A",
    )


def test_attendances_that_are_lower_bounds_are_not_subtracted():
    now, before = {"a": "≥8000", "b": 20, "c": 5}, {"a": "~630", "b": 19, "c": 5}
    rows = tell("outreach", "attendance", now, before)
    assert made_up(rows)[5] == Card(
        "Người tham dự tuyên truyền",
        [("hơn 8.025", "lượt người")],
        [],
        ["2 xã cùng báo cáo: tăng 01 lượt người so với quý I/2024"],
        "A",
    )


def test_sessions_are_subtracted_where_both_quarters_are_told():
    now, before = {"a": 10, "b": 100}, {"a": 12, "b": 90, "c": 40}
    rows = tell("outreach", "session", now, before) + tell("outreach", "van_round", {"a": 7}, {})
    assert made_up(rows)[4] == Card(
        "Tuyên truyền trong quý",
        [("110", "buổi")],
        ["7 lượt xe lưu động", "2/3 xã, thị trấn báo cáo"],
        ["2 xã cùng báo cáo: tăng 08 buổi so với quý I/2024"],
        "A",
    )


def test_launches_of_the_year_count_who_reported_in_each_of_its_quarters():
    rows = tell("model", "launched", {"a": 4, "b": 1, "c": 9}, {"a": 2, "b": 0})
    assert made_up(rows)[0] == Card(
        "Mô hình ra mắt từ đầu năm 2024",
        [("16", "mô hình")],
        ["2/3 xã, thị trấn báo cáo"],
        ["2 xã cùng báo cáo: tăng 05 mô hình so với quý I/2024"],
        "A",
    )
