"""The figures at the head of the overview, on the official quarters and on made-up facts."""

import pytest

from app.overview.cards import make_cards
from app.overview.section import AREAS
from app.section import Card
from measures.figures.quarter import ask_figures
from tests.measures.told import make, tell

NOTE = "Báo cáo 128-BC/BCĐ, chú thích "
NOT = "chưa so sánh được"


@pytest.fixture
def official():
    """The cards of a view on the official data set."""
    return lambda view: make_cards(ask_figures(view.scope, AREAS))


def made_up(*rows, **choice):
    """The cards on facts that are written in the test."""
    return make_cards(make([row for group in rows for row in group], **choice))


def test_official_quarter(official, view):
    assert official(view) == [
        Card("Ra mắt từ đầu năm 2024", [("12", "mô hình")], [], [NOT], NOTE + "2"),
        Card(
            "Dừng hoạt động",
            [("26", "mô hình")],
            ["13 đã đạt mục tiêu, 13 không hiệu quả"],
            [NOT],
            NOTE + "1",
        ),
        Card(
            "Còn thực hiện",
            [("1", "hủ tục"), ("2", "phong tục")],
            [],
            ["hủ tục chưa so sánh được", "phong tục giảm 01"],
            NOTE + "7",
        ),
        Card(
            "Hộ còn thực hiện",
            [("ít nhất 48", "hộ")],
            ["Ngủ “đầm” (ngủ rẫy): 45 và 02 loại khác"],
            [NOT],
            NOTE + "7",
        ),
        Card(
            "Tuyên truyền trong quý", [("110", "buổi")], ["7 lượt xe lưu động"], [NOT], NOTE + "4"
        ),
        Card(
            "Người tham dự",
            [("hơn 8.000", "lượt người")],
            [],
            [NOT],
            NOTE + "4",
        ),
    ]


def test_official_quarter_against_last_year(official, view):
    before = official(view)
    now = official(view._replace(comparison="last_year"))
    assert [card.changes for card in now] == [
        [NOT],
        [NOT],
        [f"hủ tục {NOT}", f"phong tục {NOT}"],
        [NOT],
        [NOT],
        [NOT],
    ]
    assert [card._replace(changes=[]) for card in now] == [
        card._replace(changes=[]) for card in before
    ]


def test_official_first_quarter(official, view):
    assert official(view._replace(quarter="2024-Q1")) == [
        Card(
            "Ra mắt từ đầu năm 2024",
            [("–", "chưa có số")],
            [],
            [],
            "",
        ),
        Card("Dừng hoạt động", [("–", "chưa có số")], [], [], ""),
        Card(
            "Còn thực hiện",
            [("3", "phong tục")],
            ["Hủ tục: chưa có số"],
            ["phong tục chưa so sánh được"],
            NOTE + "7",
        ),
        Card(
            "Hộ còn thực hiện",
            [("ít nhất 55", "hộ")],
            ["Ngủ “đầm” (ngủ rẫy): 55 và 02 loại khác", "Hủ tục: chưa có số"],
            [NOT],
            NOTE + "7",
        ),
        Card("Tuyên truyền trong quý", [("–", "chưa có số")], [], [], ""),
        Card("Người tham dự", [("–", "chưa có số")], [], [], ""),
    ]


def test_official_commune(official, view):
    assert official(view._replace(communes=["dak-pne"])) == [
        Card("Ra mắt từ đầu năm 2024", [("–", "chưa có số")], [], [], ""),
        Card(
            "Dừng hoạt động",
            [("1", "mô hình")],
            ["do không hiệu quả, chưa có số đạt mục tiêu"],
            [NOT],
            NOTE + "1",
        ),
        Card(
            "Còn thực hiện",
            [("1", "hủ tục"), ("2", "phong tục")],
            [],
            [
                "hủ tục chưa so sánh được",
                "phong tục không kể “Thả rông gia súc, gia cầm”: không đổi",
            ],
            NOTE + "7",
        ),
        Card(
            "Hộ còn thực hiện",
            [("ít nhất 45", "hộ")],
            ["Ngủ “đầm” (ngủ rẫy): 45 và 02 loại khác"],
            [NOT],
            NOTE + "7",
        ),
        Card("Tuyên truyền trong quý", [("–", "chưa có số")], [], [], ""),
        Card("Người tham dự", [("–", "chưa có số")], [], [], ""),
    ]


def test_official_commune_without_figures(official, view):
    labels = [
        "Ra mắt từ đầu năm 2024",
        "Dừng hoạt động",
        "Hủ tục, phong tục còn thực hiện",
        "Hộ còn thực hiện",
        "Tuyên truyền trong quý",
        "Người tham dự",
    ]
    assert official(view._replace(communes=["dak-ruong"])) == [
        Card(label, [("–", "chưa có số")], [], [], "") for label in labels
    ]


def test_no_rows_are_not_zero():
    assert [card.values for card in made_up()] == [[("–", "chưa có số")]] * 6


def test_stopped_zero_is_a_number():
    rows = tell("model", "goal_met", {"a": 0, "b": 0, "c": 0}, {"a": 3, "b": 0, "c": 0})
    assert made_up(rows)[1] == Card(
        "Dừng hoạt động",
        [("0", "mô hình")],
        ["do đã đạt mục tiêu, chưa có số không hiệu quả"],
        ["giảm 03"],
        "A",
    )


