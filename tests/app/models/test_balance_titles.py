"""Titles and sentences about the balance of models."""

import pytest

from app.models.balance_titles import (
    conclude,
    conclude_total,
    explain_gaps,
    tell_drawn,
    tell_reported,
    title_balance,
    write_figure,
)
from measures.balance import FIGURES, FLOWS, Figure, add_up, known_in_all, tell_differences
from tests.measures.test_balance import ask_balances, make

NAMES = {"a": "xã A", "b": "xã B", "c": "xã C"}


def title(*balances):
    return title_balance(add_up(list(balances)), list(balances), "2024-Q2")


def test_what_is_known_says_of_whom_it_is():
    told, silent = make("a", launched=2), make("b", **dict.fromkeys(FIGURES, "missing"))
    assert tell_reported([told, silent], 7) == "Các số trên là của 1/7 xã, thị trấn."
    some = make("b", **dict.fromkeys(FIGURES, "missing") | {"launched": 1})
    assert tell_reported([told, some, silent._replace(commune="c")], 7) == (
        "Mỗi số trên là của 1 đến 2 trong 7 xã, thị trấn (bảng bên dưới)."
    )
    assert tell_reported([told], 1) == tell_reported([silent], 7) == ""
    assert tell_reported([told, make(None, opening=2)], 7) == ""


def test_title():
    grows = make("a", opening=8, launched=2, closing=10)
    assert title(grows) == "Quý II/2024: số mô hình đang hoạt động tăng từ 08 lên 10"
    assert title(make("a", opening=1238, goal_met=8)) == (
        "Quý II/2024: số mô hình đang hoạt động giảm từ 1.238 xuống 1.230"
    )
    assert title(make("a", opening=8)) == "Quý II/2024: số mô hình đang hoạt động không đổi: 08"
    assert title(make("a")) == "Quý II/2024: số mô hình đang hoạt động không đổi: 0"
    assert title(grows, make("b", opening="missing")) == (
        "Quý II/2024: ở 1/2 xã, số mô hình đang hoạt động tăng từ 08 lên 10"
    )
    assert title(make("a", opening=2, ineffective=3)) == (
        "Quý II/2024: số mô hình đang hoạt động tính ra là số âm (−1), cần đối chiếu"
    )
    assert title(make(None, opening=2), make("b", opening="missing")) == (
        "Quý II/2024: chưa phân xã, số mô hình đang hoạt động không đổi: 02"
    )


def test_where_it_cannot_be_drawn_up():
    drawn, left, at_large = make("a"), make("b", opening="missing"), make(None, opening="missing")
    assert tell_drawn([drawn], NAMES) == ""
    assert tell_drawn([drawn, left], NAMES) == "Chưa lập được cân đối ở xã B."
    assert tell_drawn([drawn, at_large], NAMES) == "Không kể số chưa phân xã."
    assert tell_drawn([left, make(None)], NAMES) == (
        "Chưa lập được cân đối ở xã B; gồm cả số chưa phân xã."
    )
    many = [make("b", opening="missing")] * 6
    assert tell_drawn([drawn, *many], NAMES) == "Chưa lập được cân đối ở 6/7 xã."


def test_balances_that_differ_are_told():
    differs = make("a", opening=8, goal_met=1, closing=8)
    assert tell_differences([make("b"), make("c", opening="missing")], NAMES) == ""
    assert tell_differences([differs, make("b")], NAMES) == (
        "Cân đối không khớp, cần đối chiếu lại. Xã A: báo cáo 08 mô hình cuối kỳ, tính ra 07, "
        "lệch 01."
    )
    negative = make("b", goal_met=1, closing="missing")
    assert tell_differences([negative], NAMES) == (
        "Cân đối không khớp, cần đối chiếu lại. Xã B: số mô hình cuối kỳ tính ra là số âm (−1)."
    )
    at_large = make(None, opening=1, closing=3)
    assert "Chưa phân xã: báo cáo 03" in tell_differences([at_large], NAMES)
    assert tell_differences([differs] * 7, NAMES).endswith("lệch 01. Và 02 nơi khác, xem bảng.")


