"""The table of balances."""

from app.models.balance_tables import list_balances
from tests.app.table_lines import lines
from tests.measures.test_balance import ask_balances, make

NAMES = {"a": "xã A", "b": "xã B"}


def test_columns():
    assert list(list_balances([make()], NAMES).columns) == [
        "Xã",
        "Kết luận",
        "Đầu kỳ",
        "Ra mắt",
        "Nhân rộng",
        "Chuyển đổi đến",
        "Đạt mục tiêu",
        "Không hiệu quả",
        "Chuyển đổi đi",
        "Cuối kỳ, tính ra",
        "Cuối kỳ, báo cáo",
    ]


def test_rows_and_the_total_of_those_that_can_be_drawn_up():
    balances = [
        make("a", opening=8, launched=2, goal_met=1, closing=10),
        make("b", opening="missing", launched="uncounted", goal_met=4, closing=3),
        make(None, opening=1, closing=1),
    ]
    assert lines(list_balances(balances, NAMES)) == [
        ("Xã A", "Lệch 1: báo cáo 10, tính ra 9", 8, 2, 0, 0, 1, 0, 0, 9, 10),
        (
            "Xã B", "Chưa lập được: thiếu số đầu kỳ; ra mắt có nhưng chưa rõ số", None,
            "chưa rõ số", 0, 0, 4, 0, 0, None, 3,
        ),
        ("Chưa phân xã", "Khớp", 1, 0, 0, 0, 0, 0, 0, 1, 1),
        ("Tổng các xã lập được", "Lập được 1/2 xã: 1 xã lệch", 9, 2, 0, 0, 1, 0, 0, 10, 11),
    ]  # fmt: skip


def test_no_total_where_nothing_can_be_drawn_up():
    [_, total] = lines(list_balances([make("a", opening="missing")], NAMES))
    assert total == ("Tổng", "Lập được 0/1 xã", *[None] * 9)


def test_official_balances(view):
    rows = lines(list_balances(ask_balances(view), view.commune_labels))
    assert [row[0] for row in rows] == [
        "Xã Đăk Kôi", "Xã Đăk Pne", "Xã Đăk Ruồng", "Thị trấn Đăk Rve", "Xã Đăk Tơ Lung",
        "Xã Đăk Tờ Re", "Xã Tân Lập", "Chưa phân xã", "Tổng",
    ]  # fmt: skip
    assert rows[2][:2] == ("Xã Đăk Ruồng", "Chưa có số")
    assert rows[7] == (
        "Chưa phân xã",
        "Chưa lập được: thiếu 4 số, ghi “–”; ra mắt chỉ có số lũy kế từ đầu năm",
        None, "12 từ đầu năm", None, None, 13, 6, None, None, None,
    )  # fmt: skip


def test_the_balances_of_the_demonstration(demo_view):
    rows = lines(list_balances(ask_balances(demo_view), demo_view.commune_labels))
    drawn = [row for row in rows[:-1] if row[9] is not None]
    assert len(drawn) == 4
    for column in range(2, 11):
        assert sum(row[column] for row in drawn) == rows[-1][column]