def test_stopped_of_unknown_number():
    rows = tell("model", "goal_met", {"a": 4, "b": 0}, {"a": 3, "b": 0})
    rows += tell("model", "ineffective", {"a": "?", "b": 0}, {"a": 0, "b": 1})
    assert made_up(rows)[1] == Card(
        "Dừng hoạt động",
        [("ít nhất 4", "mô hình")],
        ["4 đã đạt mục tiêu, chưa rõ số không hiệu quả", "2/3 xã báo cáo"],
        ["1 xã cùng báo cáo: giảm 01"],
        "A",
    )


def test_customs_all_gone():
    rows = tell("custom", "tao-hon", {"a": 0, "b": 0, "c": 0}, {"a": 2, "b": 0, "c": 0})
    rows += tell("custom", "no-mieng", {"a": 0, "b": 0, "c": 0}, {"a": 0, "b": 0, "c": 0})
    _, _, kinds, households, _, _ = made_up(rows)
    assert kinds == Card(
        "Còn thực hiện",
        [("0", "hủ tục"), ("0", "phong tục")],
        [],
        ["hủ tục không còn, giảm 01", "phong tục không đổi"],
        "A",
    )
    assert households == Card(
        "Hộ còn thực hiện",
        [("0", "hộ")],
        [],
        ["không còn, giảm 02"],
        "A",
    )


def test_a_custom_that_one_commune_has_none_of_is_not_gone_where_another_is_silent():
    rows = tell("custom", "no-mieng", {"a": 0}, {"a": 2, "b": 3})
    kinds = made_up(rows)[2]
    assert kinds.changes == ["phong tục chưa so sánh được"]
    assert kinds.details == ["Hủ tục: chưa có số", "1/3 xã báo cáo"]


def test_households_all_of_unknown_number():
    rows = tell("custom", "tao-hon", {"a": "?", "b": "?", "c": "?"}, {"a": 2, "b": 2, "c": 2})
    rows += tell("custom", "no-mieng", {"a": 0, "b": 0, "c": 0}, {"a": 0, "b": 0, "c": 0})
    assert made_up(rows)[3] == Card(
        "Hộ còn thực hiện",
        [("chưa rõ số", "hộ")],
        [],
        [NOT],
        "A",
    )


def test_households_without_one_kind_are_a_lower_bound():
    rows = tell("custom", "no-mieng", {"a": 50, "b": 5, "c": 0}, {})
    rows += tell("custom", "cui-hua-hon", {"a": 7, "b": 0, "c": 0}, {})
    assert made_up(rows)[3] == Card(
        "Hộ còn thực hiện",
        [("ít nhất 62", "hộ")],
        ["Nợ miệng: 55 và 01 loại khác", "Hủ tục: chưa có số"],
        [NOT],
        "A",
    )


def test_attendances_that_are_lower_bounds_are_not_subtracted():
    now, before = {"a": "≥8000", "b": 20, "c": 5}, {"a": "~630", "b": 19, "c": 5}
    rows = tell("outreach", "attendance", now, before)
    assert made_up(rows)[5] == Card(
        "Người tham dự",
        [("hơn 8.025", "lượt người")],
        [],
        ["2 xã cùng báo cáo: tăng 01"],
        "A",
    )


def test_sessions_are_subtracted_where_both_quarters_are_told():
    now, before = {"a": 10, "b": 100}, {"a": 12, "b": 90, "c": 40}
    rows = tell("outreach", "session", now, before) + tell("outreach", "van_round", {"a": 7}, {})
    assert made_up(rows)[4] == Card(
        "Tuyên truyền trong quý",
        [("110", "buổi")],
        ["7 lượt xe lưu động", "2/3 xã báo cáo"],
        ["2 xã cùng báo cáo: tăng 08"],
        "A",
    )


def test_launches_of_the_year_count_who_reported_in_each_of_its_quarters():
    rows = tell("model", "launched", {"a": 4, "b": 1, "c": 9}, {"a": 2, "b": 0})
    assert made_up(rows)[0] == Card(
        "Ra mắt từ đầu năm 2024",
        [("ít nhất 16", "mô hình")],
        ["14 trong quý này; 2 xã cùng báo cáo: 5 (quý I: 2)", "2/3 xã báo cáo"],
        [],
        "A",
    )


def test_what_began_in_the_quarter_stands_below_the_total_of_the_year():
    rows = tell("model", "launched", {"a": 4, "b": 1, "c": 4}, {"a": 2, "b": 0, "c": 3})
    [card, *_] = made_up(rows)
    assert (card.values, card.details, card.changes) == (
        [("14", "mô hình")],
        ["9 trong quý này (quý I: 5)"],
        [],
    )


def test_a_total_of_the_year_is_compared_with_that_of_another_year():
    then = ("2024-Q2", "2023-Q2")
    first = tell("model", "launched", {"a": 1, "b": 1, "c": 1}, {}, ("2024-Q1", "2023-Q1"))
    first += tell("model", "launched", {}, {"a": 0, "b": 1, "c": 0}, ("2024-Q1", "2023-Q1"))
    rows = tell("model", "launched", {"a": 2, "b": 0, "c": 0}, {"a": 1, "b": 1, "c": 1}, then)
    [card, *_] = made_up(rows, first, before="2023-Q2")
    assert card.details == ["2 trong quý này (quý II/2023: 3)"]
    assert card.changes == ["tăng 01"]