@pytest.mark.parametrize(
    ("balance", "verdict"),
    [
        (make(), "Khớp"),
        (make(opening=8, closing=9), "Lệch 1: báo cáo 9, tính ra 8"),
        (make(opening=8, closing="missing"), "Chưa đối chiếu được: thiếu số cuối kỳ"),
        (
            make(opening=8, closing="uncounted"),
            "Chưa đối chiếu được: cuối kỳ có nhưng chưa rõ số",
        ),
        (make(goal_met=1, closing="missing"), "Tính ra số âm (−1), cần đối chiếu"),
        (
            make(opening="missing", replicated="missing"),
            "Chưa lập được: thiếu số đầu kỳ, nhân rộng",
        ),
        (
            make(opening="uncounted", launched="to_date", goal_met="rough", converted="missing"),
            "Chưa lập được: thiếu số chuyển đổi đi; đầu kỳ có nhưng chưa rõ số; ra mắt chỉ có số "
            "lũy kế từ đầu năm; đạt mục tiêu chưa phải số chính xác",
        ),
        (
            make(**dict.fromkeys(FLOWS, "missing"), closing="missing"),
            "Chưa lập được: quý này chưa có số",
        ),
        (
            make(**dict.fromkeys(["opening", "replicated", "converted", "goal_met"], "missing")),
            "Chưa lập được: thiếu 4 số, ghi “–”",
        ),
        (make(**dict.fromkeys(FIGURES, "missing")), "Chưa có số"),
    ],
)
def test_verdict_in_words(balance, verdict):
    assert conclude(balance) == verdict


def test_differences_that_cancel_out_are_no_agreement():
    balances = [
        make("a", opening=8, closing=9),
        make("b", opening=8, closing=7),
        make("c"),
        make("d", closing="missing"),
        make("e", opening="missing"),
    ]
    assert add_up(balances[:3]).off_by == 0
    assert conclude_total(balances) == (
        "Lập được 4/5 xã: 1 xã khớp, 2 xã lệch, 1 xã chưa đối chiếu được"
    )
    assert conclude_total([make("e", opening="missing")]) == "Lập được 0/1 xã"


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Figure(1238, "known"), "1.238"),
        (Figure(12, "to_date"), "12 từ đầu năm"),
        (Figure(3, "uncounted"), "ít nhất 3"),
        (Figure(0, "uncounted"), "chưa rõ số"),
        (Figure(20, "rough"), "hơn hoặc khoảng 20"),
        (Figure(0, "missing"), "chưa có số"),
    ],
)
def test_a_figure_as_it_is_known(figure, text):
    assert write_figure(figure) == text


def test_why_no_balance_can_be_drawn_up():
    both = [make("a", opening="missing", goal_met=2), make("b", launched="missing", opening=4)]
    assert explain_gaps(known_in_all(both), "2024-Q2", "2024-Q1") == (
        "Chưa lập được cân đối mô hình quý II/2024: không xã nào có đủ các số cần thiết."
    )
    nothing = [make("a", **dict.fromkeys(FIGURES, "missing"))]
    assert explain_gaps(known_in_all(nothing), "2024-Q2", "2024-Q1") == (
        "Chưa lập được cân đối mô hình quý II/2024: nguồn không nêu số mô hình đầu kỳ (cuối quý "
        "I/2024), ra mắt, nhân rộng, chuyển đổi đến, đạt mục tiêu, không hiệu quả và chuyển đổi đi."
    )
    unknown = [make("a", opening="uncounted", goal_met="rough")]
    assert "đầu kỳ có nhưng chưa rõ số; đạt mục tiêu chưa phải số chính xác" in explain_gaps(
        known_in_all(unknown), "2024-Q2", "2024-Q1"
    )


def test_the_official_sentence(view):
    assert explain_gaps(known_in_all(ask_balances(view)), "2024-Q2", "2024-Q1") == (
        "Chưa lập được cân đối mô hình quý II/2024: nguồn không nêu số mô hình đầu kỳ (cuối quý "
        "I/2024), nhân rộng, chuyển đổi đến và chuyển đổi đi; ra mắt chỉ có số lũy kế từ đầu năm."
    )


def test_the_sentences_of_the_demonstration(demo_view):
    balances, names = ask_balances(demo_view), demo_view.commune_labels
    assert title_balance(add_up(balances), balances, "2024-Q2").startswith(
        "Quý II/2024: ở 4/7 xã, số mô hình đang hoạt "
    )
    assert tell_drawn(balances, names) == "Chưa lập được cân đối ở xã Mẫu 4, xã Mẫu 5, xã Mẫu 6."
    told = tell_differences(balances, names)
    assert told.startswith("Cân đối không khớp, cần đối chiếu lại. Xã Mẫu 1: báo cáo ")
    assert told.endswith(", lệch 01.")
    assert conclude_total(balances) == "Lập được 4/7 xã: 3 xã khớp, 1 xã lệch"
