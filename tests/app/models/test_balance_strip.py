"""The tiles of a balance that can't be drawn up."""

from lxml import html

from app.models.balance_strip import draw_strip
from measures.balance import FIGURES, Figure, known_in_all
from tests.measures.test_balance import ask_balances


def tiles(known):
    items = html.fragment_fromstring(draw_strip(known)).xpath("./li")
    return [(item.get("class"), *(part.text_content() for part in item)) for item in items]


def test_each_figure_is_a_tile_and_an_unknown_one_no_zero():
    known = dict.fromkeys(FIGURES, Figure(0, "known")) | {
        "opening": Figure(0, "missing"),
        "launched": Figure(1238, "to_date"),
        "replicated": Figure(3, "uncounted"),
        "converted_in": Figure(0, "uncounted"),
        "goal_met": Figure(8, "rough"),
    }
    assert tiles(known) == [
        ("tile-unknown", "Đầu kỳ", "–", "chưa có số"),
        ("tile", "+ ra mắt", "1.238", "lũy kế từ đầu năm"),
        ("tile", "+ nhân rộng", "≥ 3", "có nơi chưa rõ số"),
        ("tile", "+ chuyển đổi đến", "?", "có nơi chưa rõ số"),
        ("tile", "− đạt mục tiêu", "≈ 8", "chưa chính xác"),
        ("tile", "− không hiệu quả", "0", "mô hình"),
        ("tile", "− chuyển đổi đi", "0", "mô hình"),
        ("tile", "Cuối kỳ", "0", "mô hình"),
    ]


def test_the_official_quarter(view):
    found = tiles(known_in_all(ask_balances(view)))
    assert [tile[2] for tile in found] == ["–", "12", "–", "–", "13", "13", "–", "–"]
